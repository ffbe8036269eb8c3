"""A question for a percentage, a year or hours is answered with one or not at all."""

import pytest

from advisor.understanding.expected import lacks, misses


@pytest.mark.parametrize(
    ("asked", "told", "missing"),
    [
        ("by what percent does it grow", "The demand score is 9.1/10.", True),
        ("by what percent does it grow", "It grows by 12% a year.", False),
        ("how many hours a week is that", "Phase 2 takes 5 weeks.", True),
        ("how many hours a week is that", "About 10 hours a week.", False),
        ("what year are these from", "They come from job boards.", True),
        ("what year are these from", "They were collected in 2024.", False),
        ("what do the courses cost", "Coursera: AI for Medicine", True),
        ("what do the courses cost", "Celonis Academy (free)", False),
        ("how long is it", "Phase 2 takes 5 weeks.", False),
    ],
)
def test_a_unit_is_missed(asked: str, told: str, missing: bool) -> None:
    assert misses(asked, told) is missing


@pytest.mark.parametrize(
    ("asked", "told", "lacking"),
    [
        ("how many phases are there", "The page's roadmap has 5 phases.", False),
        ("how many hospitals hire", "The page's roadmap has 5 phases.", True),
        ("what are the phases", "Five levels", False),
    ],
)
def test_what_is_counted_is_named(asked: str, told: str, lacking: bool) -> None:
    assert lacks(asked, told) is lacking
