"""Step two of a turn: what the documents hold for each request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from advisor.career import Career
from advisor.conversation import Evidence, Query, Request
from advisor.index.base import Retriever
from advisor.understanding.intents import KINDS, PARTICULAR, SOCIAL, Intent
from advisor.understanding.words import content_words

SURE = 0.55
"""Probability from which an intent that names a part of the profile needs no search."""
HITS = 20


class Weighs(Protocol):
    """Knows which words the documents hold and how rare each is."""

    def covered(self, words: Sequence[str], text: str) -> float:
        """Return the share of the weight of `words` that `text` holds."""
        ...

    def knows(self, word: str) -> bool:
        """Tell whether any document holds the word."""
        ...


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the evidence for requests in the careers that are held."""

    careers: Mapping[str, Career]
    searches: Retriever
    weighs: Weighs

    def retrieve(self, query: Query) -> tuple[Evidence, ...]:
        """Return the evidence for each request of `query`, in their order."""
        return tuple(self._evidence(query, request) for request in query.requests)

    def _evidence(self, query: Query, request: Request) -> Evidence:
        careers = tuple(self.careers[name] for name in query.careers)
        if not careers or _needs_no_search(request, careers):
            return Evidence(request, careers)
        asked = content_words(request.text)
        hits = self.searches.search(
            request.text,
            previous=query.previous,
            k=HITS,
            documents=query.careers,
        )
        weighed = tuple(
            replace(hit, coverage=self.weighs.covered(asked, hit.passage.searchable))
            for hit in hits
        )
        unknown = tuple(word for word in asked if not self.weighs.knows(word))
        return Evidence(request, careers, weighed, unknown)


def _needs_no_search(request: Request, careers: Sequence[Career]) -> bool:
    """Tell whether the typed facts, or no facts, are enough to answer."""
    intent = Intent(request.intent)
    if intent in SOCIAL or intent is Intent.PROVENANCE:
        return True
    if request.confidence < SURE or intent in PARTICULAR:
        return False
    kinds = KINDS.get(intent, frozenset())
    return bool(kinds) and all(career.profile.of_kind(*kinds) for career in careers)
