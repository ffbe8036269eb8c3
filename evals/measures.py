"""Figures over a whole run: abstention, trust, retrieval, latency."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, median, quantiles

from evals.records import Case, GradedTurn, GradesFile, Suite, TurnCase

ANSWERS = frozenset({"answered", "partial"})
K = 5


@dataclass(frozen=True, slots=True)
class Measures:
    """Each figure is a share of 1 but `trust` (-1 to 1) and the milliseconds.

    Attributes:
        abstention_precision: Of the turns that were not answered, those rightly so.
        abstention_recall: Of the turns that have no answer, those not answered.
        trust: Mean of +1 for a turn that passes, 0 for one that is not answered though
            it could be, -1 for a wrong answer.
        hit: Of the searches with a vital fact, those that rank it among the first five.
        reciprocal_rank: Mean reciprocal rank of the first vital fact.
        median_ms: Median time of a turn.
        p95_ms: Time that 95% of the turns stay under.
    """

    abstention_precision: float
    abstention_recall: float
    trust: float
    hit: float
    reciprocal_rank: float
    median_ms: float
    p95_ms: float

    def __str__(self) -> str:
        """Return the figures in two lines."""
        return (
            f"Abstention: precision {self.abstention_precision:.0%},"
            f" recall {self.abstention_recall:.0%}. Trust {self.trust:+.2f}."
            f" Search: hit@{K} {self.hit:.0%}, MRR {self.reciprocal_rank:.2f}."
            f" A turn: median {self.median_ms:.0f} ms, p95 {self.p95_ms:.0f} ms."
        )


def measures(grades: GradesFile, suites: Sequence[Suite]) -> Measures:
    """Return the figures of a run, over the turns that were graded."""
    cases = {case.id: case for suite in suites for case in suite.cases}
    pairs = [
        pair for case in grades.cases for pair in _pairs(case.turns, cases[case.id])
    ]
    abstained = [asked for asked, turn in pairs if turn.outcome not in ANSWERS]
    unanswerable = [turn for asked, turn in pairs if not ANSWERS & set(asked.outcome)]
    ranks = [
        grade.value
        for _, turn in pairs
        for grade in turn.grades
        if grade.grader == "retrieval" and grade.value is not None
    ]
    times = [turn.milliseconds for _, turn in pairs]
    return Measures(
        abstention_precision=_share(
            [bool(set(asked.outcome) - ANSWERS) for asked in abstained]
        ),
        abstention_recall=_share(
            [turn.outcome not in ANSWERS for turn in unanswerable]
        ),
        trust=mean(_points(asked, turn) for asked, turn in pairs) if pairs else 0.0,
        hit=_share([rank >= 1 / K for rank in ranks]),
        reciprocal_rank=mean(ranks) if ranks else 0.0,
        median_ms=median(times) if times else 0.0,
        p95_ms=quantiles(times, n=20)[-1] if len(times) > 1 else 0.0,
    )


def _pairs(
    turns: Sequence[GradedTurn], case: Case
) -> list[tuple[TurnCase, GradedTurn]]:
    return list(zip(case.turns, turns, strict=False))


def _share(held: Sequence[bool]) -> float:
    return sum(held) / len(held) if held else 0.0


def _points(asked: TurnCase, turn: GradedTurn) -> int:
    if turn.passed:
        return 1
    wrongly_silent = turn.outcome not in ANSWERS and bool(ANSWERS & set(asked.outcome))
    return 0 if wrongly_silent else -1
