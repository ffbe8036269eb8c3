"""Ids that stay the same when a document is read again."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

_DIGITS = 10
_APART = re.compile(r"[^\w+#]+")


class PartKind(StrEnum):
    """What a part of a roadmap is."""

    PHASE = "phase"
    GOAL = "goal"
    RESOURCE = "resource"
    MILESTONE = "milestone"


def normalised(text: str) -> str:
    """Return `text` in lower case without accents and punctuation."""
    decomposed = unicodedata.normalize("NFKD", text)
    kept = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _APART.sub(" ", kept.casefold()).strip()


@dataclass(frozen=True, slots=True)
class Named:
    """A text to make an id of, and the title of the phase that it stands in."""

    text: str
    within: str = ""


def stable_ids(kind: PartKind, parts: Iterable[Named]) -> tuple[str, ...]:
    """Return an id for each of `parts`, made of the kind and the words alone.

    A text that was there before is told apart by the phase that it stands in, and only
    one that is there twice in a phase by its place.
    """
    seen: Counter[str] = Counter()
    ids = []
    for part in parts:
        name = _hashed(kind, part.text)
        if name in seen and part.within:
            name = _hashed(kind, f"{part.within} {part.text}")
        seen[name] += 1
        ids.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return tuple(ids)


def _hashed(kind: PartKind, text: str) -> str:
    return f"{kind}-{sha256(normalised(text).encode()).hexdigest()[:_DIGITS]}"
