"""What changed between two plans of one career when its page was read again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rapidfuzz import fuzz

from advisor.guidance.ids import PartKind, normalised
from advisor.guidance.plan.plan import LearningPlan, PlannedPhase

ALIKE = 65.0
"""Likeness from which on two texts are one text in other words.

Two renderings of one page lie above it; different goals of a phase stay under 50.
"""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Part:
    """A phase, goal, resource or milestone: what it is and its words."""

    id: str
    kind: PartKind
    text: str


@dataclass(frozen=True, slots=True)
class Rewording:
    """One part in its old words and in its new ones."""

    old: Part
    new: Part


@dataclass(frozen=True, slots=True)
class NewLength:
    """A phase to which the page gives another length; empty where it gives none."""

    phase: Part
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new on a page, what is gone, and what only reads differently."""

    added: tuple[Part, ...] = ()
    dropped: tuple[Part, ...] = ()
    reworded: tuple[Rewording, ...] = ()
    lengths: tuple[NewLength, ...] = ()

    def carried(self, done: AbstractSet[str]) -> frozenset[str]:
        """Return the ticks `done` as they are after the changes.

        What is reworded keeps its tick; what is gone loses it.
        """
        gone = {part.id for part in self.dropped}
        now = {one.old.id: one.new.id for one in self.reworded}
        return frozenset(now.get(key, key) for key in done if key not in gone)

    def lines(self) -> tuple[str, ...]:
        """Return a sentence for each change, none if nothing changed."""
        return (
            *(f"New {part.kind}: {part.text}" for part in self.added),
            *(f"No longer a {part.kind}: {part.text}" for part in self.dropped),
            *(
                f"The {one.old.kind} {one.old.text!r} now reads {one.new.text!r}."
                for one in self.reworded
            ),
            *(
                f"Phase {one.phase.text!r}: the page gave {one.old or 'no length'} and"
                f" now gives {one.new or 'no length'}."
                for one in self.lengths
            ),
        )


def changes(old: LearningPlan, new: LearningPlan) -> Changes:
    """Return what changed from the page of `old` to the page of `new`."""
    phases = _same_phases(old.phases, new.phases)
    reworded = list(_reworded_phases(phases))
    for before, after in phases:
        for kind in (PartKind.GOAL, PartKind.RESOURCE, PartKind.MILESTONE):
            gone = _without(_items(before, kind), _parts(new))
            fresh = _without(_items(after, kind), _parts(old))
            reworded += _pairs(gone, fresh)
    kept = {one.old.id for one in reworded} | {one.new.id for one in reworded}
    return Changes(
        added=_left(_parts(new), _parts(old), kept),
        dropped=_left(_parts(old), _parts(new), kept),
        reworded=tuple(reworded),
        lengths=tuple(
            NewLength(_part(after), before.length, after.length)
            for before, after in phases
            if before.length != after.length
        ),
    )


def _part(phase: PlannedPhase) -> Part:
    return Part(phase.id, PartKind.PHASE, phase.title)


def _items(phase: PlannedPhase, kind: PartKind) -> list[Part]:
    return [Part(item.id, kind, item.text) for item in phase.items if item.kind is kind]


def _parts(plan: LearningPlan) -> list[Part]:
    return [
        part
        for phase in plan.phases
        for part in (
            _part(phase),
            *(Part(item.id, item.kind, item.text) for item in phase.items),
        )
    ]


def _without(parts: Iterable[Part], others: Iterable[Part]) -> list[Part]:
    """Return those of `parts` whose ids none of `others` has."""
    held = {other.id for other in others}
    return [part for part in parts if part.id not in held]


def _left(
    parts: Iterable[Part], others: Iterable[Part], kept: AbstractSet[str]
) -> tuple[Part, ...]:
    return tuple(part for part in _without(parts, others) if part.id not in kept)


def _likeness(old: str, new: str) -> float:
    """Return how alike two texts are, 0 to 100; 0 if their numbers differ."""
    if sorted(_NUMBER.findall(old)) != sorted(_NUMBER.findall(new)):
        return 0.0
    return fuzz.token_sort_ratio(normalised(old), normalised(new))


def _pairs(old: Sequence[Part], new: Sequence[Part]) -> Iterator[Rewording]:
    """Yield the parts that are alike, the most alike first, each once."""
    scored = sorted(
        (
            (-_likeness(one.text, other.text), at, to)
            for at, one in enumerate(old)
            for to, other in enumerate(new)
        ),
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for score, at, to in scored:
        if -score >= ALIKE and at not in taken_old and to not in taken_new:
            taken_old.add(at)
            taken_new.add(to)
            yield Rewording(old[at], new[to])


def _same_phases(
    old: Sequence[PlannedPhase], new: Sequence[PlannedPhase]
) -> list[tuple[PlannedPhase, PlannedPhase]]:
    """Return each phase with what it is now: by title, else by what it holds."""
    ids = {phase.id: phase for phase in new}
    found = [(phase, ids[phase.id]) for phase in old if phase.id in ids]
    kept = {phase.id for phase, _ in found}
    gone = [phase for phase in old if phase.id not in kept]
    fresh = [phase for phase in new if phase.id not in kept]
    for one in _pairs([*map(_part, gone)], [*map(_part, fresh)]):
        before = next(phase for phase in gone if phase.id == one.old.id)
        after = next(phase for phase in fresh if phase.id == one.new.id)
        found.append((before, after))
        gone.remove(before)
        fresh.remove(after)
    for before in gone:
        for after in fresh:
            if _share_goals(before, after):
                found.append((before, after))
                fresh.remove(after)
                break
    return found


def _share_goals(old: PlannedPhase, new: PlannedPhase) -> bool:
    """Tell whether at least half of the goals of `old` are those of `new`."""
    held = {goal.id for goal in new.goals}
    shared = sum(goal.id in held for goal in old.goals)
    return bool(shared) and 2 * shared >= len(old.goals)


def _reworded_phases(
    phases: Iterable[tuple[PlannedPhase, PlannedPhase]],
) -> Iterator[Rewording]:
    for before, after in phases:
        if before.id != after.id:
            yield Rewording(_part(before), _part(after))
