"""What people say, laid beside the lines of a fit check as signals for a network."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.passage import Passage
from advisor.profile import Fact, FactKind
from advisor.seams import Embedder
from advisor.tokens import stem, tokenize
from advisor.understanding.clauses import Clause, clauses, of_trade, runs
from advisor.understanding.words import content_words

KINDS = (FactKind.FIT, FactKind.REQUIREMENT, FactKind.NOT_FIT)
NEAR = 0.4
"""Cosine from which a clause is near enough to a line to name it or deny it."""
NAMED, FEWEST = 0.5, 2
"""Share by weight, and number, of the words of a part of a line that name it."""
LONGEST = 400
"""Clauses that are read; what goes on longer is a text, not a description."""
NEGATED, DENIES = 7, 9
"""Places of the signals that the clause denies something, and that the line does."""
_ALTERNATIVE = re.compile(r"\s+or\s+|,\s+(?:or\s+)?|/|\s+who\s+|\s+with\s+|;")
_DENIES = re.compile(
    r"\b(?:no|not|never|without|none|rather|dislike|hate|dread|uncomfortable|avoid"
    r"|beginner|cannot|can't|unwilling|faint|allergy|fear\w*|mainly|only)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Signals:
    """The signals of every clause beside every line: (lines, clauses, signals).

    `vectors` are the embeddings of the clauses.
    """

    spans: tuple[Clause, ...]
    rows: NDArray[np.float32]
    vectors: NDArray[np.float32]


@dataclass(frozen=True)
class _Line:
    """A line with what is compared of it; `parts` are those that an "or" joins."""

    fact: Fact
    vector: NDArray[np.float32]
    words: frozenset[str]
    parts: tuple[frozenset[str], ...]
    part_vectors: NDArray[np.float32]
    denies: bool


@dataclass(frozen=True)
class _Said:
    """A clause with what is compared of it; `others` are its cosines to all lines."""

    clause: Clause
    words: frozenset[str]
    vector: NDArray[np.float32]
    others: NDArray[np.float32]


class Reader:
    """Reads what people say beside the lines of one career's fit check."""

    def __init__(
        self, passages: Sequence[Passage], lines: Sequence[Fact], embedder: Embedder
    ) -> None:
        self._embedder = embedder
        self._frequency: dict[str, int] = {}
        for passage in passages:
            for token in set(tokenize(passage.text)):
                self._frequency[token] = self._frequency.get(token, 0) + 1
        self._count = len(passages)
        vectors = embedder.embed([line.text for line in lines])
        self._lines = tuple(
            self._line(line, vector)
            for line, vector in zip(lines, vectors, strict=True)
        )

    @property
    def lines(self) -> tuple[Fact, ...]:
        """The lines of the fit check."""
        return tuple(line.fact for line in self._lines)

    def _line(self, line: Fact, vector: NDArray[np.float32]) -> _Line:
        parts = [one for one in _ALTERNATIVE.split(line.text) if content_words(one)]
        parts = parts or [line.text]
        return _Line(
            line,
            vector,
            _stems(line.text),
            tuple(map(_stems, parts)),
            self._embedder.embed(parts),
            bool(_DENIES.search(line.text)),
        )

    def signals(self, said: str) -> Signals:
        """Return the signals of all clauses of `said`; no line or clause gives none."""
        spans = runs(of_trade(clauses(said))[:LONGEST], said)
        if not spans or not self._lines:
            none = np.zeros((len(self._lines), 0, 0), np.float32)
            return Signals((), none, none)
        vectors = self._embedder.embed([span.text for span in spans])
        cosines = vectors @ np.stack([line.vector for line in self._lines]).T
        told = [
            _Said(span, _stems(span.text), vector, others)
            for span, vector, others in zip(spans, vectors, cosines, strict=True)
        ]
        rows = [
            [self._row(at, line, one) for one in told]
            for at, line in enumerate(self._lines)
        ]
        return Signals(spans, np.array(rows, dtype=np.float32), vectors)

    def side_row(self, seen: Signals, at: int, span: int) -> NDArray[np.float32]:
        """Return what tells which side a clause takes: signals, clause and line."""
        own, line = seen.rows[at][span], self._lines[at]
        return np.concatenate([own, seen.vectors[span], line.vector])

    def _row(self, at: int, line: _Line, said: _Said) -> list[float]:
        clause, own = said.clause, float(said.others[at])
        negated, hedged = float(clause.negated), float(clause.hedged)
        kinds = [float(line.fact.kind is kind) for kind in KINDS]
        return [
            own,
            float((line.part_vectors @ said.vector).max()),
            own - float(said.others.mean()),
            own - float(said.others.max()),
            self._share(line.words, said.words),
            max(self._share(part, said.words) for part in line.parts),
            self._share(said.words, line.words),
            negated,
            hedged,
            float(line.denies),
            negated * line.denies,
            negated * own,
            hedged * own,
            min(len(clause.text.split()), 20) / 20,
            *kinds,
            *(negated * kind for kind in kinds),
            *(hedged * kind for kind in kinds),
            *(own * kind for kind in kinds),
        ]

    def naming(self, seen: Signals, at: int) -> Clause | None:
        """Return the clause that names a group of people as a fit line names it.

        None where another clause denies something that is near to the line.
        """
        line, cosines = self._lines[at], seen.rows[at][:, 0]
        if line.fact.kind is not FactKind.FIT:
            return None
        near = [
            span
            for span, cosine in zip(seen.spans, cosines, strict=True)
            if cosine > NEAR
        ]
        if any(span.negated for span in near):
            return None
        plain = (span for span in near if not span.hedged)
        return next((span for span in plain if self._names(line, span)), None)

    def _names(self, line: _Line, span: Clause) -> bool:
        said = _stems(span.text)
        return any(
            len(part & said) >= FEWEST and self._share(part, said) >= NAMED
            for part in line.parts
        )

    def _weight(self, token: str) -> float:
        return float(np.log(1 + self._count / (1 + self._frequency.get(token, 0))))

    def _share(self, of: frozenset[str], held: frozenset[str]) -> float:
        """Return the share by weight of some words that others hold."""
        total = sum(map(self._weight, sorted(of)))
        return sum(map(self._weight, sorted(of & held))) / total if total else 0.0


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(text))
