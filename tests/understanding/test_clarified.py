"""A question that was asked back about is answered once the person has said."""

from dataclasses import replace

import pytest

from advisor import Advisor
from advisor.conversation import Outcome, Reply, Turn
from advisor.understanding.intents import Intent

QUESTION = "How long is it?"


@pytest.fixture
def asked_back(advisor: Advisor) -> Turn:
    """Return a turn in which it was asked which of two readings is meant."""
    query = advisor.understood(QUESTION)
    request = query.requests[0]
    months = replace(request, intent=Intent.TIME_TO_READY, others=())
    phases = replace(request, intent=Intent.PHASE_DURATION, others=())
    doubted = replace(query, requests=(replace(months, others=(phases,)),))
    text = "Do you mean the time until job-ready, or the length of phases?"
    return Turn(QUESTION, Reply(text, Outcome.CLARIFY, (), doubted, follow_up=text))


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("the first", Intent.TIME_TO_READY),
        ("yes", Intent.TIME_TO_READY),
        ("the second one", Intent.PHASE_DURATION),
        ("until i'm job-ready", Intent.TIME_TO_READY),
        ("the phases", Intent.PHASE_DURATION),
    ],
)
def test_the_original_question_is_answered(
    advisor: Advisor, asked_back: Turn, said: str, intent: Intent
) -> None:
    reply = advisor.ask(said, [asked_back])
    assert reply.query.requests[0].intent == intent
    assert reply.outcome is Outcome.ANSWERED
    assert reply.citations


def test_another_question_is_a_new_one(advisor: Advisor, asked_back: Turn) -> None:
    said = "Never mind that, tell me what a senior earns in this career."
    reply = advisor.ask(said, [asked_back])
    assert reply.query.requests[0].intent == Intent.PAY
