"""What each level of the ladder pays; the document's ranges, never an average."""

from collections.abc import Sequence

from advisor.career import Career
from advisor.chat.compose.draft import (
    Draft,
    answered,
    claim,
    frame,
    item,
)
from advisor.chat.compose.fit import find_conflict
from advisor.conversation import Outcome, Request, Statement
from advisor.passage import SearchHit
from advisor.profile import Experience, Fact, Level, NotStated, SalaryRange
from advisor.quantities import plain_number


def pay(request: Request, career: Career, hits: Sequence[SearchHit]) -> Draft | None:
    """Answer what the career pays: its own range, then level by level."""
    levels = _paid(career)
    whole = career.profile.overall_pay[:1]
    if not levels and not whole:
        return None
    statements: list[Statement] = [
        claim(career, f"The page gives {band} for the career as a whole.", band.fact)
        for band in whole
    ]
    conflict = find_conflict(career, "salary range")
    if conflict:
        text = "Its levels, however, run further:"
        statements.append(frame(text))
    elif levels:
        statements.append(frame("The page gives these ranges by level:"))
    statements += [_listed(career, level) for level in career.profile.levels]
    return answered(*statements)


def _paid(career: Career) -> list[Level]:
    levels = career.profile.levels
    return [level for level in levels if isinstance(level.pay, SalaryRange)]


def _listed(career: Career, level: Level) -> Statement:
    amount = level.pay if isinstance(level.pay, SalaryRange) else "pay not stated"
    return item(career, f"{ranked(level)}: {amount}", *_facts(level))


def ranked(level: Level) -> str:
    """Return the title of a level with its years of experience."""
    if isinstance(level.experience, NotStated):
        return level.title
    return f"{level.title} ({level.experience})"


def _facts(level: Level) -> list[Fact]:
    """Return what states the pay and the years of a level, under its title."""
    stated = [
        value.fact
        for value in (level.pay, level.experience)
        if not isinstance(value, NotStated)
    ]
    return stated or [level.heading]


def pay_level(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer what the levels that are named pay."""
    levels = career.profile.levels
    named = [level for level in levels if level.number in request.slots.levels]
    if not named:
        return pay(request, career, hits)
    if not any(isinstance(level.pay, SalaryRange) for level in named):
        return _unpaid(career, named)
    return answered(*(_told(career, level) for level in named))


def _told(career: Career, level: Level) -> Statement:
    if isinstance(level.pay, NotStated):
        return claim(
            career, f"The page gives no pay for {ranked(level)}.", *_facts(level)
        )
    return claim(
        career, f"{ranked(level)}: the page gives {level.pay}.", *_facts(level)
    )


def _unpaid(career: Career, named: Sequence[Level]) -> Draft:
    """Say that no pay is stated, with the levels next to it that have one."""
    near = [
        level
        for level in _paid(career)
        if any(abs(level.number - other.number) == 1 for other in named)
    ]
    return Draft(
        Outcome.NOT_COVERED,
        (
            *(_told(career, level) for level in named),
            *([frame("The levels next to it:")] if near else []),
            *(_listed(career, level) for level in near),
        ),
    )


def pay_years(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer what the page gives for a number of years of experience."""
    years = request.slots.years
    if years is None or not career.profile.levels:
        return pay_level(request, career, hits)
    found = levels_for(career, years)
    shown = f"{plain_number(years)} years"
    if not found:
        lead = frame(f"No level of the page covers {shown} of experience.")
        return Draft(
            Outcome.PARTIAL,
            (lead, *(_listed(career, level) for level in career.profile.levels)),
        )
    if len(found) == 1:
        text = f"With {shown} of experience the page has you at this level:"
    else:
        text = f"{shown} of experience is where levels of the page meet:"
    return answered(frame(text), *(_listed(career, level) for level in found))


def levels_for(career: Career, years: float) -> list[Level]:
    """Return the levels whose years of experience include `years`."""
    return [
        level
        for level in career.profile.levels
        if isinstance(level.experience, Experience) and level.experience.includes(years)
    ]


def pay_amount(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer which levels reach an amount."""
    amount = request.slots.amount
    levels = _paid(career)
    if amount is None or not levels:
        return pay_level(request, career, hits)
    shown = f"{_currency(levels)}{plain_number(amount)}"
    reaching = [
        level
        for level in levels
        if isinstance(level.pay, SalaryRange) and level.pay.high >= amount
    ]
    if reaching:
        lead = frame(f"These levels have a range that reaches {shown}:")
        return answered(lead, *(_listed(career, level) for level in reaching))
    top = levels[-1]
    open_top = isinstance(top.pay, SalaryRange) and top.pay.open_ended
    lead = frame(f"No range printed on the page reaches {shown}.")
    note = "The top level is open-ended:" if open_top else "The highest is:"
    return Draft(Outcome.ANSWERED, (lead, frame(note), _listed(career, top)))


def _currency(levels: Sequence[Level]) -> str:
    pay = levels[0].pay
    return pay.currency if isinstance(pay, SalaryRange) else ""
