"""What the composers build with: statements that carry their citations."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from advisor.career import Career
from advisor.conversation import (
    Citation,
    Outcome,
    Request,
    Statement,
    StatementKind,
    frame,
)
from advisor.document import Span
from advisor.passage import SearchHit
from advisor.profile import Fact, FactKind, Level, Phase

_INVERTED = re.compile(
    r"\b(without|never|get away with|avoid|skip|dodge|escape|no need|not have to"
    r"|don'?t (?:have|need) to|dont (?:have|need) to|not need)\b",
    re.IGNORECASE,
)
_NARROW = re.compile(
    r"\b(?:only|just|merely|purely|nothing but|nothing more than|solely|exclusively"
    r"|still (?:just|only|nothing)|all about)\b",
    re.IGNORECASE,
)
_ASKS_NUMBER = re.compile(r"\b(how many|what number|number of|count)\b", re.IGNORECASE)
_NEGATIVE = re.compile(
    r"\b(no|not|none|never|without|isn't|aren't|used to)\b", re.IGNORECASE
)


SIDELESS = frozenset(
    {
        FactKind.PAY,
        FactKind.EXPERIENCE,
        FactKind.LEVEL,
        FactKind.PHASE,
        FactKind.REQUIREMENT,
        FactKind.TIME_TO_READY,
        FactKind.QUESTION,
        FactKind.QUESTION_COUNT,
    }
)
"""Kinds of facts that by themselves are neither a yes nor a no."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The answer to one request, nothing in it checked yet.

    `asks_about` is the line of a fit check that it asks the person about, if any;
    `practice` is the interview practice that it leaves behind, as plain values.
    """

    outcome: Outcome
    statements: tuple[Statement, ...]
    asks_about: str = ""
    practice: Mapping[str, object] | None = None

    @property
    def text(self) -> str:
        """All that it says."""
        return " ".join(statement.text for statement in self.statements)


Composer = Callable[[Request, Career, Sequence[SearchHit]], Draft | None]
"""Returns None where the career has no typed fact to answer from."""


def cite(career: Career, *spans: Span) -> tuple[Citation, ...]:
    """Return a citation of each span, the words sliced from the document."""
    return tuple(Citation.of(career, span) for span in dict.fromkeys(spans))


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


def told_before(text: str, years: float) -> Statement:
    """Return a frame on years that the person may have told some turns before."""
    return frame(text, f"told: {years:g} years")


def answered(*statements: Statement) -> Draft:
    """Return a draft that answers."""
    return Draft(Outcome.ANSWERED, statements)


def named_levels(request: Request, career: Career) -> list[Level]:
    """Return the levels that a request means."""
    levels = career.profile.levels
    return [level for level in levels if level.number in request.slots.levels]


def named_phases(request: Request, career: Career) -> list[Phase]:
    """Return the phases that a request means."""
    phases = career.profile.phases
    return [phase for phase in phases if phase.number in request.slots.phases]


def sided(side: str, text: str) -> str:
    """Return `text` after "Yes" or "No"."""
    return f"{side}: {lowered(text)}"


def numbers_side(request: Request, count: int, text: str) -> str:
    """Return `text` after the side it takes where a number is to be confirmed."""
    claimed = request.slots.count
    if claimed is None or _ASKS_NUMBER.search(request.asked):
        return text
    return sided("Yes" if claimed == count else "No", text)


def negative(text: str) -> bool:
    """Tell whether a statement denies something."""
    return bool(_NEGATIVE.search(text))


def is_inverted(question: str) -> bool:
    """Tell whether a question asks for the contrary: "can I do it without ...?"."""
    return bool(_INVERTED.search(question))


def is_narrow(question: str) -> bool:
    """Tell whether a question asks whether something is all there is."""
    return bool(_NARROW.search(question))


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
