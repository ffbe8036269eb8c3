"""What a yes/no answer amounts to."""

import re

from evals.graders.turn import Graded, failed, not_applicable, passed
from evals.records import Grade

_YES = re.compile(r"^\W*(yes|yeah|correct|right|true)\b", re.IGNORECASE)
_NO = re.compile(r"^\W*(no|not|nope|false|wrong|incorrect)\b", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(not|no|never|none|nobody|nothing|isn't|doesn't|don't|aren't|cannot|without"
    r"|only|however|rather|instead)\b",
    re.IGNORECASE,
)


def polarity(turn: Graded) -> Grade:
    """Judge whether the reply opens with the expected side, or at least not the other.

    A reply that opens with neither word is read by its first sentence: for "no" it has
    to deny or correct something, for "yes" it must not.
    """
    expected = turn.case.polarity
    if not expected or not turn.answered:
        return not_applicable("polarity")
    got = amounts_to(turn.answer.text)
    if got == expected or (got == "" and expected == "yes"):
        return passed("polarity", got or "no denial")
    return failed("polarity", f"Expected {expected}.", got or "no denial")


def amounts_to(text: str) -> str:
    """Return yes, no, or nothing where the text takes no side."""
    first = text.split("\n")[0]
    if _YES.match(first):
        return "yes"
    if _NO.match(first) or _NEGATED.search(first):
        return "no"
    return ""
