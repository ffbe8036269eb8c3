"""Guidance in a conversation: fit, a plan, interview practice."""

from advisor import Advisor, Conversation, Outcome
from advisor.guidance.plan.wishes import HOURS_OF_STATED_WEEK


def talk(advisor: Advisor, *messages: str) -> Conversation:
    conversation = advisor.conversation()
    for message in messages:
        conversation.ask(message)
    return conversation


def test_a_question_about_a_line_is_asked_once(advisor: Advisor) -> None:
    conversation = talk(advisor, "ex teacher, never coded, am I out?", "yes", "no")
    asked = [turn.reply.query.asks_about for turn in conversation.turns]
    assert all(asked)
    assert len(set(asked)) == len(asked)
    settled = conversation.turns[-1].reply.query.learner.settled
    assert [one.yes for one in settled] == [True, False]


def test_an_answer_to_it_tells_the_line_and_the_next_question(advisor: Advisor) -> None:
    first, second = talk(advisor, "I never coded, is it for me?", "yes").turns
    line = first.reply.query.asks_about
    assert second.reply.text.startswith(f"Met: {line}")


def test_a_plan_follows_what_was_said(advisor: Advisor) -> None:
    conversation = talk(
        advisor,
        "make me a plan, 7 hours a week from 2 January 2040, I know Python",
        "and with 14 hours?",
        "I am off from 1 February 2040 to 14 February 2040",
    )
    learner = conversation.turns[-1].reply.query.learner
    assert learner.hours_per_week == 14
    assert learner.knows == ("Python",)
    first, second, third = (turn.reply for turn in conversation.turns)
    assert "at 7 hours a week" in first.text
    assert "at 14 hours a week" in second.text
    assert "14 days off" in third.text
    assert all(reply.citations for reply in (first, second, third))


def test_hours_a_week_make_a_question_on_time_a_plan(advisor: Advisor) -> None:
    reply = advisor.ask("how long would it take me with 5 hours a week?")
    assert "at 5 hours a week" in reply.text
    assert f"stands for {HOURS_OF_STATED_WEEK:g} hours" in reply.text
    assert reply.outcome is Outcome.PARTIAL


def test_impossible_hours_get_a_sentence(advisor: Advisor) -> None:
    reply = advisor.ask("make me a study plan with 169 hours a week")
    assert "169 hours" in reply.text
    assert reply.outcome is Outcome.CLARIFY


def test_a_practice_goes_on_over_turns_and_waits_for_questions(
    advisor: Advisor,
) -> None:
    conversation = talk(
        advisor,
        "can we practise the interview?",
        "hint",
        "what does a junior earn?",
        "skip",
        "A FHIR API lets systems exchange records, so wards see the same data.",
        "stop",
    )
    replies = [turn.reply for turn in conversation.turns]
    printed = advisor.one_career().profile.questions
    assert printed[0].text in replies[0].text
    assert "$65,000" in replies[2].text
    assert printed[1].text in replies[3].text
    assert replies[4].practice is not None
    assert replies[5].practice is None
    assert "The practice is stopped" in replies[5].text


def test_what_is_said_in_one_conversation_is_unknown_in_another(
    advisor: Advisor,
) -> None:
    talk(advisor, "I know Python and have 3 hours a week, make me a plan")
    other = talk(advisor, "make me a plan").turns[-1].reply
    assert other.query.learner.knows == ()
    assert "How many hours a week" in other.text


def test_feedback_on_an_answer_keeps_its_leads(advisor: Advisor) -> None:
    answer = "A hospital has wards and an emergency department; beds are scarce"
    told = talk(advisor, "can we practise the interview?", answer).turns[-1].reply
    assert "Your own sentences in a stronger order" in told.text
