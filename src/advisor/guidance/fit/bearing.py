"""How what a person says bears on a line of a fit check.

Two small networks read a clause beside a line. The first finds the clause that speaks
of the line, if one does, from how near they are in meaning and words; the second tells
what it makes of the line, also from the embeddings of both. `make train` fits them to
what people say of themselves, marked line by line, about other careers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from advisor.career import Career
from advisor.guidance.fit.reader import DENIES, NEGATED, Reader, Signals
from advisor.network import Network, read, softmax
from advisor.profile import Fact
from advisor.seams import Embedder

FILE = Path(__file__).parent / "bearing.npz"
NAMES = ("speaks", "sides")
BEARINGS = ("none", "near", "not_met", "met")
"""What a clause makes of a line; `near` speaks of it without settling it."""
SPEAKS = 0.2
"""Probability from which a clause is said to bear on a line."""
SURE = 0.4
"""Probability, of bearing and side together, from which a line is settled."""

Row = NDArray[np.float32]


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


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which clause speaks of a line, how likely it does, and the side it takes."""

    clause: int
    share: float
    side: str


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
            IndexUnavailableError: If they are missing.
        """
        speaks, sides = read(path, *NAMES)
        return cls(embedder, speaks, sides)

    def bearings(self, career: Career, said: str) -> list[Bearing]:
        """Return a bearing for each of `fit_lines(career)`."""
        name = career.document.id
        if name not in self._readers:
            lines = fit_lines(career)
            self._readers[name] = Reader(career.passages, lines, self.embedder)
        reader = self._readers[name]
        seen = reader.signals(said)
        if not seen.spans:
            return [Bearing()] * len(reader.lines)
        return [self._bearing(reader, seen, at) for at in range(len(reader.lines))]

    def _bearing(self, reader: Reader, seen: Signals, at: int) -> Bearing:
        if (naming := reader.naming(seen, at)) is not None:
            return Bearing(naming.text, "met")
        found = verdict(
            seen.rows[at],
            lambda clause: reader.side_row(seen, at, clause),
            self.speaks,
            self.sides,
        )
        if found.side == "none":
            return Bearing()
        return Bearing(seen.spans[found.clause].text, found.side, found.share)

    def nearest(self, line: Fact, goals: Sequence[Fact]) -> Fact:
        """Return which of `goals`, one at least, is nearest in meaning to `line`."""
        vectors = self.embedder.embed([line.text, *(goal.text for goal in goals)])
        return goals[int(np.argmax(vectors[1:] @ vectors[0]))]


def verdict(
    rows: Row, side_row: Callable[[int], Row], speaks: Network, sides: Network
) -> Verdict:
    """Return what the clauses of a person make of a line.

    What else is said does not change the share of the clause that speaks of it most.

    Args:
        rows: The signals of each clause beside the line, of shape (clauses, signals).
        side_row: Gives what tells the side of a clause.
        speaks: Finds the clause.
        sides: Tells its side.
    """
    scores = speaks.scores(rows)[:, 0]
    best = int(np.argmax(scores))
    share = float(1 / (1 + np.exp(-float(scores[best]))))
    if share < SPEAKS:
        return Verdict(best, share, "none")
    odds = softmax(sides.scores(side_row(best)[None])[0])
    place = int(np.argmax(odds))
    side = BEARINGS[1 + place]
    sure = share * odds[place] >= SURE and _agrees(side, rows[best])
    return Verdict(best, share, side if sure else "near")


def _agrees(side: str, row: Row) -> bool:
    """Tell whether denials bear a side out.

    Words meet a line where both deny or neither does, and else do not meet it.
    """
    alike = bool(row[NEGATED]) == bool(row[DENIES])
    return alike if side == "met" else not alike
