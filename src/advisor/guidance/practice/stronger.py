"""A stronger answer: one's own sentences in a better order, and what the page adds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.conversation import Citation
from advisor.guidance.practice.answer import Heard
from advisor.guidance.practice.findings import Finding, Standing
from advisor.guidance.practice.star import Part, place
from advisor.understanding.clauses import Clause


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a stronger answer, verbatim.

    `citation` is where the document says it; None where the person who answered did.
    """

    text: str
    citation: Citation | None = None

    @property
    def is_own(self) -> bool:
        """Whether the person who answered said it."""
        return self.citation is None


def stronger(said: Heard, found: Sequence[Finding], is_story: bool) -> tuple[Line, ...]:
    """Return the sentences of an answer in a better order, then what it lacks.

    A story goes from the situation to the result; any other answer follows the points
    that it makes. Sentences that only deny or repeat are left out. There is no
    stronger version of an answer that makes no point.
    """
    if all(one.standing is Standing.MISSING for one in found):
        return ()
    own = [sentence for sentence in said.sentences if _tells(said, sentence)]
    ordered = _as_story(own) if is_story else _by_points(own, found)
    return (*(Line(sentence.text) for sentence in ordered), *_added(found))


def _tells(said: Heard, sentence: Clause) -> bool:
    return any(
        piece.start < sentence.end and sentence.start < piece.end
        for piece in said.pieces
    )


def _as_story(own: Sequence[Clause]) -> list[Clause]:
    parts = list(Part)
    return sorted(own, key=lambda sentence: parts.index(place(sentence.text)))


def _by_points(own: Sequence[Clause], found: Sequence[Finding]) -> list[Clause]:
    """Return the sentences in the order of the points they make, the others last."""

    def rank(sentence: Clause) -> int:
        made = (at for at, one in enumerate(found) if _makes(sentence, one))
        return next(made, len(found))

    return sorted(own, key=rank)


def _makes(sentence: Clause, one: Finding) -> bool:
    return bool(one.words) and (
        sentence.start < one.start + len(one.words) and one.start < sentence.end
    )


def _added(found: Sequence[Finding]) -> Iterator[Line]:
    lacking = [one.point for one in found if one.standing is not Standing.LANDED]
    for fact in dict.fromkeys(point.fact for point in lacking):
        citation = next(point.citation for point in lacking if point.fact == fact)
        yield Line(fact.text, citation)
