"""What a good answer draws on: parts of the statements of a document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from advisor.career import Career
from advisor.conversation import Citation
from advisor.guidance.practice.parts import TASK_VERBS, parts
from advisor.guidance.practice.terms import Rarity, Term, stems
from advisor.profile import Fact, FactKind
from advisor.seams import Embedder
from advisor.tokens import stem

BEARS = 0.22
"""Least closeness of a statement anywhere on the page to a question.

Set on the ten printed questions of three documents, by what bears on them.
"""
NEAR = 0.18
"""Least closeness of two statements of one phase, or of one level.

Set on the tasks, goals and milestones of the same three documents.
"""
SHARED = 0.15
"""What a rare word in common adds to closeness, for each unit of its weight."""
MOST_SHARED = 0.3
KINDS = frozenset(
    {
        *(FactKind.ROLE, FactKind.ROLE_AREA, FactKind.ROLE_EXCELLENCE),
        *(FactKind.REGULATION, FactKind.DAY, FactKind.SKILL, FactKind.TOOL),
        *(FactKind.GOAL, FactKind.MILESTONE, FactKind.RESPONSIBILITY, FactKind.OTHER),
    }
)
"""What a statement is about that an answer can draw on."""
_VERBS = frozenset(map(stem, TASK_VERBS))


@dataclass(frozen=True, slots=True)
class Point:
    """Something that a good answer says, with the statement that it stands in.

    Attributes:
        key: Hash of its words, the same in every reading of the document.
        text: The part of the statement that is meant.
        fact: The whole statement.
        citation: Where it stands.
        terms: The words that carry it.
        is_own: Whether it is part of the very statement that the question quotes.
    """

    key: str
    text: str
    fact: Fact
    citation: Citation
    terms: tuple[Term, ...]
    is_own: bool = False


def hashed(text: str) -> str:
    """Return what `text` is found again by in another reading of its document."""
    return sha256(" ".join(text.casefold().split()).encode()).hexdigest()[:16]


def cited(career: Career, fact: Fact) -> Citation:
    """Return the words of the document that `fact` is."""
    return Citation.of(career, fact.span)


class Grounds:
    """The points that a document holds, and which of them bear on a text."""

    def __init__(self, career: Career, embedder: Embedder) -> None:
        self._embedder = embedder
        self._named = stems(career.profile.title)
        self._points = tuple({point.key: point for point in _points(career)}.values())
        self._vectors = embedder.embed([point.text for point in self._points])

    def own(self, fact: Fact) -> tuple[Point, ...]:
        """Return the points of `fact`, as those of a question that quotes it."""
        found = (point for point in self._points if point.fact.text == fact.text)
        return tuple(replace(point, is_own=True) for point in found)

    def bearing(self, question: str) -> tuple[Point, ...]:
        """Return the points of the whole page that bear on `question`, closest first.

        What they have in common with any question, being about one career, is
        left out of account.
        """
        return self._close(question, BEARS)

    def near(self, fact: Fact, among: Iterable[Fact]) -> tuple[Point, ...]:
        """Return the points of the facts `among` that are near to `fact`."""
        others = {other.text for other in among} - {fact.text}
        found = self._close(fact.text, NEAR)
        return tuple(point for point in found if point.fact.text in others)

    def _close(self, text: str, floor: float) -> tuple[Point, ...]:
        if not self._points:
            return ()
        close = self._closeness(text, self._embedder.embed([text])[0])
        places = [int(at) for at in np.argsort(-close, kind="stable")]
        return tuple(self._points[at] for at in places if close[at] >= floor)

    def _closeness(self, text: str, asked: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return how close each point is: its cosine above the mean, and its words."""
        cosines = self._vectors @ asked
        words = stems(text) - self._named - _VERBS
        shared = [_weight(point.terms, words) for point in self._points]
        added = np.minimum(SHARED * np.array(shared, np.float32), MOST_SHARED)
        return np.asarray(cosines - cosines.mean() + added, np.float32)


def _weight(terms: Iterable[Term], words: frozenset[str]) -> float:
    return sum(term.weight for term in terms if term.stem in words)


def _points(career: Career) -> Iterator[Point]:
    rarity = Rarity.of(career)
    for fact in career.profile.of_kind(*KINDS):
        for part in parts(fact.text):
            key = hashed(f"{fact.text}\n{part}")
            if terms := rarity.terms(part):
                yield Point(key, part, fact, cited(career, fact), terms)
