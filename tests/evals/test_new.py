"""A new case is refused if it would not measure anything."""

from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from advisor import Advisor, Settings
from advisor.store.feedback import Feedback, FeedbackStore
from evals import new
from evals.load import load_suites
from evals.records import Case, TurnCase
from evals.workspace import SUITES, Workspace
from tests.conftest import KNOWLEDGE


@pytest.fixture(scope="module")
def work(advisor: Advisor, shared: Path) -> Workspace:
    with FileLock(shared / "grounds.lock"):
        return Workspace.open(advisor, Settings(knowledge=KNOWLEDGE, data=shared))


def case(ask: str, *vital: str, **more: object) -> Case:
    turn = TurnCase.model_validate(
        {"ask": ask, "outcome": ["answered"], "vital": vital, **more}
    )
    return Case(id="facts-new-one", who="somebody", turns=(turn,))


def test_case_that_the_gold_bot_passes_and_null_bots_fail_is_taken(
    work: Workspace,
) -> None:
    new.refuse(work, case("Wherever might a rota get better?", "pay.senior"))


@pytest.mark.parametrize(
    ("refused", "why"),
    [
        (case("What is the dress code of this place?"), "null|asks nothing"),
        (
            case("Does it matter what shoes I wear there?", "pay.senior", forbid=["$"]),
            "gold bot",
        ),
    ],
)
def test_case_that_measures_nothing_is_refused(
    work: Workspace, refused: Case, why: str
) -> None:
    with pytest.raises(new.RefusedError, match=why):
        new.refuse(work, refused)


def test_case_that_repeats_another_is_refused(work: Workspace) -> None:
    asked = work.suites[0].cases[0].turns[0].ask
    with pytest.raises(new.RefusedError, match="nearly repeats"):
        new.refuse(work, case(asked.upper(), "pay.senior"))


def test_case_is_written_to_its_suite(work: Workspace, tmp_path: Path) -> None:
    work = elsewhere(work, tmp_path)
    question = "Roughly where does compensation for seniors begin and end?"
    new.write(work, new.look(work.ground, question), "pay", ["pay.senior"], [])
    (suite,) = load_suites(tmp_path / SUITES)
    assert suite.cases[-1].turns[0].ask == question
    assert suite.cases[-1].turns[0].vital == ("pay.senior",)


def test_case_from_a_thumbs_down_keeps_what_was_asked_before(
    work: Workspace, tmp_path: Path
) -> None:
    work = elsewhere(work, tmp_path)
    store = FeedbackStore(tmp_path)
    store.add(Feedback("And the seniors?", "", "answered", False, before=("hi",)))
    given = new.chosen(store.unhappy(), 1)
    found = new.look(work.ground, given.question, given.before)
    new.write(work, found, "pay", ["pay.senior"], [])
    (suite,) = load_suites(tmp_path / SUITES)
    assert [turn.ask for turn in suite.cases[-1].turns] == ["hi", "And the seniors?"]
    assert [turn.context for turn in suite.cases[-1].turns] == [True, False]


def test_unknown_thumbs_down_is_refused() -> None:
    with pytest.raises(new.RefusedError, match="no thumbs-down 7"):
        new.chosen([], 7)


def elsewhere(work: Workspace, home: Path) -> Workspace:
    """Return `work` with a copy of one suite as its own."""
    (home / SUITES).mkdir()
    text = (work.home / SUITES / "pay.yaml").read_text("utf-8")
    (home / SUITES / "pay.yaml").write_text(text, "utf-8")
    return replace(work, home=home)
