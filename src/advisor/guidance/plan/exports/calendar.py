"""A plan as a calendar file: all-day events for phases and for their milestones."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from advisor.errors import PlanError
from advisor.guidance.plan.exports.outline import (
    phase_title,
    plan_title,
    remarks,
    when,
)
from advisor.guidance.plan.plan import LearningPlan, PlanItem, PlannedPhase

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//career-advisor//Learning plan//EN"


def to_calendar(plan: LearningPlan) -> bytes:
    """Return the dates of `plan` in the iCalendar format (RFC 5545).

    Raises:
        PlanError: If no phase has dates.
    """
    from icalendar import Calendar, vText  # takes 0.2 s to import

    if not plan.dated:
        raise PlanError(
            "No phase of this plan has dates, so there is nothing to put into a"
            " calendar; choose another format."
        )
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", vText(plan_title(plan)))
    calendar.add("x-wr-caldesc", vText("\n".join(_about(plan))))
    for phase in plan.dated:
        for event in _events(plan, phase):
            calendar.add_component(event)
    file: bytes = calendar.to_ical()
    return file


def _about(plan: LearningPlan) -> Iterator[str]:
    """Yield what events cannot say: the notes, and the phases without dates."""
    yield from (note.text for note in plan.notes)
    for phase in plan.phases:
        if not phase.first:
            yield f"{phase_title(phase)}. {when(phase)}"
            yield from _described(phase, milestones=True)


def _events(plan: LearningPlan, phase: PlannedPhase) -> Iterator["Event"]:
    """Yield the event of a phase with dates and that of its milestones."""
    assert phase.first
    assert phase.last
    description = "\n".join([when(phase), *_described(phase, milestones=False)])
    uid = f"{plan.career}.{phase.id}"
    event = _event(plan, uid, phase.first, phase.last)
    event.add("summary", phase_title(phase))
    event.add("description", description)
    yield event
    if phase.milestones:
        event = _event(plan, f"{uid}.milestones", phase.last, phase.last)
        event.add("summary", f"Milestones of {phase.title}")
        event.add("description", "\n".join(_entries("Milestones", phase.milestones)))
        yield event


def _event(plan: LearningPlan, uid: str, first: date, last: date) -> "Event":
    """Return an all-day event; the end of one is the day after its last."""
    from icalendar import Event  # as above

    event = Event()
    event.add("uid", f"{uid}@career-advisor")
    event.add("dtstamp", datetime.combine(plan.made, time(), UTC))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")  # days of study are not days of absence
    return event


def _described(phase: PlannedPhase, *, milestones: bool) -> Iterator[str]:
    yield from _entries("Goals", phase.goals)
    yield from _entries("Resources", phase.resources)
    if milestones:
        yield from _entries("Milestones", phase.milestones)


def _entries(heading: str, items: tuple[PlanItem, ...]) -> Iterator[str]:
    if items:
        yield f"{heading}:"
    for item in items:
        done = " (ticked)" if item.done else ""
        yield f"- {item.text}{done}"
        yield from (f"  {remark}" for remark in remarks(item))
