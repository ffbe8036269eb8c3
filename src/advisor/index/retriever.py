"""Question + what was said before -> passages: meaning and words weighed together."""

import threading
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from advisor.index.base import Retriever
from advisor.index.lexical import LexicalIndex
from advisor.index.vectors import VectorIndex
from advisor.passage import Passage, SearchHit
from advisor.seams import Embedder

DENSE_WEIGHT = 0.7  # of the cosine; the rest is of BM25 over its best possible
HISTORY_WEIGHT = 0.25  # of all that was said before
HISTORY_DECAY = 0.7  # from one earlier turn to the one before it
HISTORY_DEPTH = 3  # earlier turns that are looked at
EXHAUSTIVE = 1000  # up to so many passages every one is scored
CANDIDATES = 10  # for each passage asked for, beyond that
FEWEST_CANDIDATES = 200
DIGITS = 6  # of a cosine; further ones are noise, which would break ties


class HybridRetriever:
    """Ranks passages by cosine and BM25, each mixed over the turns."""

    def __init__(
        self,
        embedder: Embedder,
        lexical: LexicalIndex,
        vectors: VectorIndex,
        passages: Sequence[Passage],
    ) -> None:
        self._embedder = embedder
        self._lexical = lexical
        self._vectors = vectors
        self._passages = tuple(passages)
        self._rows = {passage.id: row for row, passage in enumerate(passages)}

    def search(
        self,
        question: str,
        *,
        meaning: str = "",
        previous: Sequence[str] = (),
        k: int = 20,
        documents: Sequence[str] | None = None,
    ) -> tuple[SearchHit, ...]:
        """Return at most `k` passages, the best first; ties in document order."""
        allowed = self._allowed(documents)
        if k < 1 or not allowed.any():
            return ()
        turns = (question, *previous[:HISTORY_DEPTH])
        raw = np.stack([self._lexical.scores(turn) for turn in turns])
        best = np.array([[self._lexical.best_possible(turn) or 1] for turn in turns])
        lexical = _mixed(raw / best)
        read = (meaning or question, *turns[1:])
        cosines = self._cosines(read, lexical, allowed, k, documents)
        score = DENSE_WEIGHT * _mixed(cosines) + (1 - DENSE_WEIGHT) * lexical
        score[np.isnan(score) | ~allowed] = -np.inf
        ranked = np.argsort(-score, kind="stable")[:k]
        return tuple(
            SearchHit(
                self._passages[row],
                score=float(score[row]),
                dense=float(cosines[0, row]),
                lexical=float(raw[0, row]),
            )
            for row in ranked
            if np.isfinite(score[row])
        )

    def _allowed(self, documents: Sequence[str] | None) -> NDArray[np.bool_]:
        wanted = None if documents is None else frozenset(documents)
        return np.array(
            [wanted is None or p.span.document in wanted for p in self._passages],
            dtype=bool,
        )

    def _cosines(
        self,
        turns: Sequence[str],
        lexical: NDArray[np.float64],
        allowed: NDArray[np.bool_],
        k: int,
        documents: Sequence[str] | None,
    ) -> NDArray[np.float64]:
        """Return a row of cosines for each turn; NaN for what is no candidate.

        A candidate that Chroma did not find for a turn, because it searches
        approximately or found it for another turn, is compared by its own vector.
        """
        count = int(allowed.sum())
        depth = max(FEWEST_CANDIDATES, CANDIDATES * k)
        depth = count if count <= EXHAUSTIVE else min(depth, count)
        # Each turn is embedded by itself: in a batch the last digits would depend
        # on the other texts.
        vectors = np.concatenate([self._embedder.embed([turn]) for turn in turns])
        cosines = np.full((len(turns), len(self._passages)), np.nan)
        for turn, vector in enumerate(vectors):
            for found in self._vectors.search(vector, depth, documents):
                cosines[turn, self._rows[found.passage]] = found.cosine
        best_words = np.argsort(-np.where(allowed, lexical, -1), kind="stable")[:depth]
        candidates = allowed & ~np.isnan(cosines).all(axis=0)
        candidates[best_words] = allowed[best_words]
        self._complete(cosines, vectors, candidates)
        return np.round(cosines, DIGITS)

    def _complete(
        self,
        cosines: NDArray[np.float64],
        vectors: NDArray[np.float32],
        candidates: NDArray[np.bool_],
    ) -> None:
        """Fill in the cosines of `candidates` that are still NaN."""
        missing = np.flatnonzero(candidates & np.isnan(cosines).any(axis=0))
        ids = [self._passages[row].id for row in missing]
        known = self._vectors.vectors(ids)
        for row, passage in zip(missing, ids, strict=True):
            unknown = np.isnan(cosines[:, row])
            cosines[unknown, row] = vectors[unknown] @ known[passage]


class DeferredRetriever:
    """A retriever that is opened at its first search, once for all threads."""

    def __init__(self, open_retriever: Callable[[], Retriever]) -> None:
        self._open = open_retriever
        self._lock = threading.Lock()
        self._retriever: Retriever | None = None

    def search(
        self,
        question: str,
        *,
        meaning: str = "",
        previous: Sequence[str] = (),
        k: int = 20,
        documents: Sequence[str] | None = None,
    ) -> tuple[SearchHit, ...]:
        """Return at most `k` passages, the best first; ties in document order."""
        with self._lock:
            if self._retriever is None:
                self._retriever = self._open()
            retriever = self._retriever
        return retriever.search(
            question, meaning=meaning, previous=previous, k=k, documents=documents
        )


def _mixed(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return one score a passage from one row a turn, the current turn first."""
    earlier = HISTORY_WEIGHT * HISTORY_DECAY ** np.arange(len(scores) - 1)
    weights = np.concatenate(([1.0], earlier))
    return np.asarray(weights @ scores, dtype=np.float64)
