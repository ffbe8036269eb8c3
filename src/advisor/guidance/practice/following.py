"""The question that follows an answer: on the point that it makes least of."""

from dataclasses import replace

from advisor.conversation import Statement
from advisor.guidance.practice.assess import Assessment
from advisor.guidance.practice.findings import Finding, Standing
from advisor.guidance.practice.points import Point
from advisor.guidance.practice.questions import PracticeQuestion
from advisor.guidance.practice.sayings import claim, quoted


def weakest(assessment: Assessment) -> Finding | None:
    """Return the point to ask about again: one that is missing before one touched.

    Points that the question quotes come before its others. None where all landed, or
    where the answer is that it is not known.
    """
    if assessment.is_not_known:
        return None
    lacking = assessment.to_sharpen
    missing = [one for one in lacking if one.standing is Standing.MISSING]
    return next(iter(missing or lacking), None)


def follow_up(point: Point) -> Statement:
    """Return the question that asks how a point comes into an answer."""
    return claim(_text(point), point.citation)


def followed(question: PracticeQuestion, point: Point) -> PracticeQuestion:
    """Return the follow-up of `question` on `point` as a question of its own."""
    return replace(
        question,
        text=_text(point),
        points=(replace(point, is_own=True),),
        is_behavioural=False,
    )


def _text(point: Point) -> str:
    part, page = point.text.rstrip("."), quoted(point.fact.text)
    named = "this" if part == point.fact.text.rstrip(".") else quoted(part)
    said = f"You did not come to {named}; the page says: {page}"
    return f"{said} How does it come into your answer?"
