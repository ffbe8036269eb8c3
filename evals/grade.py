"""Answers -> grades: every grader on every turn; what a grader raises is an error."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from evals.graders import GRADERS, INFORMING
from evals.graders.invariance import differing
from evals.graders.retrieval import first_rank
from evals.graders.turn import Graded, Grader
from evals.records import (
    AnsweredCase,
    AnsweredTurn,
    AnswersFile,
    Case,
    FactFile,
    Grade,
    GradedCase,
    GradedTurn,
    GradesFile,
    Suite,
    TurnCase,
    Verdict,
)
from evals.stated import stated

Blame = Literal["", "understanding", "retrieval", "composing", "verification"]
FOUND_WITHIN = 5
"""Rank up to which a passage counts as found."""
VANISHED = "The case has no answer."


@dataclass(frozen=True, slots=True)
class Truth:
    """What answers are judged by: facts, where they stand, and the documents' texts."""

    facts: FactFile
    spans: Mapping[str, tuple[int, int]]
    documents: Mapping[str, str]


def grade(
    answers: AnswersFile,
    suites: Sequence[Suite],
    truth: Truth,
    graders: Sequence[Grader] = (*GRADERS, *INFORMING),
) -> GradesFile:
    """Return the grades of every case of `suites`; one without an answer errs."""
    given = {case.id: case for case in answers.cases}
    graded = [
        _case(case, suite.suite, given.get(case.id), truth, graders)
        for suite in suites
        for case in suite.cases
    ]
    return GradesFile(info=answers.info, cases=tuple(_invariant(graded, suites)))


def graded_alone(case: Case, answered: AnsweredCase, truth: Truth) -> GradedCase:
    """Return the grades of one case by itself."""
    return _case(case, answered.suite, answered, truth, (*GRADERS, *INFORMING))


def _case(
    case: Case,
    suite: str,
    given: AnsweredCase | None,
    truth: Truth,
    graders: Sequence[Grader],
) -> GradedCase:
    error = VANISHED if given is None else given.error
    turns = given.turns if given else ()
    if not error and len(turns) != len(case.turns):
        error = f"{len(turns)} of {len(case.turns)} turns were answered."
    return GradedCase(
        id=case.id,
        suite=suite,
        split=case.split,
        turns=tuple(
            _turn(asked, answer, truth, graders, before)
            for asked, answer, before in zip(
                case.turns, turns, ("", *map(_said, turns)), strict=False
            )
        ),
        error=error,
    )


def _said(turn: AnsweredTurn) -> str:
    return f"{turn.ask}\n{turn.text}"


def _turn(
    case: TurnCase,
    answer: AnsweredTurn,
    truth: Truth,
    graders: Sequence[Grader],
    before: str,
) -> GradedTurn:
    turn = Graded(
        case=case,
        answer=answer,
        facts=truth.facts,
        spans=truth.spans,
        documents=truth.documents,
        stated=stated(truth.facts, answer.text),
        before=before,
    )
    judged = () if case.context else graders
    grades = tuple(_judged(grader, turn) for grader in judged)
    return GradedTurn(
        ask=case.ask,
        text=answer.text,
        outcome=answer.outcome,
        grades=grades,
        stated=turn.stated,
        blame=_blame(turn, grades),
        milliseconds=answer.milliseconds,
    )


def _judged(grader: Grader, turn: Graded) -> Grade:
    try:
        return grader(turn)
    except Exception as error:
        name = getattr(grader, "__name__", "grader")
        return Grade(grader=name, verdict=Verdict.ERROR, why=repr(error))


def _blame(turn: Graded, grades: Sequence[Grade]) -> Blame:
    """Return the step that most likely failed; nothing if all went well."""
    failed = {grade.grader for grade in grades if grade.verdict is Verdict.FAIL}
    if not failed:
        return ""
    if failed & {"numbers", "citations"}:
        return "verification"
    if "recall" in failed and turn.answer.retrieved:
        rank = first_rank(turn)
        return "composing" if 0 < rank <= FOUND_WITHIN else "retrieval"
    if failed & {"outcome", "recall"}:
        return "understanding"
    return "composing"


def _invariant(
    cases: Sequence[GradedCase], suites: Sequence[Suite]
) -> list[GradedCase]:
    """Return `cases` with a grade that compares those of one group."""
    groups = {case.id: case.group for suite in suites for case in suite.cases}
    by_group: dict[str, list[GradedCase]] = {}
    for case in cases:
        if groups.get(case.id):
            by_group.setdefault(groups[case.id], []).append(case)
    verdicts = {
        case.id: grade
        for members in by_group.values()
        for case, grade in differing(members)
    }
    return [_with(case, verdicts.get(case.id)) for case in cases]


def _with(case: GradedCase, grade: Grade | None) -> GradedCase:
    if grade is None or not case.turns:
        return case
    last = case.turns[-1]
    turn = last.model_copy(update={"grades": (*last.grades, grade)})
    return case.model_copy(update={"turns": (*case.turns[:-1], turn)})
