"""What a career's fit check makes of a learner, line by line; no verdict, no score."""

from dataclasses import dataclass
from enum import StrEnum

from advisor.profile import Fact, FactKind, Phase


class Standing(StrEnum):
    """What a learner's words make of a line.

    Of a line that says for whom a career may not be right, `MET` means that it
    describes them.
    """

    MET = "met"
    NOT_MET = "not met"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FitLine:
    """One line of the fit check beside what the learner said.

    Attributes:
        fact: The line.
        standing: What the words make of it.
        words: The learner's own, verbatim; empty where nothing said bears on it. With
            `UNKNOWN` they come near without settling it.
        question: What would settle it; empty where it is settled or nobody can say.
        share: Probability that the words speak of it.
    """

    fact: Fact
    standing: Standing
    words: str = ""
    question: str = ""
    share: float = 0.0

    @property
    def key(self) -> str:
        """What the line is told apart by, whatever document it is read from again."""
        return self.fact.text

    @property
    def speaks_for(self) -> bool:
        """Tell whether it is settled in favour of the career."""
        wanted = (
            Standing.NOT_MET if self.fact.kind is FactKind.NOT_FIT else Standing.MET
        )
        return self.standing is wanted

    @property
    def speaks_against(self) -> bool:
        """Tell whether it is settled against the career."""
        return self.standing is not Standing.UNKNOWN and not self.speaks_for


@dataclass(frozen=True, slots=True)
class PhaseGap:
    """What of a phase a learner's words speak of, and what they do not.

    `known` are goals with the learner's words; `open` are the others.
    """

    phase: Phase
    known: tuple[tuple[Fact, str], ...]
    open: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class FitAssessment:
    """The lines of a career's fit check for one learner, in the page's order.

    `next_test` is the goal of the roadmap that tries out soonest what is against or
    open; None where there is no roadmap.
    """

    career: str
    title: str
    lines: tuple[FitLine, ...]
    gap: tuple[PhaseGap, ...] = ()
    next_test: Fact | None = None

    @property
    def deciding(self) -> tuple[FitLine, ...]:
        """The lines that the words settle, those against the career first.

        Each line of whom it suits names another group of people: once one is met, that
        the others are not says nothing.
        """
        against = [
            line
            for line in self.lines
            if line.speaks_against
            and not (self._is_named and line.fact.kind is FactKind.FIT)
        ]
        return (*against, *(line for line in self.lines if line.speaks_for))

    @property
    def _is_named(self) -> bool:
        """Tell whether one of the groups that the career suits is met."""
        return any(
            line.fact.kind is FactKind.FIT and line.standing is Standing.MET
            for line in self.lines
        )

    @property
    def near(self) -> tuple[FitLine, ...]:
        """The lines that the words come near to without settling, nearest first."""
        unknown = [line for line in self.lines if line.standing is Standing.UNKNOWN]
        near = [line for line in unknown if line.words]
        return tuple(sorted(near, key=lambda line: -line.share))

    @property
    def told(self) -> bool:
        """Tell whether anything that was said bears on a line."""
        return any(line.words for line in self.lines)

    @property
    def questions(self) -> tuple[FitLine, ...]:
        """The lines that a question can still settle, the likeliest to decide first.

        That is what is required, then what the words come near to.
        """
        still = [line for line in self.lines if line.question]
        if self._is_named:
            still = [line for line in still if line.fact.kind is not FactKind.FIT]
        required = FactKind.REQUIREMENT
        return tuple(
            sorted(still, key=lambda one: (one.fact.kind != required, -one.share))
        )

    def to_dict(self) -> dict[str, object]:
        """Return the assessment as plain values for JSON."""
        return {
            "career": self.career,
            "title": self.title,
            "lines": [
                {
                    "kind": str(line.fact.kind),
                    "line": line.fact.text,
                    "standing": str(line.standing),
                    "words": line.words,
                    "question": line.question,
                }
                for line in self.lines
            ],
            "gap": [
                {
                    "phase": gap.phase.number,
                    "title": gap.phase.title,
                    "known": [
                        {"goal": goal.text, "words": words} for goal, words in gap.known
                    ],
                    "open": [goal.text for goal in gap.open],
                }
                for gap in self.gap
            ],
            "next_test": self.next_test.text if self.next_test else "",
        }
