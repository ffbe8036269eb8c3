"""What holds of every plan, whatever the page and the wishes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.career import Career
from advisor.guidance.plan.calendar import StudyCalendar
from advisor.guidance.plan.make import learning_plan
from advisor.guidance.plan.plan import LearningPlan
from advisor.guidance.plan.wishes import PlanWishes
from advisor.learner import DaysOff
from tests.guidance.plan_factories import TODAY, Sketch, mapmaker, plan_of

LENGTHS = ("", "1 week", "4-6 weeks", "about 2 months", "9 days", "30 hours", "0 weeks")
GOALS = ("Learn SQL.", "Learn Python.", "Draw maps.", "Use SQL with Python.")
DAY = timedelta(days=1)

days = st.dates(date(2025, 12, 1), date(2026, 12, 1))
days_off = st.lists(
    st.builds(
        lambda first, more: DaysOff(first, first + more * DAY), days, st.integers(0, 40)
    ),
    max_size=5,
)
careers = st.lists(
    st.builds(
        Sketch,
        st.sampled_from(["Ink", "Wax", "Glue"]),
        st.sampled_from(LENGTHS),
        st.lists(st.sampled_from(GOALS), max_size=3).map(tuple),
    ),
    min_size=1,
    max_size=4,
).map(lambda sketches: mapmaker(*sketches))
wished = st.builds(
    PlanWishes,
    start=days,
    hours_per_week=st.integers(1, 336).map(lambda halves: halves / 2),
    hours_of_stated_week=st.sampled_from([10, 15, 40]),
    skip=st.lists(st.sampled_from(["python", "phase 2", "SQL"]), max_size=2).map(tuple),
    until=st.one_of(st.none(), days),
    days_off=days_off.map(tuple),
)
plans = st.builds(plan_of, careers, wished)


def off(day: date, spans: Sequence[DaysOff]) -> bool:
    return any(span.first <= day <= span.last for span in spans)


def studied(first: date, last: date, spans: Sequence[DaysOff]) -> list[date]:
    every = (first + at * DAY for at in range((last - first).days + 1))
    return [day for day in every if not off(day, spans)]


@given(plans)
@settings(deadline=None)
def test_phases_follow_one_another_and_keep_the_days_off(plan: LearningPlan) -> None:
    spans = plan.wishes.days_off
    before = max(plan.wishes.start, TODAY) - DAY
    for phase in plan.dated:
        assert phase.first
        assert phase.last
        days = studied(phase.first, phase.last, spans)
        assert (days[0], days[-1]) == (phase.first, phase.last)
        assert len(days) == phase.days
        assert (phase.last - phase.first).days + 1 == phase.days + phase.days_off
        assert not studied(before + DAY, phase.first - DAY, spans)
        before = phase.last
    assert plan.finish == (before if plan.dated else None)


@given(careers, wished)
@settings(deadline=None)
def test_more_hours_never_finish_later(career: Career, wishes: PlanWishes) -> None:
    more = replace(wishes, hours_per_week=min(168, wishes.hours_per_week + 0.5))
    slow, fast = plan_of(career, wishes), plan_of(career, more)
    assert (slow.finish or date.min) >= (fast.finish or date.min)


@given(careers, wished)
@settings(deadline=None)
def test_every_part_of_the_page_is_in_the_plan_once(
    career: Career, wishes: PlanWishes
) -> None:
    plan = plan_of(career, wishes)
    ids = [item.id for phase in plan.phases for item in phase.items]
    ids += [phase.id for phase in plan.phases]
    assert len(set(ids)) == len(ids)
    assert [goal.text for goal in plan.goals] == [
        goal.text for phase in career.profile.phases for goal in phase.goals
    ]
    told = " ".join(note.text for note in plan.notes)
    assert all(
        goal.text in told or phase.known_as
        for phase in plan.phases
        for goal in phase.goals
        if goal.known_as
    )


@given(plans)
@settings(deadline=None)
def test_a_plan_read_back_is_the_plan(plan: LearningPlan) -> None:
    assert LearningPlan.from_dict(plan.to_dict()) == plan


@given(careers, wished, days)
@settings(deadline=None)
def test_what_is_said_of_a_deadline_comes_true(
    career: Career, wishes: PlanWishes, until: date
) -> None:
    plan = plan_of(career, replace(wishes, until=until))
    assert plan.deadline
    if plan.finish is None:
        return
    assert plan.deadline.fits == (plan.finish <= until)
    if latest := plan.deadline.latest_start:
        assert _finish(career, replace(wishes, start=latest)) <= until
        assert _finish(career, replace(wishes, start=latest + DAY)) > until
    if hours := plan.deadline.hours_needed:
        assert hours > wishes.hours_per_week
        assert _finish(career, replace(wishes, hours_per_week=hours)) <= until
        less = replace(wishes, hours_per_week=hours - 0.5)
        assert _finish(career, less) > until


def _finish(career: Career, wishes: PlanWishes) -> date:
    plan = learning_plan(career, wishes, today=TODAY)
    assert plan.finish
    return plan.finish


@given(days, st.integers(1, 60), days_off)
def test_counting_forth_and_back_agree(
    first: date, count: int, spans: list[DaysOff]
) -> None:
    calendar = StudyCalendar.without(spans, date(2025, 1, 1), date(2028, 1, 1))
    last = calendar.last_of(first, count)
    assert len(studied(first, last, spans)) == count
    assert calendar.first_of(last, count) == calendar.next_free(first)
