"""What messages tell of the people who write them."""

from datetime import date

import pytest

from advisor.learner import DaysOff, Learner
from advisor.understanding.days import day
from advisor.understanding.intents import Intent
from advisor.understanding.told import told

TODAY = date(2026, 11, 25)


def of(message: str, *intents: str) -> Learner:
    return told(message, Learner(), TODAY, intents)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("ex teacher, never coded, am I out?", ("ex teacher, never coded",)),
        ("what does it pay? i have 5 yrs in ops", ("i have 5 yrs in ops",)),
        ("make me a plan", ()),
        ("I run wards. Is that ok? My wife codes", ("I run wards", "My wife codes")),
        ("how long is phase 2", ()),
    ],
)
def test_what_is_said_of_oneself(message: str, said: tuple[str, ...]) -> None:
    fit = (Intent.FIT_ME,) if "am I out" in message else ()
    assert of(message, *fit).said == said


@pytest.mark.parametrize(
    ("message", "hours"),
    [
        ("7 hours a week", 7),
        ("an hour a day", 7),
        ("2h per weekday", 10),
        ("10hrs weekly", 10),
        ("seven hours of study each week", 7),
        ("half an hour", None),
    ],
)
def test_hours_of_a_week(message: str, hours: float | None) -> None:
    assert of(message).hours_per_week == hours


def test_in_a_plan_bare_hours_are_those_of_a_week() -> None:
    assert of("and with 12 hours?", Intent.PLAN).hours_per_week == 12
    assert of("and with 12 hours?").hours_per_week is None


@pytest.mark.parametrize(
    ("message", "known"),
    [
        ("I know Python", ("Python",)),
        ("im good with excel and sql but don't know docker", ("excel", "sql")),
        ("I know a bit of R", ()),
        ("skip phase 2", ("phase 2",)),
        ("I don't know SQL", ()),
        ("I know that", ()),
    ],
)
def test_what_is_known(message: str, known: tuple[str, ...]) -> None:
    assert of(message).knows == known


@pytest.mark.parametrize(
    ("message", "start", "until"),
    [
        ("from January", date(2027, 1, 1), None),
        ("start on 1 march", date(2027, 3, 1), None),
        ("starting next monday, by end of May", date(2026, 11, 30), date(2027, 5, 31)),
        ("ready by mid June", None, date(2027, 6, 15)),
        ("begin in the new year", date(2027, 1, 1), None),
        ("start 2027-02-03", date(2027, 2, 3), None),
    ],
)
def test_days(message: str, start: date | None, until: date | None) -> None:
    learner = of(message)
    assert (learner.start, learner.until) == (start, until)


@pytest.mark.parametrize(
    ("message", "off"),
    [
        ("off from 3 to 17 august", DaysOff(date(2027, 8, 3), date(2027, 8, 17))),
        (
            "on holiday from 20 December until 3 January",
            DaysOff(date(2026, 12, 20), date(2027, 1, 3)),
        ),
    ],
)
def test_days_off(message: str, off: DaysOff) -> None:
    assert of(message).days_off == (off,)


def test_what_was_told_is_kept_until_it_is_told_anew() -> None:
    before = of("I know Python, 7 hours a week from January")
    after = told("make it 10 hours a week", before, TODAY)
    assert (after.knows, after.hours_per_week, after.start) == (
        ("Python",),
        10,
        date(2027, 1, 1),
    )


@pytest.mark.parametrize("words", ["whenever", "the 40th of may", "soon"])
def test_no_day(words: str) -> None:
    assert day(words, TODAY) is None


@pytest.mark.parametrize(
    ("message", "off"),
    [
        ("two weeks off at Easter", DaysOff(date(2027, 3, 28), date(2027, 4, 10))),
        (
            "count me out for the whole of December",
            DaysOff(date(2026, 12, 1), date(2026, 12, 31)),
        ),
        ("a week off from 1 May", DaysOff(date(2027, 5, 1), date(2027, 5, 7))),
    ],
)
def test_stretches_off(message: str, off: DaysOff) -> None:
    assert of(message).days_off == (off,)


@pytest.mark.parametrize(
    ("message", "hours"),
    [("ok 20 then", 20), ("so what if i do 15 a wk", 15), ("phase 2 again", None)],
)
def test_in_talk_of_a_plan_a_bare_number_is_hours(
    message: str, hours: float | None
) -> None:
    assert of(message, Intent.PLAN).hours_per_week == hours
