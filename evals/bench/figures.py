"""The figures that are compared, and their statistics."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Pipeline(StrEnum):
    """Who is measured."""

    ADVISOR = "advisor"
    TUTORIAL = "tutorial"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    Attributes:
        key: Name in a sample.
        title: What is measured, with its unit.
        digits: Decimals that are shown.
        better: What the advisor is when it does better.
        worse: What it is when it does worse.
        rate: Whether more is better.
    """

    key: str
    title: str
    digits: int
    better: str = "faster"
    worse: str = "slower"
    rate: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure in all runs of both pipelines."""

    figure: Figure
    advisor: Sequence[float]
    tutorial: Sequence[float]

    @property
    def gain(self) -> float:
        """How many times better the advisor does, median by median."""
        ours, theirs = statistics.median(self.advisor), statistics.median(self.tutorial)
        return ours / theirs if self.figure.rate else theirs / ours


COLD_SECONDS = Figure("cold_seconds", "Cold: seconds", 2)
COLD_MB = Figure("cold_mb", "Cold: peak MB", 0, "smaller", "larger")
WARM_MEDIAN = Figure("warm_median", "Warm: median ms", 1)
WARM_P95 = Figure("warm_p95", "Warm: p95 ms", 1)
BUILD_DOCUMENTS = Figure("build_documents", "Build: documents/s", 2, rate=True)
BUILD_PASSAGES = Figure("build_passages", "Build: passages/s", 0, rate=True)
FIGURES = (
    COLD_SECONDS,
    COLD_MB,
    WARM_MEDIAN,
    WARM_P95,
    BUILD_DOCUMENTS,
    BUILD_PASSAGES,
)
PASSAGES = "passages"  # how many a build makes: in the notes, not in the table


def percentile_95(values: Sequence[float]) -> float:
    """Return the value that 95 of 100 `values` do not exceed."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def spread(values: Sequence[float], digits: int) -> str:
    """Return the median of `values` with the least and the largest."""
    middle, least, most = statistics.median(values), min(values), max(values)
    return f"{middle:,.{digits}f} ({least:,.{digits}f}-{most:,.{digits}f})"


def verdict(comparison: Comparison) -> str:
    """Return how the advisor compares, as "8.2x faster"."""
    figure, gain = comparison.figure, comparison.gain
    if gain >= 1:
        return f"{gain:.1f}x {figure.better}"
    return f"{1 / gain:.1f}x {figure.worse}"
