"""Step two of a turn: what the documents hold for each request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from advisor.career import Career
from advisor.conversation import Evidence, Query, Request
from advisor.index.base import Retriever
from advisor.passage import SearchHit
from advisor.profile import Level, Phase
from advisor.understanding.intents import (
    BY_WORDS,
    KINDS,
    OF_LEVELS,
    SOCIAL,
    WHOLE,
    Intent,
    Operation,
)
from advisor.understanding.linking import numbered
from advisor.understanding.reading import in_context
from advisor.understanding.words import content_words

SURE = 0.9
"""Probability from which an intent that names a part of the profile needs no search."""
HITS = 200
FEWEST_WORDS = 2
"""Words of meaning below which what surrounds a question is searched for too."""
SPARE = 1e-9


class Weighs(Protocol):
    """Knows which words the documents hold and how rare each is."""

    def covered(self, words: Sequence[str], texts: Sequence[str]) -> list[float]:
        """Return the share of the weight of `words` that each text holds."""
        ...

    def knows(self, word: str) -> bool:
        """Tell whether any document holds the word."""
        ...

    def spelt(self, word: str) -> str:
        """Return the known word that `word` is a slip of, itself if there is none."""
        ...

    def best_possible(self, question: str) -> float:
        """Return a BM25 score that no passage can exceed for `question`."""
        ...


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the evidence for requests in the careers that are held.

    `trained` tells whether the encoder that searches was trained to read a question
    with what was talked about before it; `corrects` whether slips of the finger are
    mended before words are compared.
    """

    careers: Mapping[str, Career]
    searches: Retriever
    weighs: Weighs
    trained: bool = True
    corrects: bool = True

    def retrieve(self, query: Query) -> tuple[Evidence, ...]:
        """Return the evidence for each request of `query`, in their order."""
        return tuple(self._evidence(query, request) for request in query.requests)

    def _evidence(self, query: Query, request: Request) -> Evidence:
        careers = tuple(self.careers[name] for name in query.careers)
        if not careers or needs_no_search(request, careers):
            return Evidence(request, careers, learner=query.learner)
        asked = content_words(f"{request.before} {request.asked}")
        if len(asked) < FEWEST_WORDS:
            asked = content_words(f"{request.before} {request.text}")
        if self.corrects:
            asked = [self.weighs.spelt(word) for word in asked]
        question = " ".join(asked)
        career = careers[0] if len(careers) == 1 else None
        text, recalled = request.text, request.recalled
        if not self.trained:
            text, recalled = f"{request.before} {text}".strip(), ""
        hits = self.searches.search(
            question,
            meaning=in_context(text, recalled, career),
            k=HITS,
            documents=query.careers,
        )
        texts = [hit.passage.searchable for hit in hits]
        shares = self.weighs.covered(asked, texts)
        weighed = tuple(
            replace(hit, coverage=share)
            for hit, share in zip(hits, shares, strict=True)
        )
        best = max(self.weighs.best_possible(question), SPARE)
        return Evidence(
            linked(request, weighed, career) if career else request,
            careers,
            weighed,
            tuple(asked),
            tuple(word for word in asked if not self.weighs.knows(word)),
            max((hit.lexical for hit in weighed), default=0.0) / best,
            learner=query.learner,
        )


def linked(request: Request, hits: Sequence[SearchHit], career: Career) -> Request:
    """Return `request` with the level or phase that it means in other words.

    It is the one that its own text and its best statement speak for most.
    """
    others = tuple(linked(other, hits, career) for other in request.others)
    request = replace(request, others=others)
    if not request.near:
        return request
    of_levels = Intent(request.intent) in OF_LEVELS
    profile = career.profile
    parts: Sequence[Level | Phase] = profile.levels if of_levels else profile.phases
    best = [
        near
        + max(
            (hit.dense for hit in hits if part.heading.text in hit.passage.path),
            default=-1.0,
        )
        for near, part in zip(request.near, parts, strict=True)
    ]
    number = best.index(max(best)) + 1
    name = "level" if of_levels else "phase"
    return replace(request, slots=numbered(request.slots, name, (number,)))


def needs_no_search(request: Request, careers: Sequence[Career]) -> bool:
    """Tell whether the typed facts, or no facts, are enough to answer."""
    intent = Intent(request.intent)
    if intent in SOCIAL | BY_WORDS or intent is Intent.PROVENANCE:
        return True
    if request.confidence < SURE or request.near:
        return False
    if intent in (Intent.OUT_OF_SCOPE, Intent.PLAN):
        return True
    if intent not in WHOLE:
        return False
    if intent in (Intent.FIT, Intent.NOT_FIT, Intent.REQUIREMENTS):
        return request.operation != Operation.YESNO
    kinds = KINDS.get(intent, frozenset())
    return bool(kinds) and all(career.profile.of_kind(*kinds) for career in careers)
