"""What a grader sees: one turn of a case, its answer and the ground truth."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from evals.records import AnsweredTurn, FactFile, Grade, TurnCase, Verdict


@dataclass(frozen=True, slots=True)
class Graded:
    """One answered turn with all that it is judged by.

    `spans` holds where each fact stands in its document; `documents` the texts of the
    documents by id; `stated` the ids of the facts that the answer states; `before` what
    was said last, by either side, before the question.
    """

    case: TurnCase
    answer: AnsweredTurn
    facts: FactFile
    spans: Mapping[str, tuple[int, int]]
    documents: Mapping[str, str]
    stated: tuple[str, ...]
    before: str = ""

    @property
    def answerable(self) -> bool:
        """Whether the document holds an answer, by the case."""
        return bool({"answered", "partial"} & set(self.case.outcome))

    @property
    def answered(self) -> bool:
        """Whether the reply claims to answer."""
        return self.answer.outcome in ("answered", "partial")


Grader = Callable[[Graded], Grade]


def passed(grader: str, extracted: str = "", value: float | None = None) -> Grade:
    """Return a pass."""
    return Grade(grader=grader, verdict=Verdict.PASS, extracted=extracted, value=value)


def failed(
    grader: str, why: str, extracted: str = "", value: float | None = None
) -> Grade:
    """Return a failure with its reason."""
    return Grade(
        grader=grader, verdict=Verdict.FAIL, extracted=extracted, why=why, value=value
    )


def not_applicable(grader: str) -> Grade:
    """Return the verdict of a grader that has nothing to judge here."""
    return Grade(grader=grader, verdict=Verdict.NOT_APPLICABLE)
