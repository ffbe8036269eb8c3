"""Headings, list items and paragraphs, read from the look of a PDF's lines.

It knows sizes and places, not the file format.
"""

import math
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from advisor.ingest.formats.markdown import Heading, Item, Paragraph, Piece

_BULLETS = (
    "\u2022\u25e6\u25aa\u2023\u2043\u25cf\u25cb\u25a0\u25a1\u27a2\u27a4\u00b7\x7f"
    "\uf0b7\uf0a7\uf0d8\uf0fc"
)
_BULLET = re.compile(rf"(?:[{_BULLETS}]\s*|[-\u2013*]\s+)(?=\S)")
_BULLET_ALONE = re.compile(rf"[{_BULLETS}\u2013*-]")
_NUMBER = re.compile(r"\d{1,2}[.)]\s+(?=\S)")
_NUMBER_ALONE = re.compile(r"\d{1,2}[.)]?")
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}\s*(?:of|/)\s*\d{1,4}"
    r"|[-\u2013]\s*\d{1,4}\s*[-\u2013]",
    re.IGNORECASE,
)
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_LIGATURE_TABLE = str.maketrans(_LIGATURES)
_HYPHENATED = re.compile(r"[^\W\d_](?:-|\u00ad|\u2010)$")
_FULL_STOP = tuple(".!?:;\u2026")
_LARGER = 1.08
_LONGEST_HEADING = 160
_MOST_HEADING_LINES = 3
_SHORT = 0.6
_REPEATED_SHARE = 0.6
_WIDEST_LEADING = 1.4
_NEW_PARAGRAPH = 1.25
_GLYPH_WIDTH = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page: its words, height of type, place, and the page's width."""

    text: str
    size: float
    x: float
    y: float
    page_width: float


@dataclass(frozen=True, slots=True)
class _Look:
    """What is usual in a document: type size, distance and length of body lines."""

    body: float
    leading: float
    length: float
    headings: tuple[float, ...]


def pieces(pages: Sequence[Sequence[Line]]) -> Iterator[Piece]:
    """Yield the pieces that the lines of `pages` make up."""
    kept = [_joined_marks(page) for page in _without_repeats(pages)]
    lines = [
        replace(line, text=line.text.translate(_LIGATURE_TABLE))
        for page in kept
        for line in page
    ]
    if lines:
        look = _look(lines)
        for group in _groups(lines, look):
            yield _piece(group, look)


def _without_repeats(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without page numbers and what recurs at one place on most."""
    counts = Counter(key for page in pages for key in {_key(line) for line in page})
    least = max(2, math.ceil(_REPEATED_SHARE * len(pages)))
    return [
        [
            line
            for line in page
            if counts[_key(line)] < least and not _PAGE_NUMBER.fullmatch(line.text)
        ]
        for page in pages
    ]


def _key(line: Line) -> tuple[str, int, float]:
    return re.sub(r"\d+", "0", line.text), round(line.y), line.size


def _joined_marks(page: Sequence[Line]) -> list[Line]:
    """Return the lines with a bullet or number on its own put before its item."""
    joined: list[Line] = []
    mark: Line | None = None
    for line in page:
        if mark and _stands_before(mark, line):
            sign = mark.text.rstrip(".)") + "." if mark.text[0].isdigit() else "\u2022"
            joined.append(replace(line, text=f"{sign} {line.text}"))
            mark = None
            continue
        if mark and mark.text[0].isdigit():
            joined.append(mark)
        mark = line if _is_mark(line.text) else None
        if mark is None:
            joined.append(line)
    return [*joined, mark] if mark and mark.text[0].isdigit() else joined


def _is_mark(text: str) -> bool:
    return bool(_BULLET_ALONE.fullmatch(text) or _NUMBER_ALONE.fullmatch(text))


def _stands_before(mark: Line, line: Line) -> bool:
    if _BULLET_ALONE.fullmatch(mark.text):
        return True
    return abs(mark.y - line.y) < 0.6 * line.size and line.x > mark.x


def _look(lines: Sequence[Line]) -> _Look:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    body = max(sizes, key=lambda size: (sizes[size], -size))
    large = {line.size for line in lines if _may_head(line, body)}
    texts = [line for line in lines if line.size < body * _LARGER]
    gaps = [
        upper.y - lower.y
        for upper, lower in pairwise(texts)
        if 0.8 * body <= upper.y - lower.y <= 3 * body
    ]
    widest = _WIDEST_LEADING * body
    usual = (
        min(statistics.quantiles(gaps, n=10)[0], widest) if len(gaps) > 1 else widest
    )
    lengths = sorted(len(line.text) for line in texts)
    return _Look(
        body, usual, lengths[int(0.9 * (len(lengths) - 1))], tuple(sorted(large)[::-1])
    )


def _may_head(line: Line, body: float) -> bool:
    return (
        line.size >= body * _LARGER
        and len(line.text) <= _LONGEST_HEADING
        and any(map(str.isalpha, line.text))
    )


def _groups(lines: Sequence[Line], look: _Look) -> Iterator[list[Line]]:
    """Yield the lines of one heading, item or paragraph at a time."""
    group = [lines[0]]
    for line in lines[1:]:
        if _continues(group, line, look):
            group.append(line)
        else:
            yield group
            group = [line]
    yield group


def _continues(group: Sequence[Line], line: Line, look: _Look) -> bool:
    last = group[-1]
    if _may_head(last, look.body) or _may_head(line, look.body):
        return _wraps_heading(last, line)
    if _BULLET.match(line.text) or _NUMBER.match(line.text):
        return False
    if _HYPHENATED.search(last.text) and line.text[0].islower():
        return True
    if last.text.endswith(_FULL_STOP) or not line.text[0].islower():
        return _is_near(last, line, look)
    return len(last.text) >= _SHORT * look.length or _is_near(last, line, look)


def _is_near(last: Line, line: Line, look: _Look) -> bool:
    """Tell whether `line` is set directly below a full line, as wrapped text is."""
    gap = last.y - line.y
    full = len(last.text) >= _SHORT * look.length
    return full and 0 < gap <= _NEW_PARAGRAPH * look.leading


def _wraps_heading(last: Line, line: Line) -> bool:
    """Tell whether two large lines are one heading that was wrapped."""
    width = len(last.text) * _GLYPH_WIDTH * last.size
    room = max(last.page_width - 2 * last.x, 0.3 * last.page_width)
    gap = last.y - line.y
    same = last.size == line.size
    return same and 0 < gap <= _WIDEST_LEADING * last.size and width >= 0.55 * room


def _piece(group: Sequence[Line], look: _Look) -> Piece:
    first = group[0]
    text = _run_on(group)
    if _may_head(first, look.body) and len(group) <= _MOST_HEADING_LINES:
        return Heading(look.headings.index(first.size) + 1, text)
    if bullet := _BULLET.match(text):
        return Item(text[bullet.end() :])
    if number := _NUMBER.match(text):
        return Item(text[number.end() :], ordered=True)
    return Paragraph(text)


def _run_on(group: Sequence[Line]) -> str:
    """Return the lines as one; a word that was cut at a line's end is whole again."""
    text = group[0].text
    for line in group[1:]:
        if _HYPHENATED.search(text) and line.text[0].islower():
            text = text[:-1] + line.text
        else:
            text = f"{text} {line.text}"
    return text.replace("\u00ad", "")
