"""Whether it was right to answer, and whether what is not stated was named."""

from evals.graders.turn import Graded, failed, not_applicable, passed
from evals.records import Grade
from evals.stated import names


def outcome(turn: Graded) -> Grade:
    """Judge the typed outcome."""
    got = turn.answer.outcome
    if got in turn.case.outcome:
        return passed("outcome", got)
    return failed("outcome", f"Expected {' or '.join(turn.case.outcome)}.", got)


def absence(turn: Graded) -> Grade:
    """Judge whether the reply names what the document does not state."""
    if not turn.case.absent or turn.answer.outcome not in ("not_covered", "partial"):
        return not_applicable("absence")
    known = {absent.id: absent for absent in turn.facts.absences}
    unnamed = [
        name for name in turn.case.absent if not names(known[name], turn.answer.text)
    ]
    if unnamed:
        asked = "; ".join(known[name].asks for name in unnamed)
        return failed("absence", f"The reply does not name {asked}.")
    return passed("absence", ", ".join(turn.case.absent))
