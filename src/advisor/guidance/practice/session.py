"""A practice, one question at a time; every step gives the practice that follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from advisor.conversation import Statement, frame
from advisor.guidance.practice.assess import Assessment, assess
from advisor.guidance.practice.feedback import told
from advisor.guidance.practice.following import follow_up, followed, weakest
from advisor.guidance.practice.hints import hint
from advisor.guidance.practice.kept import (
    Asked,
    Kept,
    Record,
    changes,
    from_plain,
    settled,
    to_plain,
)
from advisor.guidance.practice.points import Point
from advisor.guidance.practice.questions import PracticeQuestion
from advisor.guidance.practice.sayings import claim
from advisor.seams import Embedder

NOTHING_TO_ASK = (
    "There is nothing to practise with: among what was asked for, the page gives no"
    " interview question, no goal or milestone of a phase, no task of a level and no"
    " skill."
)
OVER = "That was the last question. The summary tells what landed and what to read."
STOPPED = "The practice is stopped. The summary tells what landed and what to read."
SKIPPED = "It is left out."


@dataclass(frozen=True, slots=True)
class Step:
    """What a step of a practice leads to, and what is said with it."""

    session: "PracticeSession"
    statements: tuple[Statement, ...]
    assessment: Assessment | None = None


@dataclass(frozen=True, slots=True)
class PracticeSession:
    """Where somebody stands in a practice.

    Attributes:
        questions: The questions, in the order in which they are put.
        place: Which of them is put now, from 0; their number once all are through.
        hints: How many hints were given for it.
        following: Key of the point that a follow-up question asks for, if one does.
        records: What came of the questions before.
        is_stopped: Whether it was ended before its last question.
        notes: What is gone since it was kept.
    """

    questions: tuple[PracticeQuestion, ...]
    place: int = 0
    hints: int = 0
    following: str = ""
    records: tuple[Record, ...] = ()
    is_stopped: bool = False
    notes: tuple[str, ...] = ()

    @property
    def current(self) -> PracticeQuestion | None:
        """The question that is put; None when the practice is over."""
        if self.is_stopped or self.place >= len(self.questions):
            return None
        return self.questions[self.place]

    def repeat(self) -> Step:
        """Put the question, or the follow-up to it, as at the beginning.

        What is gone since the practice was kept is told with it, once.
        """
        gone = (frame(note) for note in self.notes)
        return Step(replace(self, notes=()), (*gone, *self._put()))

    def hint(self) -> Step:
        """Give a hint: first where the page speaks of it, then words that carry it."""
        if self.current is None:
            return self.repeat()
        given = hint(self.current, self.hints)
        return Step(replace(self, hints=self.hints + 1), (given,))

    def skip(self) -> Step:
        """Leave the question out, or the follow-up to it, and go on to the next."""
        if self.current is None:
            return self.repeat()
        records = self.records
        if not self.following:
            records = (*records, Record(self.current.key))
        return self._next(records, frame(SKIPPED))

    def stop(self) -> Step:
        """End the practice where it stands."""
        return replace(self, is_stopped=True, following="").repeat()

    def answer(self, text: str, embedder: Embedder) -> Step:
        """Hear an answer to the question that is put, or to the follow-up."""
        question, point = self.current, self._followed
        if question is None:
            return self.repeat()
        if point is not None:
            question = followed(question, point)
        assessment = assess(question, text, embedder)
        if assessment.is_empty:
            return Step(self, told(assessment), assessment)
        landed = tuple(one.point.key for one in assessment.landed)
        if point is not None:
            *before, last = self.records
            last = replace(last, landed=(*last.landed, *landed))
            step = self._next((*before, last), *told(assessment))
        else:
            record = Record(question.key, assessment.answer, landed)
            step = self._after(assessment, record)
        return replace(step, assessment=assessment)

    def to_dict(self) -> dict[str, object]:
        """Return the practice as plain values for JSON."""
        asked = tuple(Asked(one.key, one.text) for one in self.questions)
        return to_plain(
            Kept(
                questions=asked,
                place=self.place,
                hints=self.hints,
                following=self.following,
                records=self.records,
                is_stopped=self.is_stopped,
            )
        )

    @classmethod
    def from_dict(
        cls, plain: Mapping[str, object], held: Sequence[PracticeQuestion]
    ) -> "PracticeSession":
        """Return the practice that `to_dict` gave, on the questions `held` now.

        Raises:
            PracticeError: If `plain` is something else.
        """
        before = from_plain(plain)
        after = settled(before, held)
        by_key = {question.key: question for question in held}
        return cls(
            questions=tuple(by_key[one.key] for one in after.questions),
            place=after.place,
            hints=after.hints,
            following=after.following,
            records=after.records,
            is_stopped=after.is_stopped,
            notes=tuple(changes(before, after)),
        )

    @property
    def _followed(self) -> Point | None:
        points = self.current.points if self.current else ()
        return next((one for one in points if one.key == self.following), None)

    def _after(self, assessment: Assessment, record: Record) -> Step:
        """Go on after an answer: with its weakest point, or with the next question."""
        said = told(assessment)
        weak = weakest(assessment)
        if weak is None:
            return self._next((*self.records, record), *said)
        session = replace(
            self, records=(*self.records, record), following=weak.point.key
        )
        return Step(session, (*said, *session._put()))

    def _next(self, records: tuple[Record, ...], *said: Statement) -> Step:
        session = replace(
            self, records=records, place=self.place + 1, hints=0, following=""
        )
        return Step(session, (*said, *session._put()))

    def _put(self) -> tuple[Statement, ...]:
        """Return the question that is put now, or why none is."""
        question, point = self.current, self._followed
        if question is None:
            why = STOPPED if self.is_stopped else OVER if self.questions else ""
            return (frame(why or NOTHING_TO_ASK),)
        if point is not None:
            return (follow_up(point),)
        asked = claim(question.text, question.citation)
        if not question.note:
            return (asked,)
        return (asked, claim(question.note, question.citation))
