"""The interview: the questions that the document prints."""

import re
from collections.abc import Sequence
from dataclasses import replace

from advisor.career import Career
from advisor.chat.compose.chosen import chosen
from advisor.chat.compose.draft import (
    Draft,
    answered,
    claim,
    counted,
    items,
    numbers_side,
    sided,
)
from advisor.chat.compose.fit import find_conflict
from advisor.conversation import Outcome, Request, Statement, frame
from advisor.passage import SearchHit
from advisor.understanding.intents import Operation

NO_ANSWERS = "The page prints no answers to its questions. The question is this:"
NO_ROUNDS = "The page does not say how an interview is run, nor in how many rounds."
_ANSWERS = re.compile(
    r"\b(?:(?:model|good|right|sample|best) answers?|answers? (?:to|for|it|that|the)"
    r"|how (?:should|do|would|can|shud|wud) (?:i|u|you) answer|what (?:should|do|would)"
    r" i (?:say|answer))\b",
    re.IGNORECASE,
)
_ROUNDS = re.compile(r"\b(?:rounds?|whiteboard|take[- ]home|assessment cent)", re.I)
_REST = re.compile(r"\b(?:rest|others?|remaining|missing|further)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|everything|the lot|whole|complete)\b", re.IGNORECASE)


def interview(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer what is asked in the interview, and how many questions there are."""
    questions = career.profile.questions
    if not questions:
        return None
    places = [
        place - 1 if place > 0 else len(questions) + place
        for place in request.slots.places
    ]
    asked = [questions[at] for at in places if 0 <= at < len(questions)]
    if _ROUNDS.search(request.asked):
        return Draft(Outcome.NOT_COVERED, (frame(NO_ROUNDS),))
    if _ANSWERS.search(request.asked):
        told = chosen(career, asked or questions, request, hits)
        shown = told.statements[:1] if told else ()
        return Draft(Outcome.PARTIAL, (frame(NO_ANSWERS), *shown))
    if asked:
        return chosen(career, asked, request, hits)
    if request.operation == Operation.YESNO and _ALL.search(request.asked):
        told_number = _number(request, career, ".")
        return answered(replace(told_number, text=sided("No", told_number.text)))
    if _REST.search(request.asked) and find_conflict(career, "interview questions"):
        return Draft(Outcome.PARTIAL, (_number(request, career, "."),))
    return _of_all(request, career, hits)


def _of_all(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer what concerns all questions: their number, one of them, or the list."""
    questions = career.profile.questions
    if request.operation == Operation.COUNT or request.slots.count is not None:
        return answered(_number(request, career, "."))
    if request.operation in (Operation.YESNO, Operation.LOCATE):
        return chosen(career, questions, request, hits)
    return answered(_number(request, career, ":"), *items(career, questions))


def _number(request: Request, career: Career, end: str) -> Statement:
    profile = career.profile
    count = len(profile.questions)
    if conflict := find_conflict(career, "interview questions"):
        return claim(
            career,
            conflict.summary.removesuffix(".") + end,
            *profile.questions,
            *(number.fact for number in profile.question_counts),
            derivation=f"count of questions = {count}",
        )
    text = numbers_side(request, count, f"The page prints {count} questions{end}")
    return claim(career, text, *profile.questions, derivation=counted(count))
