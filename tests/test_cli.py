"""What a person at a terminal sees, and the status a script gets."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from advisor import library
from advisor.advisor import Advisor
from advisor.career import Career
from advisor.cli import main
from advisor.errors import (
    AdvisorError,
    CareerNotFoundError,
    DocumentError,
    DuplicateCareerError,
    IndexUnavailableError,
    SettingsError,
)
from advisor.index.build import BuildReport
from tests.fakes import BROKEN, UNCOVERED, FakeAdvisor

BAD = DocumentError("bad.md", "the file is empty; put the document's text into it.")
REPORT = BuildReport(("nurse",), (), ("cook",), ("pilot",), 40, 12, 1.25, ())
STATUS = library.Status("b1", "2030-01-01", "model", "code", True, True, 2, 40)


class Ran(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Run:
    monkeypatch.setenv("ADVISOR_DATA", str(tmp_path))

    def run(*args: str) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main(args)
        code = ended.value.code
        return Ran(code if isinstance(code, int) else 0, *capsys.readouterr())

    return run


@pytest.fixture
def advisor(
    monkeypatch: pytest.MonkeyPatch,
    hospital: Career,
    document: Callable[[str], Career],
) -> FakeAdvisor:
    fake = FakeAdvisor([hospital, document("wind-turbine-technician.md")])
    monkeypatch.setattr(Advisor, "open", lambda *args, **options: fake)
    return fake


def gives(value: object) -> Callable[..., Any]:
    """Return a function that returns `value`, or raises it where it is an error."""

    def given(*args: object, **options: object) -> object:
        if isinstance(value, Exception):
            raise value
        return value

    return given


@pytest.mark.usefixtures("advisor")
def test_ask_prints_plain_text_with_its_sources(run: Run) -> None:
    assert run("ask", "How long?") == Ran(
        0,
        "It takes 9 months, 0 turns later. [1]\n\n"
        "Sources: AI Hospital Workflow Optimizer\n"
        "  Is this career right for you? > This role requires\n"
        '    [1] "Time to learn: about 9 months"\n',
        "",
    )


@pytest.mark.usefixtures("advisor")
def test_what_is_not_covered_is_an_answer(run: Run) -> None:
    assert run("ask", UNCOVERED) == Ran(0, "The page does not say.\n", "")


@pytest.mark.usefixtures("advisor")
def test_ask_as_json_gives_the_whole_reply(run: Run) -> None:
    reply = json.loads(run("ask", "How long?", "--json").out)
    assert reply["outcome"] == "answered"
    assert reply["citations"][0]["quote"] == "Time to learn: about 9 months"


@pytest.mark.parametrize("name", ["wind-turbine-technician", "Wind Turbine Technician"])
def test_ask_about_one_career(run: Run, advisor: FakeAdvisor, name: str) -> None:
    run("ask", "How long?", "--career", name)
    assert advisor.asked == [("How long?", name)]


@pytest.mark.usefixtures("advisor")
def test_chat_remembers_and_ends_at_quit(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("How long?\n\nAnd then?\n/quit\nx\n"))
    ran = run("chat")
    assert ran.status == 0
    assert "It takes 9 months, 1 turns later." in ran.out
    assert ran.out.count("It takes") == 2


@pytest.mark.usefixtures("advisor")
def test_chat_ends_with_its_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert run("chat") == Ran(0, "", "")


@pytest.mark.usefixtures("advisor")
def test_list_names_every_career(run: Run) -> None:
    lines = [line.split() for line in run("list").out.splitlines()]
    assert ["Wind", "Turbine", "Technician", "106", "117"] in lines
    assert ["ai-hospital-workflow-optimizer"] in lines


@pytest.mark.usefixtures("advisor")
@pytest.mark.parametrize(
    ("career", "words"),
    [
        ("AI Hospital Workflow Optimizer", "4 + 5 + 6 + 5 + 4 = 24 weeks"),
        ("AI Hospital Workflow Optimizer", "$200,000-$320,000+ a year"),
        ("AI Hospital Workflow Optimizer", "1. Healthcare Systems & Data Foundations"),
        ("wind-turbine-technician", "the heading is there, nothing under it"),
        ("wind-turbine-technician", "announces 40+ questions"),
    ],
)
def test_show_prints_the_profile(
    run: Run, monkeypatch: pytest.MonkeyPatch, career: str, words: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    ran = run("show", career)
    assert ran.status == 0
    assert words in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "\x1b" not in ran.out


def test_show_of_a_document_without_facts(
    run: Run, monkeypatch: pytest.MonkeyPatch, document: Callable[[str], Career]
) -> None:
    fake = FakeAdvisor([document("data-engineer-notes.md")])
    monkeypatch.setattr(Advisor, "open", gives(fake))
    assert "No typed facts" in run("show", "notes-on-becoming-a-data-engineer").out


@pytest.mark.parametrize("command", [["build"], ["add", "nurse.md"]])
def test_changes_are_reported(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setattr(library, command[0], gives(REPORT))
    assert run(*command) == Ran(
        0,
        "Added: nurse.\nRemoved: cook.\n"
        "Careers held: 2. Passages: 40, of which 12 were embedded in 1.2 s.\n",
        "",
    )


@pytest.mark.usefixtures("advisor")
def test_remove_takes_a_title(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    removed: list[str] = []

    def remove(settings: object, career: str, **options: object) -> BuildReport:
        removed.append(career)
        return REPORT

    monkeypatch.setattr(library, "remove", remove)
    assert run("remove", "Wind Turbine Technician").status == 0
    assert removed == ["wind-turbine-technician"]


def test_one_bad_file_does_not_keep_the_others_out(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        library, "add", gives(BuildReport(("nurse",), (), (), (), 9, 9, 0.1, (BAD,)))
    )
    ran = run("add", "folder")
    assert ran.status == 2
    assert ran.out.startswith("Added: nurse.\n")
    assert ran.err == f"Not taken: {BAD}\n"


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (SettingsError("There is no folder /x."), 2),
        (BAD, 2),
        (DuplicateCareerError("a.md", "nurse"), 2),
        (CareerNotFoundError("cook", ["nurse"]), 2),
        (IndexUnavailableError("The index is damaged."), 1),
    ],
)
def test_an_error_is_one_sentence_and_a_status(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: AdvisorError, status: int
) -> None:
    monkeypatch.setattr(library, "build", gives(error))
    assert run("build") == Ran(status, "", f"Error: {error}\n")


def test_a_full_disk_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    error = OSError(28, "No space left on device", "/data/x")
    monkeypatch.setattr(library, "build", gives(error))
    assert run("build") == Ran(1, "", "Error: No space left on device: /data/x\n")


def test_an_interruption_has_its_own_status(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(library, "build", interrupted)
    assert run("build") == Ran(130, "", "")


def test_a_bad_setting_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_PORT", "many")
    ran = run("build")
    assert ran.status == 2
    assert ran.err.startswith("Error: ADVISOR_PORT cannot be 'many': ")
    assert ran.err.count("\n") == 1


@pytest.mark.usefixtures("advisor")
def test_an_index_that_goes_away_is_status_one(run: Run) -> None:
    assert run("ask", BROKEN).status == 1


@pytest.mark.parametrize("args", [["ask", " "], ["ask"], ["frobnicate"], ["--nope"]])
def test_wrong_usage_is_status_two(run: Run, args: list[str]) -> None:
    assert run(*args).status == 2


def test_help_names_the_exit_statuses(run: Run) -> None:
    ran = run("--help")
    assert ran.status == 0
    assert "130" in ran.out


def test_version(run: Run) -> None:
    assert run("--version").out.startswith("advisor ")


@pytest.mark.parametrize(
    ("status", "code", "line"),
    [
        (STATUS, 0, "ok    The index is whole"),
        (library.Status(), 0, "note  There is no index yet"),
        (library.Status("b1", fresh=True), 1, "FAIL  The index is damaged"),
        (library.Status("b1", whole=True), 0, "note  The index is out of date"),
        (SettingsError("No such model."), 1, "FAIL  No such model."),
    ],
)
def test_doctor(
    run: Run, monkeypatch: pytest.MonkeyPatch, status: object, code: int, line: str
) -> None:
    monkeypatch.setattr(library, "status", gives(status))
    ran = run("doctor")
    assert ran.status == code
    assert line in ran.out
    assert "ok    chromadb " in ran.out


def test_doctor_misses_packages_and_folders(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("advisor.doctor.PACKAGES", ("not-there",))
    monkeypatch.setattr(library, "status", gives(STATUS))
    monkeypatch.setenv("ADVISOR_KNOWLEDGE", "/not/there")
    ran = run("doctor")
    assert ran.status == 1
    assert "FAIL  not-there is not installed\n" in ran.out
    assert "FAIL  There is no folder /not/there\n" in ran.out


def test_a_question_does_not_wait_for_what_it_does_not_need() -> None:
    heavy = "gradio langchain langchain_core chromadb torch rich sentence_transformers"
    code = (
        "import sys, advisor.cli, advisor.advisor, advisor.render;"
        f"print(sorted(set('{heavy}'.split()) & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == ("[]\n", "")


def test_a_reader_that_stops_early_is_no_error() -> None:
    program = f"{sys.executable} -m advisor --help"
    ran = subprocess.run(
        ["bash", "-c", f"{program} | true"], capture_output=True, text=True
    )
    assert ran.stderr == ""
