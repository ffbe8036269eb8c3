"""The statistics, against published tables, figures worked by hand, and laws."""

from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.stats import Estimate, cluster_bootstrap, mcnemar, paired_bootstrap, wilson

UNTIMED = settings(deadline=None)  # the machine may be busy
FEWER = settings(UNTIMED, max_examples=30)
FEW = 500  # draws that are enough where a law holds for any
COUNTS = st.integers(1, 400).flatmap(
    lambda n: st.tuples(st.integers(0, n), st.just(n)),
)
PAIRS = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=40)
SCORES = st.lists(
    st.lists(st.floats(0, 1), min_size=1, max_size=5), min_size=1, max_size=20
)


@pytest.mark.parametrize(
    ("passed", "n", "low", "high"),
    [
        # R. G. Newcombe (1998), Statistics in Medicine 17:857-872, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        # by hand: z2 / (n + z2) with z2 = 3.8415
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (1, 1, 0.2065, 1.0),
    ],
)
def test_wilson_gives_the_published_intervals(
    passed: int, n: int, low: float, high: float
) -> None:
    found = wilson(passed, n)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@UNTIMED
@given(COUNTS)
def test_wilson_holds_the_rate_and_mirrors(counts: tuple[int, int]) -> None:
    passed, n = counts
    found, mirrored = wilson(passed, n), wilson(n - passed, n)
    assert 0 <= found.low <= found.value <= found.high <= 1
    assert found.low == pytest.approx(1 - mirrored.high)


@UNTIMED
@given(COUNTS)
def test_wilson_narrows_with_more_cases(counts: tuple[int, int]) -> None:
    passed, n = counts
    few, many = wilson(passed, n), wilson(4 * passed, 4 * n)
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize(("passed", "n"), [(0, 0), (3, 2), (-1, 4)])
def test_wilson_refuses_what_is_no_rate(passed: int, n: int) -> None:
    with pytest.raises(ValueError, match="is not a rate"):
        wilson(passed, n)


@pytest.mark.parametrize(
    ("losses", "wins", "p"),
    [
        (0, 0, 1.0),
        (1, 0, 1.0),
        (5, 0, 2 / 32),
        (6, 0, 2 / 64),
        (0, 6, 2 / 64),
        (5, 5, 1.0),
        (8, 1, 2 * (1 + 9) / 512),
        (10, 2, 2 * (1 + 12 + 66) / 4096),
    ],
)
def test_mcnemar_by_hand(losses: int, wins: int, p: float) -> None:
    assert mcnemar(losses, wins) == p


@UNTIMED
@given(st.integers(0, 400), st.integers(0, 400))
def test_mcnemar_is_a_p_value_for_either_side(losses: int, wins: int) -> None:
    assert 0 <= mcnemar(losses, wins) == mcnemar(wins, losses) <= 1


@pytest.mark.parametrize("changed", [1, 7, 20, 61])
def test_mcnemar_is_wrong_as_rarely_as_it_says(changed: int) -> None:
    wrong = sum(
        comb(changed, losses)
        for losses in range(changed + 1)
        if mcnemar(losses, changed - losses) < 0.05
    )
    assert wrong / 2**changed < 0.05


def test_mcnemar_refuses_a_negative_count() -> None:
    with pytest.raises(ValueError, match="not counts"):
        mcnemar(-1, 2)


def test_paired_bootstrap_gives_the_binomial_quantiles() -> None:
    """The 2.5% and 97.5% quantiles of 100 draws at 0.1 are 5 and 16."""
    found = paired_bootstrap([True] * 100, [False] * 10 + [True] * 90)
    assert found.value == -0.1
    assert (found.low, found.high) == pytest.approx((-0.16, -0.05), abs=0.011)


def test_a_difference_of_nothing_has_no_width() -> None:
    assert paired_bootstrap([True, False], [True, False]) == Estimate(0, 0, 0)


@FEWER
@given(PAIRS)
def test_paired_bootstrap_knows_no_order(pairs: list[tuple[bool, bool]]) -> None:
    before, after = [was for was, _ in pairs], [now for _, now in pairs]
    found = paired_bootstrap(before, after, resamples=FEW)
    assert found == paired_bootstrap(before[::-1], after[::-1], resamples=FEW)
    assert -1 <= found.low <= found.high <= 1
    assert found.value == pytest.approx((sum(after) - sum(before)) / len(pairs))


@pytest.mark.parametrize(("before", "after"), [([], []), ([True], [True, False])])
def test_paired_bootstrap_needs_pairs(before: list[bool], after: list[bool]) -> None:
    with pytest.raises(ValueError, match=r"no cases|longer"):
        paired_bootstrap(before, after)


def test_the_mean_of_two_cases_may_be_that_of_either() -> None:
    assert cluster_bootstrap([[0.0], [1.0]]) == Estimate(0.5, 0.0, 1.0)


def test_the_mean_is_over_turns_and_not_over_cases() -> None:
    assert cluster_bootstrap([[1.0, 1.0, 1.0], [0.0], []]).value == 0.75


def test_turns_that_repeat_their_case_add_no_certainty() -> None:
    cases = [[1.0]] * 6 + [[0.0]] * 4
    repeated = [case * 5 for case in cases]
    as_if_independent = [[value] for case in repeated for value in case]
    assert cluster_bootstrap(repeated) == cluster_bootstrap(cases)
    loose, tight = cluster_bootstrap(repeated), cluster_bootstrap(as_if_independent)
    assert loose.high - loose.low > 1.5 * (tight.high - tight.low)


def test_cluster_bootstrap_gives_the_binomial_quantiles() -> None:
    """With cases of one turn it is a binomial: 5 and 16 of 100 again."""
    found = cluster_bootstrap([[1.0]] * 10 + [[0.0]] * 90)
    assert (found.low, found.high) == pytest.approx((0.05, 0.16), abs=0.011)


@FEWER
@given(SCORES)
def test_cluster_bootstrap_is_seeded_and_stays_in_range(
    cases: list[list[float]],
) -> None:
    found = cluster_bootstrap(cases, resamples=FEW)
    values = [value for case in cases for value in case]
    slack = 1e-9
    assert found == cluster_bootstrap(cases, resamples=FEW)
    assert min(values) - slack <= found.low <= found.high <= max(values) + slack


@pytest.mark.parametrize("cases", [[], [[]]])
def test_cluster_bootstrap_needs_a_value(cases: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="No case has a value"):
        cluster_bootstrap(cases)
