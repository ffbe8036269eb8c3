"""The seams of the index: what it needs from others and what it offers them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from advisor.career import Career
from advisor.passage import SearchHit


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


class Retriever(Protocol):
    """Finds the passages that bear on a question."""

    def search(
        self,
        question: str,
        *,
        previous: Sequence[str] = (),
        k: int = 20,
        documents: Sequence[str] | None = None,
    ) -> tuple[SearchHit, ...]:
        """Return at most `k` passages, the best first.

        Args:
            question: What the person says now.
            previous: What the person said before, the latest first.
            k: How many passages to return at most.
            documents: Ids of the documents to search in; None for all.
        """
        ...


class Reader(Protocol):
    """Reads one file as a career."""

    def __call__(self, path: Path, /, *, max_mb: float) -> Career:
        """Return what the file at `path` holds, or raise `DocumentError`."""
        ...


class Progress(Protocol):
    """Hears how far a long piece of work has come."""

    def __call__(self, done: int, total: int, label: str, /) -> None:
        """Hear that `done` of `total` pieces of the work `label` are done."""
        ...


def silent(done: int, total: int, label: str, /) -> None:
    """Report progress to nobody."""
