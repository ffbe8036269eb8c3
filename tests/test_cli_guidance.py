"""The commands that compute guidance."""

import io
import json
from pathlib import Path

import pytest

from advisor.cli import main
from tests.conftest import KNOWLEDGE


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch, shared: Path, advisor: object) -> None:
    monkeypatch.setenv("ADVISOR_KNOWLEDGE", str(KNOWLEDGE))
    monkeypatch.setenv("ADVISOR_DATA", str(shared))


def ran(*args: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(args)
    return int(ended.value.code or 0)


def test_fit_tells_each_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("fit", "ex teacher, never coded") == 0
    out = capsys.readouterr().out
    assert "not met" in out
    assert "never coded" in out


def test_fit_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("fit", "never coded", "--json") == 0
    lines = json.loads(capsys.readouterr().out)["lines"]
    assert {"not met", "unknown"} == {line["standing"] for line in lines}


def test_fit_reads_a_cv(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cv = tmp_path / "cv.txt"
    cv.write_text("Ada Example\n\nClinical data analyst, three years\n", "utf-8")
    assert ran("fit", "--cv", str(cv)) == 0
    assert "Clinical data analyst" in capsys.readouterr().out


def test_fit_of_nothing_says_what_to_give(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("fit") == 2
    assert "--cv" in capsys.readouterr().err


def test_plan_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    args = ("--start", "2040-01-02", "--hours", "15", "--week", "15")
    assert ran("plan", "I know Python", *args, "--off", "2040-01-05..2040-01-06") == 0
    out = capsys.readouterr().out
    assert "2 January 2040" in out
    assert "you know" in out


@pytest.mark.parametrize("suffix", ["ics", "pdf", "csv", "md", "json"])
def test_plan_is_written(
    suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"plan.{suffix}"
    assert ran("plan", "--out", str(out), "--skip", "phase 1") == 0
    assert out.stat().st_size > 500
    assert str(out) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--hours", "169"), "169 hours"),
        (("--start", "someday"), "someday"),
        (("--out", "plan.docx"), ".ics"),
    ],
)
def test_plan_that_cannot_be_made(
    args: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = ran("plan", *args)
    shown = capsys.readouterr()
    assert words in shown.err
    assert status == 2


def test_a_deadline_that_is_past_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("plan", "--until", "2000-01-01") == 0
    assert "The deadline of 1 January 2000 is past" in capsys.readouterr().out


def test_salary_tells_levels_years_and_amounts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    args = ("--years", "4", "--later", "5", "--amount", "150000")
    assert ran("salary", *args) == 0
    out = capsys.readouterr().out
    assert "$65,000-$95,000" in out
    assert "9 years" in out
    assert "$150,000" in out


def test_salary_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("salary", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)["rungs"]) == 5


def test_practice_goes_on_to_its_summary(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = "hint\nI queried a FHIR API for lab results\nstop\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert ran("practice", "--phase", "1") == 0
    out = capsys.readouterr().out
    assert "Phase 1" in out
    assert "The practice is stopped" in out
