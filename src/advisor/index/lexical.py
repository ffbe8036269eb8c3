"""Words in common: BM25 over tokens, and how much of a question's weight is found."""

import json
import logging
import math
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from advisor.errors import IndexUnavailableError
from advisor.tokens import is_written_number, tokenize

if TYPE_CHECKING:
    from bm25s import BM25

K1 = 1.5
B = 0.75
METHOD = "lucene"
VOCABULARY = "vocabulary.json"
LONG = 5  # letters from which a slip of the finger can be told from another word
REMEMBERED = 20_000  # passages whose tokens are kept
SLIP = 0.83  # lowest similarity of a slip: 1 - edits / letters, a swap is one edit
DAMAGE = (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError)


class LexicalIndex:
    """BM25 over passages, in their order.

    The weights of words are read at once; the BM25 scores, which need a slower
    library, at the first call of `scores`.
    """

    def __init__(
        self, size: int, frequencies: dict[str, int], source: "BM25 | Path | None"
    ) -> None:
        self.size = size
        self._frequencies = frequencies
        self._source = source
        self._lock = threading.Lock()

    @classmethod
    def build(cls, token_lists: Sequence[Sequence[str]]) -> "LexicalIndex":
        """Index passages that are already cut into tokens."""
        frequencies = Counter(token for tokens in token_lists for token in set(tokens))
        if not frequencies:
            return cls(len(token_lists), {}, None)
        bm25 = _bm25s()(k1=K1, b=B, method=METHOD)
        bm25.index([list(tokens) for tokens in token_lists], show_progress=False)
        return cls(len(token_lists), dict(frequencies), bm25)

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """Open the index that was saved in `folder`.

        Raises:
            IndexUnavailableError: If it is missing or damaged.
        """
        with _damage_named(folder):
            saved = json.loads((folder / VOCABULARY).read_text("utf-8"))
            frequencies = {
                str(word): int(n) for word, n in saved["frequencies"].items()
            }
            return cls(int(saved["size"]), frequencies, folder if frequencies else None)

    def save(self, folder: Path) -> None:
        """Write the index to `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        if (bm25 := self.open_scores()) is not None:
            bm25.save(folder, show_progress=False)
        content = {"size": self.size, "frequencies": self._frequencies}
        text = json.dumps(content, ensure_ascii=False)
        (folder / VOCABULARY).write_text(text, "utf-8")

    def scores(self, question: str) -> NDArray[np.float64]:
        """Return the BM25 score of every passage; 0 where no word is shared."""
        known = [t for t in dict.fromkeys(tokenize(question)) if t in self._frequencies]
        bm25 = self.open_scores() if known else None
        if bm25 is None:
            return np.zeros(self.size)
        return np.asarray(bm25.get_scores(known), dtype=np.float64)

    def best_possible(self, question: str) -> float:
        """Return a score that no passage can exceed for `question`."""
        return math.fsum(self.idf(token) for token in set(tokenize(question)))

    def idf(self, token: str) -> float:
        """Return the weight of a token; one never seen counts as the rarest."""
        seen = self._frequencies.get(token, 1)
        return math.log1p((max(self.size, 1) - seen + 0.5) / (seen + 0.5))

    def coverage(
        self, query_tokens: Sequence[str], passage_tokens: Sequence[str]
    ) -> float:
        """Return the share of the question's weight that the passage holds, 0 to 1.

        A number counts once, by its plain digits, however it is written.
        """
        asked = {token for token in query_tokens if not is_written_number(token)}
        found = asked.intersection(passage_tokens)
        total = math.fsum(self.idf(token) for token in asked)
        return math.fsum(self.idf(token) for token in found) / total if total else 0.0

    def covered(self, words: Sequence[str], texts: Sequence[str]) -> list[float]:
        """Return the share of the weight of `words` that each text holds, 0 to 1."""
        asked = {t for t in tokenize(" ".join(words)) if not is_written_number(t)}
        weights = {token: self.idf(token) for token in asked}
        total = math.fsum(weights.values()) or 1.0
        return [
            math.fsum(weights[token] for token in asked.intersection(_tokens(text)))
            / total
            for text in texts
        ]

    def knows(self, word: str) -> bool:
        """Tell whether every part of `word` stands in some passage."""
        return all(token in self._frequencies for token in tokenize(word))

    def spelt(self, word: str) -> str:
        """Return the known word that `word` is a slip of, itself if there is none."""
        if len(word) < LONG or self.knows(word):
            return word
        near = [known for known in self._frequencies if len(known) >= LONG]
        found = process.extractOne(
            word, near, scorer=OSA.normalized_similarity, score_cutoff=SLIP
        )
        return found[0] if found else word

    def open_scores(self) -> "BM25 | None":
        """Return the BM25 scores, read once; None where there is not one word.

        Raises:
            IndexUnavailableError: If they are missing or damaged.
        """
        with self._lock:
            if isinstance(self._source, Path):
                with _damage_named(self._source):
                    self._source = _bm25s().load(self._source)
            return self._source


@lru_cache(maxsize=REMEMBERED)
def _tokens(text: str) -> frozenset[str]:
    """Return the tokens of a passage, which is asked about again and again."""
    return frozenset(tokenize(text))


def _bm25s() -> "type[BM25]":
    from bm25s import BM25

    # It sets its own logger to DEBUG, whatever the level of ours.
    logging.getLogger("bm25s").setLevel(logging.WARNING)
    bm25: type[BM25] = BM25
    return bm25


@contextmanager
def _damage_named(folder: Path) -> Iterator[None]:
    """Turn the errors of damaged files into one of ours."""
    try:
        yield
    except DAMAGE as error:
        raise IndexUnavailableError(
            f"The index of words in {folder} is damaged; build the index again."
        ) from error
