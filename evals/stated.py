"""Which facts a text states."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from advisor.sentences import sentences
from evals.amounts import numbers
from evals.records import Absence, FactFile

_BULLET = re.compile(r"^\s*(?:[-*\u2022]|\d{1,2}[.)])\s+")
_SPACES = re.compile(r"\s+")
_PLAIN = str.maketrans(
    {"\u2019": "'", **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")}
)
_RANGE = re.compile(r"(?<=\d) ?- ?(?=\d+ y)")

Keys = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or list entry; `lead` is the sentence that introduces the list."""

    text: str
    lead: str = ""


def units(text: str) -> Iterator[Unit]:
    """Yield the sentences and list entries of `text`, in order."""
    lead = ""
    for line in text.splitlines():
        if bullet := _BULLET.match(line):
            yield Unit(plain(line[bullet.end() :]), lead)
            continue
        found = sentences(line)
        for sentence in found:
            yield Unit(plain(sentence))
        if found:
            lead = plain(found[-1])


def plain(text: str) -> str:
    """Return `text` as keys are compared with it: lower case, plain dashes."""
    text = _RANGE.sub("-", text.lower().translate(_PLAIN))
    return f" {_SPACES.sub(' ', text).strip()} "


def meets(keys: Keys, text: str) -> bool:
    """Tell whether `text` holds an alternative of every group of `keys`."""
    return bool(keys) and all(has_one(group, text) for group in keys)


def has_one(group: Sequence[str], text: str) -> bool:
    """Tell whether `text` holds one of the keys of `group`.

    A key begins where a word or number does, and a number ends where the key does: in
    "rewarding" there is no "ward", in "$195,000" no "95,000", in "9.15" no "9.1".
    """
    return any(key.lower() in text and _pattern(key).search(text) for key in group)


@lru_cache(maxsize=8192)
def _pattern(key: str) -> re.Pattern[str]:
    before = r"(?<![^\W_])" if key[:1].isalnum() else ""
    before += r"(?<!\d[.,])" if key[:1].isdigit() else ""
    after = r"(?!\d|[.,]\d)" if key[-1:].isdigit() else ""
    return re.compile(before + re.escape(key.lower()) + after)


def states(keys: Keys, text: str, against: Sequence[str] = ()) -> bool:
    """Tell whether one unit of `text`, with its lead, meets `keys`.

    A unit that holds one of the words `against` says the contrary.
    """
    return any(
        _unit_states(keys, unit) and not has_one(against, unit.text)
        for unit in _units(text)
    )


def completes(keys: Keys, text: str, ask: str) -> bool:
    """Tell whether a unit of `text` meets `keys` if it is read after the question.

    "$30,000 more." answers by how much a director earns more than a senior. The figures
    have to stand in the answer itself: a group all of whose keys give a number is not
    looked for in the question.
    """
    own = [group for group in keys if all(numbers(key) for key in group)]
    others = [group for group in keys if group not in own]
    asked = plain(ask)
    return bool(own) and any(
        meets(own, unit.text)
        and all(has_one(group, f"{asked}{unit.text}") for group in others)
        for unit in _units(text)
    )


@lru_cache(maxsize=4096)
def _units(text: str) -> tuple[Unit, ...]:
    return tuple(units(text))


def _unit_states(keys: Keys, unit: Unit) -> bool:
    """Tell whether a unit meets `keys`, a list entry together with its lead."""
    if meets(keys, unit.text):
        return True
    own = any(has_one(group, unit.text) for group in keys)
    return bool(unit.lead) and own and meets(keys, f"{unit.lead}{unit.text}")


def stated(facts: FactFile, text: str) -> tuple[str, ...]:
    """Return the ids of the facts, derived facts and conflicts that `text` states."""
    key = (facts.career, text)
    if key not in _stated:
        _stated[key] = tuple(_found(facts, text))
    return _stated[key]


_stated: dict[tuple[str, str], tuple[str, ...]] = {}


def _found(facts: FactFile, text: str) -> Iterator[str]:
    whole = plain(text)
    against = {fact.id: fact.against for fact in facts.facts}
    keys = {fact.id: fact.keys for fact in facts.facts}
    keys |= {derived.id: derived.keys for derived in facts.derived}
    for name, own in keys.items():
        if meets(own, whole) and states(own, text, against.get(name, ())):
            yield name
    yield from (clash.id for clash in facts.conflicts if meets(clash.keys, whole))


def names(absence: Absence, text: str) -> bool:
    """Tell whether `text` names what is not stated."""
    return meets(absence.keys, plain(text))
