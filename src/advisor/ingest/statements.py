"""Blocks -> statements: one sentence, list entry or table row each."""

from collections.abc import Iterator, Sequence

from advisor.document import Block, BlockKind, SourceDocument, Span
from advisor.sentences import reading, sentence_spans


def statements(document: SourceDocument, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the statements of `blocks`: paragraphs by sentence, list entries whole."""
    for block in blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            yield block
            continue
        raw = document.quote(block.span)
        for start, end in sentence_spans(raw):
            text = reading(raw[start:end]).strip("*_ ")
            first = block.span.start + start
            span = Span(document.id, first, block.span.start + end)
            if text:
                yield Block(BlockKind.PARAGRAPH, text, span)
