"""The records that the HTML page is drawn from; its script reads them as JSON."""

from typing import Literal

from evals.records import AnsweredStatement, Grade, Record, RunInfo
from evals.report.heat import Statement

Status = Literal["pass", "fail", "error", "gone"]
Role = Literal["vital", "okay", "absent", "extra"]


class ShownFact(Record):
    """Something of the ground truth; `parts` are the facts that it is made of.

    `start` is -1 where it has no place of its own in a document.
    """

    kind: Literal["fact", "derived", "conflict", "absence"]
    says: str
    document: str = ""
    start: int = -1
    end: int = -1
    parts: tuple[str, ...] = ()


class Expected(Record):
    """Facts of which one has a role in an answer, and whether the answer states it."""

    role: Role
    facts: tuple[str, ...]
    stated: bool


class ShownTurn(Record):
    """A turn with what was wanted of it and all that was found on it."""

    ask: str
    text: str
    outcome: str
    passed: bool
    wanted: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()
    expected: tuple[Expected, ...] = ()
    statements: tuple[AnsweredStatement, ...] = ()
    intents: tuple[str, ...] = ()
    retrieved: tuple[tuple[str, int, int], ...] = ()
    grades: tuple[Grade, ...] = ()
    blame: str = ""
    milliseconds: float = 0.0


class ShownBefore(Record):
    """What a baseline holds of a case."""

    status: Status
    error: str
    turns: tuple[ShownTurn, ...]


class ShownCase(Record):
    """A case of the run, or one of the baseline that is gone."""

    id: str
    suite: str
    split: str
    status: Status
    who: str = ""
    phone: bool = False
    group: str = ""
    error: str = ""
    change: str = ""
    turns: tuple[ShownTurn, ...] = ()
    before: ShownBefore | None = None


class ShownHeat(Record):
    """The heat-map of one document."""

    document: str
    statements: tuple[Statement, ...]
    shares: dict[str, float]


class ShownRate(Record):
    """A pass rate with its interval; `change` in points against the baseline."""

    passed: int
    n: int
    low: float
    high: float
    change: float | None


class ShownRow(Record):
    """The rates of one suite, or of all."""

    suite: str
    about: str
    dev: ShownRate
    test: ShownRate


class ShownGate(Record):
    """What a comparison with the baseline comes to."""

    status: Literal["ok", "regression", "not_comparable"]
    reasons: tuple[str, ...]
    notes: tuple[str, ...]


class Payload(Record):
    """All that the page shows."""

    info: RunInfo
    baseline: RunInfo | None
    gate: ShownGate | None
    rows: tuple[ShownRow, ...]
    bots: dict[str, float]
    cases: tuple[ShownCase, ...]
    facts: dict[str, ShownFact]
    documents: dict[str, str]
    heat: tuple[ShownHeat, ...]
    ungraded: tuple[str, ...]
