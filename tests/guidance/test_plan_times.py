"""The times of a page beside those of a plan, and the day to be ready by."""

from collections.abc import Callable
from datetime import date

import pytest

from advisor.career import Career
from advisor.guidance.plan.plan import Deadline
from tests.guidance.plan_factories import Sketch, mapmaker, plan_of, wishes

Reader = Callable[[str], Career]
UNEXPLAINED = "These times differ, and the page does not explain the difference."


def compared(career: Career) -> list[str]:
    return [said.text for said in plan_of(career, wishes()).comparison]


def met(career: Career, until: date, hours: float = 15) -> Deadline:
    found = plan_of(career, wishes(hours=hours, until=until)).deadline
    assert found
    return found


def sentences(deadline: Deadline) -> list[str]:
    return [said.text for said in deadline.statements]


def test_times_of_the_page_stand_side_by_side_with_their_words(
    hospital: Career,
) -> None:
    stated, total, differ, planned = plan_of(hospital, wishes()).comparison
    assert stated.text == "The page gives 9 months until a person is job-ready."
    assert [cited.quote for cited in stated.citations] == [
        "Time to learn: about 9 months",
        "Estimated time to job-ready: 9 months of steady effort.",
        "Becoming job-ready is estimated to take 9 months when the effort is"
        " consistent.",
    ]
    assert total.text == "Its phases add up to 24 weeks (about 5.5 months)."
    assert total.derivation == (
        "4 weeks + 5 weeks + 6 weeks + 5 weeks + 4 weeks = 24 weeks (about 5.5 months)"
    )
    assert [cited.quote for cited in total.citations] == [
        f"Duration: {weeks} weeks" for weeks in (4, 5, 6, 5, 4)
    ]
    assert differ.text == UNEXPLAINED
    assert planned.text == (
        "The plan takes 24 weeks, from 5 January 2026 to 21 June 2026, at 15 hours a"
        " week."
    )


def test_times_that_agree_need_no_remark(document: Reader) -> None:
    career = document("wind-turbine-technician.md")
    total = plan_of(career, wishes()).comparison[1]
    assert UNEXPLAINED not in compared(career)
    assert total.derivation == (
        "6 weeks + 2 months + 20 weeks + 26 weeks = 6 + 8.67 + 20 + 26 weeks = 60.67"
        " weeks (about 14 months)"
    )


@pytest.mark.parametrize(
    ("lengths", "times", "said"),
    [
        (
            ["4 weeks", ""],
            ["9 months", "about 1 year"],
            [
                "The page gives 9 months until a person is job-ready.",
                "The page gives about 1 year until a person is job-ready.",
                "The stated lengths, of phase 1, add up to 4 weeks (about 1 month);"
                " phase 2 has none.",
                UNEXPLAINED,
            ],
        ),
        (
            ["4 weeks", "30 hours"],
            [],
            [
                "The page gives no time until a person is job-ready.",
                "Its phases add up to 4 weeks (about 1 month) and 30 hours of study.",
            ],
        ),
        (
            ["4 weeks"],
            ["1 month"],
            [
                "The page gives 1 month until a person is job-ready.",
                "Its phases add up to 4 weeks (about 1 month).",
            ],
        ),
        (
            ["30 hours"],
            ["2 years"],
            [
                "The page gives 2 years until a person is job-ready.",
                "Its phases add up to 30 hours of study.",
            ],
        ),
    ],
)
def test_times_that_conflict_or_are_missing(
    lengths: list[str], times: list[str], said: list[str]
) -> None:
    phases = [Sketch(f"Part {length}", length) for length in lengths]
    *page, planned = compared(mapmaker(*phases, times=times))
    assert page == said
    assert planned.startswith("The plan takes ")


def test_a_page_without_any_length_has_no_sum() -> None:
    assert compared(mapmaker(Sketch("Ink", ""), Sketch("Wax", ""))) == [
        "The page gives no time until a person is job-ready.",
        "The page gives none of its phases a length, so there is no sum of them.",
        "The plan has no finish date, as no phase of it has dates.",
    ]


# At 15 hours a week the hospital plan ends on 21 June 2026, 168 days of study in all.
def test_a_deadline_that_is_met_tells_the_latest_start(hospital: Career) -> None:
    # 168 days that end on 30 June begin on 14 January.
    found = met(hospital, date(2026, 6, 30))
    assert (found.fits, found.days, found.hours_needed) == (True, 9, None)
    assert found.latest_start == date(2026, 1, 14)
    assert found.ended == (1, 2, 3, 4, 5)
    assert sentences(found) == [
        "The deadline of 30 June 2026 is met: the plan ends 9 days before it.",
        "The latest day to start on at 15 hours a week is 14 January 2026.",
    ]


def test_a_deadline_can_be_met_on_the_day(hospital: Career) -> None:
    assert sentences(met(hospital, date(2026, 6, 21))) == [
        "The deadline of 21 June 2026 is met: the plan ends on that very day.",
        "The latest day to start on at 15 hours a week is 5 January 2026.",
    ]


def test_a_deadline_too_close_tells_the_hours_that_would_do(hospital: Career) -> None:
    # From 5 January to 1 June are 148 days. 60, 75, 90, 75 and 60 hours take
    # 25 + 31 + 38 + 31 + 25 = 150 days at 17 hours a week, and at 17.5
    # 24 + 30 + 36 + 30 + 24 = 144 days, up to 28 May.
    found = met(hospital, date(2026, 6, 1))
    assert (found.fits, found.days, found.hours_needed) == (False, 20, 17.5)
    assert (found.latest_start, found.ended) == (None, (1, 2, 3, 4))
    assert sentences(found) == [
        "The deadline of 1 June 2026 is missed: the plan ends 20 days after it.",
        "17.5 hours a week would meet it: the plan would then end on 28 May 2026.",
        "Phases 1, 2, 3 and 4 end by then.",
        "A start today would be too late at 15 hours a week.",
    ]
    assert found.statements[1].derivation == (
        "at 17.5 hours a week 144 days of study from 5 January 2026 on end on 28 May"
        " 2026; 17 hours a week are too few"
    )


@pytest.mark.parametrize(
    ("hours", "until", "way_out"),
    [
        (
            # At 60 hours a week: 7 + 9 + 11 + 9 + 7 = 43 days, up to 16 February.
            15,
            date(2026, 1, 20),
            "It cannot be met from 5 January 2026 on: even with 60 hours a week the"
            " plan would end 27 days too late.",
        ),
        (
            # 18 days, up to 22 January.
            168,
            date(2026, 1, 21),
            "It cannot be met from 5 January 2026 on: even with 168 hours a week the"
            " plan would end 1 day too late.",
        ),
    ],
)
def test_a_deadline_that_nobody_can_meet(
    hospital: Career, hours: float, until: date, way_out: str
) -> None:
    found = met(hospital, until, hours)
    assert (found.fits, found.hours_needed) == (False, None)
    assert sentences(found)[1] == way_out


def test_half_an_hour_more_can_be_enough(hospital: Career) -> None:
    # At 15.5 hours a week 28 + 34 + 41 + 34 + 28 = 165 days, up to 18 June; 168 days
    # that end on that day begin on 2 January.
    found = met(hospital, date(2026, 6, 18))
    assert (found.hours_needed, found.latest_start) == (15.5, date(2026, 1, 2))


def test_today_can_be_the_latest_day_to_start_on(hospital: Career) -> None:
    assert met(hospital, date(2026, 6, 17)).latest_start == date(2026, 1, 1)
    assert met(hospital, date(2026, 6, 16)).latest_start is None


def test_a_deadline_on_the_first_day_is_not_before_it(hospital: Career) -> None:
    assert sentences(met(hospital, date(2026, 1, 5)))[1:3] == [
        "It cannot be met from 5 January 2026 on: even with 60 hours a week the plan"
        " would end 42 days too late.",
        "No phase ends by then.",
    ]


def test_no_phase_ends_by_a_deadline_within_the_first(hospital: Career) -> None:
    found = met(hospital, date(2026, 1, 20))
    assert sentences(found)[2] == "No phase ends by then."


def test_a_deadline_before_the_start_can_be_met_by_an_earlier_one() -> None:
    # A week of study that ends by 1 February begins by 26 January, but is wished for
    # from 2 March on.
    wished = wishes(date(2026, 3, 2), until=date(2026, 2, 1))
    found = plan_of(mapmaker(Sketch("Ink", "1 week")), wished).deadline
    assert found
    assert sentences(found) == [
        "The deadline of 1 February 2026 is before the first day of the plan, 2 March"
        " 2026; the plan ends 35 days after the deadline.",
        "The latest day to start on at 15 hours a week is 26 January 2026.",
    ]


def test_a_deadline_in_the_past_is_called_past(hospital: Career) -> None:
    assert sentences(met(hospital, date(2025, 12, 31))) == [
        "The deadline of 31 December 2025 is past; the plan ends 172 days after it."
    ]


def test_a_deadline_counts_only_lengths_that_are_stated() -> None:
    found = met(mapmaker(Sketch("Ink"), Sketch("Wax", "")), date(2026, 12, 1))
    assert sentences(found)[1] == (
        "This counts only the phases to which the page gives a length."
    )


def test_a_deadline_of_a_plan_without_dates_cannot_be_judged() -> None:
    found = met(mapmaker(Sketch("Ink", "")), date(2026, 12, 1))
    assert found.fits is None
    assert sentences(found) == [
        "The page states no length for what is left, so nobody can tell from it"
        " whether that is done by 1 December 2026."
    ]


def test_a_deadline_is_no_concern_where_nothing_is_left() -> None:
    wished = wishes(skip=["phase 1"], until=date(2026, 1, 2))
    plan = plan_of(mapmaker(Sketch("Ink")), wished)
    assert plan.deadline
    assert plan.deadline.fits
    assert sentences(plan.deadline) == [
        "Nothing is left to study, so the deadline of 2 January 2026 is no concern."
    ]
