"""Which levels of a career ladder have a range that reaches an amount of pay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.guidance.pay.words import (
    PayUnit,
    Told,
    in_turn,
    named,
    resting,
    years_shown,
)
from advisor.guidance.wording import listed
from advisor.profile import Experience, Level, SalaryRange

SMALLEST, LARGEST = 0.01, 1e12
"""The least and the most that is looked up; no currency pays less or more."""
NO_SUCH_AMOUNT = (
    "That amount of pay cannot be looked up: give one above 0, and not above"
    f" {LARGEST:,.0f}."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelsReaching(Told):
    """What the page says to an amount of pay.

    Attributes:
        amount: The amount, None where it cannot be looked up.
        unit: What it is counted in, None where that is not known.
        levels: The levels whose printed range holds the amount or begins above it.
        holding: Those of `levels` whose range holds it.
        open_above: The levels whose range ends below it with an open top.
        from_years: Years of experience from which it is possible, None if not stated.
    """

    amount: float | None = None
    unit: PayUnit | None = None
    levels: tuple[Level, ...] = ()
    holding: tuple[Level, ...] = ()
    open_above: tuple[Level, ...] = ()
    from_years: float | None = None


@dataclass(frozen=True, slots=True)
class _Paid:
    """A level with the pay that is printed for it."""

    level: Level
    pay: SalaryRange


def units_of(levels: Sequence[Level]) -> tuple[PayUnit, ...]:
    """Return the currencies and periods in which levels are paid, each once."""
    return tuple(dict.fromkeys(PayUnit.of(one.pay) for one in _paid(levels)))


def pays_in(levels: Sequence[Level], unit: PayUnit) -> tuple[SalaryRange, ...]:
    """Return the ranges of levels that are given in `unit`."""
    pays = (one.pay for one in _paid(levels))
    return tuple(pay for pay in pays if PayUnit.of(pay) == unit)


def _paid(levels: Sequence[Level]) -> list[_Paid]:
    return [
        _Paid(level, level.pay)
        for level in levels
        if isinstance(level.pay, SalaryRange)
    ]


def reaching(
    levels: Sequence[Level], amount: float, unit: PayUnit | None = None
) -> LevelsReaching:
    """Return which of `levels`, some of them with pay stated, reach `amount`.

    Args:
        levels: A career ladder.
        amount: An amount of pay.
        unit: What it is counted in; needed only where the ladder has several.
    """
    if not SMALLEST <= amount <= LARGEST:
        return LevelsReaching(sentence=NO_SUCH_AMOUNT)
    units = units_of(levels)
    meant = unit or units[0]
    if meant not in units or (unit is None and len(units) > 1):
        return LevelsReaching(
            sentence=_not_comparable(units, unit),
            facts=resting(*(one.level for one in _paid(levels))),
            amount=amount,
            unit=unit,
        )
    return _placed(levels, amount, meant)


def _placed(levels: Sequence[Level], amount: float, unit: PayUnit) -> LevelsReaching:
    paid = [one for one in _paid(levels) if PayUnit.of(one.pay) == unit]
    found = [one for one in paid if one.pay.high >= amount]
    past = [one for one in paid if one.pay.open_ended and one.pay.high < amount]
    others = [level for level in levels if level not in [one.level for one in paid]]
    sentences = (
        _where(unit.shown(amount), amount, paid),
        *(open_top(one.level, one.pay) for one in past),
        *_since(found),
        *_left_out(others),
    )
    return LevelsReaching(
        sentence=" ".join(sentences),
        facts=resting(*(one.level for one in found or paid), *others),
        amount=amount,
        unit=unit,
        levels=tuple(one.level for one in found),
        holding=tuple(one.level for one in found if one.pay.low <= amount),
        open_above=tuple(one.level for one in past),
        from_years=_first_years(found),
    )


def open_top(level: Level, pay: SalaryRange) -> str:
    """Return the sentence that the page sets no upper end to the pay of a level."""
    edge = PayUnit.of(pay).shown(pay.high)
    return f"The page leaves the top open above {edge} for {named(level)}."


def _not_comparable(units: Sequence[PayUnit], unit: PayUnit | None) -> str:
    given = f"The page gives pay in {listed([*map(str, units)])}"
    if unit is None:
        return f"{given}, which cannot be compared: say which one the amount is in."
    return f"{given}, which cannot be compared with {unit}."


def _where(shown: str, amount: float, paid: Sequence[_Paid]) -> str:
    """Return the sentence that says where an amount lies among the ranges."""
    holding = [one.level for one in paid if one.pay.low <= amount <= one.pay.high]
    higher = sorted(
        (one for one in paid if one.pay.low > amount), key=lambda one: one.pay.low
    )
    following = [one.level for one in higher]
    after = in_turn(following[:1])
    if holding:
        text = f"{shown} is in the range of {in_turn(holding)}."
        return f"{text} {_above(following)}".rstrip()
    if len(higher) == len(paid):
        return f"{shown} is below every range on the page: the lowest is {after}."
    if higher:
        return f"{shown} is in no range on the page: the next is {after}."
    if any(one.pay.open_ended for one in paid):
        return f"No range printed on the page reaches {shown}."
    top = in_turn([max(paid, key=lambda one: one.pay.high).level])
    return f"No level with its pay printed reaches {shown}: the highest is {top}."


def _above(higher: Sequence[Level]) -> str:
    if not higher:
        return ""
    names = listed([*map(named, higher)])
    return f"The pay of {names} begins above that."


def _since(found: Sequence[_Paid]) -> Iterator[str]:
    """Yield from how many years of experience on the amount is possible, if at all."""
    years = _first_years(found)
    if years is not None:
        shown = years_shown(years)
        yield f"By the ranges that are printed it is possible from {shown} on."
    elif found:
        title = found[0].level.title
        yield f"From when on is not stated: the page gives no years for {title}."


def _first_years(found: Sequence[_Paid]) -> float | None:
    """Return the fewest years of those found, None if the lowest level has none."""
    if not found or not isinstance(found[0].level.experience, Experience):
        return None
    stated = [one.level.experience for one in found]
    return min(years.low for years in stated if isinstance(years, Experience))


def _left_out(others: Sequence[Level]) -> Iterator[str]:
    """Yield which levels have no pay, or pay that cannot be compared."""
    unpaid = [level.title for level in others if not _paid([level])]
    if unpaid:
        yield f"The page gives no pay for {listed(unpaid)}."
    elsewhere = [level for level in others if _paid([level])]
    if elsewhere:
        yield f"Left out, as it cannot be compared: {in_turn(elsewhere)}."
