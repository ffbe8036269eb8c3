"""The career ladder: its levels, their years, their duties, what comes next."""

import re
from collections.abc import Sequence

from advisor.career import Career
from advisor.chat.compose.draft import (
    Draft,
    answered,
    claim,
    counted,
    frame,
    item,
    items,
)
from advisor.chat.compose.pay import levels_for, ranked
from advisor.conversation import Request, Statement
from advisor.passage import SearchHit
from advisor.profile import Experience, Fact, Level, NotStated, SalaryRange
from advisor.quantities import plain_number

_BEFORE = re.compile(
    r"\b(before|below|beneath|under|previous|prior|lower|down|leads? to)\b", re.I
)


def _facts(level: Level) -> list[Fact]:
    if isinstance(level.experience, Experience):
        return [level.experience.fact]
    return [level.heading]


def ladder(request: Request, career: Career, hits: Sequence[SearchHit]) -> Draft | None:
    """Answer how the career goes on, level by level."""
    levels = career.profile.levels
    if not levels:
        return None
    lead = claim(
        career,
        f"The page gives a ladder of {len(levels)} levels:",
        *(level.heading for level in levels),
        derivation=counted(len(levels)),
    )
    listed = (item(career, ranked(level), *_facts(level)) for level in levels)
    return answered(lead, *listed)


def _named(request: Request, career: Career) -> list[Level]:
    levels = career.profile.levels
    return [level for level in levels if level.number in request.slots.levels]


def next_level(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer what comes after a level, or before it."""
    levels = career.profile.levels
    named = _named(request, career)
    if not levels:
        return None
    if not named:
        return ladder(request, career, hits)
    step = -1 if _BEFORE.search(request.text) else 1
    word = "before" if step < 0 else "after"
    place = named[-1].number - 1 + step
    if not 0 <= place < len(levels):
        end = "lowest" if step < 0 else "top"
        text = f"{ranked(named[-1])} is the {end} level on the page."
        return answered(claim(career, text, *_facts(named[-1])))
    found = levels[place]
    facts = [*_facts(found), named[-1].heading]
    text = f"The level {word} {named[-1].title} is {ranked(found)}"
    if isinstance(found.pay, SalaryRange):
        text += f", at {found.pay}"
        facts.append(found.pay.fact)
    return answered(claim(career, f"{text}.", *facts))


def level_duties(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer what somebody does at a level."""
    named = _named(request, career)
    if not named:
        return None
    statements: list[Statement] = []
    for level in named:
        if level.responsibilities:
            lead = claim(career, f"{ranked(level)} does this:", *_facts(level))
            statements += [lead, *items(career, level.responsibilities)]
        else:
            text = f"The page lists no duties for {ranked(level)}."
            statements.append(claim(career, text, *_facts(level)))
    return answered(*statements)


def level_experience(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer how many years a level takes, or which level some years make."""
    named = _named(request, career)
    years = request.slots.years
    if not career.profile.levels:
        return None
    if not named and years is not None:
        found = levels_for(career, years)
        lead = frame(f"{plain_number(years)} years of experience fits here:")
        if found:
            listed = (item(career, ranked(level), *_facts(level)) for level in found)
            return answered(lead, *listed)
    if not named:
        return ladder(request, career, hits)
    return answered(*(_years(career, level) for level in named))


def _years(career: Career, level: Level) -> Statement:
    if isinstance(level.experience, NotStated):
        text = f"The page gives no years of experience for {level.title}."
        return claim(career, text, level.heading)
    text = f"{level.title}: the page gives {level.experience} of experience."
    return claim(career, text, *_facts(level))
