"""What an answer must hold to be one: a year, a percentage, hours, an amount."""

import re

from advisor.tokens import stem
from advisor.understanding.words import words

_UNITS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(held, re.IGNORECASE))
    for asked, held in (
        (
            r"\b(?:what|which|wat) (?:year|date|month)\b|\bwhen (?:was|were|did)\b"
            r"|\bhow (?:old|recent|up[- ]to[- ]date|fresh)\b",
            r"\b(?:19|20)\d\d\b|\b(?:january|february|march|april|june|july|august"
            r"|september|october|november|december)\b|\bupdated?\b",
        ),
        (
            r"\bper ?cent(?:age)?s?\b|%|\b(?:share|proportion|fraction) of\b"
            r"|\bpass rate\b|\bgrowth rate\b",
            r"%|\bper ?cent\b",
        ),
        (r"\b(?:how many|hw many|how much) (?:hours?|hrs)\b", r"\bhours?\b|\bhrs\b"),
        (r"\b(?:how many|hw many) days?\b", r"\bdays?\b"),
        (
            r"\b(?:cost|costs|price|priced|fee|fees|set (?:me|u|you|us) back)\b",
            r"[$\u20ac\u00a3\u20b9]|\bfree\b|\bopen[- ]access\b",
        ),
    )
)
_HOW_MANY = re.compile(r"\b(?:how|hw) ma?ny (?:[\w-]+ ){0,1}?([\w-]{4,})", re.I)


def misses(asked: str, told: str) -> bool:
    """Tell whether `told` has none of the unit that `asked` asks for.

    A question for a percentage is not answered without one.
    """
    return any(
        question.search(asked) and not held.search(told) for question, held in _UNITS
    )


def lacks(asked: str, told: str) -> bool:
    """Tell whether `told` does not name the things whose number `asked` asks for."""
    counted = _HOW_MANY.search(asked)
    if counted is None:
        return False
    return stem(counted[1].lower()) not in {stem(word) for word in words(told)}
