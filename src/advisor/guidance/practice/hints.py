"""Hints for a question: where the page speaks of it, then the words that carry it."""

from advisor.conversation import Statement, frame
from advisor.guidance.practice.points import Point
from advisor.guidance.practice.questions import NOTHING, PracticeQuestion
from advisor.guidance.practice.sayings import quoted
from advisor.guidance.practice.terms import Term, stems
from advisor.guidance.wording import listed

MOST_WORDS = 6
"""Words that a hint gives."""
ALL_ASKED = (
    "The words that carry it are all in the question. Say for each what you did, with"
    " what, and what came of it."
)
NO_MORE = (
    "There are no more hints for this question. Say what you can, or leave it out."
)


def hint(question: PracticeQuestion, given: int) -> Statement:
    """Return the hint for `question` that comes after `given` others."""
    if not question.points:
        return frame(NOTHING)
    match given:
        case 0:
            return frame(_where(question))
        case 1:
            return frame(_words(question))
        case _:
            return frame(NO_MORE)


def _where(question: PracticeQuestion) -> str:
    sections = dict.fromkeys(point.citation.section for point in question.points)
    return f"The page speaks of this under {listed([*map(quoted, sections)])}."


def _words(question: PracticeQuestion) -> str:
    asked = stems(question.text)
    first: dict[str, Term] = {}
    for point in question.points:
        for term in _rarest(point):
            if term.stem not in asked:
                first.setdefault(term.stem, term)
    if not first:
        return ALL_ASKED
    words = [term.word for term in first.values()][:MOST_WORDS]
    return f"Words that carry it: {', '.join(words)}."


def _rarest(point: Point) -> list[Term]:
    return sorted(point.terms, key=lambda term: -term.weight)
