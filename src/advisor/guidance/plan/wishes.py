"""What a plan is made from, and which of it no plan can be made from."""

from dataclasses import dataclass
from datetime import date

from advisor.errors import PlanError
from advisor.guidance.wording import counted, day_text
from advisor.learner import DaysOff

HOURS_OF_STATED_WEEK = 15.0
"""Hours of study that a week of the page stands for, where nobody says otherwise.

Pages give weeks and no hours. Two hours a day and a little more is what a person can
keep up beside a job, and it is a setting of ours: every plan shows it.
"""
HOURS_OF_A_WEEK = 168.0
SENSIBLE_HOURS = 60.0
"""Hours of study a week beyond which a person cannot be expected to go."""
HORIZON_DAYS = 36_525
"""Days from today in which a plan has to end: a hundred years."""


@dataclass(frozen=True, slots=True)
class PlanWishes:
    """What a person wants a plan to be made from.

    Attributes:
        start: The day on which they want to begin.
        hours_per_week: Hours of study that they have in a week.
        hours_of_stated_week: Hours of study that a week of the page stands for.
        skip: Ids of goals or phases, or names of what they know ("Python", "phase 2").
        until: The day by which they want to be ready.
        days_off: When they will not study.
        done: Ids of what is ticked: goals, resources, milestones, or whole phases.
    """

    start: date
    hours_per_week: float
    hours_of_stated_week: float = HOURS_OF_STATED_WEEK
    skip: tuple[str, ...] = ()
    until: date | None = None
    days_off: tuple[DaysOff, ...] = ()
    done: frozenset[str] = frozenset()


def horizon(today: date) -> date:
    """Return the last day that a plan made today may reach."""
    last = min(today.toordinal() + HORIZON_DAYS, date.max.toordinal() - 1)
    return date.fromordinal(last)


def check_wishes(wishes: PlanWishes, today: date) -> None:
    """Check that a plan can be made from `wishes`.

    Raises:
        PlanError: If a number is out of range or a day cannot be planned with.
    """
    _check_hours(wishes.hours_per_week, "of study in a week")
    _check_hours(wishes.hours_of_stated_week, "for a week of the page")
    for off in wishes.days_off:
        if off.last < off.first:
            raise PlanError(
                f"The days off from {day_text(off.first)} to {day_text(off.last)} end"
                " before they begin; give the earlier day first."
            )
    if wishes.start > horizon(today):
        raise PlanError(
            f"A start on {day_text(wishes.start)} is more than 100 years from today;"
            " give an earlier one."
        )


def _check_hours(hours: float, of_what: str) -> None:
    if not 0 < hours <= HOURS_OF_A_WEEK:  # nan fails this too
        shown = f"{hours:g} hours" if hours != 1 else "1 hour"
        raise PlanError(
            f"A plan cannot be made with {shown} {of_what}; give more than 0 and at"
            f" most {counted(HOURS_OF_A_WEEK, 'hour')}, which is a whole week."
        )
