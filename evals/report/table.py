"""Pass rates of a run by suite and split, as rows and as a table for a terminal."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor

from rich.table import Table
from rich.text import Text

from evals.records import GradedCase, GradesFile, Suite
from evals.stats import wilson

WIDTH = 80
ALL = "all"
_NONE = "\u2013"
_SPLIT_HEADINGS = ("n", "pass", "95%", "+/-")


@dataclass(frozen=True, slots=True)
class Rate:
    """Passes among `n` cases, with the 95% interval of the share.

    `change` is in points, over the cases that a baseline holds too; None without any.
    """

    passed: int
    n: int
    low: float
    high: float
    change: float | None = None

    @property
    def share(self) -> float:
        """The share that passes; 0 of no cases."""
        return self.passed / self.n if self.n else 0.0

    @property
    def percent(self) -> str:
        """The share as people read it."""
        return f"{rounded(100 * self.share)}%" if self.n else _NONE

    @property
    def interval(self) -> str:
        """The interval as people read it."""
        if not self.n:
            return _NONE
        return f"{rounded(100 * self.low)}-{rounded(100 * self.high)}"

    @property
    def points(self) -> str:
        """The change as people read it; empty if there is nothing to compare with."""
        if self.change is None:
            return ""
        points = rounded(self.change)
        return f"{points:+d}" if points else "0"


@dataclass(frozen=True, slots=True)
class Row:
    """The rates of one suite, or of all, on the two splits apart."""

    suite: str
    dev: Rate
    test: Rate


def rounded(figure: float) -> int:
    """Return the nearest whole number; of two, the upper one, as the page does."""
    return floor(figure + 0.5)


def rows(
    grades: GradesFile,
    suites: Sequence[Suite] = (),
    baseline: GradesFile | None = None,
) -> list[Row]:
    """Return a row for each suite, in the order of `suites`, and one for all."""
    known = [suite.suite for suite in suites]
    played = dict.fromkeys(case.suite for case in grades.cases)
    names = [name for name in known if name in played]
    names += [name for name in played if name not in known]
    return [_row(name, grades, baseline) for name in (*names, ALL)]


def ungraded(grades: GradesFile, suites: Sequence[Suite]) -> list[str]:
    """Return the ids of the cases of played suites that the run does not hold."""
    played = {case.suite for case in grades.cases}
    graded = {case.id for case in grades.cases}
    return [
        case.id
        for suite in suites
        if suite.suite in played
        for case in suite.cases
        if case.id not in graded
    ]


def table(rows: Sequence[Row], bots: Mapping[str, float] | None = None) -> Table:
    """Return `rows` for a terminal of 80 columns, with the null bots beneath."""
    compared = any(row.dev.points or row.test.points for row in rows)
    drawn = Table(title="dev cases, then test cases", width=WIDTH, pad_edge=False)
    drawn.add_column("suite", overflow="fold", ratio=1)
    for split in ("dev", "test"):
        for heading in _headings(compared):
            drawn.add_column(f"{split}\n{heading}", justify="right", no_wrap=True)
    for row in rows:
        if row.suite == ALL:
            drawn.add_section()
        cells = (*_cells(row.dev, compared), *_cells(row.test, compared))
        style = "bold" if row.suite == ALL else ""
        drawn.add_row(Text(row.suite), *cells, style=style)
    drawn.caption = Text(_beneath(bots)) if bots else None
    drawn.caption_justify = "left"
    return drawn


def _beneath(bots: Mapping[str, float]) -> str:
    named = (f"{name} {100 * share:.0f}%" for name, share in bots.items())
    return f"Null bots, all cases: {', '.join(named)}"


def _row(name: str, grades: GradesFile, baseline: GradesFile | None) -> Row:
    cases = [case for case in grades.cases if name in (ALL, case.suite)]
    before = {case.id: case.passed for case in baseline.cases} if baseline else {}
    return Row(
        suite=name,
        dev=_rate([case for case in cases if case.split == "dev"], before),
        test=_rate([case for case in cases if case.split == "test"], before),
    )


def _rate(cases: Sequence[GradedCase], before: Mapping[str, bool]) -> Rate:
    passed = _count(cases, lambda case: case.passed)
    interval = wilson(passed, len(cases)) if cases else None
    both = [case for case in cases if case.id in before]
    gained = _count(both, lambda case: case.passed) - _count(
        both, lambda case: before[case.id]
    )
    return Rate(
        passed=passed,
        n=len(cases),
        low=interval.low if interval else 0.0,
        high=interval.high if interval else 1.0,
        change=100 * gained / len(both) if both else None,
    )


def _count(cases: Iterable[GradedCase], holds: Callable[[GradedCase], bool]) -> int:
    return sum(1 for case in cases if holds(case))


def _headings(compared: bool) -> Sequence[str]:
    return _SPLIT_HEADINGS if compared else _SPLIT_HEADINGS[:-1]


def _cells(rate: Rate, compared: bool) -> list[str]:
    cells = [str(rate.n), rate.percent, rate.interval, rate.points]
    return cells if compared else cells[:-1]
