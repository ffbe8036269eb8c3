"""A text cut into headings, list items and paragraphs, each with its span.

It knows Markdown and plain lines; what the headings mean is for `template`.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from advisor.document import Block, BlockKind, SourceDocument, Span, TextFormat
from advisor.sentences import reading

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_BULLET = re.compile(r"\s*(?:[-*+\u2022\u25aa\u25e6\u2013\u00b7]|\d{1,2}[.)])(?:\s+|$)")
_LABEL = re.compile(r"[A-Z][\w /-]{1,30}:\s+\S")
_TERMINAL = tuple(".!?:;,")
_NO_HEADING = tuple(".!:;,")
_WRAP_WIDTH = 100
_DECORATION = {"So", "Sk", "Cf", "Mn", "No", "Co"}
_KEYCAP = re.compile(r"\d\ufe0f?\u20e3")


def blocks(document: SourceDocument) -> tuple[Block, ...]:
    """Return the blocks of `document` in order; front matter is left out."""
    if document.format is TextFormat.MARKDOWN:
        return tuple(_markdown(document))
    return tuple(_plain(document))


def _markdown(document: SourceDocument) -> Iterator[Block]:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    body = document.text[document.body_start :]
    lines = [document.body_start]
    lines += [lines[0] + found.end() for found in re.finditer("\n", body)]
    lines += [len(document.text)]
    parser = MarkdownIt("commonmark").enable("table")
    yield from _walk(document, SyntaxTreeNode(parser.parse(body)), lines, ())


def _walk(
    document: SourceDocument,
    node: "SyntaxTreeNode",
    lines: list[int],
    items: tuple[str, ...],
) -> Iterator[Block]:
    """Yield the blocks below `node`.

    `lines` are the offsets of the lines; `items` the texts of the list items that
    `node` stands in, outermost first.
    """
    match node.type:
        case "inline" if node.map and node.parent:
            level = int(node.parent.tag[1]) if node.parent.type == "heading" else 0
            kind = BlockKind.ITEM if items else BlockKind.PARAGRAPH
            yield from _block(
                document,
                Block(
                    BlockKind.HEADING if level else kind,
                    node.content,
                    Span(document.id, lines[node.map[0]], lines[node.map[1]]),
                    level,
                    under=items[-2] if len(items) > 1 else "",
                ),
            )
        case "table":
            yield from _rows(document, node, lines)
        case kind:
            if kind == "list_item":
                items = (*items, _content(node.children[0]) if node.children else "")
            for child in node.children:
                yield from _walk(document, child, lines, items)


def _block(document: SourceDocument, rough: Block) -> Iterator[Block]:
    """Yield `rough` with its span drawn tight around the words it holds.

    Lines that are each labelled (`Pay: ...`) become a block each.
    """
    words = [line.strip() for line in rough.text.split("\n")]
    if len(words) > 1 and all(map(_LABEL.match, words)):
        start = rough.span.start
        for word in words:
            start = document.text.find(word, start, rough.span.end)
            span = Span(document.id, start, start + len(word))
            yield Block(rough.kind, reading(word), span, rough.level)
        return
    low = document.text.find(words[0], rough.span.start, rough.span.end)
    high = document.text.rfind(words[-1], rough.span.start, rough.span.end)
    if low >= 0 and high >= 0 and (text := reading(rough.text)):
        span = Span(document.id, low, high + len(words[-1]))
        yield Block(rough.kind, text, span, rough.level, rough.under)


def _rows(
    document: SourceDocument, table: "SyntaxTreeNode", lines: list[int]
) -> Iterator[Block]:
    """Yield each row below the head of a table as an item `Head: cell; ...`."""
    head, *rows = (row for part in table.children for row in part.children)
    names = [_content(cell) for cell in head.children]
    for row in rows:
        if row.map is None:
            continue
        pairs = [
            f"{name}: {value}" if name else value
            for name, value in zip(names, map(_content, row.children), strict=False)
            if value
        ]
        start, end = lines[row.map[0]], lines[row.map[1]]
        raw = document.text[start:end]
        start += len(raw) - len(raw.lstrip())
        if pairs:
            span = Span(document.id, start, start + len(raw.strip()))
            yield Block(BlockKind.ITEM, "; ".join(pairs), span)


def _content(cell: "SyntaxTreeNode") -> str:
    return reading(" ".join(child.content for child in cell.children))


def _plain(document: SourceDocument) -> Iterator[Block]:
    groups = list(_groups(document.text, document.body_start))
    wrapped = _is_wrapped(document.text, groups)
    for group in groups:
        pieces = _rejoin(document.text, group) if wrapped else group
        for start, end in pieces:
            block = _line(document, start, end)
            if block is None:
                continue
            alone = wrapped and len(group) == 1 and _looks_like_heading(block)
            yield (
                Block(BlockKind.HEADING, block.text, block.span, 2) if alone else block
            )


def _groups(text: str, start: int) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of lines without an empty one between them, as spans of lines."""
    group: list[tuple[int, int]] = []
    for line in text[start:].splitlines(keepends=True):
        end = start + len(line)
        if line.strip():
            group.append((start, end))
        elif group:
            yield group
            group = []
        start = end
    if group:
        yield group


def _is_wrapped(text: str, groups: list[list[tuple[int, int]]]) -> bool:
    """Tell whether lines are cut at a width, so that a paragraph takes several."""
    widths = [end - start for group in groups for start, end in group]
    if len(groups) < 2 or max(widths) > _WRAP_WIDTH:
        return False
    inner = [pair for group in groups for pair in group[:-1]]
    full = sum(
        end - start > 40 and not text[start:end].rstrip().endswith(_TERMINAL)
        for start, end in inner
    )
    return not inner or full >= len(inner) / 3


def _rejoin(text: str, group: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of a wrapped paragraph or of the list items in it."""
    start = group[0][0]
    for line_start, _ in group[1:]:
        if _BULLET.match(text, line_start):
            yield start, line_start
            start = line_start
    yield start, group[-1][1]


def _looks_like_heading(block: Block) -> bool:
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(block.text) <= 80
        and not block.text.endswith(_NO_HEADING)
        and len(block.text.split()) <= 12
    )


def _line(document: SourceDocument, start: int, end: int) -> Block | None:
    """Return a line (or a rejoined paragraph) without its bullet or emoji."""
    raw = document.text[start:end]
    bullet = _BULLET.match(raw)
    marks_start = bullet.end() if bullet else 0
    low = _decoration_end(raw, marks_start)
    text = " ".join(raw[low:].split())
    if not text or (text.isdigit() and len(text) <= 2):
        return None
    marks = raw[marks_start:low].strip()
    listed = bullet or (marks and not _is_circled(marks[0]))
    kind = BlockKind.ITEM if listed else BlockKind.PARAGRAPH
    span = Span(document.id, start + low, start + len(raw.rstrip()))
    return Block(kind, text, span)


def _is_circled(mark: str) -> bool:
    return unicodedata.category(mark) == "No"


def _decoration_end(raw: str, start: int) -> int:
    """Return where the emoji and circled numbers at `start` of a line end."""
    position = start
    while position < len(raw):
        if keycap := _KEYCAP.match(raw, position):
            position = keycap.end()
        elif raw[position].isspace() or unicodedata.category(raw[position]) in (
            _DECORATION
        ):
            position += 1
        else:
            break
    return position
