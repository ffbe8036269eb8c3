import os
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from advisor.errors import IndexUnavailableError
from advisor.index.vectors import VectorIndex
from tests.index.factories import FakeEmbedder, career

CAREERS = (
    career("lamp-lighter", "Lights lamps.", "Buys oil.", "Buys oil."),
    career("note-taker", "Takes notes.", "Buys paper."),
)
PASSAGES = [passage for career in CAREERS for passage in career.passages]
EMBEDDER = FakeEmbedder()
COUNT = len(PASSAGES)


def vector(text: str) -> NDArray[np.float32]:
    row: NDArray[np.float32] = EMBEDDER.embed([text])[0]
    return row


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = EMBEDDER.embed([passage.searchable for passage in PASSAGES])
    VectorIndex.create(tmp_path / "chroma", PASSAGES, rows)
    return tmp_path / "chroma"


@pytest.fixture
def index(folder: Path) -> VectorIndex:
    return VectorIndex.open(folder, count=COUNT, dimensions=EMBEDDER.dimensions)


def test_the_nearest_come_first_with_their_cosine(index: VectorIndex) -> None:
    question = vector(PASSAGES[3].searchable)
    found = index.search(question, COUNT)
    expected = [vector(passage.searchable) @ question for passage in PASSAGES]
    assert found[0].passage == PASSAGES[3].id
    assert [near.cosine for near in found] == pytest.approx(sorted(expected)[::-1])


@pytest.mark.parametrize(
    ("k", "documents", "count"),
    [
        (5, None, 5),
        (99, None, 5),
        (2, None, 2),
        (5, ["note-taker"], 2),
        (5, ["note-taker", "lamp-lighter"], 5),
        (5, ["unknown"], 0),
        (5, [], 0),
        (0, None, 0),
    ],
)
def test_documents_can_be_chosen(
    index: VectorIndex, k: int, documents: list[str] | None, count: int
) -> None:
    assert len(index.search(vector("oil"), k, documents)) == count


def test_vectors_come_back_by_id(index: VectorIndex) -> None:
    ids = [PASSAGES[4].id, PASSAGES[0].id]
    vectors = index.vectors(ids)
    for id_, passage in zip(ids, (PASSAGES[4], PASSAGES[0]), strict=True):
        np.testing.assert_allclose(vectors[id_], vector(passage.searchable), rtol=1e-6)
    assert index.vectors([]) == {}


def test_more_passages_than_one_batch_takes(tmp_path: Path) -> None:
    lines = [f"line {n}" for n in range(5600)]
    passages = career("long", *lines).passages
    rows = np.random.default_rng(1).normal(size=(5600, 8)).astype(np.float32)
    stored: list[int] = []
    VectorIndex.create(tmp_path, passages, rows, stored.append)
    assert len(VectorIndex.open(tmp_path, count=5600, dimensions=8)) == 5600
    assert (len(stored), stored[-1]) == (2, 5600)


def test_no_passage_is_a_whole_index(tmp_path: Path) -> None:
    VectorIndex.create(tmp_path, [], np.empty((0, 8), dtype=np.float32))
    index = VectorIndex.open(tmp_path, count=0, dimensions=8)
    assert index.search(np.ones(8, dtype=np.float32), 5) == []


@pytest.mark.parametrize(("count", "dimensions"), [(COUNT + 1, 64), (COUNT, 65)])
def test_what_does_not_fit_is_refused(
    folder: Path, count: int, dimensions: int
) -> None:
    with pytest.raises(IndexUnavailableError, match=r"vectors in .* are damaged"):
        VectorIndex.open(folder, count=count, dimensions=dimensions)


def test_another_space_is_refused(tmp_path: Path) -> None:
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(
        str(tmp_path.resolve()), Settings(anonymized_telemetry=False)
    )
    client.create_collection("passages", embedding_function=None)
    with pytest.raises(IndexUnavailableError, match=r"vectors in .* are damaged"):
        VectorIndex.open(tmp_path, count=0, dimensions=64)


@pytest.mark.parametrize("size", [None, 0, 5000])
def test_damage_is_named(folder: Path, size: int | None) -> None:
    if size is None:
        (folder / "chroma.sqlite3").unlink()
    else:
        os.truncate(folder / "chroma.sqlite3", size)
    with pytest.raises(IndexUnavailableError, match=r"vectors in .* are damaged"):
        VectorIndex.open(folder, count=COUNT, dimensions=EMBEDDER.dimensions)
