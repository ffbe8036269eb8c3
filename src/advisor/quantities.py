"""Amounts that texts state: durations, pay, years of experience, times of day.

One reading of numbers for documents and questions alike.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

NUMBER = r"\d{1,3}(?:[,\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_DASH = r"\s*(?:-|\u2013|\u2014|to)\s*"
_UNIT = r"hours?|hrs?|days?|weeks?|wks?|months?|mos?|years?|yrs?"
_CURRENCY = r"[$\u00a3\u20ac\u20b9\u00a5]|(?:USD|EUR|GBP|INR|CAD|AUD)\s?"
_CURRENCY_WORD = r"dollars?|euros?|pounds?|rupees?"
_PERIOD = (
    r"(?:/|\bper|\ba|\ban|\beach)\s*(?:hour|hr|h|day|week|wk|month|mo|year|yr|annum)"
)

DURATION = re.compile(
    rf"(?P<about>~|\babout|\baround|\broughly|\bapprox\.?|\bapproximately)?\s*"
    rf"(?<![\d$\u00a3\u20ac,.-])(?P<low>{NUMBER})(?:{_DASH}(?P<high>{NUMBER}))?"
    rf"(?P<plus>\+)?[\s-]*(?P<unit>{_UNIT})(?![A-Za-z]*-old)(?=\b|(?-i:Goals|[A-Z]))",
    re.IGNORECASE,
)
EXPERIENCE = re.compile(
    rf"(?P<low>{NUMBER})(?:{_DASH}(?P<high>{NUMBER}))?\s*(?P<plus>\+)?\s*"
    r"(?:years?|yrs?)(?:\s*(?:of\s+)?exp(?:erience)?\b\.?)?",
    re.IGNORECASE,
)
PAY = re.compile(
    rf"(?P<currency>{_CURRENCY})\s?(?P<low>{NUMBER})(?P<lowk>k\b|K\b)?"
    rf"(?:{_DASH}(?:{_CURRENCY})?\s?(?P<high>{NUMBER})(?P<highk>k\b|K\b)?)?"
    rf"(?P<plus>\+)?\s*(?P<period>{_PERIOD})?"
    rf"|(?P<low2>{NUMBER})(?:(?:{_DASH}|\s+and\s+)(?P<high2>{NUMBER}))?(?P<plus2>\+)?\s*"
    rf"(?P<word>{_CURRENCY_WORD})\b\s*(?P<period2>{_PERIOD})?",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?\s*(?P<half>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
_SYMBOL = {"dollar": "$", "euro": "\u20ac", "pound": "\u00a3", "rupee": "\u20b9"}
_PERIODS = {
    "h": "hour",
    "d": "day",
    "w": "week",
    "m": "month",
    "y": "year",
    "a": "year",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a range of numbers with its unit, at `start` to `end` of a text.

    `unit` is hour, day, week, month or year for durations and for the period of pay;
    `currency` is the sign as printed, empty for durations. `open_ended` where "+" is
    printed, `approximate` where "about" or "~" is. `period_stated` tells whether the
    text names the period of pay.
    """

    low: float
    high: float
    unit: str
    start: int
    end: int
    currency: str = ""
    open_ended: bool = False
    approximate: bool = False
    period_stated: bool = True


def number(text: str) -> float:
    """Return the value of a printed number such as `95,000` or `3.5`."""
    return float(re.sub(r"[,\u202f]", "", text))


def unit(text: str) -> str:
    """Return hour, day, week, month or year for any of their spellings."""
    return _PERIODS[text.lower()[0]]


def durations(text: str) -> Iterator[Amount]:
    """Yield the stretches of time that `text` states, in order."""
    for found in DURATION.finditer(text):
        low = number(found["low"])
        yield Amount(
            low,
            number(found["high"]) if found["high"] else low,
            unit(found["unit"]),
            found.start("low"),
            found.end(),
            open_ended=bool(found["plus"]),
            approximate=bool(found["about"]),
        )


def pays(text: str) -> Iterator[Amount]:
    """Yield the amounts of pay that `text` states, in order; year if no period is."""
    for found in PAY.finditer(text):
        prefix = found["low"] is not None
        low_text, high_text = (
            (found["low"], found["high"]) if prefix else (found["low2"], found["high2"])
        )
        period = found["period"] or found["period2"]
        low = number(low_text) * (1000 if found["lowk"] else 1)
        high = number(high_text) * (1000 if found["highk"] else 1) if high_text else low
        if found["highk"] and not found["lowk"]:
            low *= 1000
        yield Amount(
            low,
            high,
            unit(re.split(r"[/\s]+", period)[-1]) if period else "year",
            found.start(),
            found.end(),
            currency=(
                found["currency"].strip()
                if prefix
                else _SYMBOL[found["word"].lower().rstrip("s")]
            ),
            open_ended=bool(found["plus"] or found["plus2"]),
            period_stated=period is not None,
        )


def experience(text: str) -> Amount | None:
    """Return the years of experience that `text` starts with or labels, if any."""
    found = EXPERIENCE.search(text)
    if found is None:
        return None
    low = number(found["low"])
    return Amount(
        low,
        number(found["high"]) if found["high"] else low,
        "year",
        found.start(),
        found.end(),
        open_ended=bool(found["plus"]),
    )


def clock(text: str) -> int | None:
    """Return the first time of day in `text` as minutes after midnight."""
    for found in CLOCK.finditer(text):
        if found["minute"] is None and found["half"] is None:
            continue
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        if hour > 23 or minute > 59:
            continue
        half = (found["half"] or "").lower()
        if half.startswith("p") and hour < 12:
            hour += 12
        elif half.startswith("a") and hour == 12:
            hour = 0
        return hour * 60 + minute
    return None


def plain_number(value: float) -> str:
    """Return `value` as a person writes it: `95,000`, `7.5`, `24`."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")
