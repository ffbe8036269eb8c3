"""The pay and the years of a level, as they are printed and told."""

from collections.abc import Sequence

from advisor.career import Career
from advisor.chat.compose.draft import claim, item
from advisor.conversation import Statement
from advisor.profile import Experience, Fact, Level, NotStated, SalaryRange


def paid_levels(career: Career) -> list[Level]:
    """Return the levels whose pay is printed."""
    levels = career.profile.levels
    return [level for level in levels if isinstance(level.pay, SalaryRange)]


def listed(career: Career, level: Level) -> Statement:
    """Return a level with its pay as an entry of a list."""
    amount = level.pay if isinstance(level.pay, SalaryRange) else "pay not stated"
    return item(career, f"{ranked(level)}: {amount}", *figures(level))


def ranked(level: Level) -> str:
    """Return the title of a level with its years of experience."""
    if isinstance(level.experience, NotStated):
        return level.title
    return f"{level.title} ({level.experience})"


def figures(level: Level) -> list[Fact]:
    """Return what states the pay and the years of a level, under its title."""
    stated = [
        value.fact
        for value in (level.pay, level.experience)
        if not isinstance(value, NotStated)
    ]
    return stated or [level.heading]


def pay_of(career: Career, level: Level) -> Statement:
    """Return what a level pays, or that it is not printed."""
    if isinstance(level.pay, NotStated):
        text = f"The page gives no pay for {ranked(level)}."
    else:
        text = f"The page gives {level.pay} for {ranked(level)}."
    return claim(career, text, *figures(level))


def levels_for(career: Career, years: float) -> list[Level]:
    """Return the levels whose years of experience include `years`."""
    return [
        level
        for level in career.profile.levels
        if isinstance(level.experience, Experience) and level.experience.includes(years)
    ]


def currency_of(levels: Sequence[Level]) -> str:
    """Return the currency of the first level, as printed."""
    pay = levels[0].pay
    return pay.currency if isinstance(pay, SalaryRange) else ""
