"""A file becomes a source document: text whose offsets never change again."""

import hashlib
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from advisor.document import SourceDocument, TextFormat
from advisor.errors import DocumentError
from advisor.ingest.formats.front_matter import front_matter
from advisor.ingest.formats.markdown import Extracted
from advisor.ingest.formats.text import printable, text_of
from advisor.sentences import reading

PLAIN_SUFFIXES = frozenset({".txt", ".text"})
SUFFIXES = PLAIN_SUFFIXES | {".md", ".markdown", ".html", ".htm", ".pdf", ".docx"}

MISSING = "the file does not exist; check its name and folder."
FOLDER = "this is a folder; name one file inside it."
NOT_A_FILE = "this is not a regular file; copy its content into one."
FORBIDDEN = "the file may not be read; give yourself permission to read it."
UNREADABLE = "the file cannot be read ({problem}); check the disk and the name."
UNSUPPORTED = "{suffix} files are not supported; use one of {supported}."
TOO_LARGE = (
    "the file is {size:.3g} MB and the limit is {limit:g} MB; split it or raise"
    " ADVISOR_MAX_DOCUMENT_MB."
)
EMPTY = "the file is empty; put the document's text into it."

_MEGABYTE = 1_000_000
_LONGEST_TITLE = 80
_FENCE = re.compile(r"^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1|\Z)", re.DOTALL | re.MULTILINE)
_ATX = re.compile(r"^ {0,3}(#{1,6})[ \t]+(\S.*?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_SETEXT = re.compile(r"^ {0,3}(\w[^\n]*)\n {0,3}=+[ \t]*$", re.MULTILINE)
_CAREER_LINE = re.compile(
    r"^(?:[^\w\n]|[\d\u2460-\u24ff\u2776-\u2793])*"
    r"(?:How to Become an?[ \t]+(?P<goal>\w[^\n]*?)"
    r"|What Does an?[ \t]+(?P<role>\w[^\n]*?)[ \t]+(?:Actually[ \t]+)?Do)"
    r"[ \t]*[?:]?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_LEADING_MARKS = re.compile(r"^(?:[^\w\s(\"']|\s|\d+[.)]\s)+")
_SPELLED = {
    "&": " and ",
    "+": " plus ",
    "#": " sharp ",
    "\u00e6": "ae",
    "\u0153": "oe",
    "\u00f8": "o",
    "\u0142": "l",
    "\u0111": "d",
    "\u00f0": "d",
    "\u00fe": "th",
    "'": "",
    "\u2019": "",
}
_SPELLING = str.maketrans(_SPELLED)


def load(path: Path, *, max_mb: float = 10) -> SourceDocument:
    """Return the document that the file at `path` holds.

    Args:
        path: A file with one of `SUFFIXES`.
        max_mb: Largest size that is read, in megabytes.

    Raises:
        DocumentError: If the file cannot be read as a document.
    """
    data = _read(path, max_mb)
    content = _extracted(data, path, max_mb)
    text = printable(content.text)
    kind = _format(path, text)
    head = front_matter(text, path.name) if kind is TextFormat.MARKDOWN else None
    pairs, start = (head.pairs, head.body_start) if head else ((), 0)
    if not text[start:].strip():
        raise DocumentError(path.name, EMPTY)
    title = dict(pairs).get("title") or _title(text[start:], kind, content, path)
    return SourceDocument(
        id=_ascii(title) or slug(path.stem),
        title=title,
        text=text,
        format=kind,
        filename=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        body_start=start,
        meta=pairs,
    )


def slug(title: str) -> str:
    """Return `title` as a short name of lower-case ASCII words joined by hyphens."""
    return _ascii(title) or "document"


def _ascii(title: str) -> str:
    spelled = unicodedata.normalize("NFKD", title.casefold().translate(_SPELLING))
    plain = spelled.encode("ascii", "ignore").decode("ascii")
    words = re.findall(r"[a-z0-9]+", plain)
    name = "-".join(words)
    if len(name) <= _LONGEST_TITLE:
        return name
    return name[: _LONGEST_TITLE + 1].rpartition("-")[0] or name[:_LONGEST_TITLE]


def _read(path: Path, max_mb: float) -> bytes:
    try:
        _check(path, max_mb)
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DocumentError(path.name, MISSING) from error
    except PermissionError as error:
        raise DocumentError(path.name, FORBIDDEN) from error
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        raise DocumentError(path.name, UNREADABLE.format(problem=problem)) from error
    if not data.strip():
        raise DocumentError(path.name, EMPTY)
    return data


def _check(path: Path, max_mb: float) -> None:
    """Refuse what can be told without reading the file."""
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise DocumentError(path.name, FOLDER)
    if not stat.S_ISREG(status.st_mode):
        raise DocumentError(path.name, NOT_A_FILE)
    if (suffix := path.suffix.lower()) not in SUFFIXES:
        supported = ", ".join(sorted(SUFFIXES))
        named = suffix or "nameless (no suffix)"
        reason = UNSUPPORTED.format(suffix=named, supported=supported)
        raise DocumentError(path.name, reason)
    size = status.st_size / _MEGABYTE
    if size > max_mb:
        raise DocumentError(path.name, TOO_LARGE.format(size=size, limit=max_mb))


def _extracted(data: bytes, path: Path, max_mb: float) -> Extracted:
    match path.suffix.lower():
        case ".html" | ".htm":
            from advisor.ingest.formats import html

            return html.extract(data, path.name)
        case ".pdf":
            from advisor.ingest.formats import pdf

            return pdf.extract(data, path.name)
        case ".docx":
            from advisor.ingest.formats import docx

            return docx.extract(data, path.name, max_mb)
        case _:
            return Extracted(text_of(data, path.name))


def _format(path: Path, text: str) -> TextFormat:
    """Return how to read `text`; two headings make a plain file a Markdown one."""
    if path.suffix.lower() not in PLAIN_SUFFIXES:
        return TextFormat.MARKDOWN
    headings = _ATX.findall(_FENCE.sub("", text))
    return TextFormat.MARKDOWN if len(headings) > 1 else TextFormat.PLAIN


def _title(body: str, kind: TextFormat, content: Extracted, path: Path) -> str:
    markdown = kind is TextFormat.MARKDOWN
    headings = list(_headings(body)) if markdown else []
    outermost = [text for level, text in headings if level == 1]
    candidates = (
        *outermost[:1],
        _career(body),
        content.heading,
        *(text for _, text in headings[:1]),
        _first_short_line(body),
        content.title,
        re.sub(r"[\s_-]+", " ", path.stem).strip(),
    )
    return next((found for found in candidates if found), "Document")


def _headings(body: str) -> Iterator[tuple[int, str]]:
    """Yield level and words of each Markdown heading, in order."""
    open_text = _FENCE.sub(lambda fenced: " " * len(fenced[0]), body)
    found = [
        (match.start(), len(match[1]), match[2]) for match in _ATX.finditer(open_text)
    ]
    found += [(match.start(), 1, match[1]) for match in _SETEXT.finditer(open_text)]
    for _, level, words in sorted(found):
        if text := reading(words):
            yield level, text


def _career(body: str) -> str:
    """Return what a scraped page is about: "How to Become a Nurse" gives "Nurse"."""
    for found in _CAREER_LINE.finditer(body):
        career = " ".join((found["goal"] or found["role"]).split())
        if len(career) <= _LONGEST_TITLE:
            return career
    return ""


def _first_short_line(body: str) -> str:
    lines = (_LEADING_MARKS.sub("", line).strip() for line in body.split("\n"))
    return next(
        (reading(line) for line in lines if 0 < len(line) <= _LONGEST_TITLE), ""
    )
