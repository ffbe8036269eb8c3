"""Where sentences begin and end, and what a marked-up line reads like."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?\u2026]+[\"'\u2019\u201d)\]]*(?=\s)|\n\s*\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|exp|yrs?|mo|hr|Dr|Mr|Mrs|Ms|Prof|St|No|Inc|Ltd|Co"
    r"|Jr|Sr|Fig|al|cf|min|max|dept)|\b[A-Z](?:\.[A-Z])*)\.$"
)
_NEXT = re.compile(
    r"\s+[\"'\u2018\u201c(\[*_`]*(?:[A-Z0-9\u00c0-\u00de$\u00a3\u20ac]|$)"
)
_LINK = re.compile(r"!?\[([^\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`+|~~)(?=\S)(.+?)(?<=\S)\1")
_UNDERSCORE = re.compile(r"(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>=~-])")


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of `text`, white space left out."""
    start = 0
    for end in (*_boundaries(text), len(text)):
        piece = text[start:end]
        if stripped := piece.strip():
            first = start + piece.index(stripped[0])
            yield first, first + len(stripped)
        start = end


def _boundaries(text: str) -> Iterator[int]:
    for found in _END.finditer(text):
        if found[0].startswith("\n") or _ends(text, found.end()):
            yield found.end()


def _ends(text: str, at: int) -> bool:
    """Tell whether the full stop before `at` ends a sentence."""
    before = text[max(0, at - 12) : at]
    return bool(_NEXT.match(text, at)) and not _ABBREVIATION.search(before)


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`."""
    return [text[start:end] for start, end in sentence_spans(text)]


def reading(text: str) -> str:
    """Return what a person reads: no Markdown emphasis or links, single spaces."""
    text = _LINK.sub(r"\1", text)
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2", text)
    text = _UNDERSCORE.sub(r"\1", text)
    return " ".join(_ESCAPE.sub(r"\1", text).split())
