"""What passes between the steps of a turn, and what a person gets in the end."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from advisor.career import Career
from advisor.passage import SearchHit


class Outcome(StrEnum):
    """How a turn ended."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NOT_COVERED = "not_covered"
    OUT_OF_SCOPE = "out_of_scope"
    CLARIFY = "clarify"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True)
class Slots:
    """The particulars that a question names.

    Attributes:
        levels: Numbers of the rungs of the career ladder that it means.
        phases: Numbers of the phases of the roadmap that it means.
        years: Years of experience.
        amount: An amount of pay, in the unit of the document.
        place: A place that the question asks about, as typed.
        time: A time of day, minutes after midnight.
    """

    levels: tuple[int, ...] = ()
    phases: tuple[int, ...] = ()
    years: float | None = None
    amount: float | None = None
    place: str = ""
    time: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """One thing that a message asks for.

    `alternatives` holds the next best intents with their probabilities.
    """

    text: str
    intent: str
    confidence: float
    slots: Slots = field(default_factory=Slots)
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """What a message was understood to ask, for one career or for all of them."""

    text: str
    requests: tuple[Request, ...]
    careers: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the documents hold for one request: the careers meant and the best hits.

    `unknown` are the words of the request that carry meaning and stand in none of the
    documents.
    """

    request: Request
    careers: tuple[Career, ...]
    hits: tuple[SearchHit, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """The words of a document that a statement rests on.

    `document` is the id of the document and `section` the headings down to the place;
    the document's `text[start:end]` equals `quote`.
    """

    document: str
    section: str
    start: int
    end: int
    quote: str


class StatementKind(StrEnum):
    """What a statement does in a reply."""

    CLAIM = "claim"
    """Says what a document says; never without a citation."""
    ITEM = "item"
    """A claim that is one entry of a list."""
    FRAME = "frame"
    """Speaks of the reply itself or of what is not stated; carries no fact."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or list entry of an answer.

    `derivation` shows the arithmetic behind numbers that no document prints.
    """

    text: str
    citations: tuple[Citation, ...] = ()
    kind: StatementKind = StatementKind.CLAIM
    derivation: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A draft: nothing in it has been checked yet."""

    query: Query
    outcome: Outcome
    statements: tuple[Statement, ...]
    retrieved: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """A checked answer; only `advisor.chat.verify` makes one.

    `text` is plain: sentences on one line, list entries on lines that start with "- ".
    `retrieved` are the ids of the passages that were searched out, the best first;
    none where the typed facts were enough.
    """

    text: str
    outcome: Outcome
    statements: tuple[Statement, ...]
    query: Query
    retrieved: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation once, in the order of the statements."""
        return tuple(
            dict.fromkeys(
                citation
                for statement in self.statements
                for citation in statement.citations
            )
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the reply as plain values, ready for JSON."""
        from dataclasses import asdict

        return asdict(self) | {"citations": [asdict(item) for item in self.citations]}


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a person and the reply it got."""

    question: str
    reply: Reply
