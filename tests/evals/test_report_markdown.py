"""The report for a pull request."""

import pytest

from evals.compare import Comparison, Status
from evals.report.markdown import MOST_CASES, escaped, summary
from tests.evals.factories import FAILED, case, graded, run, suite

BEFORE = run(graded("a"), graded("b", FAILED))
NOW = run(graded("a", FAILED), graded("b"))


def test_the_headline_gives_rates_intervals_and_changes() -> None:
    headline, *_ = summary(NOW, baseline=BEFORE).splitlines()
    said = "dev 50% of 2 (9-91), test no cases; 1 broken, 1 fixed"
    assert headline == f"### Evals: {said}"


def test_broken_cases_are_folded_and_come_first_with_their_reason() -> None:
    text = summary(NOW, baseline=BEFORE)
    assert text.index("<summary>1 case broken") < text.index("<summary>1 case fixed")
    assert "- `a` (dev): \u201ca?\u201d<br>recall: Not stated: pay." in text
    assert text.count("<details>") == text.count("</details>") == 2


def test_the_table_has_a_cell_for_each_heading() -> None:
    text = summary(NOW, baseline=BEFORE, bots={"echo": 0.0})
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert {line.count("|") for line in table} == {10}
    assert "Null bots: echo 0%." in text


def test_a_run_like_its_baseline_says_so() -> None:
    assert "No case changed." in summary(NOW, baseline=NOW)


def test_errors_and_cases_without_a_grade_are_said_aloud() -> None:
    text = summary(run(graded("a", error="Boom")), [suite(case("a"), case("b"))])
    assert "**Raised an error: 1 case.**" in text
    assert "**Without a grade: 1 case.**" in text


def test_the_gate_speaks_before_the_figures() -> None:
    shut = Comparison(Status.REGRESSION, ("Suite pay fell.",), (), ())
    text = summary(NOW, baseline=BEFORE, comparison=shut)
    _, verdict, reason, *_ = text.split("\n\n")
    assert verdict == "**Regression against the baseline.**"
    assert reason == "- Suite pay fell."


def test_a_long_list_is_cut_and_counted() -> None:
    names = [f"c{number}" for number in range(MOST_CASES + 7)]
    before = run(*(graded(name) for name in names))
    now = run(*(graded(name, FAILED) for name in names))
    assert "- and 7 more" in summary(now, baseline=before)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>|*x*", r"&lt;b\>\|\*x\*"),
        ("two\n\nlines", "two lines"),
        ("@someone #12", "@\u200bsomeone #\u200b12"),
        ("see https://x.org", "see https:\u200b//x.org"),
    ],
)
def test_text_of_a_case_is_shown_as_it_is(text: str, shown: str) -> None:
    assert escaped(text) == shown
