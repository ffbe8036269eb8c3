"""The quantities that a question names: years, ages, money, weeks, counts, places."""

import re

from advisor.quantities import durations, number, pays

WEEKS = {"hour": 1 / 168, "day": 1 / 7, "week": 1.0, "month": 52 / 12, "year": 52.0}
_AGE = re.compile(
    r"\b(?:i'?m|im|i am|at|by|when i'?m|till i'?m|until i'?m|turn(?:ing)?|aged?|from"
    r"|start(?:ing)?(?: at)?|now|be|to)\s+(?:about |like |around )?(?P<age>[1-7]\d)"
    r"(?!\d|[,.]\d|%|\s?(?:k\b|weeks?|months?|(?:years?|yrs?) (?:in|of|exp)|hours?|h\b"
    r"|phases?|levels?|questions?))",
    re.IGNORECASE,
)
_OLD = re.compile(r"[\s-]*(?:old|of age)\b", re.IGNORECASE)
_UNDER = re.compile(
    r"\b(?:under|below|less|fewer|shorter|quicker|at most|max(?:imum)?|within|up to"
    r"|no more than|not more than|cheaper|beneath|lower than|smaller|can'?t (?:ever )?"
    r"(?:get|reach|hit)|cannot (?:get|reach)|never (?:get|gets|reach|reaches|hit|hits)"
    r"|(?:don'?t|doesn'?t|do not|does not) (?:get|reach|hit|make))\b",
    re.IGNORECASE,
)
_BARE_AMOUNT = re.compile(r"(?<![\w.,])(\d{2,3}(?:,\d{3})+|\d{5,7})(?!\w)")
_BARE_COUNT = re.compile(
    r"(?<![\w.,:$\u00a3\u20ac/])(\d{1,3})(?![\w%/:]|[.,]\d|\s?(?:am|pm)\b)"
)
_PLACE = re.compile(
    r"\b(?:in|at|near|around|for)\s+((?:the\s+)?[^\W\d_][\w'.-]*(?:\s+[A-Z][\w'.-]*)*)"
)
_PART = re.compile(
    r"\b(?:phase|step|stage|module|part|level|rung|rank|grade|tier)s?\s*\d+", re.I
)
"""A number that names a phase or a level."""


def asks_for_less(text: str) -> bool:
    """Tell whether less than what is named is meant, rather than more."""
    return bool(_UNDER.search(text))


def years_in(text: str) -> float | None:
    """Return years of experience."""
    for amount in durations(text):
        if _OLD.match(text, amount.end):
            continue
        if amount.unit == "year":
            return amount.high
        if amount.unit == "month":
            return round(amount.high / 12, 1)
    return None


def age_years_in(text: str) -> float | None:
    """Return the years between two ages, such as "28 now" and "by 35"."""
    ages = sorted({float(found["age"]) for found in _AGE.finditer(text)})
    return ages[-1] - ages[0] if len(ages) > 1 else None


def weeks_in(text: str) -> float | None:
    """Return the first stretch of time, in weeks."""
    for amount in durations(text):
        return amount.high * WEEKS[amount.unit]
    return None


def amount_in(text: str) -> float | None:
    """Return an amount of money."""
    for pay in pays(text):
        return pay.high
    found = _BARE_AMOUNT.search(text)
    return number(found[1]) if found else None


def count_in(text: str) -> float | None:
    """Return a number that counts something: neither money, time nor a name's."""
    taken = [(item.start, item.end) for item in (*durations(text), *pays(text))]
    taken += [found.span() for found in _PART.finditer(text)]
    for found in _BARE_COUNT.finditer(text):
        if not any(start <= found.start() < end for start, end in taken):
            return float(found[1])
    return None


def place_in(text: str) -> str:
    """Return what follows the last "in" or the like, as typed."""
    found = _PLACE.findall(text)
    return found[-1].rstrip(".'-") if found else ""
