from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from advisor.index import retriever as module
from advisor.index.base import Retriever
from advisor.index.lexical import LexicalIndex
from advisor.index.retriever import (
    DENSE_WEIGHT,
    HISTORY_DECAY,
    HISTORY_WEIGHT,
    DeferredRetriever,
    HybridRetriever,
)
from advisor.index.vectors import VectorIndex
from advisor.passage import SearchHit
from advisor.tokens import tokenize
from tests.index.factories import FakeEmbedder, career

CAREERS = (
    career(
        "lamp-lighter",
        "A lead lamp lighter earns $90,000 a year.",
        "Trim the wick.",
        "Buy oil.",
        "Buy oil.",
    ),
    career("note-taker", "A lead note taker earns $50,000.", "Buy paper and ink."),
)
PASSAGES = [passage for career in CAREERS for passage in career.passages]
QUESTIONS = ("what does a lead earn?", "oil", "which paper", "90k?", "zebra", "")


@pytest.fixture(scope="module")
def lexical() -> LexicalIndex:
    return LexicalIndex.build([tokenize(passage.searchable) for passage in PASSAGES])


@pytest.fixture(scope="module")
def retriever(
    lexical: LexicalIndex, tmp_path_factory: pytest.TempPathFactory
) -> HybridRetriever:
    embedder = FakeEmbedder()
    folder = tmp_path_factory.mktemp("chroma")
    rows = embedder.embed([passage.searchable for passage in PASSAGES])
    VectorIndex.create(folder, PASSAGES, rows)
    vectors = VectorIndex.open(folder, count=len(PASSAGES), dimensions=64)
    return HybridRetriever(embedder, lexical, vectors, PASSAGES)


def expected_scores(
    lexical: LexicalIndex, question: str, previous: tuple[str, ...]
) -> dict[str, float]:
    """Return the score of every passage by the formula, one at a time."""
    embedder = FakeEmbedder()
    weights = [1.0, *(HISTORY_WEIGHT * HISTORY_DECAY**i for i in range(3))]
    scores = dict.fromkeys((passage.id for passage in PASSAGES), 0.0)
    for weight, turn in zip(weights, (question, *previous), strict=False):
        (vector,) = embedder.embed([turn])
        words = lexical.scores(turn) / (lexical.best_possible(turn) or 1)
        for passage, shared in zip(PASSAGES, words, strict=True):
            cosine = float(embedder.embed([passage.searchable])[0] @ vector)
            mixed = DENSE_WEIGHT * cosine + (1 - DENSE_WEIGHT) * shared
            scores[passage.id] += weight * mixed
    return scores


@pytest.mark.parametrize("exhaustive", [1000, 0])
@pytest.mark.parametrize(
    "previous", [(), ("tell me of oil",), ("ink?", "wick", "90k", "never looked at")]
)
def test_scores_follow_the_formula(
    retriever: HybridRetriever,
    lexical: LexicalIndex,
    previous: tuple[str, ...],
    exhaustive: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "EXHAUSTIVE", exhaustive)
    for question in QUESTIONS:
        hits = retriever.search(question, previous=previous, k=99)
        scores = {hit.passage.id: hit.score for hit in hits}
        assert scores == pytest.approx(
            expected_scores(lexical, question, previous[:3]), abs=5e-6
        )
        ranked = [hit.score for hit in hits]
        assert ranked == sorted(ranked, reverse=True)


def test_candidates_of_one_turn_are_scored_for_all(
    retriever: HybridRetriever,
    lexical: LexicalIndex,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "EXHAUSTIVE", 0)
    monkeypatch.setattr(module, "FEWEST_CANDIDATES", 1)
    monkeypatch.setattr(module, "CANDIDATES", 1)
    hits = retriever.search("oil", previous=("which paper",), k=2)
    scores = expected_scores(lexical, "oil", ("which paper",))
    assert 0 < len(hits) <= 2
    for hit in hits:
        assert hit.score == pytest.approx(scores[hit.passage.id], abs=5e-6)


def test_evidence_is_that_of_the_question_alone(retriever: HybridRetriever) -> None:
    alone = {hit.passage.id: hit for hit in retriever.search("oil", k=99)}
    for hit in retriever.search("oil", previous=("which paper",), k=99):
        same = alone[hit.passage.id]
        assert (hit.dense, hit.lexical) == (same.dense, same.lexical)


def test_ties_keep_the_order_of_the_document(retriever: HybridRetriever) -> None:
    first, second, *_ = retriever.search("oil")
    assert (first.passage, second.passage) == (PASSAGES[2], PASSAGES[3])


@pytest.mark.parametrize(
    ("k", "documents", "count"),
    [
        (20, None, 6),
        (3, None, 3),
        (0, None, 0),
        (20, ["note-taker"], 2),
        (20, ["note-taker", "unknown"], 2),
        (20, ["unknown"], 0),
        (20, [], 0),
    ],
)
def test_k_and_documents_bound_the_hits(
    retriever: HybridRetriever, k: int, documents: list[str] | None, count: int
) -> None:
    hits = retriever.search("oil", k=k, documents=documents)
    assert len(hits) == count
    assert documents is None or {h.passage.span.document for h in hits} <= {*documents}


def test_threads_find_what_one_finds(retriever: HybridRetriever) -> None:
    questions = QUESTIONS * 8

    def search(question: str) -> tuple[SearchHit, ...]:
        return retriever.search(question, previous=("oil",))

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(search, questions))
    assert together == [search(question) for question in questions]


def test_equal_passages_are_all_found(tmp_path: Path) -> None:
    """Chroma misses some of many equal vectors."""
    embedder = FakeEmbedder()
    passages = career("echo", *(f"Echo {n % 5}." for n in range(900))).passages
    rows = embedder.embed([passage.searchable for passage in passages])
    VectorIndex.create(tmp_path, passages, rows)
    vectors = VectorIndex.open(tmp_path, count=900, dimensions=64)
    lexical = LexicalIndex.build([tokenize(p.searchable) for p in passages])
    hits = HybridRetriever(embedder, lexical, vectors, passages).search("3", k=180)
    assert {hit.passage.text for hit in hits} == {"Echo 3."}
    assert [hit.passage for hit in hits] == list(passages[3::5])


def test_a_deferred_retriever_is_opened_once(retriever: HybridRetriever) -> None:
    opened: list[Retriever] = []

    def open_retriever() -> Retriever:
        opened.append(retriever)
        return retriever

    deferred = DeferredRetriever(open_retriever)
    assert opened == []
    with ThreadPoolExecutor(8) as pool:
        hits = list(pool.map(deferred.search, ["oil"] * 16))
    assert hits == [retriever.search("oil")] * 16
    assert len(opened) == 1


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    VectorIndex.create(tmp_path, [], np.empty((0, 64), dtype=np.float32))
    vectors = VectorIndex.open(tmp_path, count=0, dimensions=64)
    empty = HybridRetriever(FakeEmbedder(), LexicalIndex.build([]), vectors, [])
    assert empty.search("oil") == ()
