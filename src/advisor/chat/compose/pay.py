"""What each level of the ladder pays; the document's ranges, never an average."""

import re
from collections.abc import Sequence

from advisor.career import Career
from advisor.chat.compose.amounts import against
from advisor.chat.compose.bands import (
    figures,
    levels_for,
    listed,
    paid_levels,
    pay_of,
    ranked,
)
from advisor.chat.compose.draft import Draft, answered, claim, named_levels, told_before
from advisor.chat.compose.fit import find_conflict
from advisor.conversation import Outcome, Request, Statement, frame
from advisor.passage import SearchHit
from advisor.profile import Level, NotStated, SalaryRange
from advisor.quantities import plain_number
from advisor.understanding.intents import Operation

_OVERLAP = re.compile(r"\boverlap\w*|\bboth (?:be )?earn\w*|\bin common\b", re.I)
_CAP = re.compile(r"\b(?:cap|limit|ceiling|maximum|max)\b", re.IGNORECASE)
LACKING = tuple(
    (re.compile(asked, re.IGNORECASE), text)
    for asked, text in (
        (
            r"\b(?:average|avg|median|medium|mean (?:salary|pay|wage)|typical(?:ly)?)"
            r"\b",
            "The page gives ranges, and no average or median.",
        ),
        (
            r"\b(?:tax|taxes|taxed|take[- ]home (?:pay|salary|money)"
            r"|net (?:pay|salary|of)|deductions)\b",
            "The page does not say what is left after taxes.",
        ),
    )
)
"""What is asked of pay that a range does not state, and what is said then."""


_PERIOD = re.compile(
    r"\b(?:(?P<ly>hour|month|week|year)ly"
    r"|(?:an?|per|by the|each|every) (?P<period>hour|month|week|day|year))\b",
    re.IGNORECASE,
)
_LEAST = re.compile(r"\b(?:least|lowest|minimum|min|floor|smallest)\b", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:when|wen|how (?:long|soon|many years))\b", re.IGNORECASE)
_MOST = re.compile(r"\b(?:most|highest|maximum|max|ceiling|biggest)\b", re.IGNORECASE)


def pay(request: Request, career: Career, hits: Sequence[SearchHit]) -> Draft | None:
    """Answer what the career pays: for the levels, years or amount that are named."""
    named = named_levels(request, career)
    paid = paid_levels(career)
    years, amount = request.slots.years, request.slots.amount
    if not paid and not career.profile.overall_pay:
        return None
    if paid and request.operation == Operation.YESNO and _CAP.search(request.in_full):
        return answered(_top(career, paid[-1]))
    if amount is not None and paid:
        held = [] if _WHEN.search(request.asked) else _at_years(career, years)
        return against(request, career, named or held, amount)
    if len(named) > 1 and _OVERLAP.search(request.in_full):
        return _overlap(career, named)
    if named and (lacking := _lacking(request, paid)):
        told = _of_levels(career, named).statements
        return Draft(Outcome.PARTIAL, (frame(lacking), *told))
    if named:
        apart = len(named) > 1 and request.operation in APART
        return _apart(career, named) if apart else _of_levels(career, named)
    if years is not None and career.profile.levels:
        return _after(career, years)
    return _of_all(request, career, paid)


APART = frozenset({Operation.DIFFERENCE, Operation.COMPARE})


def _of_all(request: Request, career: Career, paid: Sequence[Level]) -> Draft:
    if len(paid) > 1 and _LEAST.search(request.asked) and _MOST.search(request.asked):
        return answered(
            *(_extreme(career, (level,), end) for level, end in _ends(paid))
        )
    if paid and request.operation in (Operation.MAX, Operation.MIN):
        return answered(_extreme(career, paid, request.operation))
    if len(paid) > 1 and request.operation == Operation.DIFFERENCE:
        return _apart(career, [paid[0], paid[-1]])
    if len(paid) > 1 and (lacking := _lacking(request, paid)):
        ends = (_extreme(career, (level,), end) for level, end in _ends(paid))
        return Draft(Outcome.PARTIAL, (frame(lacking), *ends))
    return _all(career, paid)


def _lacking(request: Request, paid: Sequence[Level]) -> str:
    """Return what is asked of pay that no range states, empty if nothing."""
    for asked, text in LACKING:
        if asked.search(request.asked):
            return text
    wanted = _PERIOD.search(request.asked)
    given = {level.pay.period for level in paid if isinstance(level.pay, SalaryRange)}
    if wanted is None or not given or (wanted["ly"] or wanted["period"]) in given:
        return ""
    return f"The page gives pay by the {' or '.join(sorted(given))} only."


def _ends(paid: Sequence[Level]) -> Sequence[tuple[Level, Operation]]:
    return (paid[0], Operation.MIN), (paid[-1], Operation.MAX)


def _all(career: Career, paid: Sequence[Level]) -> Draft:
    whole = career.profile.overall_pay[:1]
    statements: list[Statement] = [
        claim(career, f"The page gives {band} for the career as a whole.", band.fact)
        for band in whole
    ]
    if find_conflict(career, "salary range"):
        statements.append(frame("Its levels, however, run further:"))
    elif paid:
        statements.append(frame("The page gives these ranges by level:"))
    if paid:
        statements += [listed(career, level) for level in career.profile.levels]
    return answered(*statements)


def _of_levels(career: Career, named: Sequence[Level]) -> Draft:
    if any(isinstance(level.pay, SalaryRange) for level in named):
        return answered(*(pay_of(career, level) for level in named))
    near = [
        level
        for level in paid_levels(career)
        if any(abs(level.number - other.number) == 1 for other in named)
    ]
    return Draft(
        Outcome.NOT_COVERED,
        (
            *(pay_of(career, level) for level in named),
            *([frame("The levels next to it:")] if near else []),
            *(listed(career, level) for level in near),
        ),
    )


def _at_years(career: Career, years: float | None) -> list[Level]:
    return [] if years is None else levels_for(career, years)


def _after(career: Career, years: float) -> Draft:
    """Answer what the page gives for a number of years of experience."""
    found = levels_for(career, years)
    shown = f"{plain_number(years)} year{'' if years == 1 else 's'}"
    if not found:
        lead = frame(f"No level of the page covers {shown} of experience.")
        return Draft(
            Outcome.PARTIAL,
            (lead, *(listed(career, level) for level in career.profile.levels)),
        )
    if not any(isinstance(level.pay, SalaryRange) for level in found):
        return _of_levels(career, found)
    if len(found) == 1:
        level = found[0]
        text = f"With {shown} the page has you at {ranked(level)}, with {level.pay}."
        derivation = f"told: {years:g} years"
        return answered(claim(career, text, *figures(level), derivation=derivation))
    lead = told_before(
        f"{shown} of experience is where levels of the page meet:", years
    )
    return answered(lead, *(listed(career, level) for level in found))


def _top(career: Career, level: Level) -> Statement:
    """Return whether the highest range is a limit."""
    assert isinstance(level.pay, SalaryRange)
    if level.pay.open_ended:
        text = f"No: the highest range is open: {level.pay}, for {ranked(level)}."
    else:
        text = f"Yes: the highest range ends there: {level.pay}, for {ranked(level)}."
    return claim(career, text, *figures(level))


def _apart(career: Career, named: Sequence[Level]) -> Draft:
    """Answer how far apart the pay of two levels lies, end by end."""
    first, second = sorted(named, key=lambda level: level.number)[:2]
    low, high = first.pay, second.pay
    if isinstance(low, NotStated) or isinstance(high, NotStated):
        return _of_levels(career, named)
    low_gap, high_gap = high.low - low.low, high.high - low.high
    sign = low.currency
    formulas = [
        " ".join((plain_number(more), "-", plain_number(less), "=", plain_number(gap)))
        for more, less, gap in (
            (high.low, low.low, low_gap),
            (high.high, low.high, high_gap),
        )
    ]
    text = (
        f"{ranked(second)} is {sign}{plain_number(low_gap)} more at the low end and"
        f" {sign}{plain_number(high_gap)} more at the high end than {ranked(first)}:"
        f" {high} against {low}."
    )
    facts = [*figures(first), *figures(second)]
    return answered(claim(career, text, *facts, derivation="; ".join(formulas)))


def _overlap(career: Career, named: Sequence[Level]) -> Draft:
    """Answer where the ranges of two levels overlap."""
    first, second = sorted(named, key=lambda level: level.number)[:2]
    if isinstance(first.pay, NotStated) or isinstance(second.pay, NotStated):
        return _of_levels(career, named)
    low, high = max(first.pay.low, second.pay.low), min(first.pay.high, second.pay.high)
    sign = first.pay.currency
    both = f"{ranked(first)}, at {first.pay}, and {ranked(second)}, at {second.pay}"
    if low <= high:
        shared = f"{sign}{plain_number(low)}-{sign}{plain_number(high)}"
        text = f"They overlap at {shared}: {both}."
    else:
        text = f"They do not overlap: {both}."
    return answered(claim(career, text, *figures(first), *figures(second)))


def _extreme(career: Career, paid: Sequence[Level], operation: str) -> Statement:
    level = paid[-1] if operation == Operation.MAX else paid[0]
    word = "most" if operation == Operation.MAX else "least"
    text = f"{ranked(level)} pays the {word} on the page: {level.pay}."
    return claim(career, text, *figures(level))
