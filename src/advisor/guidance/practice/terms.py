"""The words that carry a statement, and how rare they are in its document."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from advisor.career import Career
from advisor.tokens import TOKEN, stem
from advisor.understanding.words import FUNCTION_WORDS


@dataclass(frozen=True, slots=True)
class Term:
    """A word with a meaning: as written, its stem, and its weight from 0 to 1.

    The weight is 1 for a word of one statement alone and near 0 for a word that is
    everywhere in the document.
    """

    word: str
    stem: str
    weight: float


class Rarity:
    """How rare the words of a document are in it."""

    def __init__(self, statements: Iterable[str]) -> None:
        held = [stems(text) for text in statements]
        self._counts = Counter(word for words in held for word in words)
        self._size = len(held)

    @classmethod
    def of(cls, career: Career) -> "Rarity":
        """Return the rarity of words among the statements of `career`."""
        return cls(passage.text for passage in career.passages)

    def weight(self, word: str) -> float:
        """Return the weight of a stem: its idf, as a share of the largest there is."""
        largest = math.log(self._size + 1) or 1.0
        return math.log((self._size + 1) / max(1, self._counts[word])) / largest

    def terms(self, text: str) -> tuple[Term, ...]:
        """Return the words of `text` that carry its meaning, each stem once."""
        first: dict[str, str] = {}
        for word in written(text):
            first.setdefault(stem(word.lower()), word)
        return tuple(Term(word, key, self.weight(key)) for key, word in first.items())


def written(text: str) -> list[str]:
    """Return the words of `text` that carry its meaning, as they are written.

    Words with a hyphen are taken apart: people write "lock-out" and "lock out".
    """
    plain = text.replace("\u2019", "'")
    if plain.isupper():
        plain = plain.lower()  # shouted, so that capitals mark no abbreviation
    found = (plain[at.start() : at.end()] for at in TOKEN.finditer(plain.lower()))
    return [word for word in found if len(word) > 1 and not _is_function(word)]


def _is_function(word: str) -> bool:
    return word.lower() in FUNCTION_WORDS and not is_acronym(word)


def is_acronym(word: str) -> bool:
    """Tell whether `word` is an abbreviation in capitals, such as "LOS" or "HL7"."""
    return 2 <= len(word) <= 6 and word.isupper()


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of `text` that carry its meaning."""
    return frozenset(stem(word.lower()) for word in written(text))
