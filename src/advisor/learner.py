"""What a person has said of themself, in their own words and as figures."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class DaysOff:
    """Days without study, `first` and `last` included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Settled:
    """A question of ours about one line of a fit check, and its answer.

    `line` is the text of the line, `yes` None where the answer settles nothing.
    """

    line: str
    words: str
    yes: bool | None


@dataclass(frozen=True, slots=True)
class Learner:
    """A person who asks; empty and None where they have not said.

    Attributes:
        said: What they told of themself, their own words, oldest first.
        knows: Subjects and tools that they say they know already, as they call them.
        hours_per_week: Hours of study that they have in a week.
        start: The day on which they want to begin.
        until: The day by which they want to be ready.
        days_off: When they will not study.
        settled: Lines of a fit check that they were asked about, with their answers.
    """

    said: tuple[str, ...] = ()
    knows: tuple[str, ...] = ()
    hours_per_week: float | None = None
    start: date | None = None
    until: date | None = None
    days_off: tuple[DaysOff, ...] = ()
    settled: tuple[Settled, ...] = ()
