"""Whether a plan ends by the day by which a person wants to be ready, and what would.

It knows the phases only as hours of study that are left.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from advisor.conversation import Statement, frame
from advisor.guidance.plan.plan import Deadline, PhaseState, PlannedPhase
from advisor.guidance.plan.study import Study
from advisor.guidance.plan.wishes import SENSIBLE_HOURS
from advisor.guidance.wording import capitalised, counted, day_text, numbered

_STEPS = 2
"""Hours a week are looked for in steps of half an hour."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A deadline beside the plan that is to meet it."""

    until: date
    today: date
    per_week: float
    study: Study
    phases: Sequence[PlannedPhase]

    @property
    def open_ended(self) -> bool:
        """Whether something is left to which the page gives no length."""
        return any(phase.state is PhaseState.NO_LENGTH for phase in self.phases)

    @property
    def late(self) -> int:
        """Days by which the deadline is missed; negative if there are some to spare."""
        return (self.study.finish(self.per_week) - self.until).days


def deadline(
    until: date,
    today: date,
    per_week: float,
    study: Study,
    phases: Sequence[PlannedPhase],
) -> Deadline:
    """Return what a plan of `phases` means for the day `until`."""
    case = _Case(until, today, per_week, study, phases)
    if not study.days(per_week):
        return _nothing_to_date(case)
    fits = case.late <= 0
    ended = tuple(
        phase.number for phase in phases if phase.last and phase.last <= until
    )
    latest = _latest_start(case)
    needed = None if fits else _hours_needed(case)
    said = _met(case) if fits else _missed(case, needed)
    if study.start <= until < study.finish(per_week):
        said.append(_by_then(ended))
    if case.open_ended:
        said.append(
            frame("This counts only the phases to which the page gives a length.")
        )
    start = _start(case, latest)
    return Deadline(until, fits, abs(case.late), needed, latest, ended, (*said, *start))


def _nothing_to_date(case: _Case) -> Deadline:
    """Return what there is to say where no phase takes any days."""
    day = day_text(case.until)
    if case.open_ended:
        said = (
            "The page states no length for what is left, so nobody can tell from it"
            f" whether that is done by {day}."
        )
        return Deadline(case.until, None, 0, None, None, (), (frame(said),))
    said = f"Nothing is left to study, so the deadline of {day} is no concern."
    return Deadline(case.until, True, 0, None, None, (), (frame(said),))


def _met(case: _Case) -> list[Statement]:
    spare = "on that very day"
    if case.late:
        spare = f"{counted(-case.late, 'day')} before it"
    finish = day_text(case.study.finish(case.per_week))
    said = f"The deadline of {day_text(case.until)} is met: the plan ends {spare}."
    worked = f"{day_text(case.until)} - {finish} = {counted(-case.late, 'day')}"
    return [frame(said, worked)]


def _missed(case: _Case, needed: float | None) -> list[Statement]:
    day, finish = day_text(case.until), case.study.finish(case.per_week)
    late = counted(case.late, "day")
    worked = f"{day_text(finish)} - {day} = {late}"
    if case.until < case.today:
        said = f"The deadline of {day} is past; the plan ends {late} after it."
        return [frame(said, worked)]
    if case.until < case.study.start:
        said = (
            f"The deadline of {day} is before the first day of the plan,"
            f" {day_text(case.study.start)}; the plan ends {late} after the deadline."
        )
        return [frame(said, worked)]
    said = f"The deadline of {day} is missed: the plan ends {late} after it."
    return [frame(said, worked), _way_out(case, needed)]


def _way_out(case: _Case, needed: float | None) -> Statement:
    if needed is None:
        most = max(SENSIBLE_HOURS, case.per_week)
        finish = case.study.finish(most)
        missed = counted((finish - case.until).days, "day")
        return frame(
            f"It cannot be met from {day_text(case.study.start)} on: even with"
            f" {most:g} hours a week the plan would end {missed} too late.",
            f"{most:g} hours a week: {day_text(finish)} - {day_text(case.until)} ="
            f" {missed}",
        )
    finish = case.study.finish(needed)
    days = counted(case.study.days(needed), "day")
    return frame(
        f"{needed:g} hours a week would meet it: the plan would then end on"
        f" {day_text(finish)}.",
        f"at {needed:g} hours a week {days} of study from"
        f" {day_text(case.study.start)} on end on {day_text(finish)};"
        f" {needed - 1 / _STEPS:g} hours a week are too few",
    )


def _hours_needed(case: _Case) -> float | None:
    """Return the fewest hours a week, to the half hour, that meet the deadline."""
    if case.until < case.study.start or case.per_week >= SENSIBLE_HOURS:
        return None
    least = int(case.per_week * _STEPS) + 1
    choices = range(least, int(SENSIBLE_HOURS * _STEPS) + 1)
    at = bisect_left(
        choices, True, key=lambda half: case.study.finish(half / _STEPS) <= case.until
    )
    return choices[at] / _STEPS if at < len(choices) else None


def _latest_start(case: _Case) -> date | None:
    if case.until < case.today:
        return None
    days = case.study.days(case.per_week)
    latest = case.study.calendar.first_of(case.until, days)
    return latest if latest >= case.today else None


def _by_then(ended: Sequence[int]) -> Statement:
    if not ended:
        return frame("No phase ends by then.")
    end = "ends" if len(ended) == 1 else "end"
    return frame(f"{capitalised(numbered('phase', ended))} {end} by then.")


def _start(case: _Case, latest: date | None) -> list[Statement]:
    if case.until < case.today:
        return []
    at = f"at {counted(case.per_week, 'hour')} a week"
    if latest:
        return [frame(f"The latest day to start on {at} is {day_text(latest)}.")]
    return [frame(f"A start today would be too late {at}.")]
