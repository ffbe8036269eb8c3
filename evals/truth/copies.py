"""Changed copies of a document, each with the facts that it breaks."""

import math
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import permutations

from evals.amounts import numbers
from evals.load import vital
from evals.records import Case, Fact, FactFile, Suite
from evals.stated import states
from evals.truth.figures import NUMBER, ends, value
from evals.truth.places import Layout, Stretch, fact_spans

STEPS = 20
"""A changed number moves by 1 to so many units of its last digit that is not zero."""


class MutationKind(StrEnum):
    """How a document is changed."""

    VALUE = "a value changed"
    SWAP = "two values swapped"
    DELETION = "a line deleted"


@dataclass(frozen=True, slots=True)
class Mutation:
    """A changed copy of a document.

    Attributes:
        kind: What was done to it.
        says: What was done to it, in particular.
        text: The copy.
        broken: Ids of the facts that do not hold for the copy.
        fact: One of them, which a case may ask for.
        old: Numbers that the fact had; none where a line was deleted.
        new: Numbers that stand in their place.
    """

    kind: MutationKind
    says: str
    text: str
    broken: frozenset[str]
    fact: Fact
    old: frozenset[float] = frozenset()
    new: frozenset[float] = frozenset()

    def is_as_before(self, reply: str) -> bool:
        """Tell whether `reply` says what stands in the document, not in the copy."""
        if self.old:
            shown = numbers(reply)
            return self.old <= shown and not self.new <= shown
        return states(self.fact.keys, reply)

    def against(self, reply: str) -> Iterator[str]:
        """Yield what is wrong with `reply` if it is to follow the copy."""
        shown = numbers(reply)
        if missing := self.new - shown:
            yield f"The answer does not give {_listed(missing)}."
        if stale := (self.old - numbers(self.text)) & shown:
            yield f"The answer still gives {_listed(stale)}."
        if not self.old and states(self.fact.keys, reply):
            yield f"The answer still states {self.fact.id}."


@dataclass(frozen=True)
class Subject:
    """A document with its facts and the cases on it."""

    facts: FactFile
    text: str
    suites: Sequence[Suite]

    @cached_property
    def spans(self) -> Mapping[str, tuple[int, int]]:
        """Where the facts below the front matter stand."""
        body = Layout.of(self.text).body
        spans = fact_spans(self.facts, self.text)
        return {id_: span for id_, span in spans.items() if span[0] >= body}

    def is_heading(self, fact: Fact) -> bool:
        """Tell whether `fact` stands in a heading."""
        place = Stretch(*self.spans[fact.id])
        return any(h.contains(place) for h in Layout.of(self.text).headings)

    def cases(self, fact: Fact) -> Iterator[Case]:
        """Yield the cases whose first question is answered by `fact` alone."""
        for suite in self.suites:
            for case in suite.cases:
                if list(vital(case.turns[0])) == [fact.id]:
                    yield case


def mutations(kind: MutationKind, subject: Subject, seed: int) -> Iterator[Mutation]:
    """Yield changed copies of a document, in an order that `seed` decides."""
    chance = random.Random(f"{seed} {kind}")
    spans = subject.spans
    placed = [fact for fact in subject.facts.facts if fact.id in spans]
    chance.shuffle(placed)
    match kind:
        case MutationKind.VALUE:
            alone = (fact for fact in placed if _is_alone(fact, placed))
            yield from (_with_other_value(fact, subject, chance) for fact in alone)
        case MutationKind.SWAP:
            pairs = [pair for pair in permutations(placed, 2) if _alike(*pair)]
            chance.shuffle(pairs)
            yield from (_swapped(*pair, subject) for pair in pairs)
        case MutationKind.DELETION:
            lines = (fact for fact in placed if not subject.is_heading(fact))
            gone = (_without_line(fact, subject) for fact in lines)
            yield from (copy for copy in gone if not states(copy.fact.keys, copy.text))


def _with_other_value(fact: Fact, subject: Subject, chance: random.Random) -> Mutation:
    """Return a copy with another number for `fact`, or for the top of its range."""
    start, end = subject.spans[fact.id]
    old = max(_numbers(fact))
    printed = [
        found
        for found in NUMBER.finditer(subject.text, start, end)
        if value(found[0]) == old
    ][-1]
    new = _other(printed[0], fact, numbers(subject.text), chance)
    return Mutation(
        MutationKind.VALUE,
        f"{fact.id}: {printed[0]} becomes {new}",
        subject.text[: printed.start()] + new + subject.text[printed.end() :],
        _broken(subject, [Stretch(*printed.span())]),
        fact,
        old=frozenset({old}),
        new=frozenset({value(new)}),
    )


def _other(printed: str, fact: Fact, taken: set[float], chance: random.Random) -> str:
    """Return a number like `printed` that the document does not have."""
    old = Decimal(printed.replace(",", "")).normalize()
    exponent = old.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    moves = [way * times for times in range(1, STEPS + 1) for way in (1, -1)]
    least = min(_numbers(fact)) if isinstance(fact.value, tuple) else 0
    found = [
        number
        for number in (old + move * step for move in moves)
        if least < number <= _most(fact.unit) and float(number) not in taken
    ]
    return f"{chance.choice(found):,f}"


def _most(unit: str) -> float:
    """Return the largest number that makes sense before `unit`."""
    outof = re.fullmatch(r"/(\d+)", unit)
    return float(outof[1]) if outof else 100 if unit == "%" else math.inf


def _swapped(fact: Fact, other: Fact, subject: Subject) -> Mutation:
    """Return a copy in which the quotes of two facts stand in each other's place."""
    spans = subject.spans
    places = sorted([Stretch(*spans[fact.id]), Stretch(*spans[other.id])])
    first, second = places
    text = subject.text
    return Mutation(
        MutationKind.SWAP,
        f"{fact.id} and {other.id} change places",
        text[: first.start]
        + text[second.start : second.end]
        + text[first.end : second.start]
        + text[first.start : first.end]
        + text[second.end :],
        _broken(subject, places),
        fact,
        old=_numbers(fact),
        new=_numbers(other),
    )


def _without_line(fact: Fact, subject: Subject) -> Mutation:
    """Return a copy without the line that `fact` stands in."""
    start, end = subject.spans[fact.id]
    start = subject.text.rfind("\n", 0, start) + 1
    end = subject.text.find("\n", end) + 1 or len(subject.text)
    return Mutation(
        MutationKind.DELETION,
        f"the line of {fact.id} is deleted",
        subject.text[:start] + subject.text[end:],
        _broken(subject, [Stretch(start, end)]),
        fact,
    )


def _broken(subject: Subject, places: Sequence[Stretch]) -> frozenset[str]:
    """Return the facts that stand, in part at least, in one of `places`."""
    return frozenset(
        id_
        for id_, span in subject.spans.items()
        if any(place.touches(Stretch(*span)) for place in places)
    )


def _is_alone(fact: Fact, others: Sequence[Fact]) -> bool:
    """Tell whether `fact` has a number that no other of its kind and unit has."""
    same = [
        other
        for other in others
        if (other.kind, other.unit, other.value) == (fact.kind, fact.unit, fact.value)
    ]
    return not isinstance(fact.value, str) and len(same) == 1


def _alike(fact: Fact, other: Fact) -> bool:
    """Tell whether two facts are different ranges of one kind."""
    ranges = isinstance(fact.value, tuple) and isinstance(other.value, tuple)
    return ranges and fact.kind == other.kind and fact.value != other.value


def _numbers(fact: Fact) -> frozenset[float]:
    return frozenset() if isinstance(fact.value, str) else frozenset(ends(fact.value))


def _listed(found: frozenset[float] | set[float]) -> str:
    return ", ".join(f"{number:,g}" for number in sorted(found))
