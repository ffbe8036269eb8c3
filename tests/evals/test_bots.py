"""The graders see through null bots, and let the truth pass."""

import pytest

from advisor import Advisor, Settings
from evals.play import Bot
from evals.workspace import Workspace
from tests.conftest import KNOWLEDGE

CEILINGS = {
    "empty": 0.02,
    "echo": 0.02,
    "whole document": 0.02,
    "window": 0.05,
    "best line": 0.25,
    "random section": 0.05,
}


@pytest.fixture(scope="module")
def work(advisor: Advisor) -> Workspace:
    return Workspace.open(advisor, Settings(knowledge=KNOWLEDGE))


def passed(work: Workspace, bot: Bot) -> list[str]:
    grades = work.grades(work.answers(bot, lambda done, total: None))
    return [case.id for case in grades.cases if case.passed]


def count(work: Workspace) -> int:
    return sum(len(suite.cases) for suite in work.suites)


def test_gold_bot_passes_every_case(work: Workspace) -> None:
    assert len(passed(work, work.gold)) == count(work)


@pytest.mark.parametrize("name", CEILINGS)
def test_null_bot_stays_under_its_ceiling(work: Workspace, name: str) -> None:
    bot = next(bot for bot in work.nulls if bot.name == name)
    assert len(passed(work, bot)) <= CEILINGS[name] * count(work)


def test_abstaining_bot_passes_exactly_what_is_not_covered(work: Workspace) -> None:
    not_covered = [
        case.id
        for suite in work.suites
        for case in suite.cases
        if all("not_covered" in turn.outcome for turn in case.turns)
    ]
    bot = next(bot for bot in work.nulls if bot.name == "always abstain")
    assert passed(work, bot) == not_covered
