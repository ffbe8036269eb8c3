"""The training data fits its pages, and its files are checked by name."""

import random
from pathlib import Path

import pytest

from training import copies, data


def test_every_file_of_questions_fits_its_page() -> None:
    files = sorted((data.HERE / "questions").glob("*.yaml"))
    assert len(files) >= 12
    assert [problem for path in files for problem in data.problems(path)] == []


def test_there_is_enough_of_it() -> None:
    asked = list(data.asked())
    assert sum(bool(message.rows) for message in asked) >= 4_000
    assert len({message.career for message in asked}) >= 12
    assert data.development() < set(data.careers())


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('{q: "pay?", about: pai}', "'pai' is not a valid Intent"),
        ('{q: "pay?", about: pay, levels: [9]}', "the page has 4 levels, not (9,)"),
        ('{q: "pay?", about: pay, quotes: ["gold"]}', "not in the page: 'gold'"),
        ('{q: "pay?", about: pay, answr: "yes"}', "unknown key answr"),
    ],
)
def test_what_does_not_fit_is_named(tmp_path: Path, entry: str, problem: str) -> None:
    path = tmp_path / "questions.yaml"
    path.write_text(f"career: museum-conservator\nquestions:\n- {entry}\n", "utf-8")
    (found,) = data.problems(path)
    assert problem in found


def test_a_near_copy_of_a_case_is_found() -> None:
    ask = next(text for text in copies.suite_messages() if len(text.split()) > 8)
    assert [found for found, _ in copies.near_copies([ask.upper(), "thanks"])]
    assert list(copies.near_copies(["thanks"])) == []


def test_misspelling_keeps_the_number_of_words() -> None:
    text = "how much would they pay somebody who starts"
    typed = {data.misspelt(text, random.Random(seed)) for seed in range(20)}
    assert len(typed) > 10
    assert {len(one.split()) for one in typed} == {len(text.split())}
