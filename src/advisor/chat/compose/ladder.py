"""The career ladder: its levels, their years, their duties, what comes next."""

from collections.abc import Sequence

from advisor.career import Career
from advisor.chat.compose.bands import levels_for, ranked
from advisor.chat.compose.chosen import chosen
from advisor.chat.compose.draft import (
    Draft,
    answered,
    claim,
    counted,
    item,
    items,
    named_levels,
    numbers_side,
    told_before,
)
from advisor.conversation import Request, Statement, frame
from advisor.passage import SearchHit
from advisor.profile import Experience, Fact, FactKind, Level, NotStated
from advisor.quantities import plain_number
from advisor.understanding.intents import Operation


def _facts(level: Level) -> list[Fact]:
    if isinstance(level.experience, Experience):
        return [level.experience.fact]
    return [level.heading]


def ladder(request: Request, career: Career, hits: Sequence[SearchHit]) -> Draft | None:
    """Answer how the career goes on: its levels, their number, what comes next."""
    levels = career.profile.levels
    named = named_levels(request, career)
    years = request.slots.years
    if not levels:
        return None
    if request.slots.beyond and named:
        text = f"{ranked(named[0])} is the {request.slots.beyond} level on the page."
        return answered(claim(career, text, *_facts(named[0])))
    if request.operation == Operation.COUNT or request.slots.count is not None:
        return answered(_number(request, career))
    if named:
        return answered(*(_placed(career, level) for level in named))
    if years is not None and (found := levels_for(career, years)):
        shown = f"{plain_number(years)} years"
        text = f"With {shown} of experience the page has you here:"
        lead = told_before(text, years)
        return answered(
            lead, *(item(career, ranked(level), *_facts(level)) for level in found)
        )
    if request.operation in (Operation.MAX, Operation.MIN):
        at = -1 if request.operation == Operation.MAX else 0
        return answered(_placed(career, levels[at]))
    listed = (item(career, ranked(level), *_facts(level)) for level in levels)
    return answered(_number(request, career, ":"), *listed)


def _number(request: Request, career: Career, end: str = ".") -> Statement:
    levels = career.profile.levels
    text = f"The page's ladder has {len(levels)} levels{end}"
    return claim(
        career,
        numbers_side(request, len(levels), text),
        *(level.heading for level in levels),
        derivation=counted(len(levels)),
    )


def _placed(career: Career, level: Level) -> Statement:
    count = len(career.profile.levels)
    place = {1: "first", count: "top"}.get(level.number, "")
    which = f"the {place} level" if place else f"level {level.number} of {count}"
    text = f"{ranked(level)} is {which} on the page."
    levels = (found.heading for found in career.profile.levels)
    derivation = f"level {level.number}; {counted(count)}"
    facts = [*_facts(level), *([] if place else levels)]
    return claim(career, text, *facts, derivation=derivation)


def level_duties(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer what somebody does at a level, or at which level something is done."""
    named = named_levels(request, career)
    if not named and request.slots.years is not None:
        named = levels_for(career, request.slots.years)
    if not named:
        duties = career.profile.of_kind(FactKind.RESPONSIBILITY)
        return chosen(career, duties, request, hits)
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
    named = named_levels(request, career)
    years = request.slots.years
    if not career.profile.levels:
        return None
    if not named and years is not None:
        found = levels_for(career, years)
        text = f"{plain_number(years)} years of experience fits here:"
        lead = told_before(text, years)
        if found:
            listed = (item(career, ranked(level), *_facts(level)) for level in found)
            return answered(lead, *listed)
    if not named and request.operation in (Operation.MAX, Operation.MIN):
        at = -1 if request.operation == Operation.MAX else 0
        named = [career.profile.levels[at]]
    if named:
        return answered(*(_years(career, level) for level in named))
    lead = frame("The page gives these years of experience by level:")
    levels = career.profile.levels
    listed = (item(career, ranked(level), *_facts(level)) for level in levels)
    return answered(lead, *listed)


def _years(career: Career, level: Level) -> Statement:
    if isinstance(level.experience, NotStated):
        text = f"The page gives no years of experience for {level.title}."
        return claim(career, text, level.heading)
    text = f"The page gives {level.experience} of experience for {level.title}."
    return claim(career, text, *_facts(level))
