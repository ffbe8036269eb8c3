"""What passes between the steps of a turn, and what a person gets in the end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from advisor.career import Career
from advisor.document import Span
from advisor.learner import Learner
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
        beyond: What the levels or phases were found by going on from, "first" or
            "last", where that leads beyond the end that they then hold.
        places: Places in a list that it means, from 1; -1 is the last.
        years: Years of experience.
        amount: An amount of pay, in the unit of the document.
        weeks: A stretch of time in weeks.
        count: A number of things that the question takes for true or asks to check.
        under: Whether less than the amount, time or count is meant, rather than more.
        place: A place on the map that the question asks about, as typed.
        time: A time of day, minutes after midnight.
    """

    levels: tuple[int, ...] = ()
    phases: tuple[int, ...] = ()
    beyond: str = ""
    places: tuple[int, ...] = ()
    years: float | None = None
    amount: float | None = None
    weeks: float | None = None
    count: float | None = None
    under: bool = False
    place: str = ""
    time: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """One thing that a message asks for.

    Attributes:
        text: Its words, with what the person said round them.
        intent: What it is about.
        confidence: Probability of `intent`.
        operation: What is asked of it.
        slots: The particulars.
        wants_all: Probability that all facts of a kind are wanted, not one of them.
        turn: How it stands to what was said before.
        state: What was talked about before it, empty at the beginning.
        recalled: The state with the words that were asked, to search with.
        asked: The part of `text` that asks.
        before: What was asked before it, where it says too little by itself.
        near: Cosine of each level, or phase, where it means one in other words.
        others: The next best ways to read it, by other intents.
    """

    text: str
    intent: str
    confidence: float
    operation: str = "value"
    slots: Slots = field(default_factory=Slots)
    wants_all: float = 0.5
    turn: str = "new"
    state: str = ""
    recalled: str = ""
    asked: str = ""
    before: str = ""
    near: tuple[float, ...] = ()
    others: tuple["Request", ...] = ()

    @property
    def in_full(self) -> str:
        """The part that asks, after what was asked before where it says too little."""
        return f"{self.before} {self.asked}".strip()


@dataclass(frozen=True, slots=True)
class Query:
    """What a message was understood to ask, for one career or for all of them.

    `across` tells that it asks about all of `careers`, side by side.
    `style` is how the answer is wished for: "sentence", "list", "number" or empty;
    `longest` is how many words it may have, 0 for no limit; `cited` is what the last
    answer rested on; `understood` tells what the message was read as, where that was
    not obvious; `foreign` tells that the message is in a
    language that is not served. `learner` is what the person has told of themself by
    then, and `asks_about` the line of a fit check that the reply asks them about.
    `practice` is the interview practice that was going on, as plain values.
    """

    text: str
    requests: tuple[Request, ...]
    careers: tuple[str, ...] = ()
    across: bool = False
    previous: tuple[str, ...] = ()
    style: str = ""
    longest: int = 0
    cited: tuple["Citation", ...] = ()
    understood: str = ""
    foreign: bool = False
    learner: Learner = field(default_factory=Learner)
    asks_about: str = ""
    practice: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the documents hold for one request: the careers meant and the best hits.

    `words` are the words of the request that carry meaning, `unknown` those of them
    that stand in none of the documents; `lexical` is the best BM25 score over the best
    possible one. `chosen` is the probability with which the draft that was given, of
    those that could be, is the one to give. `learner` is the person who asks.
    """

    request: Request
    careers: tuple[Career, ...]
    hits: tuple[SearchHit, ...] = ()
    words: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    lexical: float = 0.0
    chosen: float = 1.0
    learner: Learner = field(default_factory=Learner)


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

    @classmethod
    def of(cls, career: Career, span: Span) -> "Citation":
        """Return the citation of `span`, its words sliced from the document."""
        return cls(
            document=span.document,
            section=career.section(span),
            start=span.start,
            end=span.end,
            quote=career.document.quote(span),
        )


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


def frame(text: str, derivation: str = "") -> Statement:
    """Return a sentence about the reply itself, or about what is not stated."""
    return Statement(text, (), StatementKind.FRAME, derivation)


@dataclass(frozen=True, slots=True)
class Answer:
    """A draft: nothing in it has been checked yet."""

    query: Query
    outcome: Outcome
    statements: tuple[Statement, ...]
    retrieved: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    practice: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """A checked answer; only `advisor.chat.verify` makes one.

    `text` is plain: sentences on one line, list entries on lines that start with "- ".
    `retrieved` are the ids of the passages that were searched out, the best first;
    none where the typed facts were enough. `evidence` is what the documents hold for
    each request of `query`; `follow_up` is what the advisor asks back, if anything;
    `practice` is the interview practice that goes on after it, as plain values.
    """

    text: str
    outcome: Outcome
    statements: tuple[Statement, ...]
    query: Query
    retrieved: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    follow_up: str = ""
    practice: Mapping[str, object] | None = None

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
        """Return the reply as plain values for JSON; of the evidence its hits."""
        from dataclasses import asdict, replace

        from pydantic import TypeAdapter

        read = tuple(replace(one, others=()) for one in self.query.requests)
        query = replace(self.query, requests=read, learner=Learner())
        plain = asdict(replace(self, query=query, evidence=()))
        evidence = [
            {
                "chosen": found.chosen,
                "hits": [asdict(hit) for hit in found.hits],
                "unknown": list(found.unknown),
            }
            for found in self.evidence
        ]
        cited = [asdict(citation) for citation in self.citations]
        person = TypeAdapter(Learner).dump_python(self.query.learner, mode="json")
        plain["query"]["learner"] = person
        return plain | {"evidence": evidence, "citations": cited}


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a person and the reply it got."""

    question: str
    reply: Reply
