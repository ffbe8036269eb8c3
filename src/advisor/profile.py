"""What a career document states, as typed facts that remember where they stand.

It does not know how to read a document (`advisor.ingest`) nor how to talk about one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from advisor.document import Span
from advisor.quantities import plain_number

WEEKS_PER_MONTH = 52 / 12


class FactKind(StrEnum):
    """What a statement of a career document is about."""

    FIT = "fit"
    NOT_FIT = "not_fit"
    REQUIREMENT = "requirement"
    TIME_TO_READY = "time_to_ready"
    ROLE = "role"
    ROLE_AREA = "role_area"
    ROLE_CHANGE = "role_change"
    ROLE_EXCELLENCE = "role_excellence"
    GROWTH = "growth"
    REGULATION = "regulation"
    DAY = "day"
    DEMAND = "demand"
    AI_RISK = "ai_risk"
    METRIC = "metric"
    SKILL = "skill"
    TOOL = "tool"
    PHASE = "phase"
    GOAL = "goal"
    RESOURCE = "resource"
    MILESTONE = "milestone"
    QUESTION = "question"
    QUESTION_COUNT = "question_count"
    LEVEL = "level"
    EXPERIENCE = "experience"
    PAY = "pay"
    RESPONSIBILITY = "responsibility"
    REMOTE = "remote"
    PAY_SOURCE = "pay_source"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement: what it is about, its words, and where it stands."""

    kind: FactKind
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class NotStated:
    """Something that the document does not state.

    `heading` is the span of a heading that stands there with nothing under it, or
    None where not even a heading mentions it.
    """

    subject: str
    heading: Span | None = None


def _span(low: float, high: float) -> str:
    first, last = plain_number(low), plain_number(high)
    return first if first == last else f"{first}-{last}"


@dataclass(frozen=True, slots=True)
class Duration:
    """A stretch of time in the unit of the document (`week`, `month`, `year`, ...)."""

    low: float
    high: float
    unit: str
    fact: Fact
    approximate: bool = False

    @property
    def weeks(self) -> float:
        """The longer end in weeks, a month being 52/12 of them."""
        return (
            self.high
            * {
                "hour": 1 / 168,
                "day": 1 / 7,
                "week": 1,
                "month": WEEKS_PER_MONTH,
                "year": 52,
            }[self.unit]
        )

    def __str__(self) -> str:
        """Return it as a person writes it: `9 months`, `4-6 weeks`."""
        number = _span(self.low, self.high)
        return f"{number} {self.unit}{'' if number == '1' else 's'}"


@dataclass(frozen=True, slots=True)
class Requirement:
    """A named condition of the career, such as `Difficulty: Advanced`."""

    name: str
    value: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class DayItem:
    """What is done at a time of day; `time` as printed, empty where none is."""

    time: str
    text: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Metric:
    """A score that the document gives itself, such as a demand of 9.1 out of 10."""

    name: str
    value: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase of the roadmap; `number` counts from 1."""

    number: int
    title: str
    heading: Fact
    duration: Duration | NotStated
    goals: tuple[Fact, ...]
    resources: tuple[Fact, ...]
    milestones: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Experience:
    """Years of experience; `high` is None where the document writes "+"."""

    low: float
    high: float | None
    fact: Fact

    def includes(self, years: float) -> bool:
        """Tell whether `years` lies in the range, both edges included."""
        return self.low <= years and (self.high is None or years <= self.high)

    def __str__(self) -> str:
        """Return it as printed: `0-2 years`, `12+ years`."""
        if self.high is None:
            return f"{plain_number(self.low)}+ years"
        return f"{_span(self.low, self.high)} years"


@dataclass(frozen=True, slots=True)
class SalaryRange:
    """Pay in `currency` (as printed) per `period`; open-ended where "+" is printed."""

    low: float
    high: float
    currency: str
    period: str
    open_ended: bool
    fact: Fact

    def __str__(self) -> str:
        """Return it as a person reads it: `$65,000-$95,000 a year`."""
        article = "an" if self.period == "hour" else "a"
        return f"{self.amount} {article} {self.period}"

    @property
    def amount(self) -> str:
        """The range without its period: `$200,000-$320,000+`."""
        low = f"{self.currency}{plain_number(self.low)}"
        high = f"{self.currency}{plain_number(self.high)}"
        both = low if self.low == self.high else f"{low}-{high}"
        return f"{both}{'+' if self.open_ended else ''}"


@dataclass(frozen=True, slots=True)
class Level:
    """One rung of the career ladder; `number` counts from 1, the lowest."""

    number: int
    title: str
    heading: Fact
    experience: Experience | NotStated
    pay: SalaryRange | NotStated
    responsibilities: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """How many interview questions the document announces; `at_least` for "50+"."""

    count: int
    at_least: bool
    fact: Fact


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more statements of one document that do not agree.

    Where one side is a sum, `total` is that sum in words and `formula` its arithmetic;
    both are empty otherwise.
    """

    subject: str
    facts: tuple[Fact, ...]
    summary: str
    total: str = ""
    formula: str = ""


@dataclass(frozen=True, slots=True)
class CareerProfile:
    """Everything typed that a document states about one career.

    A part that the document lacks is an empty tuple, and `not_stated` says whether
    there is at least a heading for it. `overall_pay` is a range given for the career
    as a whole. `notes` are statements that belong to no other part, frequent
    questions among them.
    """

    document: str
    title: str
    fit: tuple[Fact, ...] = ()
    not_fit: tuple[Fact, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    times_to_ready: tuple[Duration, ...] = ()
    role: tuple[Fact, ...] = ()
    day: tuple[DayItem, ...] = ()
    metrics: tuple[Metric, ...] = ()
    skills: tuple[Fact, ...] = ()
    tools: tuple[Fact, ...] = ()
    phases: tuple[Phase, ...] = ()
    questions: tuple[Fact, ...] = ()
    question_counts: tuple[QuestionCount, ...] = ()
    levels: tuple[Level, ...] = ()
    overall_pay: tuple[SalaryRange, ...] = ()
    notes: tuple[Fact, ...] = ()
    not_stated: tuple[NotStated, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def facts(self) -> Iterator[Fact]:
        """Yield every fact of the profile, in the order of its parts."""
        yield from self.fit
        yield from self.not_fit
        yield from (item.fact for item in self.requirements)
        yield from (item.fact for item in self.times_to_ready)
        yield from self.role
        yield from (item.fact for item in self.day)
        yield from (item.fact for item in self.metrics)
        yield from self.skills
        yield from self.tools
        for phase in self.phases:
            yield phase.heading
            if isinstance(phase.duration, Duration):
                yield phase.duration.fact
            yield from (*phase.goals, *phase.resources, *phase.milestones)
        yield from self.questions
        yield from (item.fact for item in self.question_counts)
        for level in self.levels:
            yield level.heading
            if isinstance(level.experience, Experience):
                yield level.experience.fact
            if isinstance(level.pay, SalaryRange):
                yield level.pay.fact
            yield from level.responsibilities
        yield from (item.fact for item in self.overall_pay)
        yield from self.notes

    def of_kind(self, *kinds: FactKind) -> tuple[Fact, ...]:
        """Return the facts of these kinds, each once, in the order of the document."""
        found = {fact.span: fact for fact in self.facts() if fact.kind in kinds}
        return tuple(found[span] for span in sorted(found))

    @property
    def is_empty(self) -> bool:
        """Tell whether the document gave no typed fact at all."""
        return next(self.facts(), None) is None
