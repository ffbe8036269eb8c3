"""From a career and a person's wishes to a learning plan."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from advisor.career import Career
from advisor.errors import PlanError
from advisor.guidance.plan.calendar import StudyCalendar
from advisor.guidance.plan.comparison import comparison
from advisor.guidance.plan.deadline import deadline
from advisor.guidance.plan.known import marked, meanings, unmatched
from advisor.guidance.plan.notes import assumptions, notes
from advisor.guidance.plan.plan import LearningPlan, PhaseState, PlannedPhase
from advisor.guidance.plan.roadmap import roadmap
from advisor.guidance.plan.study import Stretch, Study
from advisor.guidance.plan.wishes import PlanWishes, check_wishes, horizon
from advisor.guidance.plan.workload import Workload, days_for, workload
from advisor.guidance.wording import counted, day_text


def learning_plan(career: Career, wishes: PlanWishes, *, today: date) -> LearningPlan:
    """Return the roadmap of `career` laid out as `wishes` say, from today on.

    Raises:
        PlanError: If the page has no roadmap or the wishes cannot be planned with.
    """
    check_wishes(wishes, today)
    bare = roadmap(career)
    if not bare:
        raise PlanError(
            f"{career.profile.title} has no learning roadmap on its page, so there is"
            " nothing to plan from."
        )
    found = meanings(wishes.skip, bare)
    phases = marked(bare, found, wishes)
    loads = [
        workload(phase, stated.duration, wishes)
        for phase, stated in zip(phases, career.profile.phases, strict=True)
    ]
    study = _study(wishes, loads, today)
    stretches = study.stretches(wishes.hours_per_week, horizon(today))
    dated = tuple(
        _dated(phase, load, stretch, wishes, study.calendar)
        for phase, load, stretch in zip(phases, loads, stretches, strict=True)
    )
    plan = _assembled(career, wishes, today, study, dated)
    return replace(
        plan,
        comparison=comparison(career, plan),
        notes=notes(career, plan, unmatched(found, bare)),
        assumptions=assumptions(career, plan),
    )


def _study(wishes: PlanWishes, loads: Sequence[Workload], today: date) -> Study:
    calendar = StudyCalendar.without(wishes.days_off, today, horizon(today))
    start = calendar.next_free(max(wishes.start, today))
    return Study(start, calendar, tuple(load.hours for load in loads))


def _dated(
    phase: PlannedPhase,
    load: Workload,
    stretch: Stretch | None,
    wishes: PlanWishes,
    calendar: StudyCalendar,
) -> PlannedPhase:
    if stretch is None:
        state = _undated_state(phase, wishes)
        return replace(phase, state=state, arithmetic=load.arithmetic)
    return replace(
        phase,
        state=PhaseState.PLANNED,
        hours=float(load.hours),
        days=days_for(load.hours, wishes.hours_per_week),
        first=stretch.first,
        last=stretch.last,
        days_off=calendar.days_off(stretch.first, stretch.last),
        arithmetic=load.arithmetic,
    )


def _undated_state(phase: PlannedPhase, wishes: PlanWishes) -> PhaseState:
    """Return why a phase takes no days: it is done, known or of no stated length."""
    all_met = bool(phase.goals) and not any(goal.left for goal in phase.goals)
    if phase.id in wishes.done or (all_met and any(goal.done for goal in phase.goals)):
        return PhaseState.DONE
    if phase.known_as or all_met:
        return PhaseState.KNOWN
    return PhaseState.NO_LENGTH


def _assembled(
    career: Career,
    wishes: PlanWishes,
    today: date,
    study: Study,
    phases: tuple[PlannedPhase, ...],
) -> LearningPlan:
    lasts = [phase.last for phase in phases if phase.last]
    finish = lasts[-1] if lasts else None
    by, per_week = wishes.until, wishes.hours_per_week
    return LearningPlan(
        career=career.document.id,
        title=career.profile.title,
        made=today,
        wishes=wishes,
        start=study.start,
        finish=finish,
        phases=phases,
        arithmetic=(
            *(phase.arithmetic for phase in phases),
            _finish_line(study, per_week, finish),
        ),
        deadline=deadline(by, today, per_week, study, phases) if by else None,
    )


def _finish_line(study: Study, per_week: float, finish: date | None) -> str:
    """Return how the finish date comes about."""
    if finish is None:
        return "Finish: no phase has dates, so there is none"
    parts = [days_for(hours, per_week) for hours in study.hours if hours]
    total = f"{counted(sum(parts), 'day')} of study"
    if len(parts) > 1:
        total = f"{' + '.join(map(str, parts))} = {total}"
    off = study.calendar.days_off(study.start, finish)
    between = f" with {counted(off, 'day')} off in between" if off else ""
    return (
        f"Finish: {total} from {day_text(study.start)} on{between}"
        f" end on {day_text(finish)}"
    )
