"""An answer takes the form that was wished for."""

from advisor import Advisor, Outcome


def test_one_sentence_joins_what_disagrees(advisor: Advisor) -> None:
    reply = advisor.ask("How long until I am job-ready? One sentence, please.")
    assert reply.text.count(". ") == 0
    assert "9 months" in reply.text
    assert "24 weeks" in reply.text


def test_one_sentence_holds_a_whole_list(advisor: Advisor) -> None:
    reply = advisor.ask("What are the levels of the ladder, in one sentence?")
    assert "\n" not in reply.text
    assert reply.text.count(";") == 4


def test_just_the_number_is_the_number(advisor: Advisor) -> None:
    reply = advisor.ask("How many phases are there? Just the number.")
    assert reply.text == "5 phases."
    assert reply.citations


def test_bullets_are_entries(advisor: Advisor) -> None:
    reply = advisor.ask("What do a junior and a senior earn? As bullet points.")
    assert [line[:2] for line in reply.text.split("\n")] == ["- ", "- "]


def test_a_limit_of_words_is_kept(advisor: Advisor) -> None:
    reply = advisor.ask("Why did this job come about? Keep it under 25 words.")
    assert reply.outcome is Outcome.ANSWERED
    assert len(reply.text.split()) <= 25


def test_another_language_is_told_which_is_served(advisor: Advisor) -> None:
    reply = advisor.ask("wie viel verdient man in dem job")
    assert reply.outcome is Outcome.OUT_OF_SCOPE
    assert "English" in reply.text
