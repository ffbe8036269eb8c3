"""Days of study: all days but the days off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.learner import DaysOff

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StudyCalendar:
    """The days off, in order, no two of them touching; made by `without`."""

    off: tuple[DaysOff, ...] = ()

    @classmethod
    def without(
        cls, days_off: Iterable[DaysOff], first: date, last: date
    ) -> "StudyCalendar":
        """Return a calendar from `first` to `last` without `days_off`.

        They may be in any order and overlap.
        """
        merged: list[DaysOff] = []
        for off in sorted(days_off):
            start, end = max(off.first, first), min(off.last, last)
            if end < start:
                continue
            if merged and start <= merged[-1].last + _DAY:
                earlier = merged.pop()
                merged.append(DaysOff(earlier.first, max(earlier.last, end)))
            else:
                merged.append(DaysOff(start, end))
        return cls(tuple(merged))

    def next_free(self, day: date) -> date:
        """Return the first day from `day` on that is not off."""
        for off in self.off:
            if off.first <= day <= off.last:
                return off.last + _DAY
        return day

    def last_of(self, first: date, days: int) -> date:
        """Return the day on which `days` of study that begin at `first` end."""
        day, left = self.next_free(first), days
        for off in self.off:
            if off.first < day:
                continue
            free = (off.first - day).days
            if left <= free:
                break
            day, left = off.last + _DAY, left - free
        return day + timedelta(days=left - 1)

    def first_of(self, last: date, days: int) -> date:
        """Return the latest day to begin at so that `days` of study end by `last`."""
        day, left = last, days
        for off in reversed(self.off):
            if off.first > day:
                continue
            free = (day - off.last).days
            if left <= free:
                break
            day, left = off.first - _DAY, left - max(free, 0)
        return day - timedelta(days=left - 1)

    def days_off(self, first: date, last: date) -> int:
        """Return how many days from `first` to `last` are off."""
        return sum(
            max(0, (min(off.last, last) - max(off.first, first)).days + 1)
            for off in self.off
        )
