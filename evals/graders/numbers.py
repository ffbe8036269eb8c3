"""Every number of a reply stands in its citation, the question or a shown formula."""

import re

from evals.graders.turn import Graded, failed, not_applicable, passed
from evals.records import AnsweredStatement, Grade

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_THOUSANDS = re.compile(r"\s?(?:k\b|thousand\b)", re.IGNORECASE)
_WORDS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen", "nineteen", "twenty",
]  # fmt: skip
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_IDIOMS = {"six figures": 100_000.0, "half a year": 6.0, "a decade": 10.0}


def numbers(text: str) -> set[float]:
    """Return the values of the numbers in `text`: `130k` and "nine" count too."""
    found = set()
    for match in _NUMBER.finditer(text):
        value = float(match[0].replace(",", ""))
        thousands = _THOUSANDS.match(text, match.end())
        found.add(value * 1000 if thousands else value)
    found |= {float(_WORDS.index(word.lower())) for word in _WORD.findall(text)}
    return found | {value for idiom, value in _IDIOMS.items() if idiom in text.lower()}


def supported_numbers(turn: Graded) -> Grade:
    """Judge whether any number of the reply comes from nowhere."""
    shown = sorted(numbers(turn.answer.text))
    if not shown:
        return not_applicable("numbers")
    unsupported = {
        value
        for statement in turn.answer.statements
        for value in _digits(statement.text) - _known(turn, statement)
    }
    if not turn.answer.statements:
        unsupported = _digits(turn.answer.text) - numbers(turn.answer.ask)
    if unsupported:
        listed = ", ".join(f"{value:g}" for value in sorted(unsupported))
        return failed("numbers", f"Not in the evidence: {listed}.")
    return passed("numbers", ", ".join(f"{value:g}" for value in shown))


def _digits(text: str) -> set[float]:
    """Return the values of the numbers that are written in digits."""
    return numbers(_WORD.sub(" ", text))


def _known(turn: Graded, statement: AnsweredStatement) -> set[float]:
    known = numbers(turn.answer.ask) | numbers(statement.derivation)
    for citation in statement.citations:
        known |= numbers(citation.quote) | numbers(citation.section)
    return known
