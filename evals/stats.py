"""Statistics of a run: how sure a figure is, and whether two runs differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, sqrt
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

CONFIDENCE = 0.95
RESAMPLES = 10_000
SEED = 20_240_229
"""Fixed, so that the same run gives the same interval."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with the ends of its interval, all in the unit of the figure."""

    value: float
    low: float
    high: float


def wilson(passed: int, n: int, confidence: float = CONFIDENCE) -> Estimate:
    """Return the rate `passed` / `n` with its score interval, as shares of 1.

    The interval holds up for few cases and near 0 and 1, where the usual one has no
    width. It takes the cases as independent: for turns use `cluster_bootstrap`.

    Source: E. B. Wilson (1927), "Probable inference, the law of succession, and
    statistical inference", Journal of the American Statistical Association 22:209-212.

    Raises:
        ValueError: `n` is not positive, or `passed` is not within 0 and `n`.
    """
    if not 0 <= passed <= n or n == 0:
        raise ValueError(f"{passed} of {n} is not a rate.")
    rate = passed / n
    z2 = NormalDist().inv_cdf((1 + confidence) / 2) ** 2
    middle = (rate + z2 / (2 * n)) / (1 + z2 / n)
    half = sqrt(z2 * (rate * (1 - rate) / n + z2 / (4 * n * n))) / (1 + z2 / n)
    # At 0 and 1 an end equals the rate, and rounding must not push it to either side.
    low, high = min(rate, middle - half), max(rate, middle + half)
    return Estimate(rate, max(0.0, low), min(1.0, high))


def cluster_bootstrap(
    cases: Sequence[Sequence[float]],
    *,
    confidence: float = CONFIDENCE,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Estimate:
    """Return the mean of all values with its percentile interval, in their unit.

    Whole cases are drawn with replacement, because the turns of one case stand or
    fall together: to draw turns would make the interval too narrow.

    Source: A. C. Davison, D. V. Hinkley (1997), "Bootstrap methods and their
    application", section 3.8; the interval of B. Efron (1979), Annals of Statistics
    7:1-26.

    Args:
        cases: For each case the values of its turns, as many as it has; a case
            without values (the metric applies to none of its turns) is left out.
        confidence: Share of the resampled means that the interval spans.
        resamples: How many times the cases are drawn.
        seed: Of the draws.

    Raises:
        ValueError: No case has a value.
    """
    held = [case for case in cases if len(case)]
    if not held:
        raise ValueError("No case has a value to take the mean of.")
    sums = np.array([sum(case) for case in held], dtype=np.float64)
    sizes = np.array([len(case) for case in held], dtype=np.float64)
    rng = np.random.default_rng(seed)
    drawn = rng.integers(len(held), size=(resamples, len(held)))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    return _percentiles(float(sums.sum() / sizes.sum()), means, confidence)


def paired_bootstrap(
    before: Sequence[bool],
    after: Sequence[bool],
    *,
    confidence: float = CONFIDENCE,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Estimate:
    """Return the pass rate of `after` less that of `before`, from -1 to 1.

    Cases are drawn with replacement, each with both of its outcomes. A case adds -1,
    0 or 1 to the difference, so that n draws are one draw from a multinomial.

    Source: B. Efron, R. J. Tibshirani (1993), "An introduction to the bootstrap",
    chapter 13.

    Args:
        before: Whether each case passed in the first run.
        after: Whether the same cases, in the same order, passed in the second.
        confidence: Share of the resampled differences that the interval spans.
        resamples: How many times the cases are drawn.
        seed: Of the draws.

    Raises:
        ValueError: There are no cases, or the two are not of one length.
    """
    if not before:
        raise ValueError("There are no cases to compare.")
    pairs = list(zip(before, after, strict=True))
    n, losses, wins = len(pairs), pairs.count((True, False)), pairs.count((False, True))
    shares = [losses / n, wins / n, (n - losses - wins) / n]
    drawn = np.random.default_rng(seed).multinomial(n, shares, size=resamples)
    differences = (drawn[:, 1] - drawn[:, 0]) / n
    return _percentiles((wins - losses) / n, differences, confidence)


def mcnemar(losses: int, wins: int) -> float:
    """Return the exact two-sided p-value of a change between two runs.

    If nothing had changed, each case with two outcomes would be as likely a loss as a
    win: p is twice the binomial tail at one half, and at most 1. Cases that kept
    their outcome say nothing about a change and are not asked for.

    Source: Q. McNemar (1947), Psychometrika 12:153-157, with the exact binomial of
    F. Mosteller (1952), Biometrics 8:220-226.

    Args:
        losses: How many cases passed before and fail now.
        wins: How many cases failed before and pass now.

    Raises:
        ValueError: A count is negative.
    """
    if min(losses, wins) < 0:
        raise ValueError(f"{losses} losses and {wins} wins are not counts.")
    changed = losses + wins
    tail = sum(comb(changed, k) for k in range(min(losses, wins) + 1))
    return min(1.0, 2 * tail / (1 << changed))


def _percentiles(
    value: float, draws: npt.NDArray[np.float64], confidence: float
) -> Estimate:
    tail = (1 - confidence) / 2
    low, high = np.quantile(draws, [tail, 1 - tail])
    return Estimate(value, float(low), float(high))
