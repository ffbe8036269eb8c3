"""The Markdown that HTML, DOCX and PDF files are turned into, piece by piece.

A piece knows what it is on the page and holds plain words; nothing in its words can
turn into structure.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_STRUCTURE = re.compile(
    r"[>|]|[-+*](?=\s|$)|#{1,6}(?=\s|$)|(?:`{3}|~{3})|\[[^\]]*\]:"
    r"|(?:[-_*=]\s*)+$|<(?=[a-zA-Z/!?])"
)
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_SPACES = re.compile(r"[^\S\n]+")
_TICKS = re.compile(r"`{3,}")
_DEEPEST_HEADING = 6
_DEEPEST_ITEM = 5


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a file holds: its text, and what the file itself says it is called.

    `title` is outranked by headings of the text; `heading` stands for a first heading
    that the text lacks.
    """

    text: str
    title: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the outermost."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A list item; `depth` 0 is the outermost list."""

    text: str
    depth: int = 0
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, in which a line break is a line break of the page."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row names the columns and may be of empty names."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that keep their spaces."""

    text: str


Piece = Heading | Item | Paragraph | Table | Code


def markdown(pieces: Iterable[Piece]) -> str:
    """Return `pieces` as one Markdown text."""
    parts: list[str] = []
    margins: list[int] = []
    for piece in pieces:
        tight = isinstance(piece, Item) and bool(margins)
        if not isinstance(piece, Item):
            margins.clear()
        if text := _written(piece, margins):
            parts += ["\n" if tight else "\n\n", text] if parts else [text]
    return "".join(parts) + "\n" if parts else ""


def one_line(text: str) -> str:
    """Return `text` with each run of white space made one space."""
    return " ".join(text.split())


def _written(piece: Piece, margins: list[int]) -> str:
    match piece:
        case Heading(level, text):
            title = one_line(text).rstrip("#").rstrip() or one_line(text)
            return f"{'#' * min(level, _DEEPEST_HEADING)} {title}" if title else ""
        case Item():
            return _item(piece, margins)
        case Paragraph(text):
            return "\n".join(_lines(text))
        case Table(rows):
            return _table(rows)
        case Code(text):
            longest = max(map(len, _TICKS.findall(text)), default=2)
            fence = "`" * (longest + 1)
            body = text.strip("\n").rstrip()
            return f"{fence}\n{body}\n{fence}" if body.strip() else ""


def _item(item: Item, margins: list[int]) -> str:
    """Return a list item; `margins` are the indents of the items it may be under."""
    text = escaped(one_line(item.text))
    if not text:
        return ""
    del margins[item.depth + 1 :]
    depth = min(item.depth, len(margins), _DEEPEST_ITEM)
    del margins[depth:]
    mark = "1. " if item.ordered else "- "
    indent = margins[-1] if margins else 0
    margins.append(indent + len(mark))
    return f"{' ' * indent}{mark}{text}"


def _lines(text: str) -> list[str]:
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return [escaped(line) for line in lines if line]


def escaped(line: str) -> str:
    """Return `line` so that what it begins with is not read as Markdown structure."""
    if _STRUCTURE.match(line):
        return "\\" + line
    return _NUMBERED.sub(r"\1\\\2", line, count=1) if _NUMBERED.match(line) else line


def _table(rows: Sequence[Sequence[str]]) -> str:
    filled = [[_cell(cell) for cell in row] for row in rows]
    width = max(map(len, filled), default=0)
    if not any(any(row) for row in filled):
        return ""
    padded = [row + [""] * (width - len(row)) for row in filled]
    head, *body = (f"| {' | '.join(row)} |" for row in padded)
    return "\n".join([head, f"|{' --- |' * width}", *body])


def _cell(text: str) -> str:
    return one_line(text).replace("|", r"\|")
