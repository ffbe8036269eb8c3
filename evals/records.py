"""What the eval suite reads and writes: facts, cases, answers and grades.

Facts and cases are written by people (YAML), answers and grades by a run (JSON).
"""

from collections.abc import Iterator
from enum import StrEnum
from hashlib import sha256
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

TEST_SHARE = 5
"""One case in this many, by the hash of its id, is of the test split."""


class Record(BaseModel):
    """Base of all records: frozen, and no field that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Fact(Record):
    """A statement of the document, with the words that it rests on.

    `keys` are groups of alternatives: a text states the fact if one unit of it (a
    sentence or list entry) holds an alternative of every group, and none of the words
    `against` it.
    """

    id: str
    kind: str
    subject: str
    value: float | str | tuple[float, float]
    unit: str = ""
    open: bool = False
    about: bool = False
    form: str = ""
    quote: str
    section: str
    keys: tuple[tuple[str, ...], ...]
    against: tuple[str, ...] = ()


class Derived(Record):
    """A fact that follows from others by a formula over their ids."""

    id: str
    formula: str
    value: float | str | tuple[float, float]
    unit: str = ""
    open: bool = False
    keys: tuple[tuple[str, ...], ...]


class Clash(Record):
    """Facts of the document that do not agree.

    `keys` are looked for in the whole text, as the sides stand in several sentences.
    """

    id: str
    facts: tuple[str, ...]
    says: str
    keys: tuple[tuple[str, ...], ...]


class Absence(Record):
    """Something that the document does not state; none of `probes` stands in it."""

    id: str
    asks: str
    probes: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]


class FactFile(Record):
    """The ground truth on one document.

    `restated` are groups of facts that the document says more than once: whoever states
    one of a group has stated all of it.
    """

    career: str
    document: str
    facts: tuple[Fact, ...]
    derived: tuple[Derived, ...] = ()
    conflicts: tuple[Clash, ...] = ()
    absences: tuple[Absence, ...] = ()
    restated: tuple[tuple[str, ...], ...] = ()


class TurnCase(Record):
    """One turn of a case: what is asked, and what a good reply does.

    An entry of `vital` is a fact that must be stated, or several of which one must. A
    turn of `context` only leads to the next one: its reply is not judged.
    """

    ask: str
    outcome: tuple[str, ...]
    vital: tuple[str | tuple[str, ...], ...] = ()
    okay: tuple[str, ...] = ()
    polarity: Literal["yes", "no", ""] = ""
    absent: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()
    format: Literal["sentence", "list", "number", ""] = ""
    max_words: int = 0
    context: bool = False


class Case(Record):
    """A question, or a conversation, of one imagined person."""

    id: str
    who: str
    phone: bool = False
    turns: tuple[TurnCase, ...] = Field(min_length=1)
    group: str = ""

    @property
    def split(self) -> Literal["dev", "test"]:
        """The split that the case belongs to, by the hash of its id."""
        digest = sha256(self.id.encode()).digest()
        return "test" if digest[0] % TEST_SHARE == 0 else "dev"


class Planted(Record):
    """A line that is planted in a copy of the document, after another of its lines."""

    after: str
    text: str


class Suite(Record):
    """Cases that serve one need of the people who ask.

    They are played on the document as it is, or on a copy with lines `planted` in it.
    """

    suite: str
    about: str
    cases: tuple[Case, ...]
    planted: tuple[Planted, ...] = ()


class CitedWords(Record):
    """A citation as it was answered."""

    document: str
    section: str
    start: int
    end: int
    quote: str


class AnsweredStatement(Record):
    """One statement of a reply."""

    text: str
    kind: str
    derivation: str = ""
    citations: tuple[CitedWords, ...] = ()


class AnsweredTurn(Record):
    """One reply as it was given, with what was found for it and how long it took.

    `intents` are the readings of the question, the best first for each request;
    `retrieved` are the spans found, as (document, start, end), best first.
    """

    ask: str
    text: str
    outcome: str
    statements: tuple[AnsweredStatement, ...] = ()
    intents: tuple[str, ...] = ()
    retrieved: tuple[tuple[str, int, int], ...] = ()
    milliseconds: float = 0.0


class AnsweredCase(Record):
    """The replies to one case; `error` where the advisor raised instead."""

    id: str
    suite: str
    turns: tuple[AnsweredTurn, ...] = ()
    error: str = ""


class RunInfo(Record):
    """What a run was made with; two runs compare only if facts and suites agree."""

    bot: str
    date: str
    version: str
    facts: str = Field(description="Hash of the facts files.")
    suites: str = Field(description="Hash of the suite files that were played.")
    documents: str = Field(description="Hash of the documents.")


class AnswersFile(Record):
    """All replies of a run."""

    info: RunInfo
    cases: tuple[AnsweredCase, ...]


class Verdict(StrEnum):
    """What a grader says; an error never leaves the denominator."""

    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "n/a"
    ERROR = "error"


class Grade(Record):
    """One grader's verdict on one turn, with what it read from it and why."""

    grader: str
    verdict: Verdict
    extracted: str = ""
    why: str = ""
    value: float | None = None


class GradedTurn(Record):
    """A turn with all its grades; it passes if no grader fails or errs."""

    ask: str
    text: str
    outcome: str
    grades: tuple[Grade, ...]
    stated: tuple[str, ...] = ()
    blame: Literal["", "understanding", "retrieval", "composing", "verification"] = ""
    milliseconds: float = 0.0

    @property
    def passed(self) -> bool:
        """Whether no grader fails or errs."""
        bad = (Verdict.FAIL, Verdict.ERROR)
        return all(grade.verdict not in bad for grade in self.grades)


class GradedCase(Record):
    """A case with its graded turns; passes if all of them do and nothing raised."""

    id: str
    suite: str
    split: Literal["dev", "test"]
    turns: tuple[GradedTurn, ...] = ()
    error: str = ""

    @property
    def passed(self) -> bool:
        """Whether every turn passes."""
        return not self.error and bool(self.turns) and all(t.passed for t in self.turns)


class GradesFile(Record):
    """A run, graded."""

    info: RunInfo
    cases: tuple[GradedCase, ...]

    def turns(self) -> Iterator[GradedTurn]:
        """Yield every turn of every case."""
        for case in self.cases:
            yield from case.turns
