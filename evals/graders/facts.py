"""Fact recall and fact precision: what had to be said, and what else was."""

from evals.graders.turn import Graded, failed, not_applicable, passed
from evals.records import Grade

FEWEST_EXTRA = 1
"""Facts beyond those asked for that every answer may state."""
LOWEST_PRECISION = 0.6
"""Lowest share of asked-for facts among those stated, from `FEWEST_EXTRA` + 1 on."""


def recall(turn: Graded) -> Grade:
    """Judge whether every vital fact is stated."""
    vital = turn.case.vital
    if not vital or not turn.answered:
        return not_applicable("recall")
    missing = [
        entry
        for entry in vital
        if not set([entry] if isinstance(entry, str) else entry) & set(turn.stated)
    ]
    share = 1 - len(missing) / len(vital)
    shown = ", ".join(turn.stated)
    if missing:
        named = "; ".join(
            entry if isinstance(entry, str) else " or ".join(entry) for entry in missing
        )
        return failed("recall", f"Not stated: {named}.", shown, share)
    return passed("recall", shown, share)


def precision(turn: Graded) -> Grade:
    """Judge whether much is stated that was not asked for."""
    if not turn.stated:
        return not_applicable("precision")
    asked = wanted(turn)
    extra = [fact for fact in turn.stated if fact not in asked]
    share = 1 - len(extra) / len(turn.stated)
    if len(extra) > FEWEST_EXTRA and share < LOWEST_PRECISION:
        return failed(
            "precision",
            f"Not asked for: {', '.join(extra)}.",
            f"{len(turn.stated)} facts stated",
            share,
        )
    return passed("precision", f"{len(turn.stated)} facts stated", share)


def wanted(turn: Graded) -> frozenset[str]:
    """Return the facts that belong into the answer, vital and okay.

    A derived fact or a conflict brings those along that it is made of, a fact those
    that rest on the same words of the document.
    """
    asked: set[str] = set(turn.case.okay)
    for entry in turn.case.vital:
        asked |= {entry} if isinstance(entry, str) else set(entry)
    parts = {clash.id: set(clash.facts) for clash in turn.facts.conflicts}
    parts |= {
        derived.id: {fact.id for fact in turn.facts.facts if fact.id in derived.formula}
        for derived in turn.facts.derived
    }
    for fact in tuple(asked):
        asked |= parts.get(fact, set())
    quotes = {fact.quote for fact in turn.facts.facts if fact.id in asked}
    asked |= {fact.id for fact in turn.facts.facts if fact.quote in quotes}
    return frozenset(asked)
