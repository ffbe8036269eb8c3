"""The check of facts: does each still stand in the document as the file says?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from advisor.passage import Passage
from evals.formula import FormulaError, Value, evaluate
from evals.load import ids
from evals.records import Absence, Derived, Fact, FactFile, Suite
from evals.stated import states
from evals.truth.figures import is_printed
from evals.truth.places import Layout, MisplacedError, Stretch
from evals.truth.uses import Uses, cases_using, resting_on, unused, uses

HEADING_ONLY = "empty"
"""Kind of facts whose quote is a heading and whose keys speak of what it lacks."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one fact, absence or reference.

    Attributes:
        fact: Id of the fact.
        says: What is wrong, without the id.
        rests: Derived facts and conflicts that rest on the fact.
        cases: Ids of the cases that use the fact or what rests on it.
    """

    fact: str
    says: str
    rests: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactsReport:
    """What the check of facts found.

    Attributes:
        problems: Everything that is wrong; none if the facts hold.
        share: Share of the characters of all statements that lie under a fact.
        bare: Statements that no fact touches, as a person reads them.
        unused: Ids that no case names.
    """

    problems: tuple[Problem, ...]
    share: float
    bare: tuple[str, ...]
    unused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A problem before its consequences are known."""

    fact: str
    reason: str


def check(
    facts: FactFile, text: str, passages: Sequence[Passage], suites: Sequence[Suite]
) -> FactsReport:
    """Return what is wrong with `facts`, and how much of the document they hold.

    Args:
        facts: The ground truth.
        text: The document that it is on, as it is now.
        passages: What is indexed of the document.
        suites: All cases.
    """
    layout = Layout.of(text)
    used = uses(suites)
    indexed = [Stretch(p.span.start, p.span.end) for p in passages]
    places: dict[str, Stretch] = {}
    said: list[_Said] = []
    for fact in facts.facts:
        try:
            places[fact.id] = layout.place(fact)
        except MisplacedError as error:
            said.append(_Said(fact.id, str(error)))
    said += _unindexed(places, layout, indexed)
    said += _unreadable(facts.facts)
    said += _unfounded(facts)
    said += _present(facts.absences, text[layout.body :])
    said += [
        _Said(name, "it does not exist") for name in used if name not in ids(facts)
    ]
    return FactsReport(
        problems=tuple(_problem(item, facts, used) for item in said),
        share=_share(indexed, list(places.values())),
        bare=_bare(passages, list(places.values())),
        unused=unused(facts, used),
    )


def _unindexed(
    places: Mapping[str, Stretch], layout: Layout, indexed: Sequence[Stretch]
) -> Iterator[_Said]:
    holders = (*indexed, *layout.headings)
    for id_, place in places.items():
        held = any(holder.contains(place) for holder in holders)
        if place.start >= layout.body and not held:
            yield _Said(id_, "its quote lies in no indexed passage")


def _unreadable(facts: Sequence[Fact]) -> Iterator[_Said]:
    for fact in facts:
        if not is_printed(fact):
            yield _Said(fact.id, f"its quote does not give its value {fact.value!r}")
        if fact.kind != HEADING_ONLY and not states(
            fact.keys, fact.quote, fact.against
        ):
            yield _Said(fact.id, "its quote does not meet its keys")


def _unfounded(facts: FactFile) -> Iterator[_Said]:
    """Yield derived facts that do not recompute, and groups with unknown facts."""
    values: dict[str, Value] = {fact.id: fact.value for fact in facts.facts}
    for item in facts.derived:
        yield from _recomputed(item, values)
        values[item.id] = item.value
    for clash in facts.conflicts:
        for name in clash.facts:
            if name not in values:
                yield _Said(clash.id, f"it names {name}, which does not exist")
    for group in facts.restated:
        for name in group:
            if name not in values:
                yield _Said(name, "it is said to be restated and does not exist")


def _recomputed(item: Derived, values: Mapping[str, Value]) -> Iterator[_Said]:
    try:
        found = evaluate(item.formula, values)
    except FormulaError as error:
        yield _Said(item.id, str(error).removesuffix("."))
        return
    if found != item.value:
        yield _Said(item.id, f"its formula gives {found:g}, not {item.value!r}")


def _present(absences: Sequence[Absence], body: str) -> Iterator[_Said]:
    for absence in absences:
        for probe in absence.probes:
            if re.search(rf"(?<!\w){re.escape(probe)}(?!\w)", body, re.IGNORECASE):
                yield _Said(absence.id, f"the document has its probe {probe!r}")


def _problem(said: _Said, facts: FactFile, used: Uses) -> Problem:
    rests = resting_on(facts, said.fact)
    cases = cases_using((said.fact, *rests), used)
    return Problem(said.fact, said.reason, rests, cases)


def _share(statements: Sequence[Stretch], places: Sequence[Stretch]) -> float:
    """Return the share of the characters of `statements` that lie under `places`."""
    stated = {at for item in statements for at in range(item.start, item.end)}
    proven = {at for place in places for at in range(place.start, place.end)}
    return len(stated & proven) / len(stated) if stated else 0.0


def _bare(passages: Sequence[Passage], places: Sequence[Stretch]) -> tuple[str, ...]:
    return tuple(
        passage.text
        for passage in passages
        if not any(
            place.touches(Stretch(passage.span.start, passage.span.end))
            for place in places
        )
    )
