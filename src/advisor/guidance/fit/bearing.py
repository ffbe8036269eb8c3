"""How what a person says bears on a line of a fit check.

Two small networks read a clause beside a line. The first finds the clause that speaks
of the line, if one does, from how near they are in meaning and words; the second tells
what it makes of the line, also from the embeddings of both. `make train` fits them to
what people say of themselves, marked line by line, about other careers.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from advisor.career import Career
from advisor.errors import IndexUnavailableError
from advisor.passage import Passage
from advisor.profile import Fact, FactKind
from advisor.seams import Embedder
from advisor.tokens import stem, tokenize
from advisor.understanding.clauses import Clause, clauses, of_trade, runs
from advisor.understanding.reading import DAMAGED
from advisor.understanding.words import content_words

FILE = Path(__file__).parent / "bearing.npz"
KINDS = (FactKind.FIT, FactKind.REQUIREMENT, FactKind.NOT_FIT)
BEARINGS = ("none", "near", "not_met", "met")
"""What a clause makes of a line; `near` speaks of it without settling it."""
SPEAKS = 0.2
"""Probability from which a clause is said to bear on a line."""
SURE = 0.4
"""Probability, of bearing and side together, from which a line is settled."""
NEAR = 0.4
"""Cosine from which a clause is near enough to a line to name it or deny it."""
NAMED, FEWEST = 0.5, 2
"""Share by weight, and number, of the words of a part of a line that name it."""
LONGEST = 60
"""Clauses that are read; what goes on longer is a text, not a description."""
_ALTERNATIVE = re.compile(r"\s+or\s+|,\s+(?:or\s+)?|/|\s+who\s+|\s+with\s+|;")
_DENIES = re.compile(
    r"\b(?:no|not|never|without|none|rather|dislike|hate|dread|uncomfortable|avoid"
    r"|beginner|cannot|can't|unwilling|faint|allergy|fear\w*|mainly|only)\b",
    re.IGNORECASE,
)


def fit_lines(career: Career) -> tuple[Fact, ...]:
    """Return the lines of a career's fit check, in the order of the document."""
    profile = career.profile
    required = (need.fact for need in profile.requirements)
    return (*profile.fit, *required, *profile.not_fit)


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a person's words make of one line; no words where none bears on it.

    `share` is the probability that they speak of it.
    """

    words: str = ""
    side: str = "none"
    share: float = 0.0


@dataclass(frozen=True)
class Network:
    """A network with one hidden layer over standardised signals.

    `hidden` is of shape (units, signals), `out` of shape (outputs, units).
    """

    mean: NDArray[np.float32]
    spread: NDArray[np.float32]
    hidden: NDArray[np.float32]
    hidden_bias: NDArray[np.float32]
    out: NDArray[np.float32]
    out_bias: NDArray[np.float32]

    def scores(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the outputs for each of `rows`."""
        scaled = (rows - self.mean) / self.spread
        units = np.maximum(scaled @ self.hidden.T + self.hidden_bias, 0)
        return np.asarray(units @ self.out.T + self.out_bias)


@dataclass(frozen=True)
class Signals:
    """The signals of every clause beside every line: (lines, clauses, signals).

    `vectors` are the embeddings of the clauses.
    """

    spans: tuple[Clause, ...]
    rows: NDArray[np.float32]
    vectors: NDArray[np.float32]


def parts(line: Fact) -> list[str]:
    """Return the parts of a line that it joins with "or", a comma or a slash."""
    return [part for part in _ALTERNATIVE.split(line.text) if content_words(part)]


class Reader:
    """Reads what people say beside the lines of one career's fit check."""

    def __init__(
        self, passages: Sequence[Passage], lines: Sequence[Fact], embedder: Embedder
    ) -> None:
        self._embedder = embedder
        self.lines = tuple(lines)
        frequency: dict[str, int] = {}
        for passage in passages:
            for token in set(tokenize(passage.text)):
                frequency[token] = frequency.get(token, 0) + 1
        self._count = len(passages)
        self._frequency = frequency
        self._vectors = embedder.embed([line.text for line in lines])
        self._parts = [parts(line) or [line.text] for line in lines]
        self._part_vectors = [embedder.embed(one) for one in self._parts]

    def signals(self, said: str) -> Signals:
        """Return the signals of all clauses of `said`; no line or clause gives none."""
        pieces = of_trade(clauses(said))[:LONGEST]
        spans = runs(pieces, said)
        if not spans or not self.lines:
            none = np.zeros((len(self.lines), 0, 0), np.float32)
            return Signals((), none, none)
        vectors = self._embedder.embed([span.text for span in spans])
        cosines = vectors @ self._vectors.T
        rows = [
            [
                self._row(at, span, vectors[row], cosines[row])
                for row, span in enumerate(spans)
            ]
            for at in range(len(self.lines))
        ]
        return Signals(spans, np.array(rows, dtype=np.float32), vectors)

    def side_row(self, seen: Signals, at: int, span: int) -> NDArray[np.float32]:
        """Return what tells which side a clause takes: signals, clause and line."""
        return np.concatenate(
            [seen.rows[at][span], seen.vectors[span], self._vectors[at]]
        )

    def _row(
        self,
        at: int,
        span: Clause,
        vector: NDArray[np.float32],
        cosines: NDArray[np.float32],
    ) -> list[float]:
        line = self.lines[at]
        said = {stem(word) for word in content_words(span.text)}
        best = float((self._part_vectors[at] @ vector).max())
        covers = [self._cover(part, said) for part in self._parts[at]]
        denies = float(bool(_DENIES.search(line.text)))
        negated, hedged = float(span.negated), float(span.hedged)
        own = float(cosines[at])
        kinds = [float(line.kind is kind) for kind in KINDS]
        return [
            own,
            best,
            own - float(cosines.mean()),
            own - float(cosines.max()),
            self._cover(line.text, said),
            max(covers),
            self._said_in(said, line.text),
            negated,
            hedged,
            denies,
            negated * denies,
            negated * own,
            hedged * own,
            min(len(span.text.split()), 20) / 20,
            *kinds,
            *(negated * kind for kind in kinds),
            *(hedged * kind for kind in kinds),
            *(own * kind for kind in kinds),
        ]

    def naming(self, seen: Signals, at: int) -> Clause | None:
        """Return the clause that names a group of people as a fit line names it.

        None where another clause denies something that is near to the line.
        """
        line, cosines = self.lines[at], seen.rows[at][:, 0]
        if line.kind is not FactKind.FIT:
            return None
        near = [
            s for s, cosine in zip(seen.spans, cosines, strict=True) if cosine > NEAR
        ]
        if any(span.negated for span in near):
            return None
        plain = (span for span in near if not span.hedged)
        return next((span for span in plain if self._names(at, span)), None)

    def _names(self, at: int, span: Clause) -> bool:
        said = {stem(word) for word in content_words(span.text)}
        return any(
            len({stem(word) for word in content_words(part)} & said) >= FEWEST
            and self._cover(part, said) >= NAMED
            for part in self._parts[at]
        )

    def _weight(self, token: str) -> float:
        return float(np.log(1 + self._count / (1 + self._frequency.get(token, 0))))

    def _cover(self, text: str, said: set[str]) -> float:
        """Return the share of a line's weight of words that was said."""
        wanted = {stem(word) for word in content_words(text)}
        total = sum(map(self._weight, wanted))
        return sum(map(self._weight, wanted & said)) / total if total else 0.0

    def _said_in(self, said: set[str], text: str) -> float:
        """Return the share of what was said, by weight, that stands in a line."""
        total = sum(map(self._weight, said))
        held = {stem(word) for word in content_words(text)}
        return sum(map(self._weight, held & said)) / total if total else 0.0


@dataclass(frozen=True)
class Judge:
    """Judges what people say beside the lines of fit checks.

    `speaks` scores each clause against the 0 of no clause at all; `sides` scores the
    last three of `BEARINGS` for a clause that does bear on a line.
    """

    embedder: Embedder
    speaks: Network
    sides: Network
    _readers: dict[str, Reader] = field(default_factory=dict)

    @classmethod
    def load(cls, embedder: Embedder, path: Path = FILE) -> "Judge":
        """Read the networks that were trained with the encoder.

        Raises:
            IndexUnavailableError: If they are missing or are those of other signals.
        """
        try:
            with np.load(path) as held:
                networks = [
                    Network(
                        **{f.name: held[f"{name}.{f.name}"] for f in fields(Network)}
                    )
                    for name in ("speaks", "sides")
                ]
        except (OSError, KeyError, ValueError) as error:
            raise IndexUnavailableError(DAMAGED) from error
        speaks, sides = networks
        return cls(embedder, speaks, sides)

    def bearings(self, career: Career, said: str) -> list[Bearing]:
        """Return a bearing for each of `fit_lines(career)`."""
        name = career.document.id
        if name not in self._readers:
            self._readers[name] = Reader(
                career.passages, fit_lines(career), self.embedder
            )
        reader = self._readers[name]
        seen = reader.signals(said)
        if not seen.spans:
            return [Bearing()] * len(reader.lines)
        return [self._bearing(reader, seen, at) for at in range(len(reader.lines))]

    def _bearing(self, reader: Reader, seen: Signals, at: int) -> Bearing:
        if (naming := reader.naming(seen, at)) is not None:
            return Bearing(naming.text, "met")
        best, speaks = spoken(self.speaks.scores(seen.rows[at])[:, 0])
        if speaks < SPEAKS:
            return Bearing()
        row = reader.side_row(seen, at, best)
        odds = softmax(self.sides.scores(row[None])[0])
        place = int(np.argmax(odds))
        side, clause = BEARINGS[1 + place], seen.spans[best]
        sure = speaks * odds[place] >= SURE and _agrees(side, clause, reader.lines[at])
        return Bearing(clause.text, side if sure else "near", speaks)

    def nearest(self, line: Fact, goals: Sequence[Fact]) -> Fact:
        """Return which of `goals`, one at least, is nearest in meaning to `line`."""
        vectors = self.embedder.embed([line.text, *(goal.text for goal in goals)])
        return goals[int(np.argmax(vectors[1:] @ vectors[0]))]


def _agrees(side: str, clause: Clause, line: Fact) -> bool:
    """Tell whether denials bear a side out.

    Words meet a line where both deny or neither does, and else do not meet it.
    """
    alike = clause.negated == bool(_DENIES.search(line.text))
    return alike if side == "met" else not alike


def spoken(scores: NDArray[np.float32]) -> tuple[int, float]:
    """Return which clause speaks of a line, and the probability that it does.

    What else is said does not change it.
    """
    best = int(np.argmax(scores))
    return best, float(1 / (1 + np.exp(-float(scores[best]))))


def softmax(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the probabilities that `scores` stand for."""
    odds = np.exp(scores.astype(np.float64) - scores.max())
    return np.asarray(odds / odds.sum())
