"""The times that a page gives, side by side with those of a plan."""

from collections.abc import Iterator
from fractions import Fraction

from advisor.career import Career
from advisor.conversation import Statement, StatementKind, frame
from advisor.guidance.plan.plan import LearningPlan
from advisor.guidance.plan.roadmap import cite
from advisor.guidance.plan.workload import exact
from advisor.guidance.wording import (
    counted,
    day_text,
    length_text,
    number_text,
    numbered,
)
from advisor.profile import WEEKS_PER_MONTH, Duration, Fact

DIFFERENCE = 0.1
"""Share by which two lengths may differ before they count as different."""


def comparison(career: Career, plan: LearningPlan) -> tuple[Statement, ...]:
    """Return every time of the page, the sum of its phases and that of the plan."""
    times = career.profile.times_to_ready
    lengths = _lengths(career)
    said = [*_times(career), *_sum(career, lengths), *_unexplained(times, lengths)]
    return (*said, _planned(plan))


def _lengths(career: Career) -> dict[int, Duration]:
    """Return the stated lengths of phases by number."""
    return {
        phase.number: phase.duration
        for phase in career.profile.phases
        if isinstance(phase.duration, Duration)
    }


def _claim(
    career: Career, text: str, facts: list[Fact], derivation: str = ""
) -> Statement:
    citations = cite(career, [fact.span for fact in facts])
    return Statement(text, citations, StatementKind.CLAIM, derivation)


def _times(career: Career) -> Iterator[Statement]:
    """Yield each time to job-ready that the page gives, with every place of it."""
    places: dict[str, list[Duration]] = {}
    for time in career.profile.times_to_ready:
        places.setdefault(str(time), []).append(time)
    for shown, times in places.items():
        about = "about " if all(time.approximate for time in times) else ""
        text = f"The page gives {about}{shown} until a person is job-ready."
        yield _claim(career, text, [time.fact for time in times])
    if not places:
        text = "The page gives no time until a person is job-ready."
        yield frame(text)


def _sum(career: Career, lengths: dict[int, Duration]) -> Iterator[Statement]:
    """Yield what the phases of the page add up to."""
    if not lengths:
        text = "The page gives none of its phases a length, so there is no sum of them."
        yield frame(text)
        return
    without = [
        phase.number for phase in career.profile.phases if phase.number not in lengths
    ]
    text = f"Its phases add up to {_total(lengths)}."
    if without:
        which = numbered("phase", [*lengths])
        have = "has" if len(without) == 1 else "have"
        text = (
            f"The stated lengths, of {which}, add up to {_total(lengths)};"
            f" {numbered('phase', without)} {have} none."
        )
    facts = [length.fact for length in lengths.values()]
    yield _claim(career, text, facts, _formula(lengths))


def _hours(lengths: dict[int, Duration]) -> Fraction:
    """Return the hours of lengths given in hours of study, which are no weeks."""
    held = (length for length in lengths.values() if length.unit == "hour")
    return sum((exact(length.high) for length in held), Fraction(0))


def _weeks(lengths: dict[int, Duration]) -> float:
    return sum(length.weeks for length in lengths.values() if length.unit != "hour")


def _total(lengths: dict[int, Duration]) -> str:
    weeks, hours = _weeks(lengths), _hours(lengths)
    if hours and not weeks:
        return f"{counted(hours, 'hour')} of study"
    months = counted(round(2 * weeks / WEEKS_PER_MONTH) / 2, "month")
    said = f"{counted(weeks, 'week')} (about {months})"
    return f"{said} and {counted(hours, 'hour')} of study" if hours else said


def _formula(lengths: dict[int, Duration]) -> str:
    """Return the sum as arithmetic, the longer end of a range standing for it."""
    held = [length for length in lengths.values() if length.unit != "hour"]
    given = " + ".join(map(length_text, lengths.values()))
    if len(held) == len(lengths) and any(map(_converted, held)):
        weeks = " + ".join(number_text(length.weeks) for length in held)
        given = f"{given} = {weeks} weeks"
    return f"{given} = {_total(lengths)}"


def _converted(length: Duration) -> bool:
    return length.unit != "week" or length.low != length.high


def _unexplained(
    times: tuple[Duration, ...], lengths: dict[int, Duration]
) -> Iterator[Statement]:
    """Yield a remark where the times of the page differ from one another."""
    weeks = [time.weeks for time in times]
    total = _weeks(lengths)
    if total and not _hours(lengths):
        weeks.append(total)
    if weeks and max(weeks) - min(weeks) > DIFFERENCE * max(weeks):
        text = "These times differ, and the page does not explain the difference."
        yield frame(text)


def _planned(plan: LearningPlan) -> Statement:
    if plan.finish is None:
        text = "The plan has no finish date, as no phase of it has dates."
        return frame(text)
    days = (plan.finish - plan.start).days + 1
    text = (
        f"The plan takes {counted(round(days / 7, 1), 'week')}, from"
        f" {day_text(plan.start)} to {day_text(plan.finish)}, at"
        f" {counted(plan.wishes.hours_per_week, 'hour')} a week."
    )
    weeks = f"{counted(days, 'day')} / 7 = {counted(round(days / 7, 1), 'week')}"
    pace = f"{counted(plan.wishes.hours_per_week, 'hour')} a week"
    worked_out = "; ".join((plan.arithmetic[-1], f"{weeks} at {pace}"))
    return frame(text, worked_out)
