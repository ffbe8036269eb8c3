"""The command line: `advisor ask`, `chat`, `add`, `list`, `show`, `serve` and more.

Answers, tables and lists go to stdout; progress, warnings and errors to stderr. The
exit status is 0 when the command did what it was asked, which includes the answer that
the documents do not cover a question; 1 when something is wrong inside, such as an
index that cannot be opened; 2 when a file, a name, a setting or the command itself
cannot be used; 130 when it was interrupted.
"""

import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from advisor.cli.output import print_reply, progress_bar
from advisor.errors import AdvisorError, IndexUnavailableError, SettingsError

if TYPE_CHECKING:
    from advisor.advisor import Advisor
    from advisor.index.build import BuildReport
    from advisor.settings import Settings

FAILED, BAD_INPUT = 1, 2
COLOURS = {"ok": "green", "note": "yellow", "FAIL": "red"}
PROMPT = "You: "
QUIT = frozenset({"/quit", "/exit"})
WELCOME = "Ask about a career; `advisor list` names them. Ctrl-D or /quit ends it."
NOTHING_ASKED = "The question is empty; write it after the command, in quotes."
STATUSES = (
    "Exit status: 0 answered or done, even if the answer is that the documents do not"
    " cover it; 1 something is wrong inside, such as an index that cannot be opened;"
    " 2 a file, name, setting or command that cannot be used; 130 interrupted."
)
Name = Annotated[str, typer.Argument(help="Name or title, as `advisor list` shows.")]

app = typer.Typer(
    help="Answers questions about careers from documents, and cites their words.",
    epilog=STATUSES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit with the status that its help documents."""
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stderr, format="%(levelname)s: %(message)s"
    )
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        app(args, prog_name="advisor")
    except AdvisorError as error:
        typer.echo(f"Error: {error}", err=True)
        status = FAILED if isinstance(error, IndexUnavailableError) else BAD_INPUT
        raise SystemExit(status) from None
    except OSError as error:
        culprit = f": {error.filename}" if error.filename else ""
        typer.echo(f"Error: {error.strerror or error}{culprit}", err=True)
        raise SystemExit(FAILED) from None


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"advisor {version('career-advisor')}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Show the version."
        ),
    ] = False,
) -> None:
    if os.environ.get("NO_COLOR"):
        context.color = False


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question, in quotes.")],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the whole reply as JSON.")
    ] = False,
    career: Annotated[
        str, typer.Option(help="Name or title of the career that is meant.")
    ] = "",
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what each step made of it.")
    ] = False,
) -> None:
    """Answer one question."""
    if not question.strip():
        raise typer.BadParameter(NOTHING_ASKED)
    advisor = opened()
    reply = advisor.ask(question, career=career)
    if as_json:
        import json

        typer.echo(json.dumps(reply.to_dict(), ensure_ascii=False, indent=2))
    else:
        print_reply(advisor, reply)
    if explain:
        from advisor.explain import explanation

        typer.echo("\n" + "\n".join(explanation(reply)))


@app.command()
def chat() -> None:
    """Hold a conversation; Ctrl-D or /quit ends it."""
    advisor = opened()
    conversation = advisor.conversation()
    if sys.stdin.isatty():
        typer.secho(WELCOME, dim=True)
    for question in questions():
        print_reply(advisor, conversation.ask(question))
        typer.echo()


@app.command()
def add(
    files: Annotated[list[Path], typer.Argument(help="Files, or folders of them.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Take the place of a career held already.")
    ] = False,
) -> None:
    """Add career documents: txt, md, html, pdf or docx."""
    from advisor import library

    with progress_bar() as progress:
        report = library.add(settings(), files, replace=replace, progress=progress)
    _print_report(report)


@app.command("list")
def list_() -> None:
    """List the careers that are held."""
    from advisor import tables

    careers = opened().careers.values()
    tables.console().print(tables.held(careers))


@app.command()
def remove(career: Name) -> None:
    """Remove a career that was added."""
    from advisor import library

    name = opened().career(career).document.id
    with progress_bar() as progress:
        report = library.remove(settings(), name, progress=progress)
    _print_report(report)


@app.command()
def show(career: Name) -> None:
    """Show every fact that was read from a career's document."""
    from advisor import tables

    found = opened().career(career)
    console = tables.console()
    for part in tables.profile(found):
        console.print(part)


@app.command()
def build() -> None:
    """Build the index from the documents as they are."""
    from advisor import library

    with progress_bar() as progress:
        report = library.build(settings(), progress=progress)
    opened()
    _print_report(report)


@app.command()
def doctor() -> None:
    """Check what is installed and how the index stands."""
    from advisor.doctor import checks

    states = set()
    for check in checks(settings()):
        mark = typer.style(f"{check.state:<4}", fg=COLOURS[check.state])
        typer.echo(f"{mark}  {check.text}")
        states.add(check.state)
    if "FAIL" in states:
        raise typer.Exit(FAILED)


@app.command()
def serve() -> None:
    """Serve the chat page until interrupted."""
    from advisor.ui import launch

    launch(settings(), open_advisor=opened, announce=typer.echo)


def settings() -> "Settings":
    """Return the settings of the environment, or say which cannot be used."""
    from pydantic import ValidationError

    from advisor.settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"ADVISOR_{'_'.join(map(str, first['loc'])).upper()}"
        raise SettingsError(
            f"{name} cannot be {first['input']!r}: {first['msg']}."
        ) from None


def opened() -> "Advisor":
    """Open the advisor, with a progress bar that ends before anything is printed."""
    from advisor.advisor import Advisor

    with progress_bar() as progress:
        return Advisor.open(settings(), progress=progress)


def questions() -> Iterator[str]:
    """Yield what the person types until the conversation ends."""
    with suppress(ImportError):
        import readline  # noqa: F401 (gives `input` a history)
    prompt = PROMPT if sys.stdin.isatty() else ""
    while True:
        try:
            line = input(prompt).strip()
        except EOFError:
            return
        if line in QUIT:
            return
        if line:
            yield line


def _print_report(report: "BuildReport") -> None:
    for verb, careers in (
        ("Added", report.added),
        ("Updated", report.updated),
        ("Removed", report.removed),
    ):
        if careers:
            typer.echo(f"{verb}: {', '.join(careers)}.")
    held = len(report.added) + len(report.updated) + len(report.unchanged)
    typer.echo(
        f"Careers held: {held}. Passages: {report.passages}, of which"
        f" {report.embedded} were embedded in {report.seconds:.1f} s."
    )
    for problem in report.problems:
        typer.echo(f"Not taken: {problem}", err=True)
    if report.problems:
        raise typer.Exit(BAD_INPUT)
