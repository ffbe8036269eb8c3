"""How an answer stands to each point of its question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from advisor.guidance.practice.answer import Heard
from advisor.guidance.practice.copies import is_copied
from advisor.guidance.practice.evidence import Evidence, evidence
from advisor.guidance.practice.matching import is_said, spelled_out
from advisor.guidance.practice.points import Point
from advisor.guidance.practice.questions import PracticeQuestion
from advisor.guidance.practice.terms import written
from advisor.seams import Embedder
from advisor.understanding.clauses import Clause

LANDS_OWN = 3.85
"""Least strength at which an answer is credited with a point that its question quotes.

Lower than for other points: whoever answers the question speaks of its point.
"""
LANDS = 5.45
"""Least strength at which an answer is credited with any other point.

Both were set on `practice_answers_dev.yaml` of the tests: answers of a few sentences,
to questions of four careers. Nine in ten points that are credited there are right,
and nine in ten that should be are credited.
"""
TOUCHES = 0.7
"""How far below a point counts as touched upon."""


class Standing(StrEnum):
    """How an answer stands to a point."""

    LANDED = "landed"
    TOUCHED = "touched"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """How an answer stands to one point.

    Attributes:
        point: The point, with the document's words.
        standing: Whether it is said, touched upon or missing.
        words: The words of the answer that say it, verbatim; empty where missing.
        start: Where they begin in the answer that was read.
        unsaid: The words of the point that the answer does not say.
        is_copied: Whether the answer has the document's own wording.
    """

    point: Point
    standing: Standing
    words: str = ""
    start: int = 0
    unsaid: tuple[str, ...] = ()
    is_copied: bool = False


def findings(
    question: PracticeQuestion, said: Heard, embedder: Embedder
) -> tuple[Finding, ...]:
    """Return how an answer stands to the points of `question`, in their order."""
    if not said.pieces or not question.points:
        return tuple(
            Finding(point, Standing.MISSING, unsaid=_unsaid(point, ()))
            for point in question.points
        )
    denials = (clause for clause in said.denials if written(clause.text))
    found = evidence(question, (*said.pieces, *denials), embedder)
    return tuple(_judged(question, said, found))


def _judged(
    question: PracticeQuestion, said: Heard, found: Evidence
) -> Iterator[Finding]:
    """Yield a finding for each point; one that is denied more than said is missing."""
    told = len(said.pieces)
    for at, point in enumerate(question.points):
        best = int(found.strengths[:, at].argmax())
        standing = _standing(point, float(found.strengths[best, at]))
        unsaid = _unsaid(point, said.pieces)
        if best >= told or standing is Standing.MISSING:
            yield Finding(point, Standing.MISSING, unsaid=unsaid)
            continue
        piece = found.pieces[best]
        copied = is_copied(said.text, point.text)
        yield Finding(point, standing, piece.text, piece.start, unsaid, copied)


def _standing(point: Point, strength: float) -> Standing:
    floor = LANDS_OWN if point.is_own else LANDS
    if strength >= floor:
        return Standing.LANDED
    return Standing.TOUCHED if strength >= floor - TOUCHES else Standing.MISSING


def _unsaid(point: Point, pieces: Sequence[Clause]) -> tuple[str, ...]:
    """Return the words of a point that no piece says, the rarest first."""
    words = {word.lower() for piece in pieces for word in written(piece.text)}
    spelled = {key for piece in pieces for key in spelled_out(point.terms, piece.text)}
    left = [
        term
        for term in point.terms
        if term.stem not in spelled and not any(is_said(term, word) for word in words)
    ]
    return tuple(term.word for term in sorted(left, key=lambda term: -term.weight))
