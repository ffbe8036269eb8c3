"""A plan as a table for spreadsheets: a row for each goal, resource and milestone."""

import csv
import io
from collections.abc import Iterator
from datetime import date

from advisor.guidance.ids import PartKind
from advisor.guidance.plan.plan import LearningPlan, PlanItem, PlannedPhase

COLUMNS = (
    "Kind",
    "Phase",
    "Title of the phase",
    "From",
    "To",
    "Text",
    "Done",
    "Known as",
    "Remark",
    "Id",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""Signs with which a cell begins that a spreadsheet would compute."""
_BYTE_ORDER_MARK = "utf-8-sig"
"""Without the mark Excel takes the file for another encoding."""


def to_table(plan: LearningPlan) -> bytes:
    """Return `plan` as comma-separated values, one header row first."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for phase in plan.phases:
        writer.writerows(map(_cell, row) for row in _rows(phase))
    return file.getvalue().encode(_BYTE_ORDER_MARK)


def _rows(phase: PlannedPhase) -> Iterator[list[str]]:
    """Yield the rows of a phase; one that holds nothing has a row of its own."""
    for item in phase.items:
        yield _row(phase, item)
    if not phase.items:
        opening = _opening(PartKind.PHASE, phase)
        yield [*opening, phase.title, "", phase.known_as, "", phase.id]


def _row(phase: PlannedPhase, item: PlanItem) -> list[str]:
    done = "yes" if item.done else "no"
    remark = " ".join(item.caveats)
    opening = _opening(item.kind, phase)
    return [*opening, item.text, done, item.known_as, remark, item.id]


def _opening(kind: PartKind, phase: PlannedPhase) -> list[str]:
    return [kind, str(phase.number), phase.title, _day(phase.first), _day(phase.last)]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _cell(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
