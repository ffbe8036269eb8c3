"""A small network over a few signals, and the file that several of them share."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from advisor.errors import IndexUnavailableError

DAMAGED = "What the advisor learned is missing or of another version; install it again."


@dataclass(frozen=True)
class Network:
    """A network with one hidden layer over standardised signals.

    `mean` and `spread` are of shape (signals,), `hidden` (units, signals) with its bias
    (units,), `out` (outputs, units) with its bias (outputs,).
    """

    mean: NDArray[np.float32]
    spread: NDArray[np.float32]
    hidden: NDArray[np.float32]
    hidden_bias: NDArray[np.float32]
    out: NDArray[np.float32]
    out_bias: NDArray[np.float32]

    def scores(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the outputs for each of `rows`, of shape (rows, outputs).

        Raises:
            IndexUnavailableError: If the network is one of other signals.
        """
        if rows.shape[-1] != len(self.mean):
            raise IndexUnavailableError(DAMAGED)
        scaled = (rows - self.mean) / self.spread
        units = np.maximum(scaled @ self.hidden.T + self.hidden_bias, 0)
        return np.asarray(units @ self.out.T + self.out_bias)


_PARTS = tuple(field.name for field in fields(Network))


def read(path: Path, *names: str) -> list[Network]:
    """Return the networks of these names that `write` wrote to `path`.

    Raises:
        IndexUnavailableError: If the file is missing or holds something else.
    """
    try:
        with np.load(path) as held:
            return [
                Network(**{part: held[f"{name}.{part}"] for part in _PARTS})
                for name in names
            ]
    except (OSError, KeyError, ValueError) as error:
        raise IndexUnavailableError(DAMAGED) from error


def write(networks: Mapping[str, Network], path: Path) -> None:
    """Write networks to one file, each under its name."""
    arrays: dict[str, NDArray[np.float32]] = {
        f"{name}.{part}": getattr(network, part)
        for name, network in networks.items()
        for part in _PARTS
    }
    with path.open("wb") as file:
        np.savez(file, **arrays)  # type: ignore[arg-type]  # numpy's own keywords


def softmax(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the probabilities that `scores` stand for."""
    odds = np.exp(scores.astype(np.float64) - scores.max())
    return np.asarray(odds / odds.sum())
