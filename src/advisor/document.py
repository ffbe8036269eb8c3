"""What a person wrote: a document's text, its sections and spans of its characters."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (end excluded) of the document `document`."""

    document: str
    start: int
    end: int

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return (
            self.document == other.document
            and self.start <= other.start
            and other.end <= self.end
        )


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One document as text whose character offsets never change once it is loaded.

    Attributes:
        id: Short name, unique among the documents held; a slug of the title.
        title: What the document is about, as a person would say it.
        text: The whole text; every span counts characters of it.
        format: How `text` is to be read: Markdown structure or plain lines.
        filename: Name (no folder) of the file it came from.
        sha256: Hash of the file's bytes, hexadecimal.
        body_start: Offset of the first character after front matter; 0 without.
        meta: Front matter, as pairs of name and text.
    """

    id: str
    title: str
    text: str
    format: "TextFormat"
    filename: str
    sha256: str
    body_start: int = 0
    meta: tuple[tuple[str, str], ...] = field(default=())

    def quote(self, span: Span) -> str:
        """Return the exact words of `span`.

        Raises:
            ValueError: If the span is of another document or leaves the text.
        """
        if span.document != self.id or not 0 <= span.start <= span.end <= len(
            self.text
        ):
            raise ValueError(f"{span} is not a span of document {self.id!r}")
        return self.text[span.start : span.end]


class TextFormat(StrEnum):
    """How the structure of a text is marked."""

    MARKDOWN = "markdown"
    PLAIN = "plain"


class BlockKind(StrEnum):
    """What a run of text is on its page."""

    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a list item or a paragraph.

    `text` is what a person reads: `span` with marks such as bullets, emphasis and
    line breaks taken away. `level` is 1 (outermost) and up for headings, 0 otherwise.
    `under` is the text of the list item that a nested item belongs to.
    """

    kind: BlockKind
    text: str
    span: Span
    level: int = 0
    under: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it, up to the next heading of any level.

    `path` holds the headings from the outermost down to this one's own, so
    `path[-1] == heading`; text before any heading has an empty path and heading.
    `span` runs from the start of the heading to the end of the last block;
    `heading_span` covers the words of the heading alone.
    """

    heading: str
    path: tuple[str, ...]
    span: Span
    heading_span: Span
    blocks: tuple[Block, ...]
