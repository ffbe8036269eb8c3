"""Retrieval on outside data: meaning, words and what is shipped, side by side."""

import hashlib
import json
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from advisor.index.lexical import LexicalIndex
from advisor.index.retriever import HybridRetriever
from advisor.index.vectors import VectorIndex
from advisor.passage import Passage
from advisor.seams import Embedder, Progress, silent
from advisor.tokens import tokenize
from evals.collection import Collection, Grades, load_collection
from evals.stats import Estimate, cluster_bootstrap, wilson

DEPTH = 10
"""Passages that are looked at; one that stands further down counts as not found."""
RESAMPLES = 2_000
EMBEDDED_AT_ONCE = 128
CACHE = "beir"

Ranking = Sequence[str]


@dataclass(frozen=True, slots=True)
class BenchLine:
    """How well one way of searching does; each figure is a share of 1."""

    way: str
    queries: int
    hit_1: Estimate
    hit_5: Estimate
    ndcg_10: Estimate
    mrr: Estimate


def bench(
    folder: Path, embedder: Embedder, data: Path, *, progress: Progress = silent
) -> tuple[BenchLine, ...]:
    """Return a line for each way of searching the collection in `folder`.

    The history of a conversation is used in the last line only, which is left out
    where there is none.

    Args:
        folder: A folder in the BEIR layout.
        embedder: Makes the vectors.
        data: Where the vectors of a corpus are kept for the next time.
        progress: Hears how far the work is.

    Raises:
        FolderError: If the folder is not in the BEIR layout.
    """
    held = load_collection(folder)
    vectors = corpus_vectors(held.passages, embedder, data, progress)
    lexical = LexicalIndex.build([tokenize(p.searchable) for p in held.passages])
    ways = {
        "dense": by_meaning(held, vectors, embedder),
        "BM25": by_words(held, lexical),
    }
    with shipped(held.passages, vectors, lexical, embedder) as retriever:
        ways["shipped"] = by_both(held, retriever, history=False)
        if any(query.previous for query in held.queries):
            ways["shipped, with history"] = by_both(held, retriever, history=True)
    return tuple(bench_line(way, held, ranked) for way, ranked in ways.items())


def corpus_vectors(
    passages: Sequence[Passage], embedder: Embedder, data: Path, progress: Progress
) -> NDArray[np.float32]:
    """Return the vector of each passage; kept in `data` by model and content."""
    texts = [passage.searchable for passage in passages]
    key = json.dumps([embedder.model, texts]).encode()
    path = data / CACHE / f"{hashlib.sha256(key).hexdigest()[:16]}.npy"
    if not path.is_file():
        batches = []
        for start in range(0, len(texts), EMBEDDED_AT_ONCE):
            batches.append(embedder.embed(texts[start : start + EMBEDDED_AT_ONCE]))
            progress(min(start + EMBEDDED_AT_ONCE, len(texts)), len(texts), "embedding")
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial.npy")
        np.save(partial, np.concatenate(batches))
        partial.replace(path)
    vectors: NDArray[np.float32] = np.load(path)
    return vectors


@contextmanager
def shipped(
    passages: Sequence[Passage],
    vectors: NDArray[np.float32],
    lexical: LexicalIndex,
    embedder: Embedder,
) -> Iterator[HybridRetriever]:
    """Open the advisor's own retriever on a passing Chroma index."""
    with TemporaryDirectory(prefix="beir-") as name:
        place = Path(name, "chroma")
        VectorIndex.create(place, passages, vectors)
        index = VectorIndex.open(
            place, count=len(passages), dimensions=embedder.dimensions
        )
        try:
            yield HybridRetriever(embedder, lexical, index, passages)
        finally:
            index.close()


def by_meaning(
    held: Collection, vectors: NDArray[np.float32], embedder: Embedder
) -> Sequence[Ranking]:
    """Return for each question the passages of the highest exact cosine."""
    asked = embedder.embed([query.text for query in held.queries])
    return [_best(held.passages, vectors @ vector) for vector in asked]


def by_words(held: Collection, lexical: LexicalIndex) -> Sequence[Ranking]:
    """Return for each question the passages of the highest BM25, if above 0."""
    found = []
    for query in held.queries:
        scores = lexical.scores(query.text)
        ranked = _best(held.passages, scores)
        found.append(ranked[: int((scores > 0).sum())])
    return found


def by_both(
    held: Collection, retriever: HybridRetriever, *, history: bool
) -> Sequence[Ranking]:
    """Return for each question what the shipped retriever finds."""
    return [
        [
            hit.passage.id
            for hit in retriever.search(
                query.text, previous=query.previous if history else (), k=DEPTH
            )
        ]
        for query in held.queries
    ]


def bench_line(way: str, held: Collection, ranked: Sequence[Ranking]) -> BenchLine:
    """Return the figures of the rankings `ranked`, one for each question."""
    pairs = [
        (ranking, held.relevant[query.id])
        for query, ranking in zip(held.queries, ranked, strict=True)
    ]
    return BenchLine(
        way,
        len(pairs),
        hit_1=_hits(pairs, 1),
        hit_5=_hits(pairs, 5),
        ndcg_10=_mean([ndcg(*pair) for pair in pairs]),
        mrr=_mean([reciprocal_rank(*pair) for pair in pairs]),
    )


def ndcg(ranking: Ranking, grades: Grades) -> float:
    """Return the discounted gain of the first ten, as a share of the best possible."""
    ideal = sorted(grades.values(), reverse=True)
    return _gain([grades.get(id_, 0) for id_ in ranking]) / _gain(ideal)


def reciprocal_rank(ranking: Ranking, grades: Grades) -> float:
    """Return 1 / the rank of the first relevant passage; 0 if the first ten lack it."""
    ranks = (rank for rank, id_ in enumerate(ranking[:DEPTH], 1) if id_ in grades)
    return 1 / next(ranks, math.inf)


def _gain(grades: Sequence[float]) -> float:
    return sum(
        grade / math.log2(rank + 1) for rank, grade in enumerate(grades[:DEPTH], 1)
    )


def _hits(pairs: Sequence[tuple[Ranking, Grades]], k: int) -> Estimate:
    found = sum(any(id_ in grades for id_ in ranking[:k]) for ranking, grades in pairs)
    return wilson(found, len(pairs))


def _mean(values: Sequence[float]) -> Estimate:
    return cluster_bootstrap([(value,) for value in values], resamples=RESAMPLES)


def _best(passages: Sequence[Passage], scores: NDArray[np.floating]) -> list[str]:
    rows = np.argsort(-scores, kind="stable")[:DEPTH]
    return [passages[row].id for row in rows]
