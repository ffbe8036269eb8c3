"""How well an encoder searches and reads, on careers that it was not trained on."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from advisor.understanding.reading import (
    HEADS,
    Heads,
    in_context,
    level_texts,
    phase_texts,
)
from training.data import Asked, careers

Embed = Callable[[Sequence[str]], NDArray[np.float32]]
DEPTHS = (1, 5, 20)


def measured(
    embed: Embed, heads: Heads | None, asked: Sequence[Asked]
) -> Mapping[str, float]:
    """Return shares of `asked` that are found and read right, by name.

    Messages with something said before them count as "talk", others as "single".

    Args:
        embed: Texts to vectors of length 1, of shape (texts, dimensions).
        heads: What reads the vectors; None for an encoder without.
        asked: Messages with what they ask.
    """
    told: dict[str, list[bool]] = defaultdict(list)
    texts = [in_context(m.text, m.state, careers()[m.career]) for m in asked]
    sought = [in_context(m.text, m.state_in_words, careers()[m.career]) for m in asked]
    pages = {name: _Page(embed, name) for name in {m.career for m in asked}}
    vectors = zip(embed(texts), embed(sought), strict=True)
    for message, (vector, seeking) in zip(asked, vectors, strict=True):
        kind = "talk" if message.state else "single"
        for name, right in pages[message.career].found(message, seeking):
            told[f"{kind} {name}" if name.startswith("found") else name].append(right)
        reading = heads.read(vector) if heads else None
        for head in HEADS if reading else ():
            if (label := message.label(head)) is not None and reading:
                told[f"{kind} {head}"].append(reading.best(head) == label)
    return {name: float(np.mean(held)) for name, held in sorted(told.items())}


class _Page:
    """The vectors of a career's passages, levels and phases."""

    def __init__(self, embed: Embed, name: str) -> None:
        career = careers()[name]
        self.passages = embed([passage.searchable for passage in career.passages])
        self.levels = embed(level_texts(career)) if career.profile.levels else ()
        self.phases = embed(phase_texts(career)) if career.profile.phases else ()

    def found(
        self, message: Asked, vector: NDArray[np.float32]
    ) -> Iterator[tuple[str, bool]]:
        """Yield by name whether `vector` finds what `message` asks about."""
        if message.rows:
            order = np.argsort(-(self.passages @ vector))
            rank = int(np.flatnonzero(np.isin(order, list(message.rows)))[0])
            yield from ((f"found in first {depth}", rank < depth) for depth in DEPTHS)
        for part, known in (("levels", self.levels), ("phases", self.phases)):
            wanted = getattr(message.parts[0], part)
            if len(message.parts) == 1 and len(wanted) == 1 and len(known):
                best = int(np.argmax(known @ vector)) + 1
                yield f"{part} linked", best == wanted[0]
