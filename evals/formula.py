"""Formulas of derived facts: fact ids joined by +, -, count(), max() and min()."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Value = float | str | tuple[float, float]

ENDS = {".low": 0, ".high": 1}
FUNCTIONS = ("count", "max", "min")
_TOKEN = re.compile(r"\s*([A-Za-z_][\w.]*|[-+(),])")


class FormulaError(ValueError):
    """A formula cannot be read or evaluated; its text is one sentence."""

    def __init__(self, formula: str, reason: str) -> None:
        super().__init__(f"The formula {formula!r} {reason}.")


@dataclass(frozen=True, slots=True)
class Reference:
    """A fact, or the end of its range that `end` names (".low", ".high")."""

    fact: str
    end: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A function of what stands between its brackets."""

    function: str
    arguments: tuple["Sum", ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A reference or call, counted once or (`sign` -1) taken away."""

    sign: int
    node: Reference | Call


@dataclass(frozen=True, slots=True)
class Sum:
    """Terms joined by + and -."""

    terms: tuple[Term, ...]


def evaluate(formula: str, values: Mapping[str, Value]) -> float:
    """Return the value of `formula`, given the value of every fact it names.

    Raises:
        FormulaError: If it cannot be read, or names a fact without a fit value.
    """
    return _Evaluation(formula, values).of(parse(formula))


def references(formula: str) -> tuple[str, ...]:
    """Return the ids of the facts that `formula` names, each once, in order.

    Raises:
        FormulaError: If it cannot be read.
    """
    return tuple(dict.fromkeys(item.fact for item in _leaves(parse(formula))))


def parse(formula: str) -> Sum:
    """Return the tree of `formula`.

    Raises:
        FormulaError: If it cannot be read.
    """
    return _Parser(formula).whole()


def _leaves(tree: Sum) -> Iterator[Reference]:
    for term in tree.terms:
        if isinstance(term.node, Reference):
            yield term.node
            continue
        for argument in term.node.arguments:
            yield from _leaves(argument)


class _Parser:
    """Reads one formula from left to right."""

    def __init__(self, formula: str) -> None:
        self._formula = formula
        self._tokens = list(self._cut())
        self._at = 0

    def whole(self) -> Sum:
        tree = self._sum()
        if self._next:
            raise self._error(f"has an unexpected {self._next!r}")
        return tree

    @property
    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _sum(self) -> Sum:
        terms = [self._term(1)]
        while self._next in ("+", "-"):
            sign = 1 if self._taken() == "+" else -1
            terms.append(self._term(sign))
        return Sum(tuple(terms))

    def _term(self, sign: int) -> Term:
        name = self._taken()
        if not re.match(r"\w", name):
            raise self._error(f"lacks a fact before {name!r}" if name else "breaks off")
        if self._next == "(":
            return Term(sign, self._call(name))
        fact, dot, last = name.rpartition(".")
        end = dot + last
        return Term(sign, Reference(fact, end) if end in ENDS else Reference(name))

    def _call(self, function: str) -> Call:
        if function not in FUNCTIONS:
            raise self._error(f"calls {function}(), which does not exist")
        arguments = []
        while self._taken() in ("(", ","):
            arguments.append(self._sum())
        if self._tokens[self._at - 1 : self._at] != [")"]:
            raise self._error("does not close a bracket")
        return Call(function, tuple(arguments))

    def _taken(self) -> str:
        token = self._next
        self._at += 1
        return token

    def _cut(self) -> Iterator[str]:
        at = 0
        text = self._formula.rstrip()
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                raise self._error(f"has an unexpected {text[at:].strip()[0]!r}")
            yield found[1]
            at = found.end()

    def _error(self, reason: str) -> FormulaError:
        return FormulaError(self._formula, reason)


class _Evaluation:
    """Works out the tree of one formula."""

    def __init__(self, formula: str, values: Mapping[str, Value]) -> None:
        self._formula = formula
        self._values = values

    def of(self, tree: Sum) -> float:
        return sum(term.sign * self._node(term.node) for term in tree.terms)

    def _node(self, node: Reference | Call) -> float:
        if isinstance(node, Reference):
            return self._number(node)
        if node.function == "count":
            return float(self._count(node))
        numbers = [self.of(argument) for argument in node.arguments]
        return max(numbers) if node.function == "max" else min(numbers)

    def _count(self, call: Call) -> int:
        facts = set()
        for argument in call.arguments:
            for leaf in _leaves(argument):
                self._value(leaf.fact)
                facts.add(leaf.fact)
        return len(facts)

    def _number(self, reference: Reference) -> float:
        value = self._value(reference.fact)
        if isinstance(value, str):
            raise self._error(f"reckons with {reference.fact}, which is no number")
        if not isinstance(value, tuple):
            return value
        if not reference.end:
            raise self._error(f"does not say which end of {reference.fact} it means")
        return value[ENDS[reference.end]]

    def _value(self, fact: str) -> Value:
        if fact not in self._values:
            raise self._error(f"names {fact}, which does not exist")
        return self._values[fact]

    def _error(self, reason: str) -> FormulaError:
        return FormulaError(self._formula, reason)
