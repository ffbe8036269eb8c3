"""Whom the career suits, what it requires, how long it takes to get ready."""

import re
from collections.abc import Sequence

from advisor.career import Career
from advisor.chat.compose.draft import (
    Draft,
    answered,
    claim,
    frame,
    items,
    lowered,
)
from advisor.conversation import Request, Statement
from advisor.passage import SearchHit
from advisor.profile import Conflict, Duration, FactKind, Requirement

FIT_LEAD = "The page calls it a great fit in these cases:"
NOT_FIT_LEAD = "The page says that it may not be right in these cases:"
REQUIRED_LEAD = "The page lists these requirements:"
YOURS_LEAD = "Hold these lines of the page against your own case. A great fit:"
_NEGATIVE = re.compile(r"\b(no|not|none|never|without|isn't|aren't)\b", re.IGNORECASE)
_CODING = re.compile(r"cod(e|ing)|program", re.IGNORECASE)
_DIFFICULTY = re.compile(r"difficult|\blevel\b|hard", re.IGNORECASE)
_BARRIER = re.compile(r"barrier|entry", re.IGNORECASE)


def fit(request: Request, career: Career, hits: Sequence[SearchHit]) -> Draft | None:
    """Answer for whom the career is."""
    facts = career.profile.fit
    return answered(frame(FIT_LEAD), *items(career, facts)) if facts else None


def not_fit(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer for whom the career may not be right."""
    facts = career.profile.not_fit
    return answered(frame(NOT_FIT_LEAD), *items(career, facts)) if facts else None


def fit_me(request: Request, career: Career, hits: Sequence[SearchHit]) -> Draft | None:
    """Answer somebody who describes themself with the lines that decide."""
    profile = career.profile
    if not (profile.fit or profile.not_fit or profile.requirements):
        return None
    required = [need.fact for need in profile.requirements]
    parts: list[Statement] = []
    for lead, facts in (
        (YOURS_LEAD, profile.fit),
        ("It may not be right in these cases:", profile.not_fit),
        ("It requires:", required),
    ):
        if facts:
            parts += [frame(lead), *items(career, facts)]
    return answered(*parts)


def requirements(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer what the career requires."""
    facts = [need.fact for need in career.profile.requirements]
    return answered(frame(REQUIRED_LEAD), *items(career, facts)) if facts else None


def coding(request: Request, career: Career, hits: Sequence[SearchHit]) -> Draft | None:
    """Answer whether one has to program."""
    need = _requirement(career, _CODING)
    notes = [fact for fact in career.profile.notes if _CODING.search(fact.text)]
    if need is None and not notes:
        return None
    deciding = need.value if need else notes[0].text
    word = "No" if _NEGATIVE.search(deciding) else "Yes"
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
    return answered(_rated(career, need))


def entry_barrier(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer how hard it is to get in, and whether one can start from nothing."""
    need = _requirement(career, _BARRIER)
    warned = [fact for fact in career.profile.not_fit if _BARRIER.search(fact.text)]
    conflict = find_conflict(career, "entry level")
    if need is None and conflict is None and not warned:
        return None
    statements = [_rated(career, need)] if need else []
    if conflict:
        statements.append(claim(career, conflict.summary, *conflict.facts))
    elif warned:
        statements += [frame(NOT_FIT_LEAD), *items(career, warned)]
    return answered(*statements)


def _rated(career: Career, need: Requirement) -> Statement:
    text = f"The page gives the {lowered(need.name)} as {lowered(need.value)}."
    return claim(career, text, need.fact)


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
    statements = []
    for group in by_value.values():
        about = "about " if any(stated.approximate for stated in group) else ""
        facts = [stated.fact for stated in group]
        text = f"The page estimates {about}{group[0]} to become job-ready."
        statements.append(claim(career, text, *facts))
    conflict = find_conflict(career, "time to job-ready")
    if conflict:
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
