"""Every grader on answers known to be good and known to be bad."""

import pytest

from evals import graders
from evals.compare import Status, compare
from evals.floors import Floors
from evals.grade import Truth, grade
from evals.graders.polarity import amounts_to
from evals.graders.turn import Graded, Grader
from evals.records import (
    Absence,
    AnsweredCase,
    AnsweredStatement,
    AnsweredTurn,
    AnswersFile,
    Case,
    CitedWords,
    Fact,
    FactFile,
    Grade,
    RunInfo,
    Suite,
    TurnCase,
    Verdict,
)
from evals.stated import stated

PAGE = "It pays $60,000-$80,000 a year. It takes 9 months. You need a ladder."


def fact(id_: str, quote: str, *keys: tuple[str, ...]) -> Fact:
    return Fact(
        id=id_, kind="x", subject=id_, value=quote, quote=quote, section="", keys=keys
    )


FACTS = FactFile(
    career="baker",
    document="baker.md",
    facts=(
        fact("pay", "It pays $60,000-$80,000 a year.", ("60,000", "60k"), ("80,000",)),
        fact("time", "It takes 9 months.", ("9 months", "nine months")),
        fact("need", "You need a ladder.", ("ladder",)),
    ),
    absences=(
        Absence(
            id="absent.degree",
            asks="whether a degree is needed",
            probes=(),
            keys=(("degree",),),
        ),
    ),
)
SPANS = {
    f.id: (PAGE.index(f.quote), PAGE.index(f.quote) + len(f.quote)) for f in FACTS.facts
}
PAY = TurnCase(ask="what does it pay", outcome=("answered",), vital=("pay",))


def said(
    text: str,
    *quotes: str,
    outcome: str = "answered",
    kind: str = "claim",
    formula: str = "",
) -> AnsweredTurn:
    cited = tuple(
        CitedWords(
            document="baker",
            section="",
            start=PAGE.find(quote),
            end=PAGE.find(quote) + len(quote),
            quote=quote,
        )
        for quote in quotes
    )
    statement = AnsweredStatement(
        text=text, kind="claim", derivation=formula, citations=cited
    )
    return AnsweredTurn(ask="?", text=text, outcome=outcome, statements=(statement,))


def verdict(grader: Grader, case: TurnCase, answer: AnsweredTurn) -> Verdict:
    turn = Graded(
        case, answer, FACTS, SPANS, {"baker": PAGE}, stated(FACTS, answer.text)
    )
    return grader(turn).verdict


P, F, NA = Verdict.PASS, Verdict.FAIL, Verdict.NOT_APPLICABLE
Q = FACTS.facts[0].quote


@pytest.mark.parametrize(
    ("grader", "case", "answer", "expected"),
    [
        (graders.recall, PAY, said("It pays 60k to $80,000.", Q), P),
        (graders.recall, PAY, said("It pays $60,000.", Q), F),
        (graders.recall, PAY, said("No idea.", outcome="not_covered"), NA),
        (graders.precision, PAY, said("It pays $60,000-$80,000.", Q), P),
        (graders.precision, PAY, said(PAGE, Q), F),
        (graders.precision, PAY, said("No idea."), NA),
        (graders.supported_numbers, PAY, said("It pays $60,000.", Q), P),
        (graders.supported_numbers, PAY, said("It pays $60k.", Q), P),
        (graders.supported_numbers, PAY, said("It pays $65,000.", Q), F),
        (graders.supported_numbers, PAY, said("6 weeks.", Q, formula="2 + 4 = 6"), P),
        (graders.supported_numbers, PAY, said("It pays well.", Q), NA),
        (graders.outcome, PAY, said("x"), P),
        (graders.outcome, PAY, said("x", outcome="not_covered"), F),
        (graders.citations, PAY, said("It pays $60,000-$80,000.", Q), P),
        (graders.citations, PAY, said("It pays $60,000-$80,000."), F),
        (graders.citations, PAY, said("It pays $60,000-$80,000.", "no words"), F),
        (
            graders.citations,
            PAY,
            said("It pays $60,000-$80,000.", "You need a ladder."),
            F,
        ),
        (
            graders.absence,
            TurnCase(ask="?", outcome=("not_covered",), absent=("absent.degree",)),
            said("The page does not ask for a degree.", outcome="not_covered"),
            P,
        ),
        (
            graders.absence,
            TurnCase(ask="?", outcome=("not_covered",), absent=("absent.degree",)),
            said("The page does not say.", outcome="not_covered"),
            F,
        ),
        (
            graders.forbidden,
            TurnCase(ask="?", outcome=("answered",), forbid=("average",)),
            said("On average it pays."),
            F,
        ),
        (
            graders.forbidden,
            TurnCase(ask="?", outcome=("answered",), forbid=("average",)),
            said("It pays."),
            P,
        ),
        (
            graders.form,
            TurnCase(ask="?", outcome=("answered",), max_words=3),
            said("one two three four"),
            F,
        ),
        (
            graders.form,
            TurnCase(ask="?", outcome=("answered",), format="list"),
            said("- a\n- b"),
            P,
        ),
        (
            graders.form,
            TurnCase(ask="?", outcome=("answered",), format="sentence"),
            said("One. Two."),
            F,
        ),
        (graders.form, PAY, said("word " * 130), F),
        (graders.debris, PAY, said("Clean."), P),
        (graders.debris, PAY, said(" "), F),
        (graders.debris, PAY, said("<div>4 weeksGoals</div>"), F),
        (
            graders.polarity,
            TurnCase(ask="?", outcome=("answered",), polarity="no"),
            said("No, it does not."),
            P,
        ),
        (
            graders.polarity,
            TurnCase(ask="?", outcome=("answered",), polarity="yes"),
            said("No, it does not."),
            F,
        ),
    ],
)
def test_grader(
    grader: Grader, case: TurnCase, answer: AnsweredTurn, expected: Verdict
) -> None:
    assert verdict(grader, case, answer) is expected


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Yes, the role suits remote work.", "yes"),
        ("No: nothing of the kind.", "no"),
        ("It is rather an office job.", "no"),
        ("The role suits remote work.", ""),
    ],
)
def test_polarity_of_a_text(text: str, side: str) -> None:
    assert amounts_to(text) == side


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("It pays 60k up to $80,000 and takes nine months.", ("pay", "time")),
        ("It starts at $60,000. It ends at $80,000.", ()),
        ("From 60k up:\n- $80,000", ("pay",)),
        ("", ()),
    ],
)
def test_stated_facts(text: str, facts: tuple[str, ...]) -> None:
    assert stated(FACTS, text) == facts


def graded_by(*chosen: Grader) -> Status:
    """Return what the gate says of a run that is graded by `chosen`."""
    info = RunInfo(bot="x", date="", version="", facts="", suites="", documents="")
    case = Case(id="pay-1", who="x", turns=(PAY,))
    answer = said("It pays $60,000-$80,000.", Q)
    answers = AnswersFile(
        info=info, cases=(AnsweredCase(id="pay-1", suite="pay", turns=(answer,)),)
    )
    suites = [Suite(suite="pay", about="", cases=(case,))]
    truth = Truth(FACTS, SPANS, {"baker": PAGE})
    run = grade(answers, suites, truth, chosen)
    return compare(run, run, Floors(suites={})).status


def test_grader_that_raises_turns_the_gate_red() -> None:
    def broken(turn: Graded) -> Grade:
        raise KeyError("vital")

    assert graded_by(graders.recall) is Status.OK
    assert graded_by(graders.recall, broken) is Status.NOT_COMPARABLE


def test_case_without_an_answer_is_an_error() -> None:
    info = RunInfo(bot="x", date="", version="", facts="", suites="", documents="")
    suites = [
        Suite(suite="pay", about="", cases=(Case(id="a", who="x", turns=(PAY,)),))
    ]
    truth = Truth(FACTS, SPANS, {"baker": PAGE})
    (graded,) = grade(AnswersFile(info=info, cases=()), suites, truth).cases
    assert (graded.passed, graded.error) == (False, "The case has no answer.")
