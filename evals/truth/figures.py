"""Values as quotes print them, read without the advisor's own reader of numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evals.records import Fact

CLOCK_UNIT = "clock"
COUNT_UNIT = "count"
_PERIODS = {"hr": "hour", "mo": "month", "yr": "year"}
NUMBER = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)")
_FIGURE = re.compile(
    r"(?P<about>\babout\s+|~)?(?P<sign>[$\u00a3\u20ac])?"
    rf"(?P<low>{NUMBER.pattern})"
    rf"(?:\s?[-\u2013]\s?[$\u00a3\u20ac]?(?P<high>{NUMBER.pattern}))?(?P<plus>\+)?"
    r"(?:\s?(?P<mark>%|/\d+)|(?:\san?\s|/)(?P<period>hour|month|year|hr|mo|yr)\b"
    r"|[\s-](?P<unit>hour|day|week|month|year|hr|mo|yr)s?\b)?"
)
_CLOCK = re.compile(r"\b(?P<hour>\d{1,2}):(?P<minute>\d\d)(?:\s?(?P<half>[AP])M\b)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed number or range; `open` where "+" follows, `about` where it is said."""

    low: float
    high: float
    unit: str = COUNT_UNIT
    open: bool = False
    about: bool = False


def figures(text: str) -> Iterator[Figure]:
    """Yield the numbers and ranges that `text` prints, in order."""
    for found in _FIGURE.finditer(text):
        low = value(found["low"])
        high = value(found["high"]) if found["high"] else low
        yield Figure(low, high, _unit(found), bool(found["plus"]), bool(found["about"]))


def clocks(text: str) -> Iterator[str]:
    """Yield the times of day in `text` as hours and minutes of a day: `14:00`."""
    for found in _CLOCK.finditer(text):
        hour = int(found["hour"])
        if found["half"]:
            hour = hour % 12 + (12 if found["half"] == "P" else 0)
        yield f"{hour:02}:{found['minute']}"


def value(printed: str) -> float:
    """Return the value of a printed number such as `95,000`."""
    return float(printed.replace(",", ""))


def is_printed(fact: Fact) -> bool:
    """Tell whether the value of `fact` re-parses from its quote, unit and all."""
    if isinstance(fact.value, str):
        if fact.unit == CLOCK_UNIT:
            return fact.value in clocks(fact.quote)
        return fact.value in fact.quote
    low, high = ends(fact.value)
    wanted = Figure(low, high, fact.unit, fact.open, fact.about)
    return wanted in figures(fact.quote)


def ends(number: float | tuple[float, float]) -> tuple[float, float]:
    """Return both ends of a range; a number by itself is both."""
    return number if isinstance(number, tuple) else (number, number)


def _unit(found: re.Match[str]) -> str:
    if found["sign"]:
        period = found["period"]
        return f"{found['sign']}/{_in_full(period)}" if period else found["sign"]
    return str(found["mark"] or _in_full(found["unit"]) or COUNT_UNIT)


def _in_full(unit: str | None) -> str:
    return _PERIODS.get(unit, unit) if unit else ""
