"""A practice as plain values, to be kept and taken up again on a changed page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pydantic import NonNegativeInt, TypeAdapter, ValidationError

from advisor.errors import PracticeError
from advisor.guidance.practice.questions import PracticeQuestion
from advisor.guidance.practice.sayings import quoted

POINT_GONE = "The page has changed: it no longer says some of what your answers landed."


@dataclass(frozen=True, slots=True)
class Record:
    """What came of one question.

    Attributes:
        question: Key of the question.
        answer: The words of the answer that were read; empty where it was left out.
        landed: Keys of the points that the answer, or what followed it, said.
    """

    question: str
    answer: str = ""
    landed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is kept: its key, to find it again, and its words."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A practice as it is kept: what a `PracticeSession` holds, questions by key."""

    questions: tuple[Asked, ...]
    place: NonNegativeInt
    hints: NonNegativeInt
    following: str
    records: tuple[Record, ...]
    is_stopped: bool


def to_plain(kept: Kept) -> dict[str, object]:
    """Return `kept` as plain values for JSON."""
    plain: dict[str, object] = _adapter().dump_python(kept, mode="json")
    return plain


def from_plain(plain: Mapping[str, object]) -> Kept:
    """Return what `to_plain` gave.

    Raises:
        PracticeError: If it is something else.
    """
    try:
        return _adapter().validate_python(dict(plain))
    except ValidationError as error:
        raise PracticeError from error


def settled(kept: Kept, held: Sequence[PracticeQuestion]) -> Kept:
    """Return `kept` without the questions and points that the page has no more.

    A question that was being put and is gone gives way to the one after it; so does
    one whose follow-up asked for a point that is gone.
    """
    points = {question.key: _points(question) for question in held}
    records = tuple(
        _still_landed(one, points[one.question])
        for one in kept.records
        if one.question in points
    )
    place = sum(one.key in points for one in kept.questions[: kept.place])
    after = replace(
        kept,
        questions=tuple(one for one in kept.questions if one.key in points),
        place=place,
        records=records,
    )
    current = _put(kept)
    if current in points and (not kept.following or _follows(kept, points[current])):
        return after
    answered = current in points  # only its follow-up is gone
    return replace(after, place=place + answered, hints=0, following="")


def _put(kept: Kept) -> str:
    """Return the key of the question that is put, empty if none is."""
    return next((one.key for one in kept.questions[kept.place :]), "")


def _follows(kept: Kept, points: frozenset[str]) -> bool:
    """Tell whether the follow-up still asks for one of `points`, after an answer."""
    answered = bool(kept.records) and kept.records[-1].question == _put(kept)
    return answered and kept.following in points


def _still_landed(record: Record, points: frozenset[str]) -> Record:
    return replace(record, landed=tuple(key for key in record.landed if key in points))


def changes(before: Kept, after: Kept) -> Iterator[str]:
    """Yield a sentence on each question, and one on the points, that are gone."""
    for one in before.questions:
        if one not in after.questions:
            yield f"The page no longer has this, so it is left out: {quoted(one.text)}"
    landed = {record.question: record.landed for record in before.records}
    if any(record.landed != landed[record.question] for record in after.records):
        yield POINT_GONE


def _points(question: PracticeQuestion) -> frozenset[str]:
    return frozenset(point.key for point in question.points)


@cache
def _adapter() -> TypeAdapter[Kept]:
    return TypeAdapter(Kept)
