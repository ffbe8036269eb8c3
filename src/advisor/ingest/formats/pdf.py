"""The lines of a PDF's text layer, with where and how large they stand."""

import io
import logging
import math
import struct
import zlib
from collections.abc import Iterator, Sequence

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, DeprecationError, PyPdfError

from advisor.errors import DocumentError
from advisor.ingest.formats.markdown import Extracted, markdown
from advisor.ingest.formats.pdf_layout import Line, pieces

ENCRYPTED = "the PDF is protected by a password; save a copy without the password."
DAMAGED = "the PDF is damaged and cannot be read; export or download it again."
NO_TEXT = (
    "the PDF has no text layer; scanned pages need OCR (text recognition) first, for"
    " example with ocrmypdf."
)

# What pypdf raises on files that were cut or changed, its own errors and others.
_BROKEN = (
    PyPdfError,
    DependencyError,
    DeprecationError,
    zlib.error,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    EOFError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
)
_JUNK_TITLES = (
    "untitled",
    "(anonymous)",
    "(unspecified)",
    "microsoft word",
    "document",
)
_FILE_ENDINGS = (".doc", ".docx", ".pdf", ".indd", ".tex", ".dvi", ".odt")

# Damage that matters is raised; what pypdf mends by itself is not for the reader.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def extract(data: bytes, filename: str) -> Extracted:
    """Return the text layer as Markdown, with the title of the metadata.

    Raises:
        DocumentError: If the file is damaged, encrypted or has no text layer.
    """
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not _opens(reader):
            raise DocumentError(filename, ENCRYPTED)
        pages = [list(_lines(page)) for page in reader.pages]
        title = _title(reader)
    except _BROKEN as error:
        raise DocumentError(filename, DAMAGED) from error
    text = markdown(pieces(pages))
    if not any(map(str.isalnum, text)):
        raise DocumentError(filename, NO_TEXT)
    return Extracted(text, title=title)


def _opens(reader: PdfReader) -> bool:
    """Tell whether the empty password opens the file."""
    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False


def _title(reader: PdfReader) -> str:
    title = str((reader.metadata and reader.metadata.title) or "").strip()
    lowered = title.lower()
    junk = lowered.startswith(_JUNK_TITLES) or lowered.endswith(_FILE_ENDINGS)
    return "" if junk else title


class _Collector:
    """Puts the runs of text that pypdf meets on a page together into lines."""

    def __init__(self, width: float) -> None:
        self.lines: list[Line] = []
        self._width = width
        self._words: list[str] = []
        self._sizes: dict[float, int] = {}
        self._place = (0.0, 0.0)

    def visit(
        self,
        text: str,
        page: Sequence[float],
        matrix: Sequence[float],
        font: object,
        size: float,
    ) -> None:
        """Take one run; pypdf calls this with the matrices that place it."""
        first, *rest = text.split("\n")
        self._take(first, page, matrix, size)
        for piece in rest:
            self.end()
            self._take(piece, page, matrix, size)

    def _take(
        self, text: str, page: Sequence[float], matrix: Sequence[float], size: float
    ) -> None:
        if text.strip():
            if not "".join(self._words).strip():
                self._place = _placed(page, matrix)
            height = round(2 * abs(size) * _scale(page, matrix)) / 2
            self._sizes[height] = self._sizes.get(height, 0) + len(text)
        self._words.append(text)

    def end(self) -> None:
        """Finish the line."""
        text = " ".join("".join(self._words).split())
        if text:
            size = max(self._sizes, key=lambda height: self._sizes[height])
            self.lines.append(Line(text, size, *self._place, self._width))
        self._words, self._sizes = [], {}


def _placed(page: Sequence[float], matrix: Sequence[float]) -> tuple[float, float]:
    x, y = matrix[4], matrix[5]
    return (
        x * page[0] + y * page[2] + page[4],
        x * page[1] + y * page[3] + page[5],
    )


def _scale(page: Sequence[float], matrix: Sequence[float]) -> float:
    """Return how much taller text is drawn than its font's size."""
    across, up = matrix[2], matrix[3]
    return math.hypot(across * page[0] + up * page[2], across * page[1] + up * page[3])


def _lines(page: PageObject) -> Iterator[Line]:
    collector = _Collector(float(page.mediabox.width))
    page.extract_text(visitor_text=collector.visit)
    collector.end()
    yield from collector.lines
