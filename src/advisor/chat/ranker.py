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

from advisor.network import Network, read, softmax

FILE = Path(__file__).parent / "ranker.npz"
NAME = "ranker"


class Ranks(Protocol):
    """Tells which of several candidates to give."""

    def odds(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return how likely each candidate is the one to give; their sum is 1."""
        ...


@dataclass(frozen=True)
class Ranker:
    """Scores each candidate by one network over its signals."""

    network: Network

    @classmethod
    def load(cls, path: Path = FILE) -> "Ranker":
        """Read the network that was trained with the encoder.

        Raises:
            IndexUnavailableError: If it is missing.
        """
        (network,) = read(path, NAME)
        return cls(network)

    def odds(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return how likely each candidate is the one to give; their sum is 1.

        Raises:
            IndexUnavailableError: If the network is one of other signals.
        """
        return softmax(self.network.scores(rows)[:, 0])
