"""Which levels of a ladder pay an amount."""

import re
from collections.abc import Sequence
from functools import partial

from advisor.career import Career
from advisor.chat.compose.bands import (
    currency_of,
    figures,
    listed,
    paid_levels,
    pay_of,
    ranked,
)
from advisor.chat.compose.draft import Draft, answered, claim, sided
from advisor.conversation import Request, Statement, StatementKind
from advisor.profile import Level, SalaryRange
from advisor.quantities import plain_number
from advisor.understanding.intents import Operation

WITHIN = frozenset(
    {Operation.VALUE, Operation.LOCATE, Operation.DERIVE, Operation.ORDER}
)
"""Operations that ask where an amount lies, not who gets more."""
_WHERE = re.compile(
    r"\b(?:at )?(?:what|which) (?:stage|point|level|rung|rank|step|time)\b", re.I
)


def against(
    request: Request, career: Career, named: Sequence[Level], amount: float
) -> Draft:
    """Answer which levels reach an amount, or whether those that are named do."""
    paid = paid_levels(career)
    shown = f"{currency_of(paid)}{plain_number(amount)}"
    frame = partial(_read_as, amount)
    held = [level for level in named if isinstance(level.pay, SalaryRange)]
    if held:
        side, text = _side(held[0], amount, shown, request.slots.under)
        told = claim(career, f"{side}: {text}", *figures(held[0]))
        return answered(told, *(pay_of(career, level) for level in held[1:]))
    reaching = [level for level in paid if _reaches(level, amount)]
    asks_where = request.operation in WITHIN or _WHERE.search(request.asked)
    if asks_where and not request.slots.under:
        reaching = [level for level in reaching if _holds(level, amount)] or reaching[
            :1
        ]
    if request.slots.under:
        below = [level for level in paid if _lies_under(level, amount)]
        if below:
            lead = frame(f"These levels have a range that lies under {shown}:")
            return answered(lead, *(listed(career, level) for level in below))
        lead = frame(f"No range printed on the page lies under {shown}. The lowest is:")
        return answered(lead, listed(career, paid[0]))
    if reaching:
        lead_text = f"These levels have a range that reaches {shown}:"
        if request.operation == Operation.YESNO:
            lead_text = sided("Yes", lead_text)
        return answered(
            frame(lead_text), *(listed(career, level) for level in reaching)
        )
    top = paid[-1]
    open_top = isinstance(top.pay, SalaryRange) and top.pay.open_ended
    lead = frame(f"No range printed on the page reaches {shown}.")
    note = "The top level is open-ended:" if open_top else "The highest is:"
    return answered(lead, frame(note), listed(career, top))


def _read_as(amount: float, text: str) -> Statement:
    """Return a frame that shows how a bare number was read: 180 as 180,000."""
    reading = f"read: {plain_number(amount / 1000)} thousand = {plain_number(amount)}"
    return Statement(text, (), StatementKind.FRAME, reading)


def _reaches(level: Level, amount: float) -> bool:
    return isinstance(level.pay, SalaryRange) and level.pay.high >= amount


def _holds(level: Level, amount: float) -> bool:
    return isinstance(level.pay, SalaryRange) and level.pay.low <= amount


def _lies_under(level: Level, amount: float) -> bool:
    return isinstance(level.pay, SalaryRange) and level.pay.high <= amount


def _side(level: Level, amount: float, shown: str, under: bool) -> tuple[str, str]:
    """Return the side to take on whether a level pays `amount`, and the range."""
    assert isinstance(level.pay, SalaryRange)
    band = level.pay
    text = f"the page gives {band} for {ranked(level)}."
    if band.low <= amount <= band.high:
        return "Yes", f"{shown} lies within the range; {text}"
    above = amount > band.high
    yes = above if under else not above
    if above and band.open_ended:
        return "Perhaps", f"the range is open at its top; {text}"
    return ("Yes" if yes else "No"), text
