"""Whom the career suits, what it requires, how long it takes to get ready."""

import re
from collections.abc import Sequence

from advisor.career import Career
from advisor.chat.compose.chosen import chosen
from advisor.chat.compose.draft import (
    Draft,
    answered,
    claim,
    is_inverted,
    items,
    lowered,
    negative,
    sided,
)
from advisor.conversation import Request, Statement, frame
from advisor.passage import SearchHit
from advisor.profile import Conflict, Duration, Fact, FactKind, Requirement
from advisor.understanding.intents import Operation

FIT_LEAD = "The page calls it a great fit in these cases:"
NOT_FIT_LEAD = "The page says that it may not be right in these cases:"
REQUIRED_LEAD = "The page lists these requirements:"
_CODING = re.compile(r"cod(e|ing)|program", re.IGNORECASE)
_DIFFICULTY = re.compile(r"difficult|\blevel\b|hard", re.IGNORECASE)
_STARTS = re.compile(
    r"\b(beginner|newbie|novice|from (?:scratch|zero|nothing)|starter|graduate\w*"
    r"|newcomer|entry[- ]level)s?\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"entry|barrier", re.IGNORECASE)
_BARRIER = re.compile(r"barrier|entry|beginner|starting", re.IGNORECASE)


def fit(request: Request, career: Career, hits: Sequence[SearchHit]) -> Draft | None:
    """Answer for whom the career is."""
    return _lines(request, career, hits, FactKind.FIT, FIT_LEAD)


def not_fit(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer for whom the career may not be right."""
    return _lines(request, career, hits, FactKind.NOT_FIT, NOT_FIT_LEAD)


def _lines(
    request: Request,
    career: Career,
    hits: Sequence[SearchHit],
    kind: FactKind,
    lead: str,
) -> Draft | None:
    facts = career.profile.of_kind(kind)
    if not facts:
        return None
    if request.operation == Operation.YESNO and request.wants_all < 0.5:
        both = career.profile.of_kind(FactKind.FIT, FactKind.NOT_FIT)
        return chosen(career, both, request, hits)
    return answered(frame(lead), *items(career, facts))


def requirements(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer what the career requires."""
    facts = [need.fact for need in career.profile.requirements]
    if not facts:
        return None
    if request.wants_all < 0.5 and request.operation == Operation.YESNO:
        return chosen(career, facts, request, hits)
    return answered(frame(REQUIRED_LEAD), *items(career, facts))


def coding(request: Request, career: Career, hits: Sequence[SearchHit]) -> Draft | None:
    """Answer whether one has to program."""
    need = _requirement(career, _CODING)
    notes = [fact for fact in career.profile.notes if _CODING.search(fact.text)]
    if need is None and not notes:
        return None
    deciding = need.value if need else notes[0].text
    word = "No" if negative(deciding) != is_inverted(request.asked) else "Yes"
    facts = [*([need.fact] if need else []), *notes[:1]]
    if need:
        text = f"{word}: under {need.name.lower()} the page says {lowered(need.value)}."
    else:
        text = notes[0].text
    return answered(claim(career, text, *facts))


def difficulty(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer how hard the career is."""
    need = _requirement(career, _DIFFICULTY)
    if need is None:
        return None
    rated = _rated(career, need, _requirement(career, _ENTRY))
    if _STARTS.search(request.text) and (entry := entry_barrier(request, career, hits)):
        return answered(rated, *entry.statements[:1])
    return answered(rated)


def entry_barrier(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer how hard it is to get in, and whether one can start from nothing."""
    need = _requirement(career, _BARRIER)
    warned = [fact for fact in career.profile.not_fit if _BARRIER.search(fact.text)]
    conflict = find_conflict(career, "entry level")
    statements: list[Statement] = []
    if need:
        statements.append(_rated(career, need, _requirement(career, _DIFFICULTY)))
    if conflict:
        statements.insert(0, _entry(request, career, conflict))
    elif warned:
        statements += [frame(NOT_FIT_LEAD), *items(career, warned)]
    return answered(*statements) if statements else None


def _entry(request: Request, career: Career, conflict: Conflict) -> Statement:
    text = conflict.summary
    if request.operation == Operation.YESNO:
        text = sided("Not by its own word", text)
    return claim(career, text, *conflict.facts)


def _rated(
    career: Career, need: Requirement, other: Requirement | None = None
) -> Statement:
    text = f"The page gives the {lowered(need.name)} as {lowered(need.value)}"
    facts = [need.fact]
    if other and other != need:
        text += f", and the {lowered(other.name)} as {lowered(other.value)}"
        facts.append(other.fact)
    return claim(career, f"{text}.", *facts)


def _requirement(career: Career, name: re.Pattern[str]) -> Requirement | None:
    needs = career.profile.requirements
    return next((need for need in needs if name.search(need.name)), None)


def find_conflict(career: Career, subject: str) -> Conflict | None:
    """Return the conflict on `subject`, if the document has one."""
    return next(
        (found for found in career.profile.conflicts if found.subject == subject), None
    )


def time_to_ready(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer how long it takes, with the conflict if the phases say otherwise."""
    profile = career.profile
    if not profile.times_to_ready:
        return None
    by_value: dict[tuple[float, float, str], list[Duration]] = {}
    for stated in profile.times_to_ready:
        key = (stated.low, stated.high, stated.unit)
        by_value.setdefault(key, []).append(stated)
    statements: list[Statement] = []
    for group in by_value.values():
        about = "about " if any(stated.approximate for stated in group) else ""
        facts: list[Fact] = [stated.fact for stated in group]
        text = f"The page estimates {about}{group[0]} to become job-ready."
        if not statements:
            text = _checked(request, career, group[0], text)
        statements.append(claim(career, text, *facts))
    if conflict := find_conflict(career, "time to job-ready"):
        lengths = [fact for fact in conflict.facts if fact.kind is FactKind.PHASE]
        statements.append(
            claim(
                career,
                f"Its phases, however, add up: {conflict.formula}."
                " The page does not explain the difference.",
                *lengths,
                derivation=conflict.formula,
            )
        )
    return answered(*statements)


def _checked(request: Request, career: Career, stated: Duration, text: str) -> str:
    """Return `text` after the side it takes where a time is to be confirmed.

    It takes none where the document's own times do not agree on it.
    """
    claimed = request.slots.weeks
    if request.operation != Operation.YESNO or claimed is None:
        return text
    times = [stated.weeks]
    if find_conflict(career, "time to job-ready"):
        lengths = (phase.duration for phase in career.profile.phases)
        times.append(sum(one.weeks for one in lengths if isinstance(one, Duration)))
    agreeing = [
        _agree(weeks, claimed) or (request.slots.under and weeks <= claimed)
        for weeks in times
    ]
    if any(agreeing) and not all(agreeing):
        return text
    return sided("Yes" if all(agreeing) else "No", text)


def _agree(weeks: float, claimed: float) -> bool:
    return abs(weeks - claimed) <= 0.1 * max(weeks, claimed)
