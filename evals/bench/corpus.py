"""Career documents in any number, each with words of its own."""

import random
import re
from collections.abc import Sequence
from pathlib import Path

SUFFIXES = frozenset({".md", ".txt"})

_WORD = re.compile(r"\b(?!(?:weeks|months|years)\b)[a-z]{5,}\b")
_FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"^(?:title:|#) .*$", re.MULTILINE)
_NAME = re.compile(r"^### .*[:/].*$", re.MULTILINE)  # a phase or a level
_KEPT = re.compile(r"#|(?:- )?[A-Z][a-z ]+: ")  # headings and labels: the structure


def sources(knowledge: Path) -> list[Path]:
    """Return the text documents in `knowledge`, in the order of their names."""
    return sorted(path for path in knowledge.rglob("*") if path.suffix in SUFFIXES)


def reworded(text: str, seed: int) -> str:
    """Return `text` with each longer word exchanged for another one of it.

    Headings and labels stay, so it is read as before; the title and the names of
    phases and levels get the number `seed`, so it is another career.
    """
    words = sorted(set(_WORD.findall(text)))
    others = random.Random(seed).sample(words, len(words))
    other = dict(zip(words, others, strict=True))
    head = matter[0] if (matter := _FRONT_MATTER.match(text)) else ""
    lines = [
        line if _KEPT.match(line) else _WORD.sub(lambda word: other[word[0]], line)
        for line in text[len(head) :].splitlines()
    ]
    body = "\n".join(lines) + "\n"
    return _titled(head, seed) + _NAME.sub(rf"\g<0> {seed}", _titled(body, seed))


def write_documents(originals: Sequence[Path], folder: Path, count: int) -> None:
    """Write `count` documents to `folder`, made from `originals` in turn."""
    folder.mkdir(parents=True)
    for number in range(1, count + 1):
        original = originals[number % len(originals)]
        path = folder / f"{original.stem}-{number}{original.suffix}"
        path.write_text(reworded(original.read_text("utf-8"), number), "utf-8")


def _titled(text: str, seed: int) -> str:
    return _TITLE.sub(rf"\g<0> {seed}", text, count=1)
