"""A reply as text for a terminal and as Markdown for a page.

`marked` numbers the citations for both. In Markdown every character of a document or
a question that could mean something to a renderer is escaped.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from advisor.career import Career
from advisor.conversation import Citation, Reply, Statement, StatementKind
from advisor.sentences import reading

WIDTH = 80
LONGEST_QUOTE = 160
"""Characters of a quote that a terminal shows; a page shows all of it."""
SOURCES = "Sources"
UNDERSTOOD = "Understood as"
WORKED_OUT = "Worked out"
_GAP = " ... "
_BULLET = "- "
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_MARKUP = re.compile(
    r"(?P<mark>\[\d+\](?![(:]))"
    r"|(?P<number>^\d+)(?=[.)])"
    r"|(?P<sign>[\\`*_\[\]<>&~|@]|^[#+=-]|:(?=//)|(?<=www)\.)",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or list entry of a reply, its citation marks included."""

    text: str
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Footnote:
    """What a citation mark stands for; `section` is empty right below the title."""

    mark: str
    title: str
    section: str
    quote: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A reply with its citations numbered in the order of their first use."""

    lines: tuple[Line, ...]
    workings: tuple[str, ...]
    footnotes: tuple[Footnote, ...]
    understood: str = ""


def marked(reply: Reply, careers: Mapping[str, Career]) -> Marked:
    """Return `reply` with citation marks and the footnotes that they point to."""
    understood = _clean(reply.query.understood)
    return marked_statements(reply.statements, careers, understood)


def marked_statements(
    statements: Sequence[Statement],
    careers: Mapping[str, Career],
    understood: str = "",
) -> Marked:
    """Return statements with citation marks and the footnotes that they point to."""
    cited = dict.fromkeys(cited for one in statements for cited in one.citations)
    marks = {citation: f"[{at}]" for at, citation in enumerate(cited, 1)}
    return Marked(
        lines=tuple(_lines(statements, marks)),
        workings=tuple(dict.fromkeys(_workings(statements))),
        understood=understood,
        footnotes=tuple(
            _footnote(mark, cited, careers) for cited, mark in marks.items()
        ),
    )


def _lines(
    statements: Sequence[Statement], marks: Mapping[Citation, str]
) -> Iterator[Line]:
    """Yield list entries each alone and the sentences between them together."""
    for is_item, group in groupby(
        statements, lambda statement: statement.kind is StatementKind.ITEM
    ):
        texts = [_with_marks(statement, marks) for statement in group]
        for text in texts if is_item else [" ".join(texts)]:
            yield Line(text, is_item)


def _with_marks(statement: Statement, marks: Mapping[Citation, str]) -> str:
    own = "".join(marks[cited] for cited in dict.fromkeys(statement.citations))
    return f"{_clean(statement.text)} {own}".rstrip()


def _workings(statements: Iterable[Statement]) -> Iterator[str]:
    """Yield the arithmetic that the statements do not show; counts are not shown."""
    for statement in statements:
        for formula in map(_clean, statement.derivation.split(";")):
            if _FORMULA.match(formula) and formula not in statement.text:
                yield formula


def _footnote(mark: str, cited: Citation, careers: Mapping[str, Career]) -> Footnote:
    career = careers.get(cited.document)
    title = career.document.title if career else cited.document
    section = "" if cited.section == title else cited.section
    return Footnote(mark, *map(_clean, (title, section, reading(cited.quote))))


def _clean(text: str) -> str:
    """Return `text` on one line, without characters that steer a terminal."""
    return " ".join(_CONTROL.sub(" ", text).split())


def answer_text(reply: Marked, width: int = WIDTH) -> str:
    """Return the answer for a terminal `width` columns wide."""
    blocks = [
        "\n".join(
            _wrapped(line.text, width, _BULLET if is_item else "") for line in group
        )
        for is_item, group in groupby(reply.lines, lambda line: line.is_item)
    ]
    return "\n\n".join(blocks)


def notes_text(reply: Marked, width: int = WIDTH) -> str:
    """Return what the answer rests on, for a terminal; empty where it is nothing."""
    lines = [_wrapped(text, width, f"{WORKED_OUT}: ") for text in reply.workings]
    if reply.understood:
        lines.insert(0, _wrapped(reply.understood, width, f"{UNDERSTOOD}: "))
    for title, notes in groupby(reply.footnotes, lambda note: note.title):
        lines.append(_wrapped(title, width, f"{SOURCES}: "))
        for section, own in groupby(notes, lambda note: note.section):
            if section:
                lines.append(_wrapped(section, width, "  "))
            lines += [_quoted(note, width) for note in own]
    return "\n".join(lines)


def _quoted(note: Footnote, width: int) -> str:
    indent = "    " if note.section else "  "
    return _wrapped(f'"{shortened(note.quote)}"', width, f"{indent}{note.mark} ")


def shortened(text: str, longest: int = LONGEST_QUOTE) -> str:
    """Return `text` with words in its middle left out where it is too long."""
    if len(text) <= longest:
        return text
    half = (longest - len(_GAP)) // 2
    head, tail = text[: half + 1], text[-half - 1 :]
    return (
        f"{head.rpartition(' ')[0] or head[:half]}{_GAP}"
        f"{tail.partition(' ')[2] or tail[-half:]}"
    )


def _wrapped(text: str, width: int, lead: str = "") -> str:
    return textwrap.fill(
        text, width, initial_indent=lead, subsequent_indent=" " * len(lead)
    )


def answer_markdown(reply: Marked) -> str:
    """Return the answer as Markdown."""
    return _markdown(reply.lines)


def notes_markdown(reply: Marked) -> str:
    """Return what the answer rests on, as Markdown; empty where it is nothing."""
    blocks = [f"{WORKED_OUT}: {escaped(text)}" for text in reply.workings]
    if reply.understood:
        blocks.insert(0, f"{UNDERSTOOD}: {escaped(reply.understood)}")
    for title, notes in groupby(reply.footnotes, lambda note: note.title):
        blocks.append(f"**{escaped(title)}**")
        for section, own in groupby(notes, lambda note: note.section):
            quotes = [f'{escaped(note.mark)} "{escaped(note.quote)}"' for note in own]
            blocks.append("\n".join([*filter(None, [escaped(section)]), *quotes]))
    return "\n\n".join(blocks)


def text_markdown(text: str) -> str:
    """Return the plain text of a reply, or the start of one, as Markdown."""
    lines = [line for line in text.split("\n") if line.strip()]
    return _markdown(
        Line(line.removeprefix(_BULLET), line.startswith(_BULLET)) for line in lines
    )


def _markdown(lines: Iterable[Line]) -> str:
    blocks = [
        "\n".join(f"{_BULLET if is_item else ''}{escaped(line.text)}" for line in group)
        for is_item, group in groupby(lines, lambda line: line.is_item)
    ]
    return "\n\n".join(blocks)


def escaped(text: str) -> str:
    """Return `text` as Markdown that reads as `text` and nothing else."""
    lines = map(_clean, text.strip().split("\n"))
    return "\n".join(_MARKUP.sub(_without_meaning, line) for line in lines)


def _without_meaning(found: re.Match[str]) -> str:
    """Escape what was found; a citation mark has no meaning to begin with."""
    if number := found["number"]:
        return f"{number}\\"
    return found["mark"] or f"\\{found['sign']}"
