"""What the tests of the practice share: the careers, the embedder, a small page."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from advisor.career import Career
from advisor.guidance.practice import PracticeQuestion, questions
from advisor.index.embedder import StoredEmbedder
from advisor.ingest import ingest
from tests.conftest import DOCUMENTS, HOSPITAL

HERE = Path(__file__).parent
BAKERY = HERE / "practice_bakery.md"
WIND = DOCUMENTS / "wind-turbine-technician.md"
UX = DOCUMENTS / "ux-researcher.txt"


class Remembering:
    """The shipped embedder; the tests ask it for the same texts over and over."""

    def __init__(self) -> None:
        self._embedder = StoredEmbedder("", HERE)
        self._vectors: dict[str, NDArray[np.float32]] = {}

    @property
    def model(self) -> str:
        return self._embedder.model

    @property
    def dimensions(self) -> int:
        return self._embedder.dimensions

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        for text in texts:
            if text not in self._vectors:
                self._vectors[text] = self._embedder.embed([text])[0]
        rows = [self._vectors[text] for text in texts]
        return np.array(rows, np.float32).reshape(len(texts), self.dimensions)


EMBEDDER = Remembering()


@cache
def career(path: Path) -> Career:
    """Return the career in `path`, read once."""
    return ingest(path)


@cache
def asked(path: Path) -> tuple[PracticeQuestion, ...]:
    """Return the questions of the career in `path`, made once."""
    return questions(career(path), EMBEDDER)


def question(path: Path, about: str) -> PracticeQuestion:
    """Return the question that prints or quotes a statement that has `about`."""
    return next(one for one in asked(path) if about in one.source.text)


def named(document: str) -> Path:
    """Return the path of a document by its file name."""
    folders = (HOSPITAL.parent, DOCUMENTS, HERE)
    return next(f / document for f in folders if (f / document).exists())


def page(folder: Path, text: str) -> Career:
    """Return the career that a page with `text` is read as."""
    path = folder / "page.md"
    path.write_text(text, "utf-8")
    return ingest(path)
