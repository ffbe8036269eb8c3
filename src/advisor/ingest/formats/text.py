"""The text of a file of characters: its encoding found, its odd characters gone."""

import codecs
import re

from advisor.errors import DocumentError

ENCODING_UNCLEAR = (
    "the encoding of its text is not UTF-8 and cannot be told with confidence; save"
    " the file as UTF-8 and try again."
)
BINARY = (
    "the file holds binary data, not text; give it the suffix of its real format, or"
    " save it as UTF-8 text."
)
WRONG_UTF16 = "its encoding, UTF-16, is damaged; save the file as UTF-8 and try again."

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\xd0\xcf\x11\xe0",
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_MAX_CONTROL_SHARE = 0.1
_WESTERN = "cp1252"
_MAX_CHAOS = 0.05
_MIN_COHERENCE = 0.4
_TIE = 0.02
# What no writer types: a letter that changes case inside a word, a low quotation mark
# that opens nothing, and symbols that only appear when bytes are misread.
_MISREAD = re.compile(
    r"[a-z][\u00c0-\u00de\u0160\u017d\u0178]|\S[\u201a\u201e]|[\u201a\u201e]\s"
    r"|[\u00c2\u00c3\u00e2][\u0080-\u00bf\u20ac\u2122]|\ufffd|[\u2500-\u259f]"
)


def text_of(data: bytes, filename: str) -> str:
    """Return the text of a plain or Markdown file.

    Raises:
        DocumentError: If `data` is not text or its encoding stays unclear.
    """
    if data.startswith(_SIGNATURES):
        raise DocumentError(filename, BINARY)
    text = _with_mark(data, filename)
    if text is None:
        text = _without_mark(data, filename)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = len(_CONTROL.findall(text))
    if found > _MAX_CONTROL_SHARE * len(text) and text.strip("\0 \n\t"):
        raise DocumentError(filename, BINARY)
    return printable(text)


def printable(text: str) -> str:
    """Return `text` with a space for every control character but line end and tab."""
    return _CONTROL.sub(" ", text)


def guessed(data: bytes, filename: str) -> str:
    """Return the text of `data`, which has no byte order mark and is not UTF-8.

    Raises:
        DocumentError: If no encoding fits beyond doubt.
    """
    if b"\0" in data:
        raise DocumentError(filename, BINARY)
    text = _confident(data)
    if text is None or _MISREAD.search(text):
        raise DocumentError(filename, ENCODING_UNCLEAR)
    return text


def _with_mark(data: bytes, filename: str) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                reason = ENCODING_UNCLEAR if encoding == "utf-8" else WRONG_UTF16
                raise DocumentError(filename, reason) from error
    return None


def _without_mark(data: bytes, filename: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return guessed(data, filename)


def _confident(data: bytes) -> str | None:
    """Return the reading of `data` that is likelier than every other, if one is.

    Western European text in the encoding of Windows ties with its neighbours when it
    has few accents; it is by far the most frequent of them, so it wins a tie.
    """
    from charset_normalizer import from_bytes

    matches = from_bytes(data)
    best = matches.best()
    if best is None or best.chaos > _MAX_CHAOS or best.coherence < _MIN_COHERENCE:
        return None
    for match in matches:
        names = {match.encoding, *match.could_be_from_charset}
        near = match.chaos - best.chaos <= _TIE / 2
        if _WESTERN in names and near and best.coherence - match.coherence <= _TIE:
            return str(match)
    return str(best)
