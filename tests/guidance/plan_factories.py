"""Careers with any roadmap at all, and plans of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from advisor.career import Career
from advisor.document import SourceDocument, Span, TextFormat
from advisor.guidance.plan.make import learning_plan
from advisor.guidance.plan.plan import LearningPlan
from advisor.guidance.plan.wishes import PlanWishes
from advisor.learner import DaysOff
from advisor.profile import (
    CareerProfile,
    Duration,
    Fact,
    FactKind,
    NotStated,
    Phase,
)
from advisor.quantities import durations

TODAY = date(2026, 1, 1)
START = date(2026, 1, 5)
WINTER_BREAK = DaysOff(date(2026, 2, 2), date(2026, 2, 15))


@dataclass(frozen=True, slots=True)
class Sketch:
    """A phase in words; `length` as a page prints it, empty for none."""

    title: str
    length: str = "4 weeks"
    goals: tuple[str, ...] = ("Learn SQL.", "Learn Python.", "Draw maps.")
    resources: tuple[str, ...] = ("A book of maps",)
    milestones: tuple[str, ...] = ("You can draw a map.",)


class _Page:
    """Text that grows line by line, each line a fact."""

    def __init__(self) -> None:
        self.text = ""

    def fact(self, kind: FactKind, words: str) -> Fact:
        start = len(self.text)
        self.text += f"{words}\n"
        return Fact(kind, words, Span("mapmaker", start, start + len(words)))

    def facts(self, kind: FactKind, lines: Sequence[str]) -> tuple[Fact, ...]:
        return tuple(self.fact(kind, line) for line in lines)

    def length(self, words: str, kind: FactKind) -> Duration | NotStated:
        if not words:
            return NotStated("length")
        found = next(durations(words))
        fact = self.fact(kind, words)
        return Duration(found.low, found.high, found.unit, fact, found.approximate)

    def phase(self, number: int, sketch: Sketch) -> Phase:
        return Phase(
            number,
            sketch.title,
            self.fact(FactKind.PHASE, f"Phase {number}: {sketch.title}"),
            self.length(sketch.length, FactKind.PHASE),
            self.facts(FactKind.GOAL, sketch.goals),
            self.facts(FactKind.RESOURCE, sketch.resources),
            self.facts(FactKind.MILESTONE, sketch.milestones),
        )


def mapmaker(*sketches: Sketch, times: Sequence[str] = ()) -> Career:
    """Return the career of a mapmaker with a roadmap of `sketches`."""
    page = _Page()
    profile = CareerProfile(
        "mapmaker",
        "Mapmaker",
        phases=tuple(page.phase(at, one) for at, one in enumerate(sketches, 1)),
        times_to_ready=tuple(
            length
            for time in times
            if isinstance(length := page.length(time, FactKind.TIME_TO_READY), Duration)
        ),
    )
    document = SourceDocument(
        "mapmaker", "Mapmaker", page.text, TextFormat.PLAIN, "map.txt", ""
    )
    return Career(document, profile, ())


def wishes(
    start: date = START,
    hours: float = 15,
    *,
    skip: Sequence[str] = (),
    until: date | None = None,
    days_off: Sequence[DaysOff] = (),
    done: Sequence[str] = (),
) -> PlanWishes:
    """Return wishes at the hours that a stated week stands for, if no others."""
    return PlanWishes(
        start,
        hours,
        skip=tuple(skip),
        until=until,
        days_off=tuple(days_off),
        done=frozenset(done),
    )


def plan_of(career: Career, wished: PlanWishes) -> LearningPlan:
    """Return the plan that is made of `career` on 1 January 2026."""
    return learning_plan(career, wished, today=TODAY)


def texts(plan: LearningPlan) -> list[str]:
    """Return the notes of `plan` as they are read."""
    return [note.text for note in plan.notes]
