"""A run as Markdown, for a pull request."""

import re
from collections.abc import Mapping, Sequence

from evals.compare import Comparison, Status
from evals.records import GradedCase, GradesFile, Suite
from evals.report.changes import Change, by_id, changes
from evals.report.junit import bad
from evals.report.table import Rate, Row, rows, ungraded

MOST_CASES = 60
"""Changed cases that are written out for each change; comments have a size limit."""
LONGEST = 300
TITLES = {
    Change.BROKEN: "passed before, not now",
    Change.VANISHED: "in the baseline, not in this run",
    Change.FIXED: "failed before, not now",
    Change.NEW: "not in the baseline",
}
VERDICTS = {
    Status.OK: "No regression against the baseline.",
    Status.REGRESSION: "Regression against the baseline.",
    Status.NOT_COMPARABLE: "Not comparable with the baseline.",
}
_SPECIAL = re.compile(r"([\\`*_{}\[\]()!|~>$])")
_REFERENCE = re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)")
_ZERO_WIDTH = "\N{ZERO WIDTH SPACE}"


def summary(
    grades: GradesFile,
    suites: Sequence[Suite] = (),
    baseline: GradesFile | None = None,
    bots: Mapping[str, float] | None = None,
    comparison: Comparison | None = None,
) -> str:
    """Return headline, table, null bots and the cases that changed, the worst first."""
    figures = rows(grades, suites, baseline)
    changed = changes(grades, baseline)
    parts = [
        f"### Evals: {_headline(figures[-1], changed)}",
        *(_gate(comparison) if comparison else []),
        *_warnings(grades, suites),
        _table(figures),
        *_bots(bots or {}),
        *_changed(changed, grades, baseline),
    ]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Return `text` on one line, so that Markdown shows it as it is.

    Nobody is mentioned, no issue is referred to and nothing is linked by it.
    """
    line = " ".join(text.split())
    if len(line) > LONGEST:
        line = f"{line[: LONGEST - 1]}\u2026"
    line = line.replace("&", "&amp;").replace("<", "&lt;")
    return _REFERENCE.sub(_ZERO_WIDTH, _SPECIAL.sub(r"\\\1", line))


def _headline(total: Row, changed: Mapping[str, Change]) -> str:
    said = f"dev {_rate(total.dev)}, test {_rate(total.test)}"
    counts = list(changed.values())
    named = [f"{counts.count(kind)} {kind}" for kind in Change if kind in counts]
    return f"{said}; {', '.join(named)}" if named else said


def _rate(rate: Rate) -> str:
    if not rate.n:
        return "no cases"
    return f"{rate.percent} of {rate.n} ({rate.interval})"


def _gate(comparison: Comparison) -> list[str]:
    """Return what the gate says, and why."""
    reasons = [f"- {escaped(reason)}" for reason in comparison.reasons]
    said = [f"**{VERDICTS[comparison.status]}**"]
    return [*said, "\n".join(reasons)] if reasons else said


def _warnings(grades: GradesFile, suites: Sequence[Suite]) -> list[str]:
    """Return a line on cases that raised, and one on cases that were not played."""
    raised = sum(1 for case in grades.cases if case.error)
    missing = len(ungraded(grades, suites))
    said = [f"**Raised an error: {_cases(raised)}.**"] if raised else []
    return said + ([f"**Without a grade: {_cases(missing)}.**"] if missing else [])


def _cases(count: int) -> str:
    return f"{count} case" if count == 1 else f"{count} cases"


def _table(figures: Sequence[Row]) -> str:
    compared = any(row.dev.points or row.test.points for row in figures)
    names = ("n", "pass", "95%", *(["+/-"] if compared else []))
    headings = [
        "suite",
        *(f"{split} {name}" for split in ("dev", "test") for name in names),
    ]
    lines = [headings, ["---", *["---:"] * (len(headings) - 1)]]
    lines += [
        [escaped(row.suite), *_cells(row.dev, compared), *_cells(row.test, compared)]
        for row in figures
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cells(rate: Rate, compared: bool) -> list[str]:
    cells = [str(rate.n), rate.percent, rate.interval]
    return [*cells, rate.points] if compared else cells


def _bots(bots: Mapping[str, float]) -> list[str]:
    named = (f"{escaped(name)} {100 * share:.0f}%" for name, share in bots.items())
    return [f"Null bots: {', '.join(named)}."] if bots else []


def _changed(
    changed: Mapping[str, Change], grades: GradesFile, baseline: GradesFile | None
) -> list[str]:
    if baseline is None:
        return []
    known = {**by_id(baseline), **by_id(grades)}
    return [
        _folded(kind, [known[name] for name, own in changed.items() if own is kind])
        for kind in Change
        if kind in changed.values()
    ] or ["No case changed."]


def _folded(kind: Change, cases: Sequence[GradedCase]) -> str:
    entries = [_entry(case) for case in cases[:MOST_CASES]]
    if len(cases) > MOST_CASES:
        entries.append(f"- and {len(cases) - MOST_CASES} more")
    title = f"{_cases(len(cases))} {kind} ({TITLES[kind]})"
    return "\n".join(
        ["<details>", f"<summary>{title}</summary>", "", *entries, "", "</details>"]
    )


def _entry(case: GradedCase) -> str:
    """Return a case with the first turn that fails, and why."""
    shown = f"- `{case.id}` ({case.split})"
    if case.error:
        return f"{shown}: raised {escaped(case.error)}"
    for turn in case.turns:
        if grades := bad(turn):
            why = "; ".join(f"{grade.grader}: {grade.why}" for grade in grades)
            return f"{shown}: \u201c{escaped(turn.ask)}\u201d<br>{escaped(why)}"
    asked = case.turns[0].ask if case.turns else ""
    return f"{shown}: \u201c{escaped(asked)}\u201d"
