"""When phases begin and end, against dates that were worked out by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from math import inf, nan

import pytest

from advisor.career import Career
from advisor.errors import PlanError
from advisor.guidance.plan.make import learning_plan
from advisor.guidance.plan.plan import LearningPlan, PhaseState
from advisor.guidance.plan.wishes import PlanWishes, horizon
from advisor.learner import DaysOff
from tests.guidance.plan_factories import (
    START,
    TODAY,
    WINTER_BREAK,
    Sketch,
    mapmaker,
    plan_of,
    texts,
    wishes,
)

Reader = Callable[[str], Career]


def spans(plan: LearningPlan) -> list[tuple[str, str]]:
    return [
        (f"{phase.first:%d %b %y}", f"{phase.last:%d %b %y}")
        for phase in plan.phases
        if phase.first and phase.last
    ]


# The hospital page gives 4, 5, 6, 5 and 4 weeks, at 15 hours 60, 75, 90, 75, 60 hours.
DATES = [
    pytest.param(
        # Python is one of the 3 goals of phase 1: 60 x 2/3 = 40 hours. At 7 hours a
        # week an hour takes a day. Phase 1: 5 January to 1 February are 28 days, the
        # other 12 begin after the break, 16 to 27 February. Phase 2, 75 days: 1 in
        # February, 31 + 30, 13 in May. Phase 3, 90: 18 + 30 + 31, 11 in August.
        # Phase 4, 75: 20 + 30, 25 in October. Phase 5, 60: 6 + 30, 24 in December.
        wishes(hours=7, skip=["Python"], days_off=[WINTER_BREAK]),
        [
            ("05 Jan 26", "27 Feb 26"),
            ("28 Feb 26", "13 May 26"),
            ("14 May 26", "11 Aug 26"),
            ("12 Aug 26", "25 Oct 26"),
            ("26 Oct 26", "24 Dec 26"),
        ],
        id="seven hours, Python known, two weeks off",
    ),
    pytest.param(
        # At 24 hours a day: 2.5, 3.125, 3.75, 3.125 and 2.5 days, each rounded up.
        wishes(hours=168),
        [
            ("05 Jan 26", "07 Jan 26"),
            ("08 Jan 26", "11 Jan 26"),
            ("12 Jan 26", "15 Jan 26"),
            ("16 Jan 26", "19 Jan 26"),
            ("20 Jan 26", "22 Jan 26"),
        ],
        id="every hour of the week",
    ),
    pytest.param(
        # As many hours as a stated week stands for: 28, 35, 42, 35 and 28 days.
        wishes(date(2019, 3, 1)),
        [
            ("01 Jan 26", "28 Jan 26"),
            ("29 Jan 26", "04 Mar 26"),
            ("05 Mar 26", "15 Apr 26"),
            ("16 Apr 26", "20 May 26"),
            ("21 May 26", "17 Jun 26"),
        ],
        id="a start in the past",
    ),
    pytest.param(
        # The two stretches make one from 3 to 12 January, so that day 1 is the 13th.
        # Without phases 2 and 4: 28 days to 9 February, 42 to 23 March, 28 to 20 April.
        wishes(
            skip=["phase two", "4"],
            days_off=[
                DaysOff(date(2026, 1, 8), date(2026, 1, 12)),
                DaysOff(date(2026, 1, 3), date(2026, 1, 9)),
            ],
        ),
        [
            ("13 Jan 26", "09 Feb 26"),
            ("10 Feb 26", "23 Mar 26"),
            ("24 Mar 26", "20 Apr 26"),
        ],
        id="a start within days off that overlap, and two phases known",
    ),
    pytest.param(
        # 10 hours stand for a week, and 20 are studied: half of the stated time,
        # 14, 17.5, 21, 17.5 and 14 days, the halves rounded up.
        replace(wishes(hours=20), hours_of_stated_week=10),
        [
            ("05 Jan 26", "18 Jan 26"),
            ("19 Jan 26", "05 Feb 26"),
            ("06 Feb 26", "26 Feb 26"),
            ("27 Feb 26", "16 Mar 26"),
            ("17 Mar 26", "30 Mar 26"),
        ],
        id="another reading of a stated week",
    ),
]


@pytest.mark.parametrize(("wished", "dates"), DATES)
def test_dates_are_those_worked_out_by_hand(
    hospital: Career, wished: PlanWishes, dates: list[tuple[str, str]]
) -> None:
    assert spans(plan_of(hospital, wished)) == dates


def test_a_phase_that_would_end_on_the_eve_of_days_off_ends_there() -> None:
    # 7 days from 5 January end on the 11th; the days off begin on the 12th.
    off = DaysOff(date(2026, 1, 12), date(2026, 1, 13))
    plan = plan_of(
        mapmaker(Sketch("Ink", "1 week"), Sketch("Paper", "1 week")),
        wishes(days_off=[off]),
    )
    assert spans(plan) == [("05 Jan 26", "11 Jan 26"), ("14 Jan 26", "20 Jan 26")]


# At 15 hours a week, so that the days are those of the stated time.
@pytest.mark.parametrize(
    ("length", "last", "arithmetic"),
    [
        (
            "4-6 weeks",  # 42 days
            date(2026, 2, 15),
            "4-6 weeks, the longer end: 6 weeks x 15 hours = 90 hours;"
            " 90 / 15 hours a week = 6 weeks = 42 days",
        ),
        (
            "about 3 months",  # 13 weeks, 91 days
            date(2026, 4, 5),
            "about 3 months x 52/12 weeks x 15 hours = 195 hours;"
            " 195 / 15 hours a week = 13 weeks = 91 days",
        ),
        (
            "10 days",
            date(2026, 1, 14),
            "10 days x 1/7 weeks x 15 hours = 21.43 hours;"
            " 21.43 / 15 hours a week = 1.43 weeks = 10 days",
        ),
        (
            "1 year",  # 364 days
            date(2027, 1, 3),
            "1 year x 52 weeks x 15 hours = 780 hours;"
            " 780 / 15 hours a week = 52 weeks = 364 days",
        ),
        (
            "20 hours",  # 9.33 days
            date(2026, 1, 14),
            "20 hours as stated = 20 hours;"
            " 20 / 15 hours a week = 1.33 weeks = 10 days (9.33 rounded up)",
        ),
    ],
)
def test_lengths_in_every_unit(length: str, last: date, arithmetic: str) -> None:
    plan = plan_of(mapmaker(Sketch("Ink", length)), wishes())
    assert plan.finish == last
    assert plan.arithmetic[0] == f"Phase 1: {arithmetic}"


def test_hours_with_decimals_are_counted_to_the_day() -> None:
    # 21 hours at 0.7 hours a week are 30 weeks, so 210 days and not one more.
    plan = plan_of(mapmaker(Sketch("Ink", "21 hours")), wishes(hours=0.7))
    assert plan.phases[0].days == 210


def test_a_plan_may_end_on_the_last_day_of_a_hundred_years_but_not_after() -> None:
    career = mapmaker(Sketch("Ink", "1 week"))
    last = horizon(TODAY)
    assert plan_of(career, wishes(last - timedelta(days=6))).finish == last
    with pytest.raises(PlanError):
        plan_of(career, wishes(last - timedelta(days=5)))


def test_the_arithmetic_is_shown_step_by_step(hospital: Career) -> None:
    plan = plan_of(hospital, wishes(hours=8, skip=["Python", "phase 2"]))
    assert plan.arithmetic == (
        "Phase 1: 4 weeks x 15 hours = 60 hours; 1 of 3 goals known, 60 x 2/3 = 40"
        " hours; 40 / 8 hours a week = 5 weeks = 35 days",
        "Phase 2: left out, because you know 'phase 2'",
        "Phase 3: 6 weeks x 15 hours = 90 hours; 90 / 8 hours a week = 11.25 weeks = 79"
        " days (78.75 rounded up)",
        "Phase 4: 5 weeks x 15 hours = 75 hours; 75 / 8 hours a week = 9.38 weeks = 66"
        " days (65.62 rounded up)",
        "Phase 5: 4 weeks x 15 hours = 60 hours; 60 / 8 hours a week = 7.5 weeks = 53"
        " days (52.5 rounded up)",
        "Finish: 35 + 79 + 66 + 53 = 233 days of study from 5 January 2026 on end on 25"
        " August 2026",
    )


def test_days_off_are_part_of_the_arithmetic() -> None:
    plan = plan_of(mapmaker(Sketch("Ink")), wishes(days_off=[WINTER_BREAK]))
    assert plan.arithmetic[-1] == (
        "Finish: 28 days of study from 5 January 2026 on end on 1 February 2026"
    )
    later = plan_of(
        mapmaker(Sketch("Ink")), wishes(date(2026, 1, 6), days_off=[WINTER_BREAK])
    )
    assert later.arithmetic[-1] == (
        "Finish: 28 days of study from 6 January 2026 on with 14 days off in between"
        " end on 16 February 2026"
    )
    assert later.phases[0].days_off == 14


def test_a_phase_without_a_length_gets_no_dates_and_is_named() -> None:
    career = mapmaker(Sketch("Ink"), Sketch("Paper", ""), Sketch("Wax", "1 week"))
    plan = plan_of(career, wishes())
    assert spans(plan) == [("05 Jan 26", "01 Feb 26"), ("02 Feb 26", "08 Feb 26")]
    assert plan.phases[1].state is PhaseState.NO_LENGTH
    assert texts(plan) == [
        "The page states no length for phase 2, so the plan gives it no dates.",
        "The finish date counts only what has a length: phases 1 and 3.",
    ]


def test_a_plan_of_phases_without_lengths_has_no_finish_date() -> None:
    plan = plan_of(mapmaker(Sketch("Ink", ""), Sketch("Wax", "0 weeks")), wishes())
    assert (plan.finish, plan.arithmetic) == (
        None,
        (
            "Phase 1: no length stated, so it has no dates",
            "Phase 2: 0 weeks stated, so it has no dates",
            "Finish: no phase has dates, so there is none",
        ),
    )
    assert texts(plan)[1] == (
        "The page states a length of 0 weeks for phase 2, so the plan gives it no"
        " dates."
    )


def test_a_career_without_a_roadmap_has_no_plan(document: Reader) -> None:
    with pytest.raises(PlanError) as raised:
        plan_of(document("marine-biologist.txt"), wishes())
    assert str(raised.value) == (
        "Working as a marine biologist has no learning roadmap on its page, so there is"
        " nothing to plan from."
    )


@pytest.mark.parametrize(
    ("hours", "shown"),
    [
        (0, "0 hours"),
        (-3, "-3 hours"),
        (169, "169 hours"),
        (nan, "nan hours"),
        (inf, "inf hours"),
    ],
)
def test_hours_out_of_range_are_refused(
    hospital: Career, hours: float, shown: str
) -> None:
    with pytest.raises(PlanError) as raised:
        plan_of(hospital, wishes(hours=hours))
    assert str(raised.value) == (
        f"A plan cannot be made with {shown} of study in a week; give more than 0 and"
        " at most 168 hours, which is a whole week."
    )


@pytest.mark.parametrize(
    ("wished", "sentence"),
    [
        (
            replace(wishes(), hours_of_stated_week=0),
            "A plan cannot be made with 0 hours for a week of the page; give more than"
            " 0 and at most 168 hours, which is a whole week.",
        ),
        (
            wishes(days_off=[DaysOff(date(2026, 2, 9), date(2026, 2, 1))]),
            "The days off from 9 February 2026 to 1 February 2026 end before they"
            " begin; give the earlier day first.",
        ),
        (
            wishes(date(2199, 1, 1)),
            "A start on 1 January 2199 is more than 100 years from today; give an"
            " earlier one.",
        ),
        (
            wishes(hours=1e-9),
            "The plan would take more than 100 years; give it more hours a week or"
            " fewer days off.",
        ),
        (
            wishes(days_off=[DaysOff(date(2026, 3, 1), date.max)]),
            "The plan would take more than 100 years; give it more hours a week or"
            " fewer days off.",
        ),
    ],
)
def test_wishes_that_nobody_can_plan_with_are_refused(
    hospital: Career, wished: PlanWishes, sentence: str
) -> None:
    with pytest.raises(PlanError) as raised:
        plan_of(hospital, wished)
    assert str(raised.value) == sentence


def test_days_off_of_years_are_waited_out() -> None:
    off = DaysOff(date.min, date(2029, 12, 31))
    plan = plan_of(mapmaker(Sketch("Ink", "1 week")), wishes(days_off=[off]))
    assert spans(plan) == [("01 Jan 30", "07 Jan 30")]


@pytest.mark.parametrize(
    ("wished", "notes"),
    [
        (
            wishes(date(1976, 1, 1)),
            [
                "The start of 1 January 1976 is past, so what is left is laid out from"
                " today, 1 January 2026."
            ],
        ),
        (
            wishes(date(2026, 2, 3), days_off=[WINTER_BREAK]),
            [
                "3 February 2026 is a day off, so the first day of study is 16 February"
                " 2026."
            ],
        ),
        (
            wishes(hours=168),
            [
                "168 hours of study a week is more than a person can be expected to"
                " keep up."
            ],
        ),
        (wishes(hours=60), []),
        (wishes(TODAY), []),
    ],
)
def test_what_was_changed_or_is_too_much_is_said(
    hospital: Career, wished: PlanWishes, notes: list[str]
) -> None:
    assert texts(plan_of(hospital, wished)) == notes


def test_a_range_is_counted_at_its_longer_end_and_says_so() -> None:
    (note,) = plan_of(mapmaker(Sketch("Ink", "4-6 weeks")), wishes()).notes
    assert note.text == (
        "The page gives 4-6 weeks for phase 1; the plan counts the longer end."
    )
    assert [cited.quote for cited in note.citations] == ["Phase 1: Ink", "4-6 weeks"]


def test_what_the_plan_assumes_is_shown_where_it_matters() -> None:
    career = mapmaker(Sketch("Ink", "2 months"), Sketch("Wax", "9 days"))
    assert [said.text for said in plan_of(career, wishes()).assumptions] == [
        "A week of the page stands for 15 hours of study. That is a setting of the plan"
        " and does not come from the page.",
        "The plan counts a day as a seventh of a week and a month as 52/12 weeks.",
        "The hours of a week are spread evenly over its seven days.",
    ]
    hours = mapmaker(Sketch("Ink", "40 hours"))
    assert [said.text for said in plan_of(hours, wishes()).assumptions] == [
        "The hours of a week are spread evenly over its seven days."
    ]


def test_a_plan_is_made_on_the_day_that_is_today(hospital: Career) -> None:
    plan = learning_plan(hospital, wishes(), today=TODAY)
    assert (plan.made, plan.start, plan.finish) == (TODAY, START, date(2026, 6, 21))
