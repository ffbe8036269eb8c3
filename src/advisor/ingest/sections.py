"""A document's blocks under their headings, without orders to a program."""

from collections.abc import Iterator

from advisor.document import Block, BlockKind, Section, SourceDocument, Span
from advisor.ingest.blocks import blocks
from advisor.ingest.orders import is_order
from advisor.ingest.template import restore


def sections(document: SourceDocument) -> tuple[Section, ...]:
    """Return the sections of `document` in order, empty ones included."""
    return tuple(_sections(document))


def _sections(document: SourceDocument) -> Iterator[Section]:
    trail: list[Block] = []
    held: list[Block] = []
    for block in restore(blocks(document)):
        if is_order(block.text):
            continue
        if block.kind is not BlockKind.HEADING:
            held.append(block)
            continue
        yield from _section(document, trail, held)
        trail = [*(outer for outer in trail if outer.level < block.level), block]
        held = []
    yield from _section(document, trail, held)


def _section(
    document: SourceDocument, trail: list[Block], held: list[Block]
) -> Iterator[Section]:
    if not trail and not held:
        return
    start = trail[-1].span.start if trail else held[0].span.start
    end = held[-1].span.end if held else trail[-1].span.end
    path = tuple(block.text for block in trail)
    yield Section(
        heading=path[-1] if path else "",
        path=path,
        span=Span(document.id, start, end),
        heading_span=trail[-1].span if trail else Span(document.id, start, start),
        blocks=tuple(held),
    )
