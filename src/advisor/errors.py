"""Everything that can go wrong, as one tree; each error names its culprit.

    AdvisorError
        SettingsError           a setting has a value that cannot be used
        DocumentError           a file cannot be read as a document
            DuplicateCareerError    the career is already held
        CareerNotFoundError     no document of that name is held
            CareerNotNamedError     several are held and none was named
        IndexUnavailableError   the index is missing, damaged or held by another process
        PlanError               a learning plan cannot be made from what was given
        PracticeError           a kept interview practice cannot be read
        StoreError              what is kept cannot be opened, read or written
        NotYoursError           nothing of that id belongs to the one who asks

What the documents do not answer is not an error: see `advisor.Outcome`.
"""

from collections.abc import Sequence


class AdvisorError(Exception):
    """Base of all errors; its text is one sentence fit for a person."""


class SettingsError(AdvisorError):
    """A setting has a value that cannot be used."""


class DocumentError(AdvisorError):
    """A file cannot be read as a document; nothing was changed."""

    def __init__(self, filename: str, reason: str) -> None:
        super().__init__(f"{filename}: {reason}")
        self.filename = filename
        self.reason = reason


class DuplicateCareerError(DocumentError):
    """The career is already held by another document."""

    def __init__(self, filename: str, career: str) -> None:
        super().__init__(
            filename,
            f"the career {career!r} is already held; use --replace to put this file"
            " in its place.",
        )
        self.career = career


class CareerNotFoundError(AdvisorError):
    """No document of that name is held."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        listed = ", ".join(known) if known else "none"
        super().__init__(f"No career named {name!r} is held; held: {listed}.")
        self.name = name
        self.known = tuple(known)


class CareerNotNamedError(CareerNotFoundError):
    """Several careers are held, and it was not said which one is meant."""

    def __init__(self, known: Sequence[str]) -> None:
        listed = ", ".join(known)
        AdvisorError.__init__(
            self,
            f"Several careers are held; name the one that is meant: {listed}."
            if known
            else "No career document is held; add one with `advisor add`.",
        )
        self.name = ""
        self.known = tuple(known)


class IndexUnavailableError(AdvisorError):
    """The index is missing, damaged or held by another process."""


class PlanError(AdvisorError):
    """A learning plan cannot be made, kept or written from what was given."""


class PracticeError(AdvisorError):
    """A kept interview practice cannot be read."""

    def __init__(self) -> None:
        super().__init__("The kept interview practice cannot be read; begin a new one.")


class StoreError(AdvisorError):
    """What is kept cannot be opened, read or written."""


class NotYoursError(AdvisorError):
    """Nothing of that id belongs to the one who asks; perhaps to nobody at all."""

    def __init__(self, what: str) -> None:
        super().__init__(f"There is no {what} of yours under that id; begin a new one.")
        self.what = what
