"""What a practice came to: what landed on each question, and what to read."""

from collections.abc import Iterator, Sequence

from advisor.career import Career
from advisor.conversation import Statement, frame
from advisor.guidance.practice.kept import Record
from advisor.guidance.practice.points import Point, cited
from advisor.guidance.practice.questions import PracticeQuestion
from advisor.guidance.practice.sayings import claim, item, quoted
from advisor.guidance.practice.session import PracticeSession
from advisor.profile import Fact, Phase

NONE_ANSWERED = "No question was answered yet, so there is nothing to sum up."
LEFT_OUT = "You left this one out."
NOTHING_LANDED = "Nothing landed yet."
TO_READ = "To read next, on what did not land:"
ALL_LANDED = "Everything that the page holds for these questions landed."


def summary(session: PracticeSession, career: Career) -> tuple[Statement, ...]:
    """Return what landed on each question that was put, and what to read next."""
    asked = {question.key: question for question in session.questions}
    put = [(asked[record.question], record) for record in session.records]
    if not put:
        return (frame(NONE_ANSWERED),)
    told = [said for question, record in put for said in _of(question, record)]
    open_points = [
        point
        for question, record in put
        for point in question.points
        if point.key not in record.landed
    ]
    if open_points:
        return (*told, frame(TO_READ), *_reading(open_points, career))
    compared = any(question.points for question, _ in put)
    return (*told, frame(ALL_LANDED)) if compared else tuple(told)


def _of(question: PracticeQuestion, record: Record) -> Iterator[Statement]:
    yield claim(question.text, question.citation)
    if not record.answer:
        yield frame(LEFT_OUT)
        return
    if question.note and not question.points:
        yield frame(question.note)
        return
    landed = [point for point in question.points if point.key in record.landed]
    if not landed:
        yield frame(NOTHING_LANDED)
    for point in landed:
        yield item(f"Landed: {quoted(point.text)}.", point.citation)


def _reading(points: Sequence[Point], career: Career) -> Iterator[Statement]:
    """Yield each section that holds one of `points`, then what its phase lists."""
    sections: dict[str, list[Point]] = {}
    for point in points:
        sections.setdefault(point.citation.section, []).append(point)
    for section, held in sections.items():
        citations = dict.fromkeys(point.citation for point in held)
        yield item(f"On the page: {section}.", *citations)
    facts = [point.fact for point in points]
    for phase in career.profile.phases:
        if _is_of(phase, facts):
            yield from _resources(phase, career)


def _is_of(phase: Phase, facts: Sequence[Fact]) -> bool:
    return any(fact in facts for fact in (*phase.goals, *phase.milestones))


def _resources(phase: Phase, career: Career) -> Iterator[Statement]:
    if not phase.resources:
        lacking = f"The page lists no resources for phase {phase.number}."
        yield claim(lacking, cited(career, phase.heading))
    for fact in phase.resources:
        text = f"For phase {phase.number}: {fact.text}"
        yield item(text, cited(career, fact))
