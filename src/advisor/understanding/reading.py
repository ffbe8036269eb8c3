"""What the trained encoder reads from a message: its heads, and what they name.

The heads are linear functions of the message's embedding, trained together with the
encoder by `make train`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from advisor.career import Career
from advisor.errors import IndexUnavailableError
from advisor.network import DAMAGED
from advisor.profile import Experience, Level, Phase
from advisor.understanding.intents import BY_WORDS, Intent, Operation

FILE = Path(__file__).parent / "heads.npz"
SHARPNESS = 8.0
"""What a vector of length 1 is multiplied by before a head."""
TURNS = ("new", "follow", "repair", "back", "social")
HEADS: Mapping[str, tuple[str, ...]] = {
    "about": tuple(str(intent) for intent in Intent if intent not in BY_WORDS),
    "op": tuple(map(str, Operation)),
    "turn": TURNS,
    "level": ("no", "yes"),
    "phase": ("no", "yes"),
    "all": ("no", "yes"),
}
"""The heads: what a message is about, what it asks of it, how it stands to the talk,
whether it means particular levels or phases, and whether all facts of a kind."""
MASK = "this job"
REMEMBERED = 12
"""Words of the question before that are read with a message."""
_LONGEST = 220
"""Characters of a level or phase that stand for it."""


def in_context(text: str, state: str, career: Career | None) -> str:
    """Return a message as the encoder reads it.

    Args:
        text: What was typed.
        state: What the talk is about so far, empty at its beginning; see `state_of`.
        career: The career that is meant; its title says nothing of what is asked.
    """
    read = f"[{state.replace('_', ' ')}] {text}" if state else text
    if career is None:
        return read
    title = re.escape(career.document.title)
    return re.sub(rf"\b(?:an? )?{title}s?\b", MASK, read, flags=re.IGNORECASE)


def state_of(about: str, levels: Sequence[int], phases: Sequence[int]) -> str:
    """Return in a word or two what a request leaves behind for the next message."""
    return about + (" of a level" if levels else " of a phase" if phases else "")


def with_words(state: str, asked: str) -> str:
    """Return a state with the words that were asked, for what is searched."""
    return f"{state}: {' '.join(asked.split()[:REMEMBERED])}"


def level_texts(career: Career) -> list[str]:
    """Return a text for each level of the ladder, by which messages find it."""
    levels = career.profile.levels
    return [_level_text(level, len(levels)) for level in levels]


def phase_texts(career: Career) -> list[str]:
    """Return a text for each phase of the roadmap, by which messages find it."""
    phases = career.profile.phases
    return [_phase_text(phase, len(phases)) for phase in phases]


def _place(number: int, count: int) -> str:
    if number == 1:
        return "the first"
    return "the last" if number == count else f"number {number} of {count}"


def _level_text(level: Level, count: int) -> str:
    years = f", {level.experience}" if isinstance(level.experience, Experience) else ""
    duties = "; ".join(fact.text for fact in level.responsibilities)
    place = _place(level.number, count)
    return f"Level {level.number}, {place}: {level.title}{years}. {duties}"[:_LONGEST]


def _phase_text(phase: Phase, count: int) -> str:
    goals = "; ".join(fact.text for fact in phase.goals)
    place = _place(phase.number, count)
    return f"Phase {phase.number}, {place}: {phase.title}. {goals}"[:_LONGEST]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the heads give for one message, each a probability for each of its names."""

    odds: Mapping[str, NDArray[np.float64]]

    def share(self, head: str, name: str) -> float:
        """Return the probability of a name."""
        return float(self.odds[head][HEADS[head].index(name)])

    def ranked(self, head: str) -> list[tuple[str, float]]:
        """Return the names of a head with their probabilities, best first."""
        odds = self.odds[head]
        return [(HEADS[head][at], float(odds[at])) for at in np.argsort(-odds)]

    def best(self, head: str) -> str:
        """Return the likeliest name."""
        return HEADS[head][int(np.argmax(self.odds[head]))]

    @classmethod
    def mean(cls, readings: Sequence["Reading"]) -> "Reading":
        """Return the mean of several readings of one message."""
        return cls(
            {
                head: np.mean([reading.odds[head] for reading in readings], axis=0)
                for head in HEADS
            }
        )


@dataclass(frozen=True)
class Heads:
    """Weights of shape (names, dimensions) and a bias for each head."""

    weights: Mapping[str, NDArray[np.float32]]
    bias: Mapping[str, NDArray[np.float32]]

    @classmethod
    def load(cls, path: Path = FILE) -> "Heads":
        """Read the heads that were trained with the encoder.

        Raises:
            IndexUnavailableError: If they are missing or are those of other labels.
        """
        try:
            with np.load(path) as held:
                weights = {head: held[f"{head}.weight"] for head in HEADS}
                bias = {head: held[f"{head}.bias"] for head in HEADS}
        except (OSError, KeyError, ValueError) as error:
            raise IndexUnavailableError(DAMAGED) from error
        if any(len(bias[head]) != len(names) for head, names in HEADS.items()):
            raise IndexUnavailableError(DAMAGED)
        return cls(weights, bias)

    def read(self, vector: NDArray[np.float32]) -> Reading:
        """Return what the heads give for an embedding of length 1."""
        return Reading({head: self._odds(head, vector) for head in HEADS})

    def _odds(self, head: str, vector: NDArray[np.float32]) -> NDArray[np.float64]:
        logits = self.weights[head] @ (vector * SHARPNESS) + self.bias[head]
        odds = np.exp((logits - logits.max()).astype(np.float64))
        return np.asarray(odds / odds.sum())
