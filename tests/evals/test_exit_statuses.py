"""`python -m evals` fails closed: each kind of trouble has its exit status."""

from pathlib import Path
from shutil import copytree

import pytest
from filelock import FileLock
from typer.testing import CliRunner, Result

from advisor import Advisor
from evals import __main__ as command
from evals import workspace
from evals.records import GradesFile
from tests.evals.factories import RAISED

RUN = GradesFile.model_validate_json(
    (workspace.BASELINES / "advisor.json").read_text("utf-8")
)


def compared(run: GradesFile, folder: Path) -> Result:
    path = folder / "run.json"
    path.write_text(run.model_dump_json(), "utf-8")
    return CliRunner().invoke(
        command.app, ["compare", str(command.BASELINE), str(path)]
    )


def test_the_baseline_against_itself_is_fine(tmp_path: Path) -> None:
    assert compared(RUN, tmp_path).exit_code == 0


def test_answers_that_got_worse_are_a_regression(tmp_path: Path) -> None:
    text = RUN.model_dump_json().replace('"verdict":"pass"', '"verdict":"fail"')
    run = GradesFile.model_validate_json(text)
    assert compared(run, tmp_path).exit_code == 1


def test_a_deleted_case_is_not_comparable(tmp_path: Path) -> None:
    gone = RUN.model_copy(update={"cases": RUN.cases[1:]})
    result = compared(gone, tmp_path)
    assert result.exit_code == 3
    assert RUN.cases[0].id in result.output


def test_a_grader_that_raises_is_not_comparable(tmp_path: Path) -> None:
    first, *others = RUN.cases
    turn = first.turns[0].model_copy(update={"grades": (RAISED,)})
    erring = first.model_copy(update={"turns": (turn,)})
    run = RUN.model_copy(update={"cases": (erring, *others)})
    assert compared(run, tmp_path).exit_code == 3


def test_a_file_that_is_no_run_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "run.json"
    path.write_text("{}", "utf-8")
    monkeypatch.setattr("sys.argv", ["evals", "compare", str(path), str(path)])
    with pytest.raises(SystemExit) as stopped:
        command.main()
    assert stopped.value.code == 2


def test_a_fact_that_is_broken_turns_the_check_red(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, advisor: Advisor, shared: Path
) -> None:
    for name in (workspace.FACTS, workspace.SUITES):
        copytree(workspace.HERE / name, tmp_path / name)
    (path,) = (tmp_path / workspace.FACTS).glob("*.yaml")
    text = path.read_text("utf-8")
    path.write_text(text.replace("$130,000-$170,000", "$130,000-$180,000"), "utf-8")
    monkeypatch.setenv("ADVISOR_DATA", str(shared))
    monkeypatch.setattr(command, "HERE", tmp_path)
    with FileLock(shared / "grounds.lock"):
        result = CliRunner().invoke(command.app, ["facts"])
    assert result.exit_code == 1
    assert "pay.senior" in result.output
