"""Which of several drafts answers a request best: learning to rank.

A small network scores each candidate from a few signals; the softmax of the scores is
how likely each is the one to give. `make train` fits it so that the expected quality
of the candidate drawn by these odds is highest, on careers that the encoder was not
trained on. To say that a document does not answer is one of the candidates.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from advisor.errors import IndexUnavailableError
from advisor.understanding.reading import DAMAGED

FILE = Path(__file__).parent / "ranker.npz"


class Ranks(Protocol):
    """Tells which of several candidates to give."""

    def odds(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return how likely each candidate is the one to give; their sum is 1."""
        ...


@dataclass(frozen=True)
class Ranker:
    """A network with one hidden layer over standardised signals.

    `hidden` is of shape (units, signals) and `out` of shape (units,).
    """

    mean: NDArray[np.float32]
    spread: NDArray[np.float32]
    hidden: NDArray[np.float32]
    hidden_bias: NDArray[np.float32]
    out: NDArray[np.float32]

    @classmethod
    def load(cls, path: Path = FILE) -> "Ranker":
        """Read the network that was trained with the encoder.

        Raises:
            IndexUnavailableError: If it is missing or is that of other signals.
        """
        try:
            with np.load(path) as held:
                return cls(**{name: held[name] for name in held.files})
        except (OSError, TypeError, ValueError) as error:
            raise IndexUnavailableError(DAMAGED) from error

    def odds(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return how likely each candidate is the one to give; their sum is 1."""
        if rows.shape[1] != len(self.mean):
            raise IndexUnavailableError(DAMAGED)
        scaled = (rows - self.mean) / self.spread
        units = np.maximum(scaled @ self.hidden.T + self.hidden_bias, 0)
        scores = (units @ self.out).astype(np.float64)
        odds = np.exp(scores - scores.max())
        return np.asarray(odds / odds.sum())
