"""Which levels of a career ladder somebody's years of experience belong to."""

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.guidance.pay.words import (
    Told,
    in_turn,
    named,
    resting,
    years_shown,
)
from advisor.guidance.wording import counted, listed, number_text
from advisor.profile import Experience, Level

LONGEST_WORK = 60
"""Most years of experience that are looked up: more than a working life holds."""
NO_SUCH_YEARS = (
    f"That number of years cannot be looked up: give one from 0 to {LONGEST_WORK}."
)
NO_LATER_YEARS = (
    "That number of years from now cannot be looked up: give one from 0 to"
    f" {LONGEST_WORK}."
)
NO_LADDER = "The page has no career ladder."
NO_YEARS = "The page gives no years of experience for any level of its ladder."


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelsForYears(Told):
    """The levels that the page gives for years of experience; none if it gives none.

    `years` is None where they cannot be looked up.
    """

    years: float | None = None
    levels: tuple[Level, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterYears(Told):
    """Where the page has somebody now, and where some years later."""

    now: LevelsForYears
    then: LevelsForYears


@dataclass(frozen=True, slots=True)
class _Held:
    """A level with the years that are printed for it."""

    level: Level
    years: Experience


def at_years(levels: Sequence[Level], years: float) -> LevelsForYears:
    """Return the levels whose years of experience include `years`."""
    if not 0 <= years <= LONGEST_WORK:
        return LevelsForYears(sentence=NO_SUCH_YEARS)
    held = [
        _Held(level, level.experience)
        for level in levels
        if isinstance(level.experience, Experience)
    ]
    found = tuple(one.level for one in held if one.years.includes(years))
    if not found:
        return _nowhere(levels, held, years)
    if len(found) == 1:
        text = f"With {years_shown(years)} the page has you at"
    else:
        text = f"{years_shown(years)} belongs to several levels of the page:"
    return LevelsForYears(
        sentence=f"{text} {in_turn(found)}.",
        facts=resting(*found),
        years=years,
        levels=found,
    )


def _nowhere(
    levels: Sequence[Level], held: Sequence[_Held], years: float
) -> LevelsForYears:
    """Return why no level includes `years`, naming the levels nearest to them."""
    if not held:
        facts = tuple(level.heading for level in levels)
        text = NO_YEARS if levels else NO_LADDER
        return LevelsForYears(sentence=text, facts=facts, years=years)
    under = [one for one in held if one.years.low < years]
    over = [one for one in held if one.years.low > years]
    near = [
        *([max(under, key=lambda one: one.years.high or 0).level] if under else []),
        *([min(over, key=lambda one: one.years.low).level] if over else []),
    ]
    silent = [level for level in levels if not isinstance(level.experience, Experience)]
    return LevelsForYears(
        sentence=_between(near, bool(under), bool(over), years) + _unknown(silent),
        facts=resting(*near, *silent),
        years=years,
    )


def _between(near: Sequence[Level], under: bool, over: bool, years: float) -> str:
    names = listed([*map(named, near)])
    shown = years_shown(years)
    if under and over:
        return f"The page names no level for {shown}: it lies between {names}."
    edge = "ends" if under else "begins"
    return f"The page names no level for {shown}: its ladder {edge} with {names}."


def _unknown(silent: Sequence[Level]) -> str:
    if not silent:
        return ""
    titles = listed([level.title for level in silent])
    return f" It gives no years of experience for {titles}."


def later(levels: Sequence[Level], now: float, more: float) -> AfterYears:
    """Return where the page has somebody with `now` years, and `more` years later."""
    at_first = at_years(levels, now)
    if not 0 <= more <= LONGEST_WORK:
        at_last = LevelsForYears(sentence=NO_LATER_YEARS)
    elif at_first.years is None:
        at_last = at_first
    else:
        at_last = at_years(levels, round(now + more, 6))
    if at_first.years is None or at_last.years is None:
        return AfterYears(sentence=at_last.sentence, now=at_first, then=at_last)
    total = number_text(at_last.years)
    ahead = f" In {counted(more, 'year')}: {at_last.sentence}"
    changed = at_first.sentence != at_last.sentence
    return AfterYears(
        sentence=at_first.sentence + ahead * changed,
        facts=tuple(dict.fromkeys((*at_first.facts, *at_last.facts))),
        derivation=f"{number_text(now)} + {number_text(more)} = {total}",
        now=at_first,
        then=at_last,
    )
