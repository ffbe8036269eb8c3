"""Files -> documents, their typed facts and their passages."""

from pathlib import Path

from advisor.career import Career
from advisor.document import SourceDocument
from advisor.errors import DocumentError
from advisor.ingest.loader import SUFFIXES, load
from advisor.ingest.parser import parse
from advisor.ingest.sections import sections
from advisor.ingest.splitter import passages

__all__ = ["SUFFIXES", "ingest", "read"]


def ingest(path: Path, *, max_mb: float = 10) -> Career:
    """Read the file at `path`; at most `max_mb` megabytes.

    Raises:
        DocumentError: If it cannot be read or holds no statement.
    """
    return read(load(path, max_mb=max_mb))


def read(document: SourceDocument) -> Career:
    """Return all that `document` holds.

    Raises:
        DocumentError: If it holds no statement.
    """
    parts = sections(document)
    pieces = passages(document, parts)
    if not pieces:
        raise DocumentError(
            document.filename,
            "holds headings but no statement; write at least one sentence or list"
            " entry below them.",
        )
    return Career(document, parse(document, parts), pieces)
