"""The way into the career: phases, goals, milestones, resources."""

import re
from collections.abc import Sequence

from advisor.career import Career
from advisor.chat.compose.draft import (
    Draft,
    answered,
    claim,
    counted,
    item,
    items,
    named_phases,
    numbers_side,
    sided,
)
from advisor.chat.compose.fit import time_to_ready
from advisor.chat.compose.named import numbered, order
from advisor.conversation import Request, Statement, frame
from advisor.ingest.conflicts import total_length
from advisor.passage import SearchHit
from advisor.profile import Duration, Fact, NotStated, Phase
from advisor.quantities import plain_number
from advisor.understanding.intents import Operation

_LENGTH = re.compile(
    r"\bhow long\b|\btime\b|\b(?:ma?ny|number of|total) (?:\w+ ){0,2}"
    r"(?:weeks?|wks?|months?|mths?|days?|hours?|hrs?|years?|yrs?)\b",
    re.IGNORECASE,
)
"""What a number is asked for of, where it is not the phases themselves."""


def roadmap(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer what the way into the career is: its phases, number, order, length."""
    phases = career.profile.phases
    named = named_phases(request, career)
    if not phases:
        return None
    if request.operation in LENGTHS:
        return phase_duration(request, career, hits)
    if request.slots.beyond and named:
        text = f"{numbered(named[0])} is the {request.slots.beyond} phase of the page."
        return answered(
            claim(career, text, *_length_facts(named[0]), derivation=order(named[0]))
        )
    if request.operation == Operation.COUNT or _is_premise(request):
        return answered(_number(request, career))
    if named:
        return answered(*(length(career, phase) for phase in named))
    if request.operation == Operation.ORDER:
        at = -1 if -1 in request.slots.places else 0
        return answered(length(career, phases[at]))
    lead = _number(request, career, ":")
    return answered(lead, *(_listed(career, phase) for phase in phases))


LENGTHS = frozenset(
    {
        Operation.SUM,
        Operation.DIFFERENCE,
        Operation.MAX,
        Operation.MIN,
        Operation.FILTER,
    }
)
"""Operations on the roadmap that are on the lengths of its phases."""


def _is_premise(request: Request) -> bool:
    return request.slots.count is not None and not request.slots.phases


def _number(request: Request, career: Career, end: str = ".") -> Statement:
    phases = career.profile.phases
    text = f"The page's roadmap has {len(phases)} phases{end}"
    return claim(
        career,
        numbers_side(request, len(phases), text),
        *(phase.heading for phase in phases),
        derivation=counted(len(phases)),
    )


def _listed(career: Career, phase: Phase) -> Statement:
    shown = "length not stated"
    if isinstance(phase.duration, Duration):
        shown = str(phase.duration)
    text = f"{numbered(phase)} ({shown})"
    return item(career, text, *_length_facts(phase), derivation=order(phase))


def _length_facts(phase: Phase) -> list[Fact]:
    return [phase.duration.fact if _is_timed(phase) else phase.heading]  # type: ignore[union-attr]


def _is_timed(phase: Phase) -> bool:
    return isinstance(phase.duration, Duration)


def length(career: Career, phase: Phase) -> Statement:
    """Return how long a phase takes."""
    if isinstance(phase.duration, NotStated):
        text = f"The page gives no length for {numbered(phase)}."
        return claim(career, text, phase.heading, derivation=order(phase))
    text = f"{numbered(phase)} takes {phase.duration}."
    return claim(career, text, phase.duration.fact, derivation=order(phase))


def phase(request: Request, career: Career, hits: Sequence[SearchHit]) -> Draft | None:
    """Answer what a phase holds."""
    named = named_phases(request, career)
    if not named:
        return roadmap(request, career, hits)
    statements: list[Statement] = []
    for found in named:
        statements.append(length(career, found))
        if found.goals:
            statements += [frame("Its goals:"), *items(career, found.goals)]
        if found.milestones:
            statements += [frame("At its end:"), *items(career, found.milestones)]
    return answered(*statements)


def phase_duration(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer how long phases take: some, all, the longest, those under a length."""
    phases = career.profile.phases
    timed = [found for found in phases if isinstance(found.duration, Duration)]
    if not timed:
        return None
    if request.operation == Operation.COUNT and not _LENGTH.search(request.asked):
        return answered(_number(request, career))
    named = named_phases(request, career) or phases
    if computed := _computed(request, career, hits, named):
        return computed
    if len(named) < len(phases):
        return answered(*(length(career, found) for found in named))
    lead = frame("The page gives these lengths:")
    total = [_total(career, timed)] if len(timed) == len(phases) > 1 else []
    return answered(lead, *(_listed(career, found) for found in phases), *total)


def _computed(
    request: Request,
    career: Career,
    hits: Sequence[SearchHit],
    named: Sequence[Phase],
) -> Draft | None:
    """Answer what has to be computed from the lengths of the phases."""
    phases = career.profile.phases
    timed = [found for found in phases if isinstance(found.duration, Duration)]
    chosen_ = [found for found in named if found in timed]
    match request.operation:
        case Operation.MAX | Operation.MIN:
            return answered(_extreme(career, chosen_ or timed, request.operation))
        case Operation.FILTER if request.slots.weeks is not None:
            return _filtered(request, career, timed, request.slots.weeks)
        case Operation.SUM:
            return answered(_total(career, chosen_ or timed))
        case Operation.DIFFERENCE | Operation.COMPARE if len(chosen_) == 2:
            return answered(*_apart(career, chosen_))
        case Operation.YESNO if request.slots.weeks and len(named) < len(phases):
            return answered(_checked(request, career, named[0]))
        case Operation.YESNO if request.slots.weeks:
            return time_to_ready(request, career, hits)
    return None


def weeks_of(phase: Phase) -> float:
    """Return the length of a phase in weeks, 0 where none is stated."""
    return phase.duration.weeks if isinstance(phase.duration, Duration) else 0.0


def _extreme(career: Career, timed: Sequence[Phase], operation: str) -> Statement:
    pick = max if operation == Operation.MAX else min
    extreme = pick(map(weeks_of, timed))
    word = "longest" if operation == Operation.MAX else "shortest"
    found = [phase for phase in timed if weeks_of(phase) == extreme]
    names = " and ".join(map(numbered, found))
    verb = "is" if len(found) == 1 else "are"
    text = f"The {word} {verb} {names}, at {found[0].duration}."
    facts = [fact for phase in found for fact in _length_facts(phase)]
    return claim(career, text, *facts, derivation=order(*found))


def _filtered(
    request: Request, career: Career, timed: Sequence[Phase], weeks: float
) -> Draft:
    under = request.slots.under
    found = [
        phase
        for phase in timed
        if (weeks_of(phase) < weeks if under else weeks_of(phase) > weeks)
    ]
    word = "shorter" if under else "longer"
    if not found:
        text = f"No phase is {word} than that; the page gives these lengths:"
        return answered(frame(text), *(_listed(career, phase) for phase in timed))
    lead = frame(f"These phases are {word} than that:")
    return answered(lead, *(_listed(career, phase) for phase in found))


def _total(career: Career, timed: Sequence[Phase]) -> Statement:
    lengths = [
        phase.duration for phase in timed if isinstance(phase.duration, Duration)
    ]
    if len(lengths) == 1:
        return length(career, timed[0])
    formula, total = total_length(lengths)
    text = f"Together they take {total}: {formula.removesuffix(_months(formula))}."
    facts = [stretch.fact for stretch in lengths]
    return claim(career, text, *facts, derivation=formula)


def _months(formula: str) -> str:
    return formula[formula.index(" (") :] if " (" in formula else ""


def _apart(career: Career, pair: Sequence[Phase]) -> list[Statement]:
    first, second = pair
    a, b = first.duration, second.duration
    assert isinstance(a, Duration)
    assert isinstance(b, Duration)
    told = [length(career, phase) for phase in pair]
    if a.unit == b.unit and a.high != b.high:
        more, less = max(a.high, b.high), min(a.high, b.high)
        gap = plain_number(more - less)
        longer = numbered(first if a.high > b.high else second)
        unit = a.unit if gap == "1" else f"{a.unit}s"
        formula = f"{plain_number(more)} - {plain_number(less)} = {gap}"
        text = f"{longer} is {gap} {unit} longer."
        derivation = f"{formula}; {order(first, second)}"
        told.append(claim(career, text, a.fact, b.fact, derivation=derivation))
    elif a.weeks == b.weeks:
        told.append(frame("They take equally long."))
    return told


def _checked(request: Request, career: Career, phase: Phase) -> Statement:
    told = length(career, phase)
    weeks, claimed = weeks_of(phase), request.slots.weeks
    side = "Yes" if weeks == claimed else "No"
    return Statement(sided(side, told.text), told.citations, told.kind, told.derivation)
