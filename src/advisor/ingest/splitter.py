"""Sections -> passages: each statement with the headings it stands under."""

import re
from collections.abc import Iterator, Sequence

from advisor.document import Block, BlockKind, Section, SourceDocument
from advisor.ingest.statements import statements
from advisor.passage import Passage

_STATEMENT = re.compile(r"\w\.$")
"""A heading that is a sentence states something; a scrape prints such lines."""


def passages(
    document: SourceDocument, sections: Sequence[Section]
) -> tuple[Passage, ...]:
    """Return the passages of `document` in order, none of them twice."""
    return tuple({passage.id: passage for passage in _all(document, sections)}.values())


def _all(document: SourceDocument, sections: Sequence[Section]) -> Iterator[Passage]:
    for section in sections:
        path = section.path
        if path[:1] != (document.title,):
            path = (document.title, *path)
        if _STATEMENT.search(section.heading):
            heading = Block(BlockKind.HEADING, section.heading, section.heading_span)
            yield _passage(heading, path[:-1])
        for piece in statements(document, section.blocks):
            yield _passage(piece, (*path, piece.under) if piece.under else path)


def _passage(piece: Block, path: tuple[str, ...]) -> Passage:
    span = piece.span
    return Passage(
        id=f"{span.document}:{span.start}-{span.end}",
        text=piece.text,
        path=path,
        span=span,
    )
