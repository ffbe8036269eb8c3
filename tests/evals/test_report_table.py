"""The report for the terminal."""

from rich.console import Console

from evals.report.changes import Change, changes
from evals.report.table import ALL, WIDTH, rows, table, ungraded
from evals.stats import wilson
from tests.evals.factories import FAILED, case, graded, run, suite

BEFORE = run(graded("a"), graded("b", FAILED), graded("c"), graded("gone"))
NOW = run(
    graded("a", FAILED),
    graded("b"),
    graded("c", split="test"),
    graded("added", suite="day"),
)


def drawn(*, bots: dict[str, float] | None = None) -> str:
    console = Console(width=WIDTH)
    with console.capture() as captured:
        console.print(table(rows(NOW, baseline=BEFORE), bots))
    return captured.get()


def test_each_split_of_a_suite_has_its_own_rate() -> None:
    first, *_ = rows(NOW)
    low_high = wilson(1, 2)
    assert (first.suite, first.dev.passed, first.dev.n) == ("pay", 1, 2)
    assert (first.dev.low, first.dev.high) == (low_high.low, low_high.high)
    assert (first.test.passed, first.test.n) == (1, 1)


def test_suites_keep_their_order_and_all_comes_last() -> None:
    order = [suite(name="day"), suite(name="not played"), suite(name="pay")]
    assert [row.suite for row in rows(NOW, order)] == ["day", "pay", ALL]


def test_change_is_of_the_cases_that_both_runs_hold() -> None:
    *_, total = rows(NOW, baseline=BEFORE)
    assert (total.dev.change, total.test.change) == (0, 0)


def test_a_suite_that_is_new_has_no_change() -> None:
    day = next(row for row in rows(NOW, baseline=BEFORE) if row.suite == "day")
    assert day.dev.change is None


def test_a_split_without_cases_has_no_rate() -> None:
    rate = rows(run(graded("a")))[-1].test
    assert (rate.percent, rate.interval, rate.points) == ("\u2013", "\u2013", "")


def test_the_table_fits_80_columns_with_the_null_bots_beneath() -> None:
    text = drawn(bots={"whole document": 0.0, "best line": 0.143})
    assert max(map(len, text.splitlines())) <= WIDTH
    assert "best line 14%" in text.splitlines()[-1]


def test_cases_without_a_grade_are_named() -> None:
    played = suite(case("a"), case("lost"))
    assert ungraded(NOW, [played, suite(case("x"), name="not played")]) == ["lost"]


def test_the_worst_changes_come_first() -> None:
    assert list(changes(NOW, BEFORE).items()) == [
        ("a", Change.BROKEN),
        ("gone", Change.VANISHED),
        ("b", Change.FIXED),
        ("added", Change.NEW),
    ]


def test_without_a_baseline_nothing_changed() -> None:
    assert changes(NOW, None) == {}
