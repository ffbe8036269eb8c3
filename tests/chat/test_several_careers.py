"""Two careers loaded together: never mixed, compared when asked to be."""

import shutil

import pytest

from advisor import Advisor, Outcome, Settings
from tests.conftest import DOCUMENTS

WIND, UX = "wind-turbine-technician", "ux-researcher"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Advisor:
    place = tmp_path_factory.mktemp("both")
    for name in (WIND, UX):
        shutil.copy(DOCUMENTS / f"{name}.txt", place / f"{name}.txt")
    data = tmp_path_factory.mktemp("data")
    return Advisor.open(Settings(knowledge=place, data=data))


def test_it_asks_which_and_then_answers_the_first_question(both: Advisor) -> None:
    talk = both.conversation()
    asked_back = talk.ask("What does it pay at the top?")
    assert asked_back.outcome is Outcome.CLARIFY
    assert "Wind Turbine Technician" in asked_back.follow_up
    reply = talk.ask("the wind one")
    assert reply.outcome is Outcome.ANSWERED
    assert {citation.document for citation in reply.citations} == {WIND}
    assert "a year" in reply.text


def test_a_comparison_ranges_over_both(both: Advisor) -> None:
    reply = both.ask("Compare wind turbine technician and UX researcher: the pay")
    assert {citation.document for citation in reply.citations} == {WIND, UX}
    assert "Wind Turbine Technician:" in reply.text
    assert "UX Researcher:" in reply.text


def test_a_career_is_carried_on(both: Advisor) -> None:
    talk = both.conversation()
    talk.ask("Who is UX research a great fit for?")
    reply = talk.ask("How long does it take to get job-ready?")
    assert {citation.document for citation in reply.citations} == {UX}


def test_plans_of_both_stand_side_by_side(both: Advisor) -> None:
    reply = both.ask("compare both careers: make me a plan with 10 hours a week")
    assert reply.text.count("at 10 hours a week") == 2
    assert {citation.document for citation in reply.citations} == {WIND, UX}
