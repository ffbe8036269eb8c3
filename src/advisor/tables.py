"""A career's profile as tables for a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from advisor.career import Career
from advisor.guidance.fit import FitAssessment
from advisor.guidance.pay.ladder import SalaryLadder
from advisor.profile import (
    CareerProfile,
    Conflict,
    Fact,
    FactKind,
    Level,
    NotStated,
    Phase,
    QuestionCount,
)

WIDEST = 100
NOT_STATED = "not stated"
FIT_PARTS = (
    ("Great fit if", FactKind.FIT),
    ("Required", FactKind.REQUIREMENT),
    ("May not be right if", FactKind.NOT_FIT),
)
EMPTY_HEADING = "the heading is there, nothing under it"
NO_HEADING = "not mentioned"
NO_FACTS = "No typed facts could be read from it; its passages still answer questions."


def console() -> Console:
    """Return a console that prints text as it is, at most `WIDEST` columns wide."""
    plain = Console(markup=False, highlight=False, emoji=False)
    plain.width = min(plain.width, WIDEST)
    return plain


def held(careers: Iterable[Career]) -> Table:
    """Return the careers that are held as a table."""
    table = _table("Career and name")
    table.add_column("Passages", justify="right")
    table.add_column("Facts", justify="right")
    for career in careers:
        document, passages = career.document, len(career.passages)
        facts = sum(1 for _ in career.profile.facts())
        named = Group(Text(document.title), Text(document.id, style="dim"))
        table.add_row(named, str(passages), str(facts))
    return table


def profile(career: Career) -> Iterator[RenderableType]:
    """Yield everything that the profile of `career` holds, part by part."""
    document = career.document
    yield Text(document.title, style="bold")
    yield Text(f"{document.filename}, {len(career.passages)} passages", style="dim")
    if career.profile.is_empty:
        yield Text(f"\n{NO_FACTS}")
    for title, body in _parts(career.profile):
        yield Text(f"\n{title}", style="bold")
        yield Padding(body, (0, 0, 0, 1))


def _parts(held: CareerProfile) -> Iterator[tuple[str, RenderableType]]:
    """Yield title and body of each part that is there."""
    parts: Iterator[tuple[str, Sequence[RenderableType]]] = iter(
        [
            ("A good fit if", _entries(held.fit)),
            ("May not be right if", _entries(held.not_fit)),
            ("Requirements", _pairs((r.name, r.value) for r in held.requirements)),
            ("Time to job-ready", _entries(t.fact for t in held.times_to_ready)),
            ("The role", _entries(held.role)),
            ("A typical day", _pairs((item.time, item.text) for item in held.day)),
            ("Metrics", _pairs((m.name, m.value) for m in held.metrics)),
            ("Skills", _entries(held.skills)),
            ("Tools", _entries(held.tools)),
            ("Roadmap", [_phase(phase) for phase in held.phases]),
            ("Interview questions", _questions(held)),
            ("Career ladder", [_levels(held.levels)] if held.levels else []),
            (
                "Pay for the career as a whole",
                _entries(p.fact for p in held.overall_pay),
            ),
            ("Further statements", _entries(held.notes)),
            ("Not stated", _pairs(map(_missing, held.not_stated))),
            ("Conflicts in the document", [_conflict(c) for c in held.conflicts]),
        ]
    )
    return ((title, Group(*body)) for title, body in parts if body)


def _table(*headers: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for header in headers:
        table.add_column(header, overflow="fold")
    return table


def _grid() -> Table:
    """Return a table of two columns without lines, the first as wide as it needs."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(min_width=2, max_width=24, style="cyan")
    grid.add_column(overflow="fold")
    return grid


def _pairs(rows: Iterable[tuple[str, str]]) -> Sequence[RenderableType]:
    grid = _grid()
    for name, value in dict.fromkeys(rows):
        grid.add_row(name, value)
    return [grid] if grid.row_count else []


def _entries(facts: Iterable[Fact]) -> Sequence[RenderableType]:
    texts = list(dict.fromkeys(fact.text for fact in facts))
    return [_bullets(texts)] if texts else []


def _bullets(texts: Iterable[str]) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    for text in texts:
        grid.add_row("-", text)
    return grid


def _questions(held: CareerProfile) -> Sequence[RenderableType]:
    announced = dict.fromkeys(map(_announced, held.question_counts))
    return [*map(Text, announced), *_entries(held.questions)]


def _announced(announced: QuestionCount) -> str:
    return f"announces {announced.count}{'+' if announced.at_least else ''} questions"


def _phase(phase: Phase) -> RenderableType:
    length = _or_not_stated(phase.duration)
    grid = Table.grid(padding=(0, 2, 0, 0))
    for name, facts in (
        ("Goals", phase.goals),
        ("Resources", phase.resources),
        ("Milestone", phase.milestones),
    ):
        body = _bullets(fact.text for fact in facts) if facts else Text(NOT_STATED)
        grid.add_row(Text(name, style="cyan"), body)
    heading = Text(f"{phase.number}. {phase.title} ({length})", style="underline")
    return Padding(Group(heading, grid), (0, 0, 1, 0))


def _levels(levels: Sequence[Level]) -> Table:
    table = _table("#", "Level")
    table.add_column("Years", no_wrap=True)
    table.add_column("Pay", no_wrap=True)
    for level in levels:
        duties = _bullets(fact.text for fact in level.responsibilities)
        table.add_row(
            str(level.number),
            Group(Text(level.title), duties),
            _or_not_stated(level.experience).removesuffix(" years"),
            _or_not_stated(level.pay),
        )
    return table


def _or_not_stated(value: object) -> str:
    return NOT_STATED if isinstance(value, NotStated) else str(value)


def _missing(missing: NotStated) -> tuple[str, str]:
    return missing.subject, EMPTY_HEADING if missing.heading else NO_HEADING


def _conflict(conflict: Conflict) -> RenderableType:
    lines = [Text(conflict.subject, style="cyan"), Text(conflict.summary)]
    if conflict.formula:
        lines.append(Text(conflict.formula, style="dim"))
    return Padding(Group(*lines), (0, 0, 1, 0))


STANDINGS = {"met": "met", "not met": "not met", "unknown": "open"}


def fit_check(assessment: FitAssessment) -> Iterator[RenderableType]:
    """Yield the lines of a fit check with what somebody's words make of them."""
    yield Text(assessment.title, style="bold")
    for title, kind in FIT_PARTS:
        lines = [line for line in assessment.lines if line.fact.kind is kind]
        if lines:
            table = _table(title)
            table.add_column("Standing")
            table.add_column("You said")
            for line in lines:
                table.add_row(line.fact.text, STANDINGS[line.standing], line.words)
            yield table
    if assessment.next_test:
        yield Text(f"A next step that tries it out: {assessment.next_test.text}")
    for line in assessment.questions[:1]:
        yield Text(line.question)


def pay_ladder(ladder: SalaryLadder) -> Iterator[RenderableType]:
    """Yield the levels with their years, pay and what the next step adds."""
    yield Text(ladder.career, style="bold")
    table = _table("Level")
    for name in ("Years", "Pay on the page", "The next step adds"):
        table.add_column(name)
    for rung in ladder.rungs:
        experience, pay = (
            NOT_STATED if isinstance(one, NotStated) else str(one)
            for one in (rung.experience, rung.pay)
        )
        table.add_row(rung.title, experience, pay, rung.adds.ends)
    yield table
    for note in ladder.notes:
        yield Text(note.sentence)
