"""The data of the HTML page: a run joined with its cases, facts and documents."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from evals.compare import Comparison
from evals.compare import Status as GateStatus
from evals.records import (
    Absence,
    AnsweredTurn,
    AnswersFile,
    Case,
    FactFile,
    GradedCase,
    GradedTurn,
    GradesFile,
    Suite,
    TurnCase,
    Verdict,
)
from evals.report.changes import Change, by_id, changes
from evals.report.heat import heat
from evals.report.marks import expectations, shown_facts
from evals.report.shown import (
    Payload,
    ShownBefore,
    ShownCase,
    ShownFact,
    ShownGate,
    ShownHeat,
    ShownRate,
    ShownRow,
    ShownTurn,
    Status,
)
from evals.report.table import Row, rows, ungraded


@dataclass(frozen=True, slots=True)
class Run:
    """What a page is made of; `documents` holds texts by the id they are cited by."""

    grades: GradesFile
    answers: AnswersFile
    suites: Sequence[Suite]
    facts: Sequence[FactFile]
    documents: Mapping[str, str]
    baseline: GradesFile | None = None
    comparison: Comparison | None = None

    def cases(self) -> dict[str, Case]:
        """Return the cases of all suites by their ids."""
        return {case.id: case for suite in self.suites for case in suite.cases}


@dataclass(frozen=True, slots=True)
class _Truth:
    facts: Mapping[str, ShownFact]
    absences: Mapping[str, Absence]


def payload(run: Run, bots: Mapping[str, float]) -> Payload:
    """Return the data of the page for `run`."""
    about = {suite.suite: suite.about for suite in run.suites}
    truth = _Truth(
        facts=shown_facts(run.facts, run.documents),
        absences={one.id: one for file in run.facts for one in file.absences},
    )
    return Payload(
        info=run.grades.info,
        baseline=run.baseline.info if run.baseline else None,
        gate=_gate(run.comparison) if run.comparison else None,
        rows=tuple(
            _row(row, about.get(row.suite, ""))
            for row in rows(run.grades, run.suites, run.baseline)
        ),
        bots=dict(bots),
        cases=(*_cases(run, truth), *_vanished(run)),
        facts=dict(truth.facts),
        documents=dict(run.documents),
        heat=tuple(_heats(run)),
        ungraded=tuple(ungraded(run.grades, run.suites)),
    )


def _gate(comparison: Comparison) -> ShownGate:
    names: dict[GateStatus, Literal["ok", "regression", "not_comparable"]] = {
        GateStatus.OK: "ok",
        GateStatus.REGRESSION: "regression",
        GateStatus.NOT_COMPARABLE: "not_comparable",
    }
    return ShownGate(
        status=names[comparison.status],
        reasons=comparison.reasons,
        notes=comparison.notes,
    )


def _row(row: Row, about: str) -> ShownRow:
    return ShownRow(
        suite=row.suite,
        about=about,
        dev=ShownRate(**asdict(row.dev)),
        test=ShownRate(**asdict(row.test)),
    )


def _heats(run: Run) -> Iterator[ShownHeat]:
    for file in run.facts:
        if file.career in run.documents:
            text = run.documents[file.career]
            drawn = heat(text, file, run.cases().values(), run.grades)
            shares = {kind.value: share for kind, share in drawn.shares().items()}
            yield ShownHeat(
                document=file.career, statements=drawn.statements, shares=shares
            )


def _cases(run: Run, truth: _Truth) -> Iterator[ShownCase]:
    changed = changes(run.grades, run.baseline)
    before = by_id(run.baseline) if run.baseline else {}
    answered = {case.id: case.turns for case in run.answers.cases}
    known = run.cases()
    for case in run.grades.cases:
        written = known.get(case.id)
        yield ShownCase(
            id=case.id,
            suite=case.suite,
            split=case.split,
            status=_status(case),
            who=written.who if written else "",
            phone=written.phone if written else False,
            group=written.group if written else "",
            error=case.error,
            change=changed.get(case.id, ""),
            turns=tuple(_turns(case, written, answered.get(case.id, ()), truth)),
            before=_before(before[case.id]) if case.id in before else None,
        )


def _vanished(run: Run) -> Iterator[ShownCase]:
    if run.baseline is None:
        return
    known = by_id(run.baseline)
    for name, change in changes(run.grades, run.baseline).items():
        if change is Change.VANISHED:
            old = known[name]
            yield ShownCase(
                id=name,
                suite=old.suite,
                split=old.split,
                status="gone",
                change=change,
                before=_before(old),
            )


def _status(case: GradedCase) -> Status:
    verdicts = (grade.verdict for turn in case.turns for grade in turn.grades)
    if case.error or Verdict.ERROR in verdicts:
        return "error"
    return "pass" if case.passed else "fail"


def _before(case: GradedCase) -> ShownBefore:
    return ShownBefore(
        status=_status(case),
        error=case.error,
        turns=tuple(_plain(turn) for turn in case.turns),
    )


def _plain(turn: GradedTurn) -> ShownTurn:
    """Return a turn without what only its case and its answer know."""
    return ShownTurn(
        ask=turn.ask,
        text=turn.text,
        outcome=turn.outcome,
        passed=turn.passed,
        grades=turn.grades,
        blame=turn.blame,
        milliseconds=turn.milliseconds,
    )


def _turns(
    case: GradedCase,
    written: Case | None,
    answers: Sequence[AnsweredTurn],
    truth: _Truth,
) -> Iterator[ShownTurn]:
    for place, turn in enumerate(case.turns):
        shown = _plain(turn)
        if written and place < len(written.turns):
            shown = shown.model_copy(update=_wanted(written.turns[place], turn, truth))
        if place < len(answers):
            answer = answers[place]
            shown = shown.model_copy(update=_given(answer))
        yield shown


def _given(answer: AnsweredTurn) -> dict[str, object]:
    return {
        "statements": answer.statements,
        "intents": answer.intents,
        "retrieved": answer.retrieved,
    }


def _wanted(asked: TurnCase, turn: GradedTurn, truth: _Truth) -> dict[str, object]:
    expected = expectations(asked, turn.stated, turn.text, truth.facts, truth.absences)
    return {
        "wanted": asked.outcome,
        "demands": tuple(_demands(asked)),
        "expected": tuple(expected),
    }


def _demands(asked: TurnCase) -> Iterator[str]:
    if asked.polarity:
        yield f"says {asked.polarity}"
    if asked.format:
        yield f"as a {asked.format}"
    if asked.max_words:
        yield f"at most {asked.max_words} words"
    for words in asked.forbid:
        yield f"never says \u201c{words}\u201d"
