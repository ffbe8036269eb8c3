import os
from pathlib import Path

import numpy as np
import pytest

from advisor.errors import IndexUnavailableError
from advisor.index.lexical import LexicalIndex
from advisor.tokens import tokenize

PASSAGES = [
    "A lead earns $130,000 a year",
    "Learn Python and C++ in a year",
    "A lead runs the team",
    "A year passes",
]


@pytest.fixture
def index() -> LexicalIndex:
    return LexicalIndex.build([tokenize(passage) for passage in PASSAGES])


@pytest.mark.parametrize(
    ("question", "matching"),
    [
        ("python", [1]),
        ("c++?", [1]),
        ("what of 130k?", [0]),
        ("leads", [0, 2]),
        ("zebra", []),
        ("", []),
        ("year year", [0, 1, 3]),
    ],
)
def test_a_passage_without_a_shared_word_scores_zero(
    index: LexicalIndex, question: str, matching: list[int]
) -> None:
    scores = index.scores(question)
    assert scores.shape == (len(PASSAGES),)
    assert list(np.flatnonzero(scores)) == matching


def test_no_score_exceeds_the_best_possible(index: LexicalIndex) -> None:
    for passage in PASSAGES:
        assert 0 < index.scores(passage).max() <= index.best_possible(passage)


def test_a_word_never_seen_weighs_as_much_as_the_rarest(index: LexicalIndex) -> None:
    assert index.idf("zebra") == index.idf("python") > index.idf("year") > 0


@pytest.mark.parametrize(
    ("question", "passage", "coverage"),
    [
        ("python", "learn python", 1.0),
        ("python zebra", "learn python", 0.5),
        ("130k", "$130,000", 1.0),
        ("$130,000", "130000", 1.0),
        ("zebra", "learn python", 0.0),
        ("", "learn python", 0.0),
    ],
)
def test_coverage(
    index: LexicalIndex, question: str, passage: str, coverage: float
) -> None:
    found = index.coverage(tokenize(question), tokenize(passage))
    assert found == pytest.approx(coverage)


@pytest.mark.parametrize("token_lists", [[], [[]], [["lead", "year"], []]])
def test_saved_and_loaded_is_the_same(
    token_lists: list[list[str]], tmp_path: Path
) -> None:
    built = LexicalIndex.build(token_lists)
    built.save(tmp_path)
    loaded = LexicalIndex.load(tmp_path)
    assert loaded.size == built.size == len(token_lists)
    np.testing.assert_array_equal(loaded.scores("lead x"), built.scores("lead x"))
    assert loaded.idf("lead") == built.idf("lead")


@pytest.mark.parametrize("name", ["vocabulary.json", "data.csc.index.npy"])
@pytest.mark.parametrize("size", [None, 0, 60])
def test_damage_is_named(
    index: LexicalIndex, tmp_path: Path, name: str, size: int | None
) -> None:
    index.save(tmp_path)
    if size is None:
        (tmp_path / name).unlink()
    else:
        os.truncate(tmp_path / name, size)
    with pytest.raises(IndexUnavailableError, match="index of words"):
        LexicalIndex.load(tmp_path).open_scores()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("pyhton", "python"), ("python", "python"), ("zebras", "zebras"), ("tem", "tem")],
)
def test_a_slip_is_mended_and_other_words_are_left(
    index: LexicalIndex, typed: str, meant: str
) -> None:
    assert index.spelt(typed) == meant
