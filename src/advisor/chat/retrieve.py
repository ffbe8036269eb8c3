"""Step two of a turn: what the documents hold for each request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from advisor.career import Career
from advisor.conversation import Evidence, Query, Request, Signals
from advisor.index.base import Retriever
from advisor.passage import SearchHit
from advisor.understanding.abstain import covered
from advisor.understanding.intents import KINDS, SOCIAL, WHOLE, Intent, Operation
from advisor.understanding.reading import in_context
from advisor.understanding.topics import topics
from advisor.understanding.words import content_words

SURE = 0.7
"""Probability from which an intent that names a part of the profile needs no search."""
HITS = 40
FEWEST_WORDS = 2
"""Words of meaning below which what surrounds a question is searched for too."""
SPARE = 1e-9


class Weighs(Protocol):
    """Knows which words the documents hold and how rare each is."""

    def covered(self, words: Sequence[str], text: str) -> float:
        """Return the share of the weight of `words` that `text` holds."""
        ...

    def knows(self, word: str) -> bool:
        """Tell whether any document holds the word."""
        ...

    def best_possible(self, question: str) -> float:
        """Return a BM25 score that no passage can exceed for `question`."""
        ...


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the evidence for requests in the careers that are held.

    `trained` tells whether the encoder that searches was trained to read a question
    with what was talked about before it.
    """

    careers: Mapping[str, Career]
    searches: Retriever
    weighs: Weighs
    trained: bool = True

    def retrieve(self, query: Query) -> tuple[Evidence, ...]:
        """Return the evidence for each request of `query`, in their order."""
        return tuple(self._evidence(query, request) for request in query.requests)

    def _evidence(self, query: Query, request: Request) -> Evidence:
        careers = tuple(self.careers[name] for name in query.careers)
        if not careers or needs_no_search(request, careers):
            return Evidence(request, careers, covered=1.0)
        asked = content_words(f"{request.before} {request.asked}")
        if len(asked) < FEWEST_WORDS:
            asked = content_words(f"{request.before} {request.text}")
        question = " ".join(asked)
        career = careers[0] if len(careers) == 1 else None
        text = f"{request.before} {request.text}".strip()
        state = request.state if self.trained and not request.before else ""
        hits = self.searches.search(
            question,
            meaning=in_context(text, state, career),
            k=HITS,
            documents=query.careers,
        )
        weighed = tuple(
            replace(hit, coverage=self.weighs.covered(asked, hit.passage.searchable))
            for hit in hits
        )
        unknown = tuple(word for word in asked if not self.weighs.knows(word))
        signals = self._signals(request, weighed, question, len(unknown))
        share = covered(Intent(request.intent), signals)
        return Evidence(request, careers, weighed, unknown, share, signals)

    def _signals(
        self, request: Request, hits: Sequence[SearchHit], question: str, unknown: int
    ) -> Signals:
        """Return what tells whether `hits` answer `request`.

        `question` holds its words of meaning, of which so many are `unknown`.
        """
        dense = sorted((hit.dense for hit in hits), reverse=True) or [0.0]
        best = max(self.weighs.best_possible(question), SPARE)
        odds = dict([(request.intent, request.confidence), *request.alternatives])
        absent = sum(
            share
            for name, share in odds.items()
            if Intent(name) in topics() or name == Intent.OTHER_ABSENT
        )
        topic = topics().get(Intent(request.intent))
        named = (
            topic is not None
            and topic.probes is not None
            and any(topic.probes.search(hit.passage.text) for hit in hits[:5])
        )
        return Signals(
            best=dense[0],
            gap=dense[0] - dense[min(4, len(dense) - 1)],
            coverage=max((hit.coverage for hit in hits[:10]), default=0.0),
            lexical=max((hit.lexical for hit in hits), default=0.0) / best,
            unknown=unknown / max(1, len(question.split())),
            absent=absent,
            topic=odds.get(Intent.TOPIC, 0.0),
            named=float(named),
            outside=odds.get(Intent.OUT_OF_SCOPE, 0.0),
            sure=request.confidence,
            kind=self._kind(request, hits),
        )

    def _kind(self, request: Request, hits: Sequence[SearchHit]) -> float:
        """Return the cosine of the best hit of the kinds that answer the intent."""
        kinds = KINDS.get(Intent(request.intent), frozenset())
        return max(
            (
                hit.dense
                for hit in hits
                if self.careers[hit.passage.span.document].kinds.get(hit.passage.span)
                in kinds
            ),
            default=0.0,
        )


def needs_no_search(request: Request, careers: Sequence[Career]) -> bool:
    """Tell whether the typed facts, or no facts, are enough to answer."""
    intent = Intent(request.intent)
    if intent in SOCIAL or intent in (Intent.PROVENANCE, Intent.OUT_OF_SCOPE):
        return True
    if request.confidence < SURE or intent not in WHOLE:
        return False
    if intent in (Intent.FIT, Intent.NOT_FIT, Intent.REQUIREMENTS):
        return request.operation != Operation.YESNO
    kinds = KINDS.get(intent, frozenset())
    return bool(kinds) and all(career.profile.of_kind(*kinds) for career in careers)
