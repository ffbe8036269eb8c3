"""What a yes/no answer amounts to."""

import re

from advisor.sentences import sentences
from evals.graders.turn import Graded, failed, not_applicable, passed
from evals.records import Grade
from evals.stated import plain

_YES = re.compile(
    r"^\W*(?:(?:yes|yeah|yep)\b(?!\s+(?:or|and)\s+no\b)|(?:correct|right|true)\s*[,.:;!])"
)
_NO = re.compile(
    r"^\W*(?:(?:no|nope)\b(?!\.\s*\d)|not\b(?!\s+only)"
    r"|(?:false|wrong|incorrect)\s*[,.:;!])"
)
_DENIES = re.compile(
    r"\b(?:not(?!\s+only)|no|never|none|nobody|nothing|neither|cannot|without)\b|n't\b"
)
_CORRECTS = re.compile(
    r"\b(?:only|however|rather|instead|but|yet|although|though|less)\b"
)


def polarity(turn: Graded) -> Grade:
    """Judge whether the reply opens with the expected side, or at least not the other.

    A reply that opens with neither word is read by its first sentence: for "no" it has
    to deny or correct something, for "yes" it must deny nothing.
    """
    expected = turn.case.polarity
    if not expected or not turn.answered:
        return not_applicable("polarity")
    got = amounts_to(turn.answer.text)
    fine = (expected, "corrects") if expected == "no" else (expected, "corrects", "")
    if got in fine:
        return passed("polarity", got or "no denial")
    return failed("polarity", f"Expected {expected}.", got or "no denial")


def amounts_to(text: str) -> str:
    """Return yes, no, corrects (it puts something right), or nothing for no side."""
    lines = sentences(text.strip().split("\n")[0])
    first = plain(lines[0]) if lines else ""
    if _YES.match(first):
        return "yes"
    if _NO.match(first) or _DENIES.search(first):
        return "no"
    return "corrects" if _CORRECTS.search(first) else ""
