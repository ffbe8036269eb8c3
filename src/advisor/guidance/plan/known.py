"""What a person knows already -> the goals and phases that it leaves out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from advisor.guidance.ids import normalised
from advisor.guidance.plan.plan import PlanItem, PlannedPhase
from advisor.guidance.plan.wishes import PlanWishes
from advisor.guidance.wording import numbered
from advisor.tokens import tokenize
from advisor.understanding.spoken_numbers import in_digits
from advisor.understanding.words import FUNCTION_WORDS

MARKED = "marked as known"
"""What a goal or phase is known as that is named by its id."""
_LONGEST = 60
"""Characters of a term that a sentence repeats."""
_LINK = r"\s*(?:,?\s*and|,|;|&|to|-|\u2013)\s*"
_DIGITS = r"\d{1,4}"
_PHASES = re.compile(
    r"(?:the )?(?:(?:phase|stage|part|step)s? )?"
    rf"(?P<numbers>{_DIGITS}(?:{_LINK}{_DIGITS})*)"
)
_NUMBERS = re.compile(r"(\d+)(?:\s*(?:to|-|\u2013)\s*(\d+))?")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one term of what a person knows stands for, by ids; nothing if empty.

    `missing` are numbers of phases that it names and that the roadmap does not have.
    """

    term: str
    phases: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    missing: tuple[int, ...] = ()


def meanings(
    terms: Sequence[str], phases: Sequence[PlannedPhase]
) -> tuple[Meaning, ...]:
    """Return what each of `terms` means, one said twice or left blank once or never."""
    once: dict[str, str] = {}
    for term in filter(None, map(str.strip, terms)):
        once.setdefault(normalised(term) or term, term)
    return tuple(_meaning(term, phases) for term in once.values())


def _meaning(term: str, phases: Sequence[PlannedPhase]) -> Meaning:
    goals = [goal for phase in phases for goal in phase.goals]
    if term in {phase.id for phase in phases} | {goal.id for goal in goals}:
        return Meaning(MARKED, phases=(term,), goals=(term,))
    if named := [phase.id for phase in phases if _is_name(term, phase)]:
        return Meaning(term, phases=tuple(named))
    if ranges := _phase_numbers(term):
        held = {phase.number: phase.id for phase in phases}
        ends = dict.fromkeys(end for one in ranges for end in (one[0], one[-1]))
        return Meaning(
            term,
            phases=tuple(
                key
                for number, key in held.items()
                if any(number in one for one in ranges)
            ),
            missing=tuple(end for end in ends if end not in held),
        )
    has = tuple(goal.id for goal in goals if _has(goal, term))
    return Meaning(term, goals=has)


def _is_name(term: str, phase: PlannedPhase) -> bool:
    """Tell whether `term` is the title of `phase`, with or without its number."""
    titles = (phase.title, f"phase {phase.number} {phase.title}")
    return normalised(term) in map(normalised, titles)


def _phase_numbers(term: str) -> list[range]:
    """Return the numbers that a term such as "phases 2 to 4" or "phase one" names."""
    said = re.sub(r"\bone\b", "1", in_digits(term.lower()))
    found = _PHASES.fullmatch(said)
    pairs = _NUMBERS.findall(found["numbers"]) if found else []
    ends = (sorted((int(low), int(high or low))) for low, high in pairs)
    return [range(low, high + 1) for low, high in ends]


def _has(goal: PlanItem, term: str) -> bool:
    """Tell whether the words of `term` stand in `goal`, one after another.

    A name that reads as a small word of English, such as IT or R, has to be printed
    in capitals, as it is only then a name.
    """
    wanted = tokenize(term)
    if not wanted:
        return False
    if all(word in FUNCTION_WORDS for word in term.lower().split()):
        name = rf"(?<!\w){re.escape(term.upper())}(?![\w+#])"
        return re.search(name, goal.text) is not None
    held, size = tokenize(goal.text), len(wanted)
    return any(held[at : at + size] == wanted for at in range(len(held)))


def marked(
    phases: Sequence[PlannedPhase], found: Sequence[Meaning], wishes: PlanWishes
) -> tuple[PlannedPhase, ...]:
    """Return `phases` with what is known and what is ticked marked as such."""
    of_phase = {key: one.term for one in reversed(found) for key in one.phases}
    of_goal = {key: one.term for one in reversed(found) for key in one.goals}

    def item(held: PlanItem, phase: PlannedPhase, known_as: str) -> PlanItem:
        ticked = held.id in wishes.done or phase.id in wishes.done
        return replace(held, known_as=known_as, done=ticked)

    return tuple(
        replace(
            phase,
            known_as=of_phase.get(phase.id, ""),
            goals=tuple(
                item(held, phase, of_phase.get(phase.id) or of_goal.get(held.id, ""))
                for held in phase.goals
            ),
            resources=tuple(item(held, phase, "") for held in phase.resources),
            milestones=tuple(item(held, phase, "") for held in phase.milestones),
        )
        for phase in phases
    )


def why_known(known_as: str) -> str:
    """Return why a goal or phase is left out, as part of a sentence."""
    if known_as == MARKED:
        return "you marked it as known"
    return f"you know {_quoted(known_as)}"


def _quoted(term: str) -> str:
    return repr(shorten(term, _LONGEST, placeholder=" ..."))


def unmatched(found: Sequence[Meaning], phases: Sequence[PlannedPhase]) -> list[str]:
    """Return a sentence for each term that names nothing on the roadmap."""
    said = []
    for one in found:
        if one.missing:
            which = numbered("phase", one.missing, "or")
            said.append(f"The roadmap has no {which}, so nothing is left out for that.")
        elif not one.phases and not one.goals:
            said.append(_nothing(one.term, phases))
    return said


def _nothing(term: str, phases: Sequence[PlannedPhase]) -> str:
    said = (
        f"The roadmap names no goal with {_quoted(term)}, so nothing is shortened for"
        " it."
    )
    words = normalised(term).split()
    titled = [
        phase.number
        for phase in phases
        if words and set(words) <= set(normalised(phase.title).split())
    ]
    if not titled:
        return said
    title = "title" if len(titled) == 1 else "titles"
    has = "has" if len(titled) == 1 else "have"
    which = numbered("phase", titled)
    return f"{said} The {title} of {which} {has} it: name the phase to leave it out."
