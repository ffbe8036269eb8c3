"""The seams of the index: what it needs from others and what it offers them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from advisor.career import Career
from advisor.passage import SearchHit


class Retriever(Protocol):
    """Finds the passages that bear on a question."""

    def search(
        self,
        question: str,
        *,
        meaning: str = "",
        previous: Sequence[str] = (),
        k: int = 20,
        documents: Sequence[str] | None = None,
    ) -> tuple[SearchHit, ...]:
        """Return at most `k` passages, the best first.

        Args:
            question: What the person says now.
            meaning: The question as the encoder is to read it; as it is if empty.
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
