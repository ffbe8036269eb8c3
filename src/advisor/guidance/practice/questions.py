"""The questions of a practice: those that a document prints, then those it implies."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from advisor.career import Career
from advisor.conversation import Citation
from advisor.guidance.practice.points import Grounds, Point, cited, hashed
from advisor.guidance.practice.terms import stems
from advisor.profile import Fact, FactKind
from advisor.seams import Embedder

MOST = 6
"""Points that one question has."""
BEARING = (
    "The page prints no answer to this question; what is said of yours rests on the"
    " places that bear on it."
)
NOTHING = (
    "The page prints no answer to this question, and says nothing else that bears on"
    " it, so that an answer cannot be compared with the page."
)
FRAMES: Mapping[FactKind, str] = {
    FactKind.MILESTONE: "{place} ends with this: \u201c{quoted}\u201d"
    " How would you show that you have come so far?",
    FactKind.GOAL: "{place} has this goal: \u201c{quoted}\u201d"
    " How have you gone about it, or how would you?",
    FactKind.RESPONSIBILITY: "The page lists this among the tasks of {place}:"
    " \u201c{quoted}\u201d Tell me about a time when you did that, or something close"
    " to it.",
    FactKind.SKILL: "The page lists this skill: \u201c{quoted}\u201d"
    " Where have you used it, and how did you go about it?",
}
"""How a statement is made a question: it is quoted, so that any form of it fits."""
_LIVED = re.compile(
    r"\b(?:(?:a|the last|one|any) (?:time|occasion|situation|moment)\b"
    r"|(?:give|share|walk .{0,12}through|describe|tell .{0,12}about) (?:me |us )?"
    r"(?:an? |one |your )(?:example|project|experience|case)"
    r"|have you ever)",
    re.IGNORECASE,
)
"""Questions that ask for something lived through."""


class Origin(StrEnum):
    """Where a question comes from."""

    PRINTED = "printed"
    """The document prints it."""
    DERIVED = "derived"
    """It is made of a statement of the document."""


@dataclass(frozen=True, slots=True)
class PracticeQuestion:
    """A question to practise with, and what a good answer draws on.

    Attributes:
        key: Hash of the statement it comes from, the same in every reading.
        text: The question as it is put.
        origin: Whether the document prints it.
        source: The statement that it is, or that it is made of.
        citation: Where that statement stands.
        points: What a good answer draws on, its own points first.
        note: What there is to know about the points, if anything.
        phase: Number of the phase that it belongs to, if any.
        level: Number of the level that it belongs to, if any.
        is_behavioural: Whether it asks for something lived through.
    """

    key: str
    text: str
    origin: Origin
    source: Fact
    citation: Citation
    points: tuple[Point, ...]
    note: str = ""
    phase: int | None = None
    level: int | None = None
    is_behavioural: bool = False


def questions(career: Career, embedder: Embedder) -> tuple[PracticeQuestion, ...]:
    """Return the questions to practise with: printed ones, then by phase and level.

    There are none where the document prints no question, no goal, no milestone, no
    task of a level and no skill.
    """
    grounds = Grounds(career, embedder)
    made = (*_printed(career, grounds), *_derived(career, grounds))
    first: dict[frozenset[str], PracticeQuestion] = {}
    for question in made:
        first.setdefault(stems(question.source.text), question)
    return tuple(first.values())


def selected(
    asked: Iterable[PracticeQuestion],
    kinds: Sequence[FactKind] = (),
    phase: int | None = None,
    level: int | None = None,
) -> tuple[PracticeQuestion, ...]:
    """Return those of `asked` of these kinds, of this phase and of this level.

    What is not given is not asked for; `FactKind.QUESTION` is the kind of those that
    are printed.
    """
    return tuple(
        question
        for question in asked
        if (not kinds or question.source.kind in kinds)
        and phase in (None, question.phase)
        and level in (None, question.level)
    )


def _printed(career: Career, grounds: Grounds) -> Iterator[PracticeQuestion]:
    for fact in career.profile.questions:
        points = grounds.bearing(fact.text)[:MOST]
        yield PracticeQuestion(
            key=hashed(fact.text),
            text=fact.text,
            origin=Origin.PRINTED,
            source=fact,
            citation=cited(career, fact),
            points=points,
            note=BEARING if points else NOTHING,
            is_behavioural=bool(_LIVED.search(fact.text)),
        )


def _derived(career: Career, grounds: Grounds) -> Iterator[PracticeQuestion]:
    for phase in career.profile.phases:
        facts = (*phase.milestones, *phase.goals)
        for fact in facts:
            made = _made(career, fact, f"Phase {phase.number}", grounds, facts)
            yield replace(made, phase=phase.number)
    for level in career.profile.levels:
        for fact in level.responsibilities:
            place = f"the level {level.title}"
            made = _made(career, fact, place, grounds, level.responsibilities)
            yield replace(made, level=level.number, is_behavioural=True)
    for fact in career.profile.skills:
        yield _made(career, fact, "", grounds, ())


def _made(
    career: Career, fact: Fact, place: str, grounds: Grounds, around: Iterable[Fact]
) -> PracticeQuestion:
    frame = FRAMES[fact.kind]
    points = (*grounds.own(fact), *grounds.near(fact, around))[:MOST]
    return PracticeQuestion(
        key=hashed(fact.text),
        text=frame.format(place=place, quoted=fact.text),
        origin=Origin.DERIVED,
        source=fact,
        citation=cited(career, fact),
        points=points,
        note="" if points else NOTHING,
    )
