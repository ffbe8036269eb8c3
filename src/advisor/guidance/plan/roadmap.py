"""The roadmap of a page with ids, before anything is computed from it."""

from collections.abc import Iterable, Iterator

from advisor.career import Career
from advisor.conversation import Citation
from advisor.document import Span
from advisor.guidance.ids import Named, PartKind, stable_ids
from advisor.guidance.plan.caveats import caveats_of
from advisor.guidance.plan.plan import PhaseState, PlanItem, PlannedPhase
from advisor.guidance.wording import length_text
from advisor.profile import Duration, Fact, Phase


def cite(career: Career, spans: Iterable[Span]) -> tuple[Citation, ...]:
    """Return a citation of each of `spans`, each once."""
    return tuple(Citation.of(career, span) for span in dict.fromkeys(spans))


def roadmap(career: Career) -> tuple[PlannedPhase, ...]:
    """Return the phases of `career`, nothing of them known, ticked or dated."""
    phases = career.profile.phases
    ids = stable_ids(PartKind.PHASE, (Named(phase.title) for phase in phases))
    goals = _items(career, PartKind.GOAL)
    resources = _items(career, PartKind.RESOURCE)
    milestones = _items(career, PartKind.MILESTONE)
    return tuple(
        PlannedPhase(
            id=ids[at],
            number=phase.number,
            title=phase.title,
            state=PhaseState.NO_LENGTH,
            length=_length(phase),
            citations=cite(career, _spans(phase)),
            goals=goals[at],
            resources=resources[at],
            milestones=milestones[at],
        )
        for at, phase in enumerate(phases)
    )


def _length(phase: Phase) -> str:
    stated = phase.duration
    return length_text(stated) if isinstance(stated, Duration) else ""


def _spans(phase: Phase) -> Iterator[Span]:
    yield phase.heading.span
    if isinstance(phase.duration, Duration):
        yield phase.duration.fact.span


def _items(career: Career, kind: PartKind) -> list[tuple[PlanItem, ...]]:
    """Return the items of one kind, phase by phase, with ids unique over all."""
    phases = [(phase.title, _facts(phase, kind)) for phase in career.profile.phases]
    ids = iter(
        stable_ids(
            kind, (Named(fact.text, title) for title, facts in phases for fact in facts)
        )
    )
    return [
        tuple(
            PlanItem(
                id=next(ids),
                kind=kind,
                text=fact.text,
                citation=cite(career, [fact.span])[0],
                caveats=caveats_of(fact.text) if kind is PartKind.RESOURCE else (),
            )
            for fact in facts
        )
        for _, facts in phases
    ]


def _facts(phase: Phase, kind: PartKind) -> tuple[Fact, ...]:
    if kind is PartKind.GOAL:
        return phase.goals
    return phase.resources if kind is PartKind.RESOURCE else phase.milestones
