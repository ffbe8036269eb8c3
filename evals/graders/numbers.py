"""Every number of a reply stands in its citation, the question or a shown formula."""

import re
from collections.abc import Iterator

from evals.amounts import digits, numbers, words
from evals.graders.turn import Graded, failed, not_applicable, passed
from evals.records import AnsweredStatement, Grade

IDLE_WORDS = frozenset({0.0, 1.0, 2.0})
"""Numbers that, in words, seldom count anything: "one of them", "the two"."""
_AMOUNT = r"\$?\d[\d,]*(?:\.\d+)?(?: [a-z]+)?"
_EQUATION = re.compile(
    rf"({_AMOUNT}(?: [-+\u2212] {_AMOUNT})+) = \$?(\d[\d,]*(?:\.\d+)?)"
)
_SIGNED = re.compile(r"(?:(?P<minus>[-\u2212]) )?\$?(?P<number>\d[\d,]*(?:\.\d+)?)")
_MARK = re.compile(r"^\s*\d{1,2}[.)]\s|\[\d{1,2}\]", re.MULTILINE)
"""The number of a list entry or of a footnote."""


def supported_numbers(turn: Graded) -> Grade:
    """Judge whether any number of the reply comes from nowhere."""
    shown = sorted(numbers(turn.answer.text))
    if not shown:
        return not_applicable("numbers")
    if wrong := list(_wrong_sums(turn)):
        return failed("numbers", f"Does not add up: {'; '.join(wrong)}.")
    unsupported = _unsupported(turn)
    if unsupported:
        listed = ", ".join(f"{value:g}" for value in sorted(unsupported))
        return failed("numbers", f"Not in the evidence: {listed}.")
    return passed("numbers", ", ".join(f"{value:g}" for value in shown))


def _unsupported(turn: Graded) -> set[float]:
    statements = turn.answer.statements
    found = {
        value
        for statement in statements
        for value in digits(statement.text) - _known(turn, statement)
    }
    said: set[float] = set().union(
        *(digits(statement.text) for statement in statements)
    )
    beyond = digits(_MARK.sub(" ", turn.answer.text)) - said
    found |= beyond - numbers(turn.answer.ask)
    return found | _miscounted(turn)


def _known(turn: Graded, statement: AnsweredStatement) -> set[float]:
    known = numbers(turn.answer.ask) | numbers(statement.derivation)
    for citation in statement.citations:
        known |= numbers(citation.quote) | numbers(citation.section)
    return known


def _miscounted(turn: Graded) -> set[float]:
    """Return the numbers in words that nothing in the whole reply bears out.

    A reply may count what it lists, and give a true count of the document in passing.
    """
    statements = turn.answer.statements
    known = set(IDLE_WORDS).union(*(_known(turn, held) for held in statements))
    known |= numbers(turn.answer.ask)
    known |= {
        float(sum(held.kind == kind for held in statements))
        for kind in ("item", "claim")
    }
    known |= {
        float(fact.value)
        for fact in turn.facts.derived
        if fact.id in turn.stated and isinstance(fact.value, int | float)
    }
    return words(turn.answer.text) - known


def _wrong_sums(turn: Graded) -> Iterator[str]:
    """Yield the sums that a derivation writes out and that come to something else."""
    for statement in turn.answer.statements:
        for found in _EQUATION.finditer(statement.derivation):
            total = sum(
                (-1 if part["minus"] else 1) * float(part["number"].replace(",", ""))
                for part in _SIGNED.finditer(found[1])
            )
            if abs(total - float(found[2].replace(",", ""))) > 0.01:
                yield found[0]
