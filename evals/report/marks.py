"""The ground truth as the page shows it, and how an answer stands to it."""

from collections.abc import Iterator, Mapping, Sequence

from evals.formula import references
from evals.records import Absence, Derived, FactFile, TurnCase
from evals.report.shown import Expected, ShownFact
from evals.stated import names
from evals.truth.places import fact_spans


def shown_facts(
    files: Sequence[FactFile], documents: Mapping[str, str]
) -> dict[str, ShownFact]:
    """Return facts, derived facts, conflicts and absences by id."""
    return {
        name: fact
        for file in files
        for name, fact in _of_file(file, documents.get(file.career, ""))
    }


def expectations(
    turn: TurnCase,
    stated: Sequence[str],
    text: str,
    facts: Mapping[str, ShownFact],
    absences: Mapping[str, Absence],
) -> Iterator[Expected]:
    """Yield what the turn wants and allows, then what is stated beyond that."""
    groups = [(entry,) if isinstance(entry, str) else entry for entry in turn.vital]
    for group in groups:
        yield Expected(
            role="vital", facts=group, stated=not set(group).isdisjoint(stated)
        )
    for name in turn.okay:
        yield Expected(role="okay", facts=(name,), stated=name in stated)
    for name in turn.absent:
        named = name in absences and names(absences[name], text)
        yield Expected(role="absent", facts=(name,), stated=named)
    wanted = _with_parts(
        [*turn.okay, *(name for group in groups for name in group)], facts
    )
    for name in stated:
        if name not in wanted:
            yield Expected(role="extra", facts=(name,), stated=True)


def _with_parts(wanted: Sequence[str], facts: Mapping[str, ShownFact]) -> set[str]:
    """Return `wanted` and what those facts are made of, however deep."""
    found: set[str] = set()
    waiting = list(wanted)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += facts[name].parts if name in facts else ()
    return found


def _of_file(file: FactFile, document: str) -> Iterator[tuple[str, ShownFact]]:
    spans = fact_spans(file, document)
    for fact in file.facts:
        start, end = spans.get(fact.id, (-1, -1))
        yield (
            fact.id,
            ShownFact(
                kind="fact",
                says=fact.quote,
                document=file.career,
                start=start,
                end=end,
            ),
        )
    for derived in file.derived:
        yield derived.id, _derived(derived)
    for clash in file.conflicts:
        shown = ShownFact(kind="conflict", says=clash.says, parts=clash.facts)
        yield clash.id, shown
    for absence in file.absences:
        says = f"Not stated: {absence.asks}."
        yield absence.id, ShownFact(kind="absence", says=says)


def _derived(derived: Derived) -> ShownFact:
    unit = f" ({derived.unit})" if derived.unit else ""
    return ShownFact(
        kind="derived",
        says=f"{derived.formula} = {_value(derived.value)}{unit}",
        parts=references(derived.formula),
    )


def _value(value: float | str | tuple[float, float]) -> str:
    if isinstance(value, tuple):
        low, high = value
        return f"{low:,.10g} to {high:,.10g}"
    return f"{value:,.10g}" if isinstance(value, float) else value
