"""Do the facts turn red, and the answers change, when the document does?"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from advisor import Advisor, Settings
from evals.records import Case
from evals.truth.check import check
from evals.truth.copies import Mutation, MutationKind, Subject, mutations

MODELS = "models"
KNOWLEDGE = "knowledge"
DATA = "data"


@dataclass(frozen=True, slots=True)
class MutationResult:
    """What became of one mutation; it passed if there are no `reasons` against it."""

    kind: MutationKind
    says: str
    case: str = ""
    reply: str = ""
    reasons: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the facts turned red and the advisor followed the document."""
        return not self.reasons


@dataclass(frozen=True, slots=True)
class Trial:
    """A mutation and a case whose first answer it changes."""

    mutation: Mutation
    case: Case


def run_mutations(
    subject: Subject, data: Path, *, seed: int = 0, each: int = 1
) -> tuple[MutationResult, ...]:
    """Return what became of `each` mutations of every kind.

    A mutation is tried on a case that the advisor answers as the document stands, or
    its failure would say nothing; where there is no such case, that is a failure.

    Args:
        subject: The document that is changed.
        data: A data folder of the advisor, whose exported model is used.
        seed: Decides what is changed.
        each: How many mutations of each kind.
    """
    with _workplace(data) as place:
        before = _opened(place, subject, subject.text)
        chosen = {
            kind: tuple(
                islice(trials(before, subject, mutations(kind, subject, seed)), each)
            )
            for kind in MutationKind
        }
        results = [
            _result(trial, subject, _opened(place, subject, trial.mutation.text))
            for found in chosen.values()
            for trial in found
        ]
    missing = [_untested(kind) for kind, found in chosen.items() if len(found) < each]
    return (*results, *missing)


def trials(
    before: Advisor, subject: Subject, found: Iterator[Mutation]
) -> Iterator[Trial]:
    """Yield the mutations that change an answer of the advisor `before` them."""
    for mutation in found:
        for case in subject.cases(mutation.fact):
            if mutation.is_as_before(before.ask(case.turns[0].ask).text):
                yield Trial(mutation, case)
                break


@contextmanager
def _workplace(data: Path) -> Iterator[Path]:
    """Make a folder for a document and its index, with the model that `data` holds.

    All copies take turns in it, so that only what differs is embedded again.
    """
    models = data / MODELS
    models.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="mutation-") as name:
        place = Path(name)
        (place / KNOWLEDGE).mkdir()
        (place / DATA).mkdir()
        held = place / DATA / MODELS
        held.symlink_to(models.resolve(), target_is_directory=True)
        yield place


def _opened(place: Path, subject: Subject, text: str) -> Advisor:
    """Return an advisor on nothing but `text`."""
    name = Path(subject.facts.document).name
    (place / KNOWLEDGE / name).write_text(text, "utf-8", newline="")
    return Advisor.open(Settings(knowledge=place / KNOWLEDGE, data=place / DATA))


def _result(trial: Trial, subject: Subject, after: Advisor) -> MutationResult:
    mutation, case = trial.mutation, trial.case
    reply = after.ask(case.turns[0].ask).text
    return MutationResult(
        mutation.kind,
        mutation.says,
        case.id,
        reply,
        reasons=(*_unseen(trial, subject, after), *mutation.against(reply)),
    )


def _untested(kind: MutationKind) -> MutationResult:
    reason = "No case is answered from a fact that could be changed so."
    return MutationResult(kind, "nothing", reasons=(reason,))


def _unseen(trial: Trial, subject: Subject, after: Advisor) -> Iterator[str]:
    """Yield what the check of facts on the copy misses or names wrongly."""
    (career,) = after.careers.values()
    text = career.document.text
    report = check(subject.facts, text, career.passages, subject.suites)
    named = {problem.fact for problem in report.problems}
    for fact in sorted(trial.mutation.broken - named):
        yield f"The check of facts does not name {fact}, which is broken."
    for fact in sorted(named - trial.mutation.broken):
        yield f"The check of facts names {fact}, which holds."
    if not any(trial.case.id in problem.cases for problem in report.problems):
        yield f"The check of facts does not name the case {trial.case.id}."
