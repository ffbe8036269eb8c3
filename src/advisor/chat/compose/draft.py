"""What the composers build with: statements that carry their citations."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from advisor.career import Career
from advisor.conversation import (
    Citation,
    Outcome,
    Request,
    Statement,
    StatementKind,
)
from advisor.document import Span
from advisor.passage import SearchHit
from advisor.profile import Fact


@dataclass(frozen=True, slots=True)
class Draft:
    """The answer to one request, nothing in it checked yet."""

    outcome: Outcome
    statements: tuple[Statement, ...]


Composer = Callable[[Request, Career, Sequence[SearchHit]], Draft | None]
"""Returns None where the career has no typed fact to answer from."""


def cite(career: Career, *spans: Span) -> tuple[Citation, ...]:
    """Return a citation of each span, the words sliced from the document."""
    return tuple(
        Citation(
            document=span.document,
            section=career.section(span),
            start=span.start,
            end=span.end,
            quote=career.document.quote(span),
        )
        for span in dict.fromkeys(spans)
    )


def claim(career: Career, text: str, *facts: Fact, derivation: str = "") -> Statement:
    """Return a sentence that rests on `facts`."""
    citations = cite(career, *(fact.span for fact in facts))
    return Statement(text, citations, StatementKind.CLAIM, derivation)


def item(career: Career, text: str, *facts: Fact, derivation: str = "") -> Statement:
    """Return a list entry that rests on `facts`."""
    citations = cite(career, *(fact.span for fact in facts))
    return Statement(text, citations, StatementKind.ITEM, derivation)


def items(career: Career, facts: Iterable[Fact]) -> tuple[Statement, ...]:
    """Return each of `facts` as a list entry in its own words."""
    return tuple(item(career, fact.text, fact) for fact in facts)


def frame(text: str) -> Statement:
    """Return a sentence about the reply itself, or about what is not stated."""
    return Statement(text, (), StatementKind.FRAME)


def answered(*statements: Statement) -> Draft:
    """Return a draft that answers."""
    return Draft(Outcome.ANSWERED, statements)


def counted(count: int) -> str:
    """Return the derivation of a number that counts the facts cited."""
    return f"count = {count}"


def sentence(text: str) -> str:
    """Return `text` with a full stop where it has no end of its own."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def lowered(text: str) -> str:
    """Return `text` to stand inside a sentence: a common first word in lower case."""
    first, _, rest = text.partition(" ")
    plain = first[:1].isupper() and first[1:].islower() and first not in ("I",)
    return f"{first.lower() if plain else first} {rest}".strip()
