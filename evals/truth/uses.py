"""What rests on what: facts, what follows from them, and the cases that use them."""

from collections.abc import Iterable, Mapping, Sequence

from evals.formula import FormulaError, references
from evals.load import ids, named_by
from evals.records import FactFile, Suite

Uses = Mapping[str, tuple[str, ...]]


def uses(suites: Sequence[Suite]) -> Uses:
    """Return the ids of the cases that name each fact, by the fact's id."""
    found: dict[str, dict[str, None]] = {}
    for suite in suites:
        for case in suite.cases:
            for _, name in named_by(case):
                found.setdefault(name, {})[case.id] = None
    return {name: tuple(cases) for name, cases in found.items()}


def unused(facts: FactFile, used: Uses) -> tuple[str, ...]:
    """Return what no case names, of facts, derived facts, conflicts and absences."""
    return tuple(id_ for id_ in ids(facts) if id_ not in used)


def resting_on(facts: FactFile, id_: str) -> tuple[str, ...]:
    """Return the derived facts and conflicts that fall if the fact `id_` does."""
    grounds = {clash.id: clash.facts for clash in facts.conflicts}
    grounds |= {item.id: _named(item.formula) for item in facts.derived}
    found = [id_]
    for ground in found:
        found += [
            name
            for name, parts in grounds.items()
            if ground in parts and name not in found
        ]
    return tuple(found[1:])


def cases_using(names: Iterable[str], used: Uses) -> tuple[str, ...]:
    """Return the ids of the cases that name any of `names`, each once."""
    return tuple(dict.fromkeys(case for name in names for case in used.get(name, ())))


def _named(formula: str) -> tuple[str, ...]:
    try:
        return references(formula)
    except FormulaError:
        return ()
