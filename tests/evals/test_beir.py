"""Folders in the BEIR layout: what is measured on them, and what is refused."""

import json
import math
from pathlib import Path

import pytest

from evals.beir import BenchLine, bench, ndcg, reciprocal_rank
from evals.collection import FolderError, Query, load_collection
from tests.index.factories import FakeEmbedder

CORPUS = [
    {"_id": "a", "title": "Welding", "text": "Welders join plates of metal."},
    {"_id": "b", "title": "Baking", "text": "Bakers knead dough at night."},
    {"_id": "c", "title": "", "text": "Divers breathe compressed air."},
]
QUERIES: list[dict[str, object]] = [
    {"_id": "1", "text": "Who joins plates of metal?"},
    {"_id": "2", "text": "Who kneads dough?"},
    {
        "_id": "3",
        "text": "And at night?",
        "history": [
            {"role": "user", "content": "Who breathes compressed air?"},
            {"role": "assistant", "content": "Divers."},
            {"role": "user", "content": "Is the air compressed?"},
        ],
    },
    {"_id": "4", "text": "Nothing answers this."},
]
QRELS = "query-id\tcorpus-id\tscore\n1\ta\t1\n2\tb\t2\n3\tc\t1\n1\tb\t0\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, lines in (("corpus", CORPUS), ("queries", QUERIES)):
        text = "\n".join(json.dumps(line) for line in lines)
        (tmp_path / f"{name}.jsonl").write_text(f"{text}\n", "utf-8")
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text(QRELS, "utf-8")
    return tmp_path


def lines(folder: Path, embedder: FakeEmbedder) -> dict[str, BenchLine]:
    return {line.way: line for line in bench(folder, embedder, folder / "data")}


def test_every_way_is_measured_on_the_questions_that_something_answers(
    folder: Path,
) -> None:
    found = lines(folder, FakeEmbedder())
    assert list(found) == ["dense", "BM25", "shipped", "shipped, with history"]
    assert {line.queries for line in found.values()} == {3}
    assert found["BM25"].hit_1.value == pytest.approx(2 / 3)
    assert found["shipped"].hit_1.value == pytest.approx(2 / 3)


def test_history_finds_what_the_last_turn_alone_does_not(folder: Path) -> None:
    found = lines(folder, FakeEmbedder())
    assert found["shipped, with history"].mrr.value > found["shipped"].mrr.value


def test_without_history_there_is_no_line_for_it(folder: Path) -> None:
    text = "\n".join(json.dumps(q) for q in QUERIES[:2])
    (folder / "queries.jsonl").write_text(text, "utf-8")
    (folder / "qrels" / "test.tsv").write_text(QRELS.replace("3\tc\t1\n", ""), "utf-8")
    found = lines(folder, FakeEmbedder())
    assert list(found) == ["dense", "BM25", "shipped"]
    perfect = found["shipped"]
    assert [perfect.hit_1.value, perfect.ndcg_10.value, perfect.mrr.value] == [1, 1, 1]


def test_a_corpus_is_embedded_once(folder: Path) -> None:
    first, second = FakeEmbedder(), FakeEmbedder()
    assert lines(folder, first) == lines(folder, second)
    welding = "Welding. Welders join plates of metal."
    assert (welding in first.embedded, welding in second.embedded) == (True, False)


def test_what_a_folder_holds(folder: Path) -> None:
    held = load_collection(folder)
    assert [passage.searchable for passage in held.passages] == [
        "Welding. Welders join plates of metal.",
        "Baking. Bakers knead dough at night.",
        "Divers breathe compressed air.",
    ]
    assert held.queries[2] == Query(
        "3",
        "And at night?",
        ("Is the air compressed?", "Who breathes compressed air?"),
    )
    assert held.relevant == {"1": {"a": 1}, "2": {"b": 2}, "3": {"c": 1}}


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        ("corpus.jsonl", '"_id": "b"', '"_id": "a"', "An _id stands twice in corpus"),
        ("corpus.jsonl", '"text"', '"txt"', "has no text in 'text'."),
        ("queries.jsonl", '"_id": "2"', '"_id": 2', "has no text in '_id'."),
        ("queries.jsonl", "{", "[", "Line 1 of "),
        ("queries.jsonl", '"history": [', '"history": [1, ', "is no list of turns."),
        ("qrels/test.tsv", "2\tb", "9\tb", "names the question '9', which"),
        ("qrels/test.tsv", "a\t1", "a\tyes", "is not question, passage and score."),
        ("qrels/test.tsv", "a\t1", "a", "is not question, passage and score."),
    ],
)
def test_a_malformed_folder_is_refused_in_one_sentence(
    folder: Path, file: str, before: str, after: str, said: str
) -> None:
    text = (folder / file).read_text("utf-8")
    (folder / file).write_text(text.replace(before, after, 1), "utf-8")
    with pytest.raises(FolderError) as caught:
        load_collection(folder)
    assert said in str(caught.value)


@pytest.mark.parametrize("file", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"])
def test_a_folder_that_lacks_a_part_is_refused(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(FolderError):
        load_collection(folder)


def test_a_corpus_without_passages_is_refused(folder: Path) -> None:
    (folder / "corpus.jsonl").write_text("\n", "utf-8")
    with pytest.raises(FolderError, match=r"There is nothing in corpus\.jsonl"):
        load_collection(folder)


@pytest.mark.parametrize(
    ("ranking", "gain", "rank"),
    [
        (["a", "b"], 1, 1),
        (["b", "a"], (1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3)), 1),
        (["x", "a"], 2 / math.log2(3) / (2 + 1 / math.log2(3)), 1 / 2),
        (["x"], 0, 0),
        (["x"] * 10 + ["a"], 0, 0),
    ],
)
def test_measures(ranking: list[str], gain: float, rank: float) -> None:
    grades = {"a": 2.0, "b": 1.0}
    assert ndcg(ranking, grades) == pytest.approx(gain)
    assert reciprocal_rank(ranking, grades) == rank
