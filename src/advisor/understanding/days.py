"""Days of the calendar that people name: "1 March", "from January", "end of May"."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import count

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from advisor.learner import DaysOff
from advisor.quantities import unit
from advisor.understanding.spoken_numbers import in_digits

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
WHEN = (
    r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
    rf"|(?:the )?{_DAY}(?: of)? {_MONTH}\b(?:,? \d{{4}})?"
    rf"|{_MONTH} (?:the )?{_DAY}\b(?:,? \d{{4}})?"
    rf"|(?:the )?(?:end|middle|start|beginning|mid|early|late)(?: of)?[ -]{_MONTH}\b"
    rf"(?: \d{{4}})?|{_MONTH}\b(?: \d{{4}})?|(?:the )?new year"
    rf"|(?:the )?(?:first|1st)(?: day)? of (?:next month|{_MONTH}\b)|easter|christmas"
    rf"|next (?:week|month|year|{_WEEKDAY})|(?:this )?{_WEEKDAY}\b|today|tomorrow|now"
    r"|in \d+ (?:days?|weeks?|months?)|\d+ (?:days?|weeks?|months?) from now)"
)
"""A day, or a month that stands for its first day."""
_START = re.compile(
    rf"\b(?:start(?:ing|s)?|begin(?:ning|s)?|from|commencing)"
    rf"(?: (?:learning|studying|it|this|that|off|again))?(?: (?:on|in|from|at))?"
    rf" (?P<when>{WHEN})",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"\b(?:by|before|until|till|til|no later than|deadline(?: is| of)?:?)"
    rf" (?P<when>{WHEN})",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:done|finish(?:ed)?|ready|make it|through|complete[d]?|there)\b"
    r"(?: \w+){0,3}? (?:in|within|after)"
    r" (?P<when>\d+ (?:weeks?|wks?|months?|mo|years?))\b",
    re.IGNORECASE,
)
_OFF = re.compile(
    rf"\b(?:off|away|holidays?|vacation|leave|break|no study(?:ing)?)\b"
    rf"(?: [a-z]+)?? (?:from |between )?(?P<first>{WHEN}|{_DAY})"
    rf"(?: ?- ?| (?:to|until|till|through|and) )(?P<last>{WHEN})",
    re.IGNORECASE,
)
_OFF_MONTH = re.compile(
    r"\b(?:off|away|out|holidays?|vacation|leave|break|no study(?:ing)?|free)\b"
    r"(?: (?:for|in|during|all|of|the|whole|entire))*"
    rf" (?P<month>{_MONTH}\b(?: \d{{4}})?)",
    re.IGNORECASE,
)
_WEEKS_OFF = re.compile(
    r"\b(?P<count>\d+|a) (?P<unit>week|day)s?"
    r" (?:off|away|(?:of )?(?:holidays?|break))\b"
    rf"(?: (?:in|from|at|on|over|around|starting|for))* (?P<when>{WHEN})",
    re.IGNORECASE,
)
_BARE = re.compile(_DAY, re.IGNORECASE)
_PART = re.compile(
    rf"(?:the )?(?P<part>end|middle|start|beginning|mid|early|late)(?: of)?[ -]"
    rf"(?P<month>{_MONTH}\b(?: \d{{4}})?)",
    re.IGNORECASE,
)
_MIDDLE, LAST = 15, 31


_FIRST = re.compile(
    rf"(?:the )?(?:first|1st)(?: day)? of (?P<month>next month|{_MONTH})", re.IGNORECASE
)
_LENGTHS = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "month": relativedelta(months=1),
    "year": relativedelta(years=1),
}
_AHEAD = re.compile(
    r"(?:in )?(?P<count>\d+) (?P<unit>days?|weeks?|wks?|months?|mo|years?)"
    r"(?: from now)?",
    re.IGNORECASE,
)
_FEASTS: Mapping[str, Callable[[int], date]] = {
    "new year": lambda year: date(year, 1, 1),
    "easter": easter,
    "christmas": lambda year: date(year, 12, 25),
}


def day(words: str, today: date) -> date | None:
    """Return the day that `words` name, the next one where no year is said."""
    if part := _PART.fullmatch(words.strip()):
        first = day(part["month"], today)
        return _within(first, part["part"].lower()) if first else None
    if named := _FEASTS.get(words.strip().lower().removeprefix("the ")):
        return next(day for day in map(named, count(today.year)) if day >= today)
    if of_month := _FIRST.fullmatch(words.strip()):
        begun = day(of_month["month"], today)
        return begun.replace(day=1) if begun else None
    if any(int(number) > LAST for number in re.findall(r"\d+(?=st|nd|rd|th)", words)):
        return None
    if ahead := _AHEAD.fullmatch(words.strip()):
        return today + int(ahead["count"]) * _LENGTHS[unit(ahead["unit"])]
    from dateparser import parse  # 0.1 s, and few messages name a day

    found = parse(
        words.removeprefix("the ").removeprefix("this "),
        languages=["en"],
        settings={
            "PREFER_DATES_FROM": "future",
            "PREFER_DAY_OF_MONTH": "first",
            "RELATIVE_BASE": datetime.combine(today, time()),
        },
    )
    return found.date() if found else None


def _within(first: date, part: str) -> date:
    """Return the day of a month, given its first, that a part of it stands for."""
    if part in ("middle", "mid"):
        return first.replace(day=_MIDDLE)
    if part in ("end", "late"):
        after = (first + timedelta(days=31)).replace(day=1)
        return after - timedelta(days=1)
    return first


def start(text: str, today: date) -> date | None:
    """Return the day on which somebody says that they want to begin."""
    found = _START.search(_OFF.sub(" ", in_digits(text)))
    return day(found["when"], today) if found else None


def until(text: str, today: date) -> date | None:
    """Return the day by which somebody says that they want to be ready."""
    said = _OFF.sub(" ", in_digits(text))
    if found := _UNTIL.search(said):
        return day(found["when"], today)
    within = _WITHIN.search(said)
    return day(f"in {within['when']}", today) if within else None


def days_off(text: str, today: date) -> Iterator[DaysOff]:
    """Yield the stretches of days that somebody says they will not study on."""
    said = in_digits(text)
    for pattern, stretch in (
        (_OFF, _span),
        (_WEEKS_OFF, _stretch),
        (_OFF_MONTH, _month),
    ):
        for found in pattern.finditer(said):
            if off := stretch(found, today):
                yield off
        said = pattern.sub(" ", said)


def _span(found: re.Match[str], today: date) -> DaysOff | None:
    """Return the days from one that is named to another."""
    first, last = found["first"], day(found["last"], today)
    if _BARE.fullmatch(first):  # "off 3 to 17 August"
        first = re.sub(rf"^(?:the )?{_DAY}", first, found["last"], flags=re.IGNORECASE)
    begun = day(first, today)
    if begun is None or last is None:
        return None
    if begun > last:
        begun = begun.replace(year=begun.year - 1)
    return DaysOff(begun, last)


def _stretch(found: re.Match[str], today: date) -> DaysOff | None:
    """Return so many days or weeks from a day that is named."""
    begun = day(found["when"], today)
    number = 1 if found["count"] == "a" else int(found["count"])
    days = number * (7 if found["unit"].lower() == "week" else 1)
    return DaysOff(begun, begun + timedelta(days=days - 1)) if begun else None


def _month(found: re.Match[str], today: date) -> DaysOff | None:
    """Return a whole month."""
    begun = day(found["month"], today)
    return DaysOff(begun.replace(day=1), _within(begun, "end")) if begun else None
