"""How many hours and days of study a phase takes, with the arithmetic."""

import math
from dataclasses import dataclass
from fractions import Fraction

from advisor.guidance.plan.known import why_known
from advisor.guidance.plan.plan import PlannedPhase
from advisor.guidance.plan.wishes import PlanWishes
from advisor.guidance.wording import counted, length_text, number_text
from advisor.profile import Duration, NotStated
from advisor.quantities import plain_number

_WEEKS = {
    "day": Fraction(1, 7),
    "week": Fraction(1),
    "month": Fraction(52, 12),
    "year": Fraction(52),
}
_FACTORS = {"day": " x 1/7 weeks", "month": " x 52/12 weeks", "year": " x 52 weeks"}


@dataclass(frozen=True, slots=True)
class Workload:
    """Hours of study that are left of a phase; `arithmetic` says how they come about.

    There are none where the page states no length.
    """

    hours: Fraction
    arithmetic: str


def exact(value: float) -> Fraction:
    """Return the number that `value` is printed as, so that no sum is a hair off."""
    return Fraction(str(value))


def days_for(hours: Fraction, per_week: float) -> int:
    """Return the days that `hours` of study take, rounded up to whole days."""
    return math.ceil(hours / exact(per_week) * 7)


def workload(
    phase: PlannedPhase, stated: Duration | NotStated, wishes: PlanWishes
) -> Workload:
    """Return what is left to study of `phase`, to which the page gives `stated`."""
    opening = f"Phase {phase.number}:"
    if phase.known_as:
        why = why_known(phase.known_as)
        return Workload(Fraction(0), f"{opening} left out, because {why}")
    if phase.id in wishes.done:
        return Workload(Fraction(0), f"{opening} ticked, so it takes no more time")
    if isinstance(stated, NotStated) or stated.high == 0:
        why = f"{stated} stated" if isinstance(stated, Duration) else "no length stated"
        return Workload(Fraction(0), f"{opening} {why}, so it has no dates")
    hours = _hours(stated, wishes)
    steps = [f"{_stated(stated, wishes)} = {counted(hours, 'hour')}"]
    left = sum(goal.left for goal in phase.goals)
    if left < len(phase.goals):
        share = Fraction(left, len(phase.goals)) * hours
        steps.append(_share(phase, left, hours, share))
        hours = share
    if hours:
        steps.append(_days(hours, wishes.hours_per_week))
    return Workload(hours, f"{opening} {'; '.join(steps)}")


def _hours(stated: Duration, wishes: PlanWishes) -> Fraction:
    """Return the hours that a length stands for; one in hours is taken as it is."""
    if stated.unit == "hour":
        return exact(stated.high)
    weeks = exact(stated.high) * _WEEKS[stated.unit]
    return weeks * exact(wishes.hours_of_stated_week)


def _stated(stated: Duration, wishes: PlanWishes) -> str:
    longer = f"{plain_number(stated.high)} {stated.unit}"
    longer += "" if stated.high == 1 else "s"
    shown = length_text(stated)
    if stated.low != stated.high:
        shown = f"{shown}, the longer end: {longer}"
    if stated.unit == "hour":
        return f"{shown} as stated"
    of_week = counted(exact(wishes.hours_of_stated_week), "hour")
    return f"{shown}{_FACTORS.get(stated.unit, '')} x {of_week}"


def _share(phase: PlannedPhase, left: int, hours: Fraction, share: Fraction) -> str:
    total = len(phase.goals)
    ticked = any(goal.done for goal in phase.goals)
    known = any(goal.known_as and not goal.done for goal in phase.goals)
    how = " or ".join(["known"] * known + ["ticked"] * ticked)
    return (
        f"{total - left} of {counted(total, 'goal')} {how},"
        f" {number_text(hours)} x {left}/{total} = {counted(share, 'hour')}"
    )


def _days(hours: Fraction, per_week: float) -> str:
    weeks = hours / exact(per_week)
    days = days_for(hours, per_week)
    rounded = "" if weeks * 7 == days else f" ({number_text(weeks * 7)} rounded up)"
    return (
        f"{number_text(hours)} / {counted(exact(per_week), 'hour')} a week"
        f" = {counted(weeks, 'week')} = {counted(days, 'day')}{rounded}"
    )
