"""What is special about a plan, and what it takes for granted, in sentences."""

from collections.abc import Iterator

from advisor.career import Career
from advisor.conversation import Statement, StatementKind, frame
from advisor.guidance.plan.known import MARKED, why_known
from advisor.guidance.plan.plan import LearningPlan, PhaseState, PlannedPhase
from advisor.guidance.plan.wishes import SENSIBLE_HOURS
from advisor.guidance.wording import counted, day_text, listed, numbered
from advisor.profile import Duration


def notes(
    career: Career, plan: LearningPlan, unmatched: list[str]
) -> tuple[Statement, ...]:
    """Return what a person should know of `plan` before they follow it."""
    return (
        *_start(plan),
        *_hours(plan),
        *_lengths(career, plan),
        *_known(plan),
        *map(frame, unmatched),
        *_ticks(plan),
    )


def assumptions(career: Career, plan: LearningPlan) -> tuple[Statement, ...]:
    """Return what `plan` takes for granted that the page does not say."""
    return tuple(map(frame, _assumed(career, plan)))


def _start(plan: LearningPlan) -> Iterator[Statement]:
    wished = plan.wishes.start
    first = max(wished, plan.made)
    if wished < plan.made:
        yield frame(
            f"The start of {day_text(wished)} is past, so what is left is laid out from"
            f" today, {day_text(plan.made)}."
        )
    if first != plan.start:
        yield frame(
            f"{day_text(first)} is a day off, so the first day of study is"
            f" {day_text(plan.start)}."
        )


def _hours(plan: LearningPlan) -> Iterator[Statement]:
    hours = plan.wishes.hours_per_week
    if hours > SENSIBLE_HOURS:
        yield frame(
            f"{counted(hours, 'hour')} of study a week is more than a person can be"
            " expected to keep up."
        )


def _lengths(career: Career, plan: LearningPlan) -> Iterator[Statement]:
    """Yield what has to be said of lengths that are ranges, or none at all."""
    for phase, stated in zip(plan.phases, career.profile.phases, strict=True):
        length = stated.duration
        if isinstance(length, Duration) and length.low != length.high:
            text = (
                f"The page gives {length} for phase {phase.number}; the plan counts the"
                " longer end."
            )
            yield Statement(text, phase.citations, StatementKind.CLAIM)
        if phase.state is PhaseState.NO_LENGTH:
            yield _undated(phase)
    undated = [one for one in plan.phases if one.state is PhaseState.NO_LENGTH]
    if undated and plan.dated:
        counts = numbered("phase", [phase.number for phase in plan.dated])
        yield frame(f"The finish date counts only what has a length: {counts}.")


def _undated(phase: PlannedPhase) -> Statement:
    length = f"a length of {phase.length}" if phase.length else "no length"
    text = (
        f"The page states {length} for phase {phase.number}, so the plan gives it no"
        " dates."
    )
    return Statement(text, phase.citations, StatementKind.FRAME)


def _known(plan: LearningPlan) -> Iterator[Statement]:
    """Yield which goal or phase is left out for which word of the person."""
    for phase in plan.phases:
        if phase.known_as:
            text = (
                f"Phase {phase.number}, {phase.title}, is left out, because"
                f" {why_known(phase.known_as)}."
            )
            yield Statement(text, phase.citations, StatementKind.CLAIM)
            continue
        for goal in phase.goals:
            if goal.known_as:
                text = (
                    f"A goal of phase {phase.number} is left out, because"
                    f" {why_known(goal.known_as)}: {goal.text}"
                )
                yield Statement(text, (goal.citation,), StatementKind.CLAIM)
    shortened = [
        phase.number
        for phase in plan.phases
        if phase.milestones
        and (phase.known_as or any(goal.known_as for goal in phase.goals))
    ]
    if shortened:
        which = numbered("phase", shortened)
        yield frame(f"The milestones of {which} still have to be met.")


def _ticks(plan: LearningPlan) -> Iterator[Statement]:
    held = {phase.id for phase in plan.phases}
    held |= {item.id for phase in plan.phases for item in phase.items}
    if stale := len(plan.wishes.done - held):
        belong = "belongs" if stale == 1 else "belong"
        yield frame(
            f"{counted(stale, 'tick')} {belong} to nothing that is on the page now."
        )
    if all(phase.state in (PhaseState.KNOWN, PhaseState.DONE) for phase in plan.phases):
        yield frame("Nothing is left to study.")


def _assumed(career: Career, plan: LearningPlan) -> Iterator[str]:
    lengths = [
        phase.duration
        for phase in career.profile.phases
        if isinstance(phase.duration, Duration)
    ]
    units = {length.unit for length in lengths}
    open_ = [phase for phase in plan.phases if not phase.known_as]
    if units - {"hour"}:
        yield (
            f"A week of the page stands for {_of_week(plan)} of study. That is a"
            " setting of the plan and does not come from the page."
        )
    if others := [unit for unit in ("day", "month", "year") if unit in units]:
        factors = {
            "day": "a seventh of a week",
            "month": "52/12 weeks",
            "year": "52 weeks",
        }
        said = listed([f"a {unit} as {factors[unit]}" for unit in others])
        yield f"The plan counts {said}."
    if plan.dated:
        yield "The hours of a week are spread evenly over its seven days."
    if any(0 < sum(goal.left for goal in one.goals) < len(one.goals) for one in open_):
        yield "Every goal of a phase is taken to need an equal share of its time."
    named = (goal.known_as for phase in open_ for goal in phase.goals)
    if any(term and term != MARKED for term in named):
        yield (
            "A goal that names what you know counts as known as a whole; see whether"
            " you know the rest of it too."
        )


def _of_week(plan: LearningPlan) -> str:
    return counted(plan.wishes.hours_of_stated_week, "hour")
