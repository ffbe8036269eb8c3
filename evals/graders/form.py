"""Format that was asked for, and length."""

import re

from advisor.sentences import sentences
from evals.graders.turn import Graded, failed, not_applicable, passed
from evals.records import Grade

LONGEST = 120
"""Words of an answer that is no list."""
LONGEST_NUMBER = 12
"""Words of an answer to a wish for just a number."""
_ITEM = re.compile(r"^\s*(?:[-*\u2022]|\d{1,2}[.)])\s", re.MULTILINE)


def form(turn: Graded) -> Grade:
    """Judge the format that was asked for, and the length of prose."""
    text = turn.answer.text
    count = len(text.split())
    items = len(_ITEM.findall(text))
    problem = _problem(turn, count, items)
    if problem:
        return failed("form", problem, f"{count} words, {items} entries", count)
    if not (turn.case.format or turn.case.max_words) and items:
        return not_applicable("form")
    return passed("form", f"{count} words, {items} entries", count)


def _problem(turn: Graded, count: int, items: int) -> str:
    case = turn.case
    if case.max_words and count > case.max_words:
        return f"{count} words; {case.max_words} were asked for."
    if case.format == "sentence" and (items or len(sentences(turn.answer.text)) != 1):
        return "One sentence was asked for."
    if case.format == "list" and turn.answered and items < 2:
        return "A list was asked for."
    if case.format == "number" and count > LONGEST_NUMBER:
        return "Just a number was asked for."
    if not items and count > LONGEST:
        return f"{count} words; at most {LONGEST} where no list was asked for."
    return ""
