"""A learning plan told in a conversation: when it ends, and its phases with dates."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.career import Career
from advisor.chat.compose.draft import Draft
from advisor.conversation import Outcome, Statement, StatementKind, frame
from advisor.errors import PlanError
from advisor.guidance.guide import Guide
from advisor.guidance.plan.exports.outline import phase_title, when
from advisor.guidance.plan.plan import LearningPlan, PlannedPhase
from advisor.guidance.wording import counted, day_text
from advisor.learner import Learner

HOURS_ASKED = "How many hours a week do you have?"
PACE = (
    "You have not said how many hours a week you have, so it keeps the page's own pace."
)


def plan(career: Career, learner: Learner, guide: Guide) -> Draft:
    """Answer with the plan that follows from what the person has said.

    In part: the hours that a week of the page stands for are not the page's.
    """
    try:
        made = guide.plan(career, learner)
    except PlanError as error:
        return Draft(Outcome.CLARIFY, (frame(str(error)),))
    return Draft(Outcome.PARTIAL, tuple(_told(made, learner)))


def _told(made: LearningPlan, learner: Learner) -> Iterator[Statement]:
    *times, planned = made.comparison
    yield planned
    if learner.hours_per_week is None:
        yield from _worked_out((frame(f"{PACE} {HOURS_ASKED}"),), made)
    yield from _worked_out(made.deadline.statements if made.deadline else (), made)
    yield frame("Its phases:")
    yield from map(_phase, made.phases)
    yield from _worked_out((*made.notes, *made.assumptions[:1]), made)
    yield from times


def _worked_out(
    statements: Sequence[Statement], made: LearningPlan
) -> Iterator[Statement]:
    """Yield statements that follow from the plan with its arithmetic."""
    arithmetic = "; ".join(made.arithmetic)
    for statement in statements:
        yield replace(statement, derivation=statement.derivation or arithmetic)


def _phase(phase: PlannedPhase) -> Statement:
    text = f"{phase_title(phase)}. {when(phase)}"
    steps = [phase.arithmetic]
    if phase.first and phase.last:
        steps.append(
            f"{counted(phase.days, 'day')} of study from {day_text(phase.first)} on"
            f" end on {day_text(phase.last)}"
            + (f" with {counted(phase.days_off, 'day')} off" if phase.days_off else "")
        )
    return Statement(text, phase.citations, StatementKind.ITEM, "; ".join(steps))
