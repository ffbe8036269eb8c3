"""What lies between two levels of a career ladder: more pay, shared pay, gaps.

It takes two levels and does not know which others there are.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from advisor.guidance.pay.words import (
    PayUnit,
    Told,
    named,
    priced,
    resting,
)
from advisor.guidance.wording import listed, number_text
from advisor.profile import Experience, Fact, FactKind, Level, NotStated, SalaryRange

ADDS, OR_MORE = "adds ", " or more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added(Told):
    """What a step up adds at each end of the range; None where that is not stated.

    `upper_open` tells that `upper` is the least, as the higher range has an open top.
    """

    lower: float | None = None
    upper: float | None = None
    upper_open: bool = False

    @property
    def ends(self) -> str:
        """Both ends in short, without unit: `30,000 to 40,000`; empty if not stated."""
        if self.lower is None or self.upper is None:
            return ""
        more = OR_MORE if self.upper_open else ""
        if self.lower == self.upper:
            return f"{number_text(self.lower)}{more}"
        return f"{number_text(self.lower)} to {number_text(self.upper)}{more}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch(Told):
    """Pay or years from `low` to `high`; None where the page sets no upper end."""

    kind: FactKind
    low: float
    high: float | None


def added(level: Level, above: Level) -> Added:
    """Return what the step from `level` to `above` adds."""
    step = f"from {named(level)} to {named(above)}"
    low, high = level.pay, above.pay
    if isinstance(low, NotStated) or isinstance(high, NotStated):
        missing = [
            one.title for one in (level, above) if isinstance(one.pay, NotStated)
        ]
        text = (
            f"What the step {step} adds is not stated: the page gives no pay for"
            f" {listed(missing)}."
        )
        return Added(sentence=text, facts=resting(level, above))
    if PayUnit.of(low) != PayUnit.of(high):
        text = f"The step {step} goes from {low} to {high}, which cannot be compared."
        return Added(sentence=text, facts=resting(level, above))
    return _added(f"The step {step}", low, high, resting(level, above))


def _added(
    step: str, low: SalaryRange, high: SalaryRange, facts: tuple[Fact, ...]
) -> Added:
    unit, lower, upper = PayUnit.of(low), _rise(low.low, high.low), _upper(low, high)
    ends = [_change(unit, lower, "lower")]
    sums = [_difference(high.low, low.low)]
    if upper is None:
        ends.append("leaves open what it adds at the upper end")
    else:
        ends.append(_change(unit, upper, "upper", OR_MORE * high.open_ended))
        sums.append(_difference(high.high, low.high))
    return Added(
        sentence=f"{step} {_joined(ends)}: from {low} to {high}.",
        facts=facts,
        derivation="; ".join(sums),
        lower=lower,
        upper=upper,
        upper_open=upper is not None and high.open_ended,
    )


def _upper(low: SalaryRange, high: SalaryRange) -> float | None:
    """Return what is added at the upper end, None where an open top hides it."""
    more = _rise(low.high, high.high)
    starts_only = high.open_ended and high.low == high.high
    hidden = low.open_ended or starts_only or (high.open_ended and more < 0)
    return None if hidden else more


def _rise(less: float, more: float) -> float:
    return round(more - less, 2)


def _change(unit: PayUnit, more: float, end: str, plus: str = "") -> str:
    if more < 0:
        return f"takes {unit.shown(-more)} off the {end} end"
    if more == 0 and not plus:
        return f"leaves the {end} end as it is"
    return f"{ADDS}{unit.shown(more)}{plus} at the {end} end"


def _joined(ends: Sequence[str]) -> str:
    """Return what happens at both ends, `adds` being said once."""
    lower, upper = ends
    if lower.startswith(ADDS):
        upper = upper.removeprefix(ADDS)
    return f"{lower} and {upper}"


def _difference(more: float, less: float) -> str:
    return f"{number_text(more)} - {number_text(less)} = {number_text(more - less)}"


def shared(level: Level, above: Level) -> Stretch | None:
    """Return the amounts that lie in the ranges of both levels, None if there are none.

    An open range holds every amount from its lower end on.
    """
    low, high = level.pay, above.pay
    if isinstance(low, NotStated) or isinstance(high, NotStated):
        return None
    first, last = max(low.low, high.low), min(_top(low), _top(high))
    if PayUnit.of(low) != PayUnit.of(high) or first > last:
        return None
    unending = math.isinf(last)
    both = replace(
        low, low=first, high=first if unending else last, open_ended=unending
    )
    return Stretch(
        sentence=f"{both} is in both ranges: {priced(level)}, and {priced(above)}.",
        facts=resting(level, above),
        kind=FactKind.PAY,
        low=first,
        high=None if unending else last,
    )


def _top(pay: SalaryRange) -> float:
    return math.inf if pay.open_ended else pay.high


def gaps(level: Level, above: Level) -> tuple[Stretch, ...]:
    """Return the pay and the years between two levels that belong to neither."""
    found = (_pay_gap(level, above), _years_gap(level, above))
    return tuple(gap for gap in found if gap)


def _pay_gap(level: Level, above: Level) -> Stretch | None:
    one, other = level.pay, above.pay
    if isinstance(one, NotStated) or isinstance(other, NotStated):
        return None
    low, high = sorted((one, other), key=lambda pay: pay.low)
    if PayUnit.of(low) != PayUnit.of(high) or _top(low) >= high.low:
        return None
    unit = PayUnit.of(low)
    text = (
        f"Between {priced(level)}, and {priced(above)}, the page leaves a gap from"
        f" {unit.shown(low.high)} to {unit.shown(high.low)}."
    )
    return Stretch(
        sentence=text,
        facts=resting(level, above),
        kind=FactKind.PAY,
        low=low.high,
        high=high.low,
    )


def _years_gap(level: Level, above: Level) -> Stretch | None:
    one, other = level.experience, above.experience
    if isinstance(one, NotStated) or isinstance(other, NotStated):
        return None
    low, high = sorted((one, other), key=lambda years: years.low)
    if _last(low) >= high.low:
        return None
    text = (
        f"Between {named(level)} and {named(above)} the page leaves out the time from"
        f" {number_text(_last(low))} to {number_text(high.low)} years of experience."
    )
    return Stretch(
        sentence=text,
        facts=resting(level, above),
        kind=FactKind.EXPERIENCE,
        low=_last(low),
        high=high.low,
    )


def _last(years: Experience) -> float:
    return math.inf if years.high is None else years.high
