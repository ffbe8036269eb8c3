"""The seams that more than one part of the package shares."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Embedder(Protocol):
    """Turns texts into vectors of length one."""

    @property
    def model(self) -> str:
        """Fingerprint of the weights; vectors of two models do not compare."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of each vector."""
        ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length one for each text; no text gives shape (0, d)."""
        ...


class Progress(Protocol):
    """Hears how far a long piece of work has come."""

    def __call__(self, done: int, total: int, label: str, /) -> None:
        """Hear that `done` of `total` pieces of the work `label` are done."""
        ...


def silent(done: int, total: int, label: str, /) -> None:
    """Report progress to nobody."""
