"""A new case is refused if it would not measure anything."""

from pathlib import Path

import pytest

from advisor import Advisor, Settings
from evals import new, workspace
from evals.load import load_suites
from evals.records import Case, TurnCase
from evals.workspace import Workspace
from tests.conftest import KNOWLEDGE


@pytest.fixture(scope="module")
def work(advisor: Advisor) -> Workspace:
    return Workspace.open(advisor, Settings(knowledge=KNOWLEDGE))


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


def test_case_is_written_to_its_suite(
    work: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (workspace.SUITES / "pay.yaml").read_text("utf-8")
    (tmp_path / "pay.yaml").write_text(text, "utf-8")
    monkeypatch.setattr(new, "SUITES", tmp_path)
    question = "Roughly where does compensation for seniors begin and end?"
    found = new.look(work, question)
    new.write(work, question, "pay", ["pay.senior"], [], found)
    (suite,) = load_suites(tmp_path)
    assert suite.cases[-1].turns[0].ask == question
    assert suite.cases[-1].turns[0].vital == ("pay.senior",)
