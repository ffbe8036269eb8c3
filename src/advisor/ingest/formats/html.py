"""An HTML page as Markdown; what a reader of the page would not see is left out."""

import re
from collections.abc import Iterator
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from advisor.errors import DocumentError
from advisor.ingest.formats.html_blocks import BLOCKS, PageWriter
from advisor.ingest.formats.markdown import Extracted, Table, markdown, one_line
from advisor.ingest.formats.text import guessed, text_of

NO_TEXT = (
    "the page has no readable text; a page that a script fills in has to be saved"
    " from the browser after it is shown."
)
TOO_DEEP = "the page nests its elements too deeply to be read; save its text instead."
NOT_HTML = "the file cannot be parsed as HTML; save the page again."

_DROPPED_TAGS = (
    "audio canvas datalist footer aside head iframe math nav noscript object script"
    " select style svg template textarea title video"
)
_DROPPED = frozenset(_DROPPED_TAGS.split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_DECLARABLE = re.compile(
    r"(?:x-)?(?:windows|cp|iso-?8859|iso-2022-jp|koi8|shift|sjis|euc|gb|big5|mac|tis)"
    r"[\w.:-]*",
    re.IGNORECASE,
)
_SAME_AS_WINDOWS = {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"}
_TAG = re.compile(rb"<(/?)([a-zA-Z][\w-]*)")
# Elements whose end may be left out, or that have none; they add no depth.
_UNCLOSED = frozenset(
    b"area base br col dd dt embed hr img input li link meta option p param source"
    b" tbody td tfoot th thead tr track wbr".split()
)
_DEEPEST = 5_000
_NOT_IN_CELLS = {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "pre",
    "table",
}
_TITLE_TAIL = re.compile(r"\s+[|\u00b7\u2022]\s+.*")


def extract(data: bytes, filename: str) -> Extracted:
    """Return the page as Markdown, and its `<title>` if it has no `<h1>`.

    Raises:
        DocumentError: If the page cannot be decoded or holds no text.
    """
    if _depth(data) > _DEEPEST:
        raise DocumentError(filename, TOO_DEEP)
    try:
        page = LexborHTMLParser(_decoded(data, filename))
    except (SelectolaxError, ValueError) as error:
        raise DocumentError(filename, NOT_HTML) from error
    writer = PageWriter()
    for event, node in _events(page):
        _write(writer, event, node)
    text = markdown(writer.pieces())
    if not text:
        raise DocumentError(filename, NO_TEXT)
    name = page.css_first("head title")
    title = one_line(name.text()) if name else ""
    return Extracted(text, heading=_TITLE_TAIL.sub("", title))


def _depth(data: bytes) -> int:
    deepest = depth = 0
    for closing, tag in _TAG.findall(data):
        if tag.lower() not in _UNCLOSED:
            depth = max(0, depth - 1) if closing else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _decoded(data: bytes, filename: str) -> str:
    """Return the page's text: UTF-8 where that fits, then the declared encoding."""
    declared = _CHARSET.search(data, 0, 4096)
    name = declared[1].decode("ascii", "replace") if declared else ""
    name = "cp1252" if name.lower() in _SAME_AS_WINDOWS else name
    if not _DECLARABLE.fullmatch(name) or _is_wide_utf8(data):
        return text_of(data, filename)
    try:
        return data.decode(name)
    except (LookupError, UnicodeError):
        return text_of(data, filename) if data.isascii() else guessed(data, filename)


def _is_wide_utf8(data: bytes) -> bool:
    """Tell whether `data` is UTF-8 beyond doubt, whatever it declares."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


Event = Literal["open", "close", "text", "table"]


def _events(page: LexborHTMLParser) -> Iterator[tuple[Event, LexborNode]]:
    """Yield what is met on a walk over the visible page, without recursion."""
    todo: list[tuple[bool, LexborNode]] = [(False, page.body)] if page.body else []
    while todo:
        leaving, node = todo.pop()
        if leaving:
            yield "close", node
        elif node.tag == "-text":
            yield "text", node
        elif _is_shown(node):
            if node.tag == "table" and _is_data(node):
                yield "table", node
                continue
            yield "open", node
            todo.append((True, node))
            todo += [(False, child) for child in reversed(_children(node))]


def _children(node: LexborNode) -> list[LexborNode]:
    children, child = [], node.first_child
    while child is not None:
        children.append(child)
        child = child.next
    return children


def _below(node: LexborNode) -> Iterator[LexborNode]:
    todo = _children(node)
    while todo:
        below = todo.pop()
        yield below
        todo += _children(below)


def _is_shown(node: LexborNode) -> bool:
    tag = node.tag or "-"
    if tag.startswith("-") or tag in _DROPPED:
        return False
    # A form around the whole page is a habit of some servers, not something to fill in.
    if tag == "form" and node.css_first("h1") is None:
        return False
    attributes = node.attributes
    return not (
        "hidden" in attributes
        or (attributes.get("aria-hidden") or "").lower() == "true"
        or _HIDDEN.search(attributes.get("style") or "")
    )


def _is_data(table: LexborNode) -> bool:
    """Tell a table of data from one that only lays out the page."""
    if (table.attributes.get("role") or "") in ("presentation", "none"):
        return False
    if any(node.tag in _NOT_IN_CELLS for node in _below(table)):
        return False
    return any(len(row.css("td, th")) > 1 for row in table.css("tr"))


def _write(writer: PageWriter, event: Event, node: LexborNode) -> None:
    match event:
        case "text":
            writer.text(node.text_content or "")
        case "table":
            writer.piece(_table(node))
        case "open":
            writer.open(node.tag or "")
        case "close":
            writer.close(node.tag or "")


def _table(table: LexborNode) -> Table:
    rows = [row for row in table.css("tr") if _is_shown(row)]
    cells = [[cell for cell in row.css("td, th") if _is_shown(cell)] for row in rows]
    written = [tuple(_words(cell) for cell in row) for row in cells]
    if any(cell.tag == "td" for cell in cells[0]) and table.css_first("thead") is None:
        written = [("",) * max(map(len, written)), *written]
    return Table(tuple(written))


def _words(cell: LexborNode) -> str:
    """Return the visible words of a table cell; its blocks do not run together."""
    words: list[str] = []
    todo = [cell]
    while todo:
        node = todo.pop()
        if node.tag == "-text":
            words.append(node.text_content or "")
        elif _is_shown(node):
            words.append(" " if node.tag == "br" or node.tag in BLOCKS else "")
            todo += reversed(_children(node))
    return one_line("".join(words))
