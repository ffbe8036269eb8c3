"""Which facts a text states."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from advisor.sentences import sentences
from evals.records import Absence, FactFile

_BULLET = re.compile(r"^\s*(?:[-*\u2022]|\d{1,2}[.)])\s+")
_SPACES = re.compile(r"\s+")

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
    text = text.lower().replace("\u2019", "'").replace("\u2013", "-")
    return f" {_SPACES.sub(' ', text).strip()} "


def meets(keys: Keys, text: str) -> bool:
    """Tell whether `text` holds an alternative of every group of `keys`."""
    return bool(keys) and all(
        any(key.lower() in text for key in group) for group in keys
    )


def states(keys: Keys, text: str) -> bool:
    """Tell whether one unit of `text`, with its lead, meets `keys`."""
    return any(_unit_states(keys, unit) for unit in _units(text))


@lru_cache(maxsize=4096)
def _units(text: str) -> tuple[Unit, ...]:
    return tuple(units(text))


def _unit_states(keys: Keys, unit: Unit) -> bool:
    """Tell whether a unit meets `keys`, a list entry together with its lead."""
    if meets(keys, unit.text):
        return True
    own = any(any(key.lower() in unit.text for key in group) for group in keys)
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
    keys = {fact.id: fact.keys for fact in facts.facts}
    keys |= {derived.id: derived.keys for derived in facts.derived}
    for name, own in keys.items():
        if meets(own, whole) and states(own, text):
            yield name
    yield from (clash.id for clash in facts.conflicts if meets(clash.keys, whole))


def names(absence: Absence, text: str) -> bool:
    """Tell whether `text` names what is not stated."""
    return meets(absence.keys, plain(text))
