"""How a plan puts numbers, days and lists into words."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from advisor.profile import Duration


def number_text(value: Fraction | float) -> str:
    """Return `value` with two decimals at most: `1,200`, `5.71`, `0.004`."""
    text = f"{float(value):,.2f}".rstrip("0").rstrip(".")
    return f"{float(value):.2g}" if text == "0" and value else text


def counted(count: Fraction | float, noun: str) -> str:
    """Return a count with its noun: `1 day`, `2 days`."""
    text = number_text(count)
    return f"{text} {noun}" if text == "1" else f"{text} {noun}s"


def day_text(day: date) -> str:
    """Return `day` as a person writes it: `5 January 2026`."""
    return f"{day.day} {day:%B} {day.year}"


def listed(parts: Sequence[str], link: str = "and") -> str:
    """Return `parts` as a list in a sentence: `1, 2 and 3`."""
    *first, last = parts
    return f"{', '.join(first)} {link} {last}" if first else last


def numbered(noun: str, numbers: Sequence[int], link: str = "and") -> str:
    """Return `noun` with the numbers of those meant: `phases 1 and 3`."""
    return (
        f"{noun}{'s' if len(numbers) > 1 else ''} {listed([*map(str, numbers)], link)}"
    )


def length_text(duration: Duration) -> str:
    """Return a length as the page gives it, with "about" where it says so."""
    return f"about {duration}" if duration.approximate else str(duration)


def capitalised(text: str) -> str:
    """Return `text` with a capital at its beginning."""
    return text[:1].upper() + text[1:]
