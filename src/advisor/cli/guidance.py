"""The commands that compute guidance: `advisor fit`, `plan`, `salary`, `practice`."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from advisor.cli.app import app, opened, questions, settings
from advisor.cli.output import print_statements
from advisor.errors import PlanError

if TYPE_CHECKING:
    from advisor.learner import DaysOff

Of = Annotated[str, typer.Option(help="Name or title of the career that is meant.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]
NOTHING_TOLD = "Say something of yourself in quotes, or give a file with --cv."
FORMATS = "md, ics, csv, json or pdf"


def add_commands() -> None:
    """Add the commands of this module to the command line."""
    for command in (fit, plan, salary, practice):
        app.command()(command)


def fit(
    about_you: Annotated[str, typer.Argument(help="What you say of yourself.")] = "",
    cv: Annotated[
        Path | None, typer.Option(help="A CV to read: pdf, docx, txt; not kept.")
    ] = None,
    career: Of = "",
    as_json: AsJson = False,
) -> None:
    """Compare what you say of yourself with the lines of a career's fit check."""
    from advisor.tables import console, fit_check

    said = about_you
    if cv is not None:
        from advisor.ingest.loader import load

        said = f"{said}\n{load(cv, max_mb=settings().max_document_mb).text}".strip()
    if not said.strip():
        raise typer.BadParameter(NOTHING_TOLD)
    assessment = opened().fit(said, career=career)
    if as_json:
        _print_json(assessment.to_dict())
        return
    for part in fit_check(assessment):
        console().print(part)


def plan(
    about_you: Annotated[str, typer.Argument(help="What you say of yourself.")] = "",
    start: Annotated[str, typer.Option(help="First day: 2027-01-04, January.")] = "",
    hours: Annotated[float | None, typer.Option(help="Hours a week.")] = None,
    skip: Annotated[
        list[str] | None, typer.Option(help="What you know: Python, 'phase 1'.")
    ] = None,
    until: Annotated[str, typer.Option(help="The day to be ready by.")] = "",
    off: Annotated[
        list[str] | None, typer.Option(help="Days off: 2027-08-02..2027-08-15.")
    ] = None,
    week: Annotated[
        float | None, typer.Option(help="Hours that a week of the page stands for.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help=f"File to write: {FORMATS}.")] = None,
    career: Of = "",
) -> None:
    """Lay a career's roadmap out in days for you."""
    from advisor.guidance.guide import Wished
    from advisor.guidance.plan.exports import exported, format_of
    from advisor.guidance.plan.exports.markdown import to_markdown

    wanted = format_of(out.name) if out else None
    wishes = Wished()
    if start:
        wishes["start"] = _day(start)
    if until:
        wishes["until"] = _day(until)
    if hours is not None:
        wishes["hours_per_week"] = hours
    if week is not None:
        wishes["hours_of_stated_week"] = week
    if skip:
        wishes["skip"] = tuple(skip)
    if off:
        wishes["days_off"] = tuple(map(_days_off, off))
    made = opened().plan(about_you, career=career, **wishes)
    if out is None or wanted is None:
        typer.echo(to_markdown(made))
        return
    out.write_bytes(exported(made, wanted))
    typer.echo(f"Written: {out}")


def salary(
    years: Annotated[
        float | None, typer.Option(help="Your years of experience.")
    ] = None,
    later: Annotated[
        float | None, typer.Option(help="Years from now, with --years.")
    ] = None,
    amount: Annotated[
        float | None, typer.Option(help="Pay that you would like to reach.")
    ] = None,
    career: Of = "",
    as_json: AsJson = False,
) -> None:
    """Show what each level pays by the page, and what follows from it."""
    from advisor.tables import console, pay_ladder

    ladder = opened().salary_ladder(career)
    if as_json:
        _print_json(ladder.to_dict())
        return
    for part in pay_ladder(ladder):
        console().print(part)
    told = []
    if years is not None:
        told.append(ladder.level_for(years).sentence)
    if years is not None and later is not None:
        told.append(ladder.after(years, later).sentence)
    if amount is not None:
        told.append(ladder.levels_reaching(amount).sentence)
    for sentence in told:
        console().print(f"\n{sentence}")


def practice(
    career: Of = "",
    phase: Annotated[int | None, typer.Option(help="Only this phase.")] = None,
    level: Annotated[int | None, typer.Option(help="Only this level.")] = None,
) -> None:
    """Practise an interview, one question at a time."""
    from advisor.guidance.practice import PracticeSession, selected, stepped, summary

    advisor = opened()
    held = advisor.one_career(career)
    asked = selected(advisor.guide.questions(held), phase=phase, level=level)
    step = PracticeSession(asked).repeat()
    if sys.stdin.isatty():
        typer.secho("hint, skip, repeat, stop; or answer.", dim=True)
    print_statements(advisor, step.statements)
    for text in questions():
        step = stepped(step.session, text, advisor.guide.embedder)
        typer.echo()
        print_statements(advisor, step.statements)
        if step.session.current is None:
            break
    typer.echo()
    print_statements(advisor, summary(step.session, held))


def _day(text: str) -> date:
    """Return the day that an option names.

    Raises:
        PlanError: If it names none.
    """
    from advisor.understanding.days import day

    found = day(text, date.today())
    if found is None:
        raise PlanError(f"{text!r} is no day that I can read; write it as 2027-01-04.")
    return found


def _days_off(text: str) -> "DaysOff":
    from advisor.learner import DaysOff

    first, _, last = text.partition("..")
    return DaysOff(_day(first), _day(last or first))


def _print_json(plain: dict[str, object]) -> None:
    typer.echo(json.dumps(plain, ensure_ascii=False, indent=2, default=str))
