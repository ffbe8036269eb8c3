"""What a person is told of their answer, with the page's words beside their own."""

from collections.abc import Iterator

from advisor.conversation import Statement, frame
from advisor.guidance.practice.assess import Assessment
from advisor.guidance.practice.findings import Finding, Standing
from advisor.guidance.practice.sayings import item, quoted
from advisor.guidance.practice.star import ASKED

LANDED = "This landed:"
TO_SHARPEN = "This can be sharper:"
ON_THE_PAGE = "What the page says on it:"
STRONGER = "Your own sentences in a stronger order, and what the page adds:"
NOT_FOUND = "I did not find that in your answer."
MOST_UNSAID = 4
"""Words of a point that are named as not said."""


def told(assessment: Assessment) -> tuple[Statement, ...]:
    """Return what is said of an answer, every word of the page cited."""
    return (
        *(frame(remark) for remark in assessment.remarks),
        *_under(LANDED, map(_landed, assessment.landed)),
        *_under(_lack(assessment), map(_lacking, assessment.to_sharpen)),
        *_story(assessment),
        *_stronger(assessment),
    )


def _under(heading: str, entries: Iterator[Statement]) -> Iterator[Statement]:
    listed = list(entries)
    if listed:
        yield frame(heading)
        yield from listed


def _lack(assessment: Assessment) -> str:
    missing = all(one.standing is Standing.MISSING for one in assessment.findings)
    return ON_THE_PAGE if missing else TO_SHARPEN


def _landed(one: Finding) -> Statement:
    text = f"You said {quoted(one.words)}; the page says {quoted(one.point.text)}."
    return item(text, one.point.citation)


def _lacking(one: Finding) -> Statement:
    page = quoted(one.point.text)
    if one.standing is Standing.MISSING:
        return item(f"The page says {page}. {NOT_FOUND}", one.point.citation)
    text = f"You touch on {page} with {quoted(one.words)}."
    if one.unsaid and not one.point.is_own:
        unsaid = ", ".join(one.unsaid[:MOST_UNSAID])
        text = f"{text} What the page names and you do not: {unsaid}."
    return item(text, one.point.citation)


def _story(assessment: Assessment) -> Iterator[Statement]:
    if not any(told_part.is_found for told_part in assessment.star):
        return
    for told_part in assessment.star:
        name = told_part.part.value.capitalize()
        if told_part.is_found:
            yield frame(f"{name}: {quoted(told_part.sentence)}")
        else:
            yield frame(f"{name}: none was found. {ASKED[told_part.part]}")


def _stronger(assessment: Assessment) -> Iterator[Statement]:
    if assessment.stronger:
        yield frame(STRONGER)
    for line in assessment.stronger:
        if line.citation is None:
            yield frame(f"You: {line.text}")
        else:
            yield item(f"The page: {line.text}", line.citation)
