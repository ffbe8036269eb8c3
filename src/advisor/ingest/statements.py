"""Blocks -> statements: one sentence, list entry or table row each."""

import re
from collections.abc import Iterator, Sequence

from advisor.document import Block, BlockKind, SourceDocument, Span
from advisor.sentences import reading, sentence_spans

_TO_A_PROGRAM = re.compile(
    r"^\W*(?:note to (?:the |any )?)?(?:system|assistant|chat ?bot|bot|ai|llm|model"
    r"|language model)\b\s*[:,]"
    r"|\bnote to (?:the |any )?(?:assistant|chat ?bot|bot|ai|llm|model)\b"
    r"|\b(?:ignore|disregard|forget|override)\b.{0,20}\b(?:previous|prior|above|earlier"
    r"|all|any|these|those|your)\b.{0,20}\b(?:instructions?|rules?|prompts?|guidelines)\b",
    re.IGNORECASE,
)
"""Sentences that give orders to a program; what is no statement on a career."""


def is_order(text: str) -> bool:
    """Tell whether a sentence gives orders to the program that reads it."""
    return bool(_TO_A_PROGRAM.search(text))


def statements(document: SourceDocument, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the statements of `blocks`: paragraphs by sentence, list entries whole.

    Orders to a program that reads the document are no statements and are left out.
    """
    for block in blocks:
        if is_order(block.text):
            continue
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
