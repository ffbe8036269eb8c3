"""The floors: read strictly, and held against every suite of a run."""

from pathlib import Path

import pytest

from evals.compare import compare, exit_status
from evals.floors import Floors, FloorsError, SuiteFloors, breaches, gaps, load
from evals.records import GradesFile, Verdict
from tests.evals.test_compare import case, graded

SHIPPED = Path(__file__).parents[2] / "evals" / "floors.toml"


def written(folder: Path, text: str) -> Path:
    path = folder / "floors.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def run() -> GradesFile:
    """Two cases of ten fail: one in each split of the suite on pay."""
    return graded(
        *(case(f"d{n}", Verdict.FAIL if n == 0 else Verdict.PASS) for n in range(8)),
        case("t0", Verdict.FAIL, split="test"),
        case("t1", split="test"),
    )


def test_a_floor_is_a_number_or_a_table(tmp_path: Path) -> None:
    text = "[suites]\nfacts = 0.9\nnumbers = { all = 1, test = 0.8 }\n"
    assert load(written(tmp_path, text)) == Floors(
        suites={"facts": SuiteFloors(all=0.9), "numbers": SuiteFloors(all=1, test=0.8)}
    )


def test_the_shipped_floors_can_be_read() -> None:
    assert isinstance(load(SHIPPED), Floors)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[suite]\nfacts = 0.9",
        "[suites]\nfacts = 90",
        "[suites]\nfacts = -0.1",
        "[suites]\nfacts = nan",
        "[suites]\nfacts = true",
        '[suites]\nfacts = "0.9"',
        "[suites]\nfacts = {}",
        "[suites]\nfacts = { tset = 0.9 }",
        "[suites",
    ],
)
def test_a_floor_that_cannot_be_meant_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(FloorsError, match=r"floors\.toml"):
        load(written(tmp_path, text))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FloorsError, match="cannot be read"):
        load(tmp_path / "floors.toml")


@pytest.mark.parametrize(
    ("floors", "sentences"),
    [
        (SuiteFloors(all=0.8, dev=0.875, test=0.5), []),
        (
            SuiteFloors(all=0.81),
            [
                "Suite pay is under its floor on all cases: 8 of 10 pass (80.0%), the"
                " floor is 81.0%."
            ],
        ),
        (
            SuiteFloors(all=0.8, test=0.6),
            [
                "Suite pay is under its floor on the test split: 1 of 2 pass (50.0%),"
                " the floor is 60.0%."
            ],
        ),
    ],
)
def test_breaches_by_split(
    run: GradesFile, floors: SuiteFloors, sentences: list[str]
) -> None:
    assert breaches(Floors(suites={"pay": floors}), run) == sentences


def test_an_error_counts_against_the_floor(run: GradesFile) -> None:
    errs = graded(*run.cases[:-1], case("t1", Verdict.ERROR, split="test"))
    assert breaches(Floors(suites={"pay": SuiteFloors(all=0.8)}), errs)


@pytest.mark.parametrize(
    ("suites", "sentence"),
    [
        ({"fit": 0.5}, "Suite pay has no floor in the floors file."),
        (
            {"pay": 0.5, "fit": 0.5},
            "The floors file names suite fit, of which the run has no cases.",
        ),
    ],
)
def test_floors_that_do_not_match_the_suites_close_the_gate(
    run: GradesFile, suites: dict[str, float], sentence: str
) -> None:
    floors = Floors.model_validate({"suites": suites})
    found = compare(run, run, floors)
    assert exit_status(found) == 3
    assert sentence in found.reasons


def test_a_floor_on_a_split_without_cases_is_a_gap() -> None:
    floors = Floors(suites={"pay": SuiteFloors(all=0.5, test=0.5)})
    assert gaps(floors, graded(case("d0"))) == [
        "Suite pay has a floor on the test split, but no cases in it."
    ]


def test_no_floors_are_no_gap(run: GradesFile) -> None:
    assert gaps(Floors(suites={}), run) == []
