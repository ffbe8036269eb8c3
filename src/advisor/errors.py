"""Everything that can go wrong, as one tree; each error names its culprit.

    AdvisorError
        SettingsError           a setting has a value that cannot be used
        DocumentError           a file cannot be read as a document
            DuplicateCareerError    the career is already held
        CareerNotFoundError     no document of that name is held
        IndexUnavailableError   the index is missing, damaged or held by another process

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


class IndexUnavailableError(AdvisorError):
    """The index is missing, damaged or held by another process."""
