"""Each mechanism can be switched off, and is off then."""

import pytest

from advisor import Advisor
from advisor.conversation import Outcome
from evals.ablation import MECHANISMS, rows
from evals.records import (
    Case,
    Grade,
    GradedCase,
    GradedTurn,
    GradesFile,
    RunInfo,
    Suite,
    TurnCase,
    Verdict,
)


def test_nothing_is_switched_off_by_default(advisor: Advisor) -> None:
    question = "What does a senior earn?"
    same = MECHANISMS["nothing"](advisor).ask(question)
    assert same.text == advisor.ask(question).text


@pytest.mark.parametrize("name", MECHANISMS)
def test_it_still_answers(advisor: Advisor, name: str) -> None:
    reply = MECHANISMS[name](advisor).ask("Where does process mining come in?")
    assert reply.text


def test_without_what_was_said_before_a_fragment_stands_alone(
    advisor: Advisor,
) -> None:
    talk = MECHANISMS["what was said before"](advisor).conversation()
    talk.ask("What does a senior earn?")
    assert talk.ask("And the one below?").query.requests[0].state == ""


def test_without_abstention_it_answers_what_it_cannot(advisor: Advisor) -> None:
    question = "What is the dress code there?"
    assert advisor.ask(question).outcome is Outcome.NOT_COVERED
    switched = MECHANISMS["abstention"](advisor)
    assert switched.ask(question).outcome is not Outcome.NOT_COVERED


def test_without_words_only_meaning_ranks(advisor: Advisor) -> None:
    found = MECHANISMS["BM25"](advisor).ask("Where does SimPy come in?").evidence
    assert found[0].hits
    assert all(hit.lexical == 0 for hit in found[0].hits)


def test_the_table_has_a_row_for_each_run() -> None:
    info = RunInfo(bot="x", date="", version="", facts="", suites="", documents="")
    grade = Grade(grader="recall", verdict=Verdict.PASS)
    turn = GradedTurn(ask="?", text="x", outcome="answered", grades=(grade,))
    case = GradedCase(id="a", suite="s", split="dev", turns=(turn,))
    other = GradedCase(id="b", suite="s", split="test", turns=(turn,))
    run = GradesFile(info=info, cases=(case, other))
    asked = TurnCase(ask="?", outcome=("answered",))
    cases = tuple(Case(id=name, who="x", turns=(asked,)) for name in "ab")
    suite = Suite(suite="s", about="x", cases=cases)
    *_, last = rows({"one": run}, (suite,), "dev")
    assert last == "| one | 100.0% | 0.0% | +1.00 |"
