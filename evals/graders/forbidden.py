"""Claims that make an answer wrong."""

from evals.graders.turn import Graded, failed, not_applicable, passed
from evals.records import Grade
from evals.stated import plain


def forbidden(turn: Graded) -> Grade:
    """Judge whether the reply holds words that the case forbids."""
    if not turn.case.forbid:
        return not_applicable("forbidden")
    text = plain(turn.answer.text)
    found = [words for words in turn.case.forbid if words.lower() in text]
    if found:
        return failed("forbidden", f"Must not say: {'; '.join(found)}.")
    return passed("forbidden")
