"""Careers, files and embedders made by hand: the index needs no real reader."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from advisor.career import Career
from advisor.document import SourceDocument, Span, TextFormat
from advisor.errors import DocumentError
from advisor.passage import Passage
from advisor.profile import CareerProfile, Fact, FactKind
from advisor.tokens import tokenize

DIMENSIONS = 64


class OutOfPowerError(Exception):
    """A process that ends in the middle of its work."""


@dataclass
class FakeEmbedder:
    """Texts with the same words have the same vector; remembers what it embedded."""

    model: str = "fake-1"
    dimensions: int = DIMENSIONS
    fails_at: int | None = None
    embedded: list[str] = field(default_factory=list)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            if len(self.embedded) == self.fails_at:
                raise OutOfPowerError
            self.embedded.append(text)
            for token in tokenize(text) or [""]:
                digest = hashlib.sha256(token.encode()).digest()
                row[digest[0] % self.dimensions] += 1
            row /= np.linalg.norm(row)
        return rows


def career(
    id_: str, *lines: str, filename: str = "", profile: CareerProfile | None = None
) -> Career:
    """Return a career whose passages are `lines`; its title is its id in words."""
    title = id_.replace("-", " ").title()
    text = "\n".join((title, *lines))
    passages = []
    start = len(title) + 1
    for line in lines:
        span = Span(id_, start, start + len(line))
        passage = Passage(f"{id_}:{span.start}-{span.end}", line, (title,), span)
        passages.append(passage)
        start = span.end + 1
    document = SourceDocument(
        id=id_,
        title=title,
        text=text,
        format=TextFormat.PLAIN,
        filename=filename or f"{id_}.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    notes = tuple(Fact(FactKind.OTHER, p.text, p.span) for p in passages)
    return Career(
        document,
        profile or CareerProfile(document=id_, title=title, notes=notes),
        tuple(passages),
    )


def write(folder: Path, name: str, title: str, *lines: str) -> Path:
    """Write a file that `read` understands."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text("\n".join((title, *lines)), "utf-8")
    return path


def read(path: Path, /, *, max_mb: float = 10) -> Career:
    """Read a file whose first line is its title and each other line a passage."""
    try:
        title, *lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise DocumentError(path.name, "the file cannot be read.") from error
    if path.stat().st_size > max_mb * 1e6:
        raise DocumentError(path.name, "the file is too large.")
    return career(title.lower().replace(" ", "-"), *lines, filename=path.name)
