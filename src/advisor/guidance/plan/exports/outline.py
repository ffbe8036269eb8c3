"""The whole content of a plan as lines to read, for every format that is read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from advisor.conversation import Statement
from advisor.guidance.plan.known import why_known
from advisor.guidance.plan.plan import LearningPlan, PhaseState, PlanItem, PlannedPhase
from advisor.guidance.wording import counted, day_text, listed


class LineKind(StrEnum):
    """What a line is on the page."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    TEXT = "text"
    ITEM = "item"
    TASK = "task"
    """An entry that can be ticked; it is, where `Line.done`."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, and what stands beneath it if it is an entry of a list."""

    kind: LineKind
    text: str
    done: bool = False
    under: tuple[str, ...] = ()


def outline(plan: LearningPlan) -> Iterator[Line]:
    """Yield all that `plan` says, from its title to its arithmetic."""
    yield Line(LineKind.TITLE, plan_title(plan))
    yield Line(LineKind.TEXT, _summary(plan))
    if plan.wishes.days_off:
        yield Line(LineKind.TEXT, _days_off(plan))
    yield from _entries("Before you start", _said(plan.notes))
    yield from _entries("How long it takes", map(_quoted, plan.comparison))
    if plan.deadline:
        yield from _entries("The deadline", _said(plan.deadline.statements))
    for phase in plan.phases:
        yield from _phase(phase)
    yield from _entries("What the plan takes for granted", _said(plan.assumptions))
    steps = (Line(LineKind.ITEM, step) for step in plan.arithmetic)
    yield from _entries("The arithmetic", steps)


def plan_title(plan: LearningPlan) -> str:
    """Return what a plan is called."""
    return f"Learning plan: {plan.title}"


def phase_title(phase: PlannedPhase) -> str:
    """Return what a phase is called, its number before it."""
    return f"Phase {phase.number}: {phase.title}"


def when(phase: PlannedPhase) -> str:
    """Return the dates of a phase, or why it has none."""
    if phase.first and phase.last:
        off = f" and {counted(phase.days_off, 'day')} off" if phase.days_off else ""
        return (
            f"{day_text(phase.first)} to {day_text(phase.last)}:"
            f" {counted(phase.days, 'day')} of study{off}."
        )
    if phase.state is PhaseState.DONE:
        return "Done: nothing of it is left to study."
    if phase.known_as:
        return f"Left out, because {why_known(phase.known_as)}."
    if phase.state is PhaseState.KNOWN:
        return "Left out, because all of its goals are known."
    return f"No dates, as the page states {phase.length or 'no length'} for it."


def remarks(item: PlanItem) -> tuple[str, ...]:
    """Return what there is to say of an item beside its own words."""
    if item.known_as:
        return (f"Left out, because {why_known(item.known_as)}.", *item.caveats)
    return item.caveats


def _summary(plan: LearningPlan) -> str:
    made = f"Made on {day_text(plan.made)}"
    hours = f"{counted(plan.wishes.hours_per_week, 'hour')} of study a week"
    if plan.finish is None:
        return f"{made} for {hours}. No phase has dates."
    span = f"{day_text(plan.start)} to {day_text(plan.finish)}"
    return f"{span}. {made} for {hours}."


def _days_off(plan: LearningPlan) -> str:
    spans = [
        f"{day_text(off.first)} to {day_text(off.last)}"
        for off in sorted(plan.wishes.days_off)
    ]
    return f"Days off: {listed(spans)}."


def _entries(heading: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Yield `lines` under a heading, nothing if there are none."""
    for at, line in enumerate(lines):
        if not at:
            yield Line(LineKind.HEADING, heading)
        yield line


def _said(statements: Iterable[Statement]) -> Iterator[Line]:
    return (Line(LineKind.ITEM, one.text) for one in statements)


def _quoted(statement: Statement) -> Line:
    """Return a statement with the words of the page that it rests on."""
    quotes = (
        f'The page, under "{cited.section}": "{cited.quote}"'
        for cited in statement.citations
    )
    return Line(LineKind.ITEM, statement.text, under=tuple(quotes))


def _phase(phase: PlannedPhase) -> Iterator[Line]:
    yield Line(LineKind.HEADING, phase_title(phase))
    yield Line(LineKind.TEXT, when(phase))
    yield from _items("Goals", phase.goals, LineKind.TASK)
    yield from _items("Resources", phase.resources, LineKind.ITEM)
    yield from _items("Milestones", phase.milestones, LineKind.TASK)


def _items(heading: str, items: tuple[PlanItem, ...], kind: LineKind) -> Iterator[Line]:
    yield Line(LineKind.SUBHEADING, heading)
    if not items:
        yield Line(
            LineKind.TEXT, f"The page names no {heading.lower()} for this phase."
        )
    for item in items:
        yield Line(kind, item.text, item.done, remarks(item))
