"""Which statements of a document are proven, only under a fact, or under nothing.

A statement is a sentence or a list entry. A heading or a field name counts as one
only if a fact rests on it; else it is structure.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from advisor.sentences import sentence_spans
from evals.records import Case, FactFile, GradedTurn, GradesFile, TurnCase
from evals.truth.places import fact_spans

_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r"\s*(?:#{1,6}\s+|(?:[-*\u2022]|\d{1,2}[.)])\s+)?")
_STRUCTURE = re.compile(r"\s*(?:#{1,6}\s.*|-{3,}\s*|\w+:\s*)")


class Heat(StrEnum):
    """How well a statement is covered, the best first."""

    PROVEN = "proven"
    FACT = "fact"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Statement:
    """Characters `start` to `end` of a document, and the facts that rest on them.

    It is proven only if every one of its facts is, so that no untested fact hides.
    """

    start: int
    end: int
    heat: Heat
    facts: tuple[str, ...] = ()
    proven: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The statements of one document, in order."""

    statements: tuple[Statement, ...]

    def shares(self) -> dict[Heat, float]:
        """Return the share of the statements that each kind has."""
        total = len(self.statements) or 1
        kinds = [statement.heat for statement in self.statements]
        return {heat: kinds.count(heat) / total for heat in Heat}


def heat(
    document: str, facts: FactFile, cases: Iterable[Case], grades: GradesFile
) -> HeatMap:
    """Return how well each statement of the text `document` is covered."""
    spans = fact_spans(facts, document)
    proven = proven_facts(cases, grades)
    found = (_statement(start, end, spans, proven) for start, end in _pieces(document))
    return HeatMap(
        tuple(
            statement
            for statement in found
            if statement.facts or not _is_structure(document, statement)
        )
    )


def proven_facts(cases: Iterable[Case], grades: GradesFile) -> frozenset[str]:
    """Return the facts that are vital in a turn that passed.

    Of alternatives, only those that the reply stated are proven.
    """
    graded = {case.id: case for case in grades.cases}
    return frozenset(
        fact
        for case in cases
        if case.id in graded
        for asked, turn in zip(case.turns, graded[case.id].turns, strict=False)
        if turn.passed
        for fact in _shown(asked, turn)
    )


def _shown(asked: TurnCase, turn: GradedTurn) -> Iterator[str]:
    for entry in asked.vital:
        if isinstance(entry, str):
            yield entry
        else:
            yield from set(entry) & set(turn.stated)


def _pieces(document: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences, list entries and headings of a text, marks left out."""
    for line in _LINE.finditer(document):
        mark = _MARK.match(line[0])
        begin = mark.end() if mark else 0
        for start, end in sentence_spans(line[0][begin:]):
            yield line.start() + begin + start, line.start() + begin + end


def _statement(
    start: int,
    end: int,
    spans: Mapping[str, tuple[int, int]],
    proven: frozenset[str],
) -> Statement:
    facts = tuple(
        fact for fact, (low, high) in spans.items() if low < end and start < high
    )
    shown = tuple(fact for fact in facts if fact in proven)
    if not facts:
        return Statement(start, end, Heat.NOTHING)
    kind = Heat.PROVEN if len(shown) == len(facts) else Heat.FACT
    return Statement(start, end, kind, facts, shown)


def _is_structure(document: str, statement: Statement) -> bool:
    """Tell whether the line of a statement is a heading, a rule or a field name."""
    begin = document.rfind("\n", 0, statement.start) + 1
    return bool(_STRUCTURE.fullmatch(document[begin : statement.end]))
