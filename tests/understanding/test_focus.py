"""What a talk is about after a turn, for the turn that follows."""

import pytest

from advisor import Advisor
from advisor.conversation import Slots
from advisor.understanding.intents import Intent


def last(advisor: Advisor, *questions: str) -> tuple[str, Slots]:
    """Return what the last of `questions` is understood to ask."""
    talk = advisor.conversation()
    for question in questions[:-1]:
        talk.ask(question)
    query = advisor.understood(questions[-1], talk.turns)
    return query.requests[-1].intent, query.requests[-1].slots


@pytest.mark.parametrize(
    ("questions", "intent", "levels"),
    [
        (("What does a senior earn?", "and the one below?"), Intent.PAY, (2,)),
        (("What does a senior earn?", "what about juniors?"), Intent.PAY, (1,)),
        (("What does a senior earn?", "No, I meant the director."), Intent.PAY, (4,)),
        (("What does the top level pay?", "and before that?"), Intent.PAY, (4,)),
    ],
)
def test_a_fragment_goes_on_with_the_levels(
    advisor: Advisor,
    questions: tuple[str, ...],
    intent: Intent,
    levels: tuple[int, ...],
) -> None:
    found, named = last(advisor, *questions)
    assert (found, named.levels) == (intent, levels)


@pytest.mark.parametrize(
    ("questions", "phases"),
    [
        (("How long is phase 2?", "and the one after it?"), (3,)),
        (("How long is phase 2?", "And phase 4?"), (4,)),
        (("How long is phase 2?", "the third one?"), (3,)),
    ],
)
def test_a_fragment_goes_on_with_the_phases(
    advisor: Advisor, questions: tuple[str, ...], phases: tuple[int, ...]
) -> None:
    assert last(advisor, *questions)[1].phases == phases


def test_years_that_were_told_are_remembered(advisor: Advisor) -> None:
    _, named = last(
        advisor,
        "I have done 6 years of this. What does a junior do?",
        "what would i be on with my years?",
    )
    assert named.years == 6


def test_the_sources_of_the_last_answer_are_shown_when_asked_for(
    advisor: Advisor,
) -> None:
    talk = advisor.conversation()
    answer = talk.ask("What is done at 2 pm?")
    reply = talk.ask("Where did you get that?")
    assert reply.citations == answer.citations


def test_a_fragment_is_told_back_as_it_was_understood(advisor: Advisor) -> None:
    talk = advisor.conversation()
    talk.ask("What does a senior earn?")
    reply = talk.ask("and the one below?")
    level = advisor.careers["ai-hospital-workflow-optimizer"].profile.levels[1]
    assert reply.query.understood == f"pay, {level.title}"


def test_a_plain_question_is_not_told_back(advisor: Advisor) -> None:
    assert advisor.ask("What does a senior earn?").query.understood == ""
