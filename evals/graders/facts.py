"""Fact recall and fact precision: what had to be said, and what else was."""

from collections.abc import Iterator, Sequence

from evals.amounts import numbers
from evals.formula import references
from evals.graders.turn import Graded, failed, not_applicable, passed
from evals.records import Derived, Fact, Grade
from evals.stated import completes, stated

FEWEST_EXTRA = 1
"""Facts beyond those asked for that every answer may state."""
LOWEST_PRECISION = 0.6
"""Lowest share of asked-for facts among those stated, from `FEWEST_EXTRA` + 1 on."""


def recall(turn: Graded) -> Grade:
    """Judge whether every vital fact is stated."""
    vital = turn.case.vital
    if not vital or not turn.answered:
        return not_applicable("recall")
    given = set(turn.stated) | set(_in_passing(turn))
    given |= _together(turn, given)
    missing = [
        entry
        for entry in vital
        if not set([entry] if isinstance(entry, str) else entry) & given
    ]
    share = 1 - len(missing) / len(vital)
    shown = ", ".join(turn.stated)
    if missing:
        named = "; ".join(
            entry if isinstance(entry, str) else " or ".join(entry) for entry in missing
        )
        return failed("recall", f"Not stated: {named}.", shown, share)
    return passed("recall", shown, share)


def _in_passing(turn: Graded) -> Iterator[str]:
    """Yield the facts that the reply states if it is read after what was said before.

    Nobody repeats the question in an answer such as "$30,000 more.", or, where just a
    number was asked for, "5".
    """
    before = f"{turn.before}\n{turn.case.ask}"
    known: Sequence[Fact | Derived] = (*turn.facts.facts, *turn.facts.derived)
    for fact in known:
        bare = turn.case.format == "number" and _is_number(fact, turn.answer.text)
        if bare or completes(fact.keys, turn.answer.text, before):
            yield fact.id


def _is_number(fact: Fact | Derived, text: str) -> bool:
    """Tell whether `text` gives the value of `fact` and no other number."""
    if isinstance(fact.value, str):
        return False
    value = set(fact.value) if isinstance(fact.value, tuple) else {fact.value}
    printed = numbers(fact.quote) if isinstance(fact, Fact) else value
    return value <= numbers(text) <= value | printed


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

    A derived fact or a conflict brings those along that it is made of, and a fact what
    follows from it, what the document restates, and all that its own words state.
    """
    asked: set[str] = set(turn.case.okay)
    for entry in turn.case.vital:
        asked |= {entry} if isinstance(entry, str) else set(entry)
    parts = {clash.id: set(clash.facts) for clash in turn.facts.conflicts}
    made = {item.id: set(references(item.formula)) for item in turn.facts.derived}
    for fact in tuple(asked):
        asked |= (parts | made).get(fact, set())
    asked |= _together(turn, asked)
    follows = {name for name, grounds in made.items() if grounds & asked}
    quotes = {fact.quote for fact in turn.facts.facts if fact.id in asked}
    for quote in quotes:
        asked |= set(stated(turn.facts, quote))
    asked |= {fact.id for fact in turn.facts.facts if fact.quote in quotes}
    return frozenset(asked | follows)


def _together(turn: Graded, facts: set[str]) -> set[str]:
    """Return what the document states in other words of `facts`."""
    return {
        name
        for group in turn.facts.restated
        if not facts.isdisjoint(group)
        for name in group
    }
