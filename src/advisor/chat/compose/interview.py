"""The interview: the questions that the document prints."""

from collections.abc import Sequence

from advisor.career import Career
from advisor.chat.compose.draft import (
    Draft,
    answered,
    claim,
    counted,
    frame,
    items,
)
from advisor.chat.compose.fit import find_conflict
from advisor.conversation import Request, Statement
from advisor.passage import SearchHit

PREPARE = (
    "To prepare, the page offers practice questions; it prints no answers to them."
)


def interview_questions(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer what is asked in the interview."""
    profile = career.profile
    if not profile.questions:
        return None
    conflict = find_conflict(career, "interview questions")
    if conflict:
        lead: Statement = claim(
            career,
            conflict.summary.removesuffix(".") + ":",
            *profile.questions,
            *(count.fact for count in profile.question_counts),
            derivation=f"count of questions = {len(profile.questions)}",
        )
    else:
        lead = claim(
            career,
            f"The page prints {len(profile.questions)} questions:",
            *profile.questions,
            derivation=counted(len(profile.questions)),
        )
    return answered(lead, *items(career, profile.questions))


def interview_prep(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer how to prepare for the interview."""
    drafted = interview_questions(request, career, hits)
    if drafted is None:
        return None
    return answered(frame(PREPARE), *drafted.statements)
