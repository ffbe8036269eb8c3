"""What is left to study and when, at any number of hours a week."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from advisor.errors import PlanError
from advisor.guidance.plan.calendar import StudyCalendar
from advisor.guidance.plan.wishes import HORIZON_DAYS
from advisor.guidance.plan.workload import days_for


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from `first` to `last`, both of them days of study."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Study:
    """Hours that are left of each phase, studied from `start` on.

    `start` is no day off. A phase without hours takes no days.
    """

    start: date
    calendar: StudyCalendar
    hours: tuple[Fraction, ...]

    def days(self, per_week: float) -> int:
        """Return how many days of study there are, each phase rounded up."""
        return sum(days_for(hours, per_week) for hours in self.hours)

    def finish(self, per_week: float) -> date:
        """Return the last day of study; `start` where nothing is left."""
        days = self.days(per_week)
        return self.calendar.last_of(self.start, days) if days else self.start

    def stretches(self, per_week: float, horizon: date) -> list[Stretch | None]:
        """Return when each phase is studied, None for one without hours.

        Raises:
            PlanError: If the last of them would end after `horizon`.
        """
        if self.days(per_week) > HORIZON_DAYS or self.finish(per_week) > horizon:
            raise PlanError(
                "The plan would take more than 100 years; give it more hours a week or"
                " fewer days off."
            )
        found: list[Stretch | None] = []
        day = self.start
        for hours in self.hours:
            if not hours:
                found.append(None)
                continue
            first = self.calendar.next_free(day)
            last = self.calendar.last_of(first, days_for(hours, per_week))
            found.append(Stretch(first, last))
            day = self.calendar.next_free(last + date.resolution)
        return found
