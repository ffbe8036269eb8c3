"""The blocks of a page, put together from the elements met on a walk over it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from advisor.ingest.formats.markdown import (
    Code,
    Heading,
    Item,
    Paragraph,
    Piece,
    one_line,
)

_BLOCK_TAGS = (
    "address article blockquote body caption center dd details dialog div dl dt"
    " fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hgroup hr li legend main"
    " menu ol p pre search section summary table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCK_TAGS.split())
_HEADING = re.compile(r"h([1-6])")
_SPACES = re.compile(r"[ \t\n\r\f\u00a0]+")
# The innermost open element of these says what words are.
_ROLE = re.compile(r"pre|dt|dd|li|h[1-6]")
_NO_ROLE = ""
_LISTS = ("ul", "ol", "menu")


@dataclass(slots=True)
class _Entry:
    """A list item that is open; `started` once its first words are written."""

    ordered: bool
    depth: int
    started: bool = False


class PageWriter:
    """Collects pieces from the opening, the closing and the text of elements."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._words: list[str] = []
        self._roles = [_NO_ROLE]
        self._lists: list[str] = []
        self._entries: list[_Entry] = []
        self._term = ""

    def pieces(self) -> Sequence[Piece]:
        """Return what was collected."""
        self._flush()
        self._end_term()
        return self._pieces

    def text(self, words: str) -> None:
        """Take the text between two tags."""
        kept = self._roles[-1] == "pre"
        self._words.append(words if kept else _SPACES.sub(" ", words))

    def piece(self, piece: Piece) -> None:
        """Take a finished piece."""
        self._flush()
        self._end_term()
        self._pieces.append(piece)

    def open(self, tag: str) -> None:
        """Take the start of an element."""
        if tag == "br":
            self._words.append("\n")
        if tag not in BLOCKS:
            return
        self._flush()
        self._roles.append(tag if _ROLE.fullmatch(tag) else self._roles[-1])
        if tag in _LISTS:
            self._lists.append(tag)
        elif tag == "li":
            depth = max(0, len(self._lists) - 1)
            self._entries.append(_Entry(self._lists[-1:] == ["ol"], depth))

    def close(self, tag: str) -> None:
        """Take the end of an element."""
        if tag not in BLOCKS:
            return
        self._flush()
        self._roles.pop()
        if tag in _LISTS:
            self._lists.pop()
        elif tag == "li":
            self._entries.pop()

    def _flush(self) -> None:
        role = self._roles[-1]
        text = "".join(self._words)
        self._words.clear()
        if not text.strip():
            return
        if heading := _HEADING.fullmatch(role):
            self._end_term()
            self._pieces.append(Heading(int(heading[1]), one_line(text)))
            return
        match role:
            case "pre":
                self._pieces.append(Code(text))
            case "dt":
                self._end_term()
                self._term = one_line(text)
            case "dd":
                self._define(one_line(text))
            case "li":
                self._list(one_line(text))
            case _:
                self._end_term()
                paragraphs = re.split(r"\n\s*\n", text)
                self._pieces += map(Paragraph, paragraphs)

    def _define(self, text: str) -> None:
        colon = "" if self._term.endswith((":", "?")) else ":"
        lead = f"{self._term}{colon} " if self._term else ""
        self._term = ""
        self._pieces.append(Item(lead + text))

    def _end_term(self) -> None:
        """Write a term that no description follows."""
        if self._term:
            self._pieces.append(Item(self._term))
            self._term = ""

    def _list(self, text: str) -> None:
        """Write words of a list item: a new item, or the rest of the one before."""
        entry = self._entries[-1]
        last = self._pieces[-1] if self._pieces else None
        if not entry.started:
            entry.started = True
            self._pieces.append(Item(text, entry.depth, entry.ordered))
        elif isinstance(last, Item) and last.depth == entry.depth:
            self._pieces[-1] = Item(f"{last.text} {text}", last.depth, last.ordered)
        else:
            self._pieces.append(Paragraph(text))
