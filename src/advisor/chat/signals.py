"""What tells how well a draft answers a request, as numbers for the ranker.

For each candidate: how likely its reading is, how near to the question stands what it
rests on, and what speaks for saying that the document is silent.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.career import Career
from advisor.chat.candidates import ANSWERING, COMPOSERS, GUIDED, Act, Candidate
from advisor.conversation import Evidence, Outcome, Request
from advisor.passage import SearchHit
from advisor.profile import FactKind
from advisor.understanding.expected import lacks
from advisor.understanding.intents import (
    COMPUTING,
    KINDS,
    OF_LEVELS,
    OF_PHASES,
    Intent,
    Operation,
)
from advisor.understanding.topics import topics

SCALE = 20.0
"""What cosines are multiplied by before a softmax, as in the encoder's training."""
FAINT = 1e-3
FIRST = 10
"""Hits among which the words of a question are looked for."""
INTENTS = tuple(sorted({*COMPOSERS, *GUIDED}))
ABSENT = frozenset({*topics(), Intent.OTHER_ABSENT})

LOCATING, ASKING = frozenset({Operation.LOCATE}), frozenset({Operation.YESNO})
TYPED = frozenset(
    {
        FactKind.PAY,
        FactKind.EXPERIENCE,
        FactKind.LEVEL,
        FactKind.PHASE,
        FactKind.REQUIREMENT,
        FactKind.TIME_TO_READY,
        FactKind.QUESTION_COUNT,
    }
)
"""Kinds of facts that say little by themselves."""

Span = tuple[int, int]


@dataclass(frozen=True)
class _Seen:
    """What the signals of all candidates of one request share.

    `mass` is the share of the search that fell on each hit; `subjects` are the
    intents on what documents often leave out that the question calls by name;
    `all_lack` tells that no draft holds what the question asks for.
    """

    found: Evidence
    career: Career
    by_span: Mapping[Span, SearchHit]
    mass: Mapping[Span, float]
    best: float
    best_score: float
    coverage: float
    odds: Mapping[Intent, float]
    subjects: frozenset[str]
    all_lack: bool

    @classmethod
    def of(
        cls, found: Evidence, career: Career, offered: Sequence[Candidate]
    ) -> "_Seen":
        hits = found.hits
        spans = [(hit.passage.span.start, hit.passage.span.end) for hit in hits]
        dense = np.array([hit.dense for hit in hits] or [0.0])
        weights = np.exp(SCALE * (dense - dense.max()))
        shares = map(float, weights / weights.sum())
        readings = (found.request, *found.request.others)
        return cls(
            found,
            career,
            dict(zip(spans, hits, strict=True)),
            dict(zip(spans, shares, strict=False)),
            float(dense.max()),
            max((hit.score for hit in hits), default=0.0),
            max((hit.coverage for hit in hits[:FIRST]), default=0.0),
            {Intent(one.intent): one.confidence for one in readings},
            frozenset(
                one.intent
                for one in readings
                if (topic := topics().get(Intent(one.intent)))
                and topic.probes
                and topic.probes.search(one.asked)
            ),
            all(
                lacks(found.request.asked, one.draft.text)
                for one in offered
                if one.act in ANSWERING
            ),
        )

    def share(self, intents: frozenset[Intent]) -> float:
        """Return the probability that the request is about one of `intents`."""
        return sum(share for intent, share in self.odds.items() if intent in intents)

    def kind(self, span: Span) -> FactKind | None:
        """Return the kind of fact that a hit states."""
        hit = self.by_span.get(span)
        return self.career.kinds.get(hit.passage.span) if hit else None

    def kind_mass(self, intent: Intent) -> float:
        """Return the share of the search that fell on what answers `intent`."""
        kinds = KINDS.get(intent, frozenset())
        return sum(
            self.mass[span]
            for span, hit in self.by_span.items()
            if self.career.kinds.get(hit.passage.span) in kinds
        )


def signals(
    offered: Sequence[Candidate], found: Evidence, career: Career
) -> NDArray[np.float32]:
    """Return the signals of each of `offered`, of shape (candidates, signals)."""
    seen = _Seen.of(found, career, offered)
    rows = [
        [
            *_of_reading(candidate, seen),
            *_of_cited(candidate, seen),
            *_of_silence(candidate, seen),
            *_of_kind_asked(candidate, seen),
            *(
                float(candidate.act is Act.COMPOSED and candidate.request.intent == one)
                for one in INTENTS
            ),
        ]
        for candidate in offered
    ]
    return np.array(rows, dtype=np.float32)


def _of_reading(candidate: Candidate, seen: _Seen) -> Iterator[float]:
    """Yield how likely the reading is, and of what sort."""
    request, act = candidate.request, candidate.act
    intent = Intent(request.intent)
    searched = act in (Act.FOUND, Act.LOCATED)
    share = 0.0 if searched else request.confidence
    yield from (float(act is one) for one in Act)
    yield share
    yield math.log(share + FAINT)
    yield float(request is seen.found.request and not searched)
    topic = seen.odds.get(Intent.TOPIC, 0.0)
    for one in (Act.FOUND, Act.LOCATED, Act.WITHHELD):
        yield topic * (act is one)
    answers = act in ANSWERING
    yield seen.share(ABSENT) * answers
    yield seen.share(frozenset({Intent.OUT_OF_SCOPE})) * (act is not Act.OUTSIDE)
    yield seen.kind_mass(intent) * (act is Act.COMPOSED)
    numbered = (intent in OF_LEVELS and bool(request.slots.levels)) or (
        intent in OF_PHASES and bool(request.slots.phases)
    )
    yield float(numbered and act is Act.COMPOSED)
    yield from _of_operation(request, act)


def _of_operation(request: Request, act: Act) -> Iterator[float]:
    for operations in (LOCATING, ASKING, COMPUTING):
        for one in (Act.COMPOSED, Act.FOUND, Act.LOCATED, Act.WITHHELD):
            yield float(request.operation in operations and act is one)
    yield float(bool(request.state) and act in (Act.FOUND, Act.LOCATED))


def _of_cited(candidate: Candidate, seen: _Seen) -> Iterator[float]:
    """Yield how near to the question stands what the draft rests on."""
    told = candidate.draft.statements
    spans = seen.career.statements_at(
        (c.start, c.end) for one in told for c in one.citations
    )
    answers = candidate.act in ANSWERING
    hits = [seen.by_span[span] for span in spans if span in seen.by_span]
    mass = [seen.mass[span] for span in spans if span in seen.by_span] or [0.0]
    dense = [hit.dense for hit in hits] or [0.0]
    score = [hit.score for hit in hits] or [0.0]
    wanted = candidate.request.wants_all
    searched = candidate.act in (Act.FOUND, Act.LOCATED)
    count = len(spans)
    values = (
        max(dense),
        float(np.mean(dense)),
        seen.best - max(dense),
        seen.best - float(np.mean(dense)),
        seen.best_score - max(score),
        seen.best_score - float(np.mean(score)),
        sum(mass),
        float(np.mean(mass)),
        max(mass),
        max((hit.coverage for hit in hits), default=0.0),
        math.log1p(count),
        float(count == 1),
        wanted,
        wanted * (count > 2),
        (1 - wanted) * (count > 2),
        float(not count),
        sum(seen.kind(span) in TYPED for span in spans) / max(1, count) * searched,
        float(candidate.draft.outcome is Outcome.NOT_COVERED),
    )
    yield from (value * answers for value in values)


def _of_silence(candidate: Candidate, seen: _Seen) -> Iterator[float]:
    """Yield what speaks for and against saying that the document is silent."""
    found, withheld = seen.found, candidate.act is Act.WITHHELD
    words = max(1, len(found.words))
    hits = found.hits
    fifth = hits[min(4, len(hits) - 1)].dense if hits else 0.0
    values = (
        seen.best,
        seen.best - fifth,
        seen.coverage,
        found.lexical,
        len(found.unknown) / words,
        min(words, 10) / 10,
        seen.share(ABSENT),
        candidate.request.confidence * (candidate.request.intent in ABSENT),
        float(candidate.request.intent in topics()),
        float(_named(candidate.request, hits)),
    )
    yield from (value * withheld for value in values)
    searched = candidate.act in (Act.FOUND, Act.LOCATED)
    yield len(found.unknown) / words * searched
    yield seen.best * searched
    yield found.lexical * searched


def _of_kind_asked(candidate: Candidate, seen: _Seen) -> Iterator[float]:
    """Yield whether the draft holds what is asked for, and what the question names."""
    asked = seen.found.request.asked
    composed = candidate.act is Act.COMPOSED
    searched = candidate.act in (Act.FOUND, Act.LOCATED)
    lacking = lacks(asked, candidate.draft.text)
    yield float(lacking and composed)
    yield float(lacking and searched)
    yield float(seen.all_lack and candidate.act is Act.WITHHELD)
    own = candidate.request.intent in seen.subjects
    yield float(own and candidate.act is Act.WITHHELD)
    yield float(bool(seen.subjects) and not own and composed)
    yield float(bool(seen.subjects) and searched)


def _named(request: Request, hits: Sequence[SearchHit]) -> bool:
    """Tell whether one of the first hits names the subject of `request`."""
    topic = topics().get(Intent(request.intent))
    probes = topic.probes if topic else None
    return bool(probes) and any(
        probes.search(hit.passage.text) for hit in hits[:5] if probes
    )
