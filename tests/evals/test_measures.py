"""Figures over a run, worked out by hand."""

import pytest

from evals.measures import measures
from evals.records import (
    Case,
    Grade,
    GradedCase,
    GradedTurn,
    GradesFile,
    RunInfo,
    Suite,
    TurnCase,
    Verdict,
)

INFO = RunInfo(bot="x", date="", version="", facts="", suites="", documents="")


def turn(outcome: str, right: bool, rank: float | None = None) -> GradedTurn:
    verdict = Verdict.PASS if right else Verdict.FAIL
    grades = [Grade(grader="recall", verdict=verdict)]
    if rank is not None:
        grades.append(Grade(grader="retrieval", verdict=Verdict.PASS, value=rank))
    return GradedTurn(
        ask="?", text="x", outcome=outcome, grades=tuple(grades), milliseconds=10
    )


def test_measures() -> None:
    answerable = TurnCase(ask="?", outcome=("answered",))
    unanswerable = TurnCase(ask="?", outcome=("not_covered",))
    case = Case(
        id="a",
        who="x",
        turns=(answerable, answerable, answerable, unanswerable, unanswerable),
    )
    graded = GradedCase(
        id="a",
        suite="s",
        split="dev",
        turns=(
            turn("answered", True, 1.0),
            turn("answered", False, 0.1),
            turn("not_covered", False),
            turn("not_covered", True),
            turn("answered", False),
        ),
    )
    suite = Suite(suite="s", about="", cases=(case,))
    found = measures(GradesFile(info=INFO, cases=(graded,)), [suite])
    assert (found.abstention_precision, found.abstention_recall) == (0.5, 0.5)
    assert found.trust == pytest.approx((1 - 1 + 0 + 1 - 1) / 5)
    assert found.hit == 0.5
    assert found.reciprocal_rank == pytest.approx(0.55)
    assert found.median_ms == 10
