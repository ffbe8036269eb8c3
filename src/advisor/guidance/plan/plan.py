"""A learning plan: the phases of a page with dates, and what the dates rest on.

It does not know how a plan is made (`advisor.guidance.plan.make`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from advisor.conversation import Citation, Statement
from advisor.errors import PlanError
from advisor.guidance.ids import PartKind
from advisor.guidance.plan.wishes import PlanWishes


@dataclass(frozen=True, slots=True)
class PlanItem:
    """A goal, resource or milestone in the words of the page.

    Attributes:
        id: Stays the same when the document is read again.
        known_as: What the person said they know, where that leaves the goal out.
        done: Whether it is ticked.
        caveats: What is known of a resource beside what the page prints.
    """

    id: str
    kind: PartKind
    text: str
    citation: Citation
    known_as: str = ""
    done: bool = False
    caveats: tuple[str, ...] = ()

    @property
    def left(self) -> bool:
        """Tell whether it is neither known nor ticked."""
        return not self.known_as and not self.done


class PhaseState(StrEnum):
    """How a phase stands in a plan."""

    PLANNED = "planned"
    """It has dates."""
    NO_LENGTH = "no_length"
    """The page states no length for it, so that it has no dates."""
    KNOWN = "known"
    """All of it is known."""
    DONE = "done"
    """All of it is ticked, or known and ticked."""


@dataclass(frozen=True, slots=True)
class PlannedPhase:
    """One phase with its dates.

    Attributes:
        length: The time that the page gives it, as words; empty where it gives none.
        citations: Its heading and its length in the words of the page.
        known_as: What the person said they know, where that leaves the phase out.
        hours: Hours of study that are left.
        days: Days of study that they take.
        first: Its first day; None unless the state is `PLANNED`.
        last: Its last day, a day of study as the first is.
        days_off: Days between the two on which nothing is studied.
        arithmetic: How the days come about.
    """

    id: str
    number: int
    title: str
    state: PhaseState
    length: str
    citations: tuple[Citation, ...]
    goals: tuple[PlanItem, ...]
    resources: tuple[PlanItem, ...]
    milestones: tuple[PlanItem, ...]
    known_as: str = ""
    hours: float = 0
    days: int = 0
    first: date | None = None
    last: date | None = None
    days_off: int = 0
    arithmetic: str = ""

    @property
    def items(self) -> tuple[PlanItem, ...]:
        """Its goals, resources and milestones."""
        return (*self.goals, *self.resources, *self.milestones)


@dataclass(frozen=True, slots=True)
class Deadline:
    """What a plan means for the day by which a person wants to be ready.

    Attributes:
        fits: Whether the plan ends by then; None where that cannot be told.
        days: Days to spare where it fits, days too late where it does not.
        hours_needed: Hours a week with which it would fit, to the half hour; None
            where it fits already or cannot.
        latest_start: The latest day from today on to begin at; None if there is none.
        ended: Numbers of the phases that end by then.
        statements: All of this in sentences.
    """

    until: date
    fits: bool | None
    days: int
    hours_needed: float | None
    latest_start: date | None
    ended: tuple[int, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class LearningPlan:
    """The phases of a career's roadmap laid out for one person.

    Attributes:
        career: Id of the document.
        title: Title of the career.
        made: The day on which the plan was made.
        start: The first day of study, or the first day that could be one.
        finish: The last day of study; None where no phase has dates.
        arithmetic: How the finish date comes about, phase by phase.
        comparison: The times that the page gives beside those of the plan.
        notes: What is special about this plan.
        assumptions: What the plan takes for granted that the page does not say.
    """

    career: str
    title: str
    made: date
    wishes: PlanWishes
    start: date
    finish: date | None
    phases: tuple[PlannedPhase, ...]
    arithmetic: tuple[str, ...]
    comparison: tuple[Statement, ...] = ()
    notes: tuple[Statement, ...] = ()
    assumptions: tuple[Statement, ...] = ()
    deadline: Deadline | None = None

    @property
    def dated(self) -> tuple[PlannedPhase, ...]:
        """The phases that have dates."""
        return tuple(phase for phase in self.phases if phase.first)

    @property
    def goals(self) -> tuple[PlanItem, ...]:
        """Every goal, in the order of the page."""
        return tuple(goal for phase in self.phases for goal in phase.goals)

    def to_dict(self) -> dict[str, object]:
        """Return the plan as plain values for JSON."""
        plain: dict[str, Any] = _adapter().dump_python(self, mode="json")
        plain["wishes"]["done"].sort()  # a set has no order, and files are compared
        return plain

    @classmethod
    def from_dict(cls, plain: Mapping[str, object]) -> "LearningPlan":
        """Return the plan that `to_dict` gave.

        Raises:
            PlanError: If it is something else.
        """
        try:
            return _adapter().validate_python(dict(plain))
        except ValidationError as error:
            raise PlanError(
                "The kept learning plan cannot be read; make it anew."
            ) from error


@cache
def _adapter() -> TypeAdapter[LearningPlan]:
    return TypeAdapter(LearningPlan)
