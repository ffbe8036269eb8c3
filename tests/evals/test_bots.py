"""The graders see through null bots, and let the truth pass."""

from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from advisor import Advisor, Settings
from evals.play import Bot
from evals.workspace import Ground, Workspace
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
def work(advisor: Advisor, shared: Path) -> Workspace:
    with FileLock(shared / "grounds.lock"):
        return Workspace.open(advisor, Settings(knowledge=KNOWLEDGE, data=shared))


def passed(work: Workspace, bot: Callable[[Ground], Bot]) -> list[str]:
    grades = work.grades(work.answers("bot", bot, lambda done, total: None))
    return [case.id for case in grades.cases if case.passed]


def null(name: str) -> Callable[[Ground], Bot]:
    return lambda ground: next(bot for bot in ground.nulls if bot.name == name)


def count(work: Workspace) -> int:
    return sum(len(suite.cases) for suite in work.suites)


def test_gold_bot_passes_every_case(work: Workspace) -> None:
    assert len(passed(work, lambda ground: ground.gold)) == count(work)


@pytest.mark.parametrize("name", CEILINGS)
def test_null_bot_stays_under_its_ceiling(work: Workspace, name: str) -> None:
    assert len(passed(work, null(name))) <= CEILINGS[name] * count(work)


def test_abstaining_bot_passes_exactly_what_is_not_covered(work: Workspace) -> None:
    not_covered = [
        case.id
        for suite in work.suites
        for case in suite.cases
        if all("not_covered" in turn.outcome for turn in case.turns)
    ]
    assert sorted(passed(work, null("always abstain"))) == sorted(not_covered)
