"""A Word document as Markdown: headings, lists and tables in the order of the body."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator

import docx
from docx.document import Document
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.document import DocumentPart
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from advisor.errors import DocumentError
from advisor.ingest.formats.markdown import (
    Extracted,
    Heading,
    Item,
    Paragraph,
    Piece,
    Table,
    markdown,
)

OLD_WORD = (
    "it is an old or password-protected Word file; open it in Word and save it as"
    " .docx without a password."
)
NOT_A_ZIP = (
    "the Word document is damaged (it is not a zip archive); open it in Word and save"
    " it again as .docx."
)
DAMAGED = "the Word document is damaged; open it in Word and save it again as .docx."
BOMB = (
    "the Word document unpacks to more than {limit:g} MB and is refused; save it again"
    " without embedded objects, or as text."
)
NO_TEXT = "the Word document has no text; pictures of text have to be typed out first."

MAX_GROWTH = 50
_OLE = b"\xd0\xcf\x11\xe0"
# What python-docx, lxml and zipfile raise on files that were cut or changed.
_BROKEN = (
    OpcError,
    PythonDocxError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    EOFError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_LIST = re.compile(r"list (bullet|number)(?: ([2-5]))?", re.IGNORECASE)
_CONTENTS = re.compile(r"toc\b", re.IGNORECASE)
_SEEN_RUNS = "w:r | w:hyperlink//w:r | w:ins//w:r | w:smartTag//w:r | w:sdt//w:r"
_DEFAULT_TITLES = ("", "word document", "document", "untitled")


def extract(data: bytes, filename: str, max_mb: float) -> Extracted:
    """Return the document as Markdown, with the title of its properties.

    Raises:
        DocumentError: If the file is damaged, too large once unpacked, or empty.
    """
    _check_archive(data, filename, max_mb)
    try:
        document = docx.Document(io.BytesIO(data))
        text = markdown(_pieces(document))
        title = document.core_properties.title.strip()
    except _BROKEN as error:
        raise DocumentError(filename, DAMAGED) from error
    if not text:
        raise DocumentError(filename, NO_TEXT)
    return Extracted(text, title="" if title.lower() in _DEFAULT_TITLES else title)


def _check_archive(data: bytes, filename: str, max_mb: float) -> None:
    if data.startswith(_OLE):
        raise DocumentError(filename, OLD_WORD)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except _BROKEN as error:
        raise DocumentError(filename, NOT_A_ZIP) from error
    if size > MAX_GROWTH * max_mb * 1_000_000:
        raise DocumentError(filename, BOMB.format(limit=MAX_GROWTH * max_mb))


def _pieces(document: Document) -> Iterator[Piece]:
    """Yield the body's pieces; under a title, headings go one level down."""
    blocks = list(document.iter_inner_content())
    titled = any(
        isinstance(block, WordParagraph) and "title" in _styles(block)
        for block in blocks
    )
    for block in blocks:
        if isinstance(block, WordTable):
            yield Table(tuple(_row(row.cells) for row in block.rows))
        else:
            yield from _paragraph(block, int(titled))


def _paragraph(paragraph: WordParagraph, shift: int) -> Iterator[Piece]:
    styles = _styles(paragraph)
    text = _text(paragraph)
    if not text.strip() or any(map(_CONTENTS.match, styles)):
        return
    if "title" in styles:
        yield Heading(1, text)
    elif level := _level(styles):
        yield Heading(level + shift, text)
    elif item := _item(paragraph, styles, text):
        yield item
    else:
        yield from map(Paragraph, re.split(r"\n\s*\n", text))


def _styles(paragraph: WordParagraph) -> list[str]:
    """Return the names of the paragraph's style and of those it is based on."""
    names: list[str] = []
    style = paragraph.style
    while style is not None and (name := (style.name or "").lower()) not in names:
        names.append(name)
        style = style.base_style
    return names


def _level(styles: Iterable[str]) -> int:
    levels = [int(found[1]) for found in map(_HEADING.fullmatch, styles) if found]
    return levels[0] if levels else 0


def _text(paragraph: WordParagraph) -> str:
    """Return the words shown, those of links and accepted insertions included."""
    runs = paragraph._p.xpath(_SEEN_RUNS)
    return "".join(Run(run, paragraph).text for run in runs)


def _item(paragraph: WordParagraph, styles: Iterable[str], text: str) -> Item | None:
    for found in filter(None, map(_LIST.fullmatch, styles)):
        return Item(text, int(found[2] or 1) - 1, found[1].lower() == "number")
    numbering = paragraph._p.xpath("./w:pPr/w:numPr")
    if not numbering and paragraph.style is not None:
        numbering = paragraph.style.element.xpath("./w:pPr/w:numPr")
    if not numbering:
        return None
    number = _value(numbering[0], "w:numId")
    depth = int(_value(numbering[0], "w:ilvl") or 0)
    if number in ("", "0"):
        return None
    return Item(text, depth, _is_ordered(paragraph, number, depth))


def _value(element: BaseOxmlElement, child: str) -> str:
    found = element.find(qn(child))
    return "" if found is None else str(found.get(qn("w:val"), ""))


def _is_ordered(paragraph: WordParagraph, number: str, depth: int) -> bool:
    """Tell whether a list's own definition counts its items."""
    part = paragraph.part
    if not isinstance(part, DocumentPart):
        return False
    try:
        lists = part.numbering_part.element
    except NotImplementedError:  # what python-docx raises when no list is defined
        return False
    chosen = [
        _value(entry, "w:abstractNumId")
        for entry in lists.findall(qn("w:num"))
        if entry.get(qn("w:numId")) == number
    ]
    formats = [
        _value(level, "w:numFmt")
        for abstract in lists.findall(qn("w:abstractNum"))
        if abstract.get(qn("w:abstractNumId")) in chosen
        for level in abstract.findall(qn("w:lvl"))
        if level.get(qn("w:ilvl")) == str(depth)
    ]
    return any(name not in ("bullet", "none", "") for name in formats)


def _row(cells: Iterable[_Cell]) -> tuple[str, ...]:
    """Return the cells' words; a cell merged over columns counts once."""
    seen: list[object] = []
    words: list[str] = []
    for cell in cells:
        if cell._tc not in seen:
            seen.append(cell._tc)
            words.append(_words(cell))
    return tuple(words)


def _words(cell: _Cell) -> str:
    paragraphs = (node for node in cell._tc.iter(qn("w:p")) if isinstance(node, CT_P))
    return " ".join(_text(WordParagraph(node, cell)) for node in paragraphs)
