"""Every grader on answers known to be good and known to be bad."""

import pytest

from evals import graders
from evals.amounts import numbers
from evals.compare import Status, compare
from evals.floors import Floors
from evals.grade import Truth, grade
from evals.graders.facts import wanted
from evals.graders.polarity import amounts_to
from evals.graders.reading import PLAIN, grade_level, syllables
from evals.graders.turn import Graded, Grader
from evals.records import (
    Absence,
    AnsweredCase,
    AnsweredStatement,
    AnsweredTurn,
    AnswersFile,
    Case,
    CitedWords,
    Derived,
    Fact,
    FactFile,
    Grade,
    RunInfo,
    Suite,
    TurnCase,
    Verdict,
)
from evals.stated import stated

PAGE = (
    "It pays $60,000-$80,000 a year. It takes 9 months. You need a ladder."
    " A ladder is needed. It has 12 rungs."
)


def fact(
    id_: str,
    quote: str,
    *keys: tuple[str, ...],
    value: float | str = "",
    against: tuple[str, ...] = (),
) -> Fact:
    return Fact(
        id=id_,
        kind="x",
        subject=id_,
        value=value or quote,
        quote=quote,
        section="",
        keys=keys,
        against=against,
    )


FACTS = FactFile(
    career="baker",
    document="baker.md",
    facts=(
        fact("pay", "It pays $60,000-$80,000 a year.", ("60,000", "60k"), ("80,000",)),
        fact("time", "It takes 9 months.", ("9 months", "nine months"), value=9),
        fact("need", "You need a ladder.", ("ladder",), against=("no ladder",)),
        fact("needed", "A ladder is needed.", ("ladder",), ("is needed",)),
        fact("rungs", "It has 12 rungs.", ("12", "twelve"), ("rung",), value=12),
    ),
    derived=(
        Derived(
            id="sum", formula="time + rungs", value=21, keys=(("21", "twenty-one"),)
        ),
    ),
    restated=(("need", "needed"),),
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


def asked(ask: str = "?", **fields: object) -> TurnCase:
    return TurnCase.model_validate({"ask": ask, "outcome": ("answered",), **fields})


def said(
    text: str,
    *quotes: str,
    outcome: str = "answered",
    kind: str = "claim",
    formula: str = "",
    shown: str = "",
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
        text=text, kind=kind, derivation=formula, citations=cited
    )
    return AnsweredTurn(
        ask="?", text=shown or text, outcome=outcome, statements=(statement,)
    )


def turn_of(case: TurnCase, answer: AnsweredTurn, before: str = "") -> Graded:
    documents = {"baker": PAGE}
    return Graded(
        case, answer, FACTS, SPANS, documents, stated(FACTS, answer.text), before
    )


def verdict(grader: Grader, case: TurnCase, answer: AnsweredTurn) -> Verdict:
    return grader(turn_of(case, answer)).verdict


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
        # a figure by itself, read with the question; a wrong one; one that is no answer
        (graders.recall, asked("how many rungs", vital=("rungs",)), said("12."), P),
        (graders.recall, asked("how many rungs", vital=("rungs",)), said("13."), F),
        (graders.recall, asked("how many", vital=("rungs",)), said("12."), F),
        (graders.recall, asked("how many", vital=("rungs",)), said("A rung."), F),
        # just a number: the value, in figures or words, and no other number
        (graders.recall, asked(vital=("time",), format="number"), said("9"), P),
        (graders.recall, asked(vital=("time",), format="number"), said("Nine."), P),
        (graders.recall, asked(vital=("time",), format="number"), said("9 or 10"), F),
        (graders.recall, asked(vital=("time",)), said("9"), F),
        # what the document says twice
        (graders.recall, asked(vital=("needed",)), said("You need a ladder."), P),
        (graders.recall, asked(vital=("need",)), said("You need no ladder."), F),
        # a number of more digits is another number
        (graders.recall, PAY, said("It pays $160,000-$180,000."), F),
        (graders.recall, asked(vital=("time",)), said("It takes 19 months."), F),
        # what follows from a wanted fact and what restates it is no clutter
        (
            graders.precision,
            asked(vital=("time",), okay=("need",)),
            said("9 months, 21 in all. A ladder is needed."),
            P,
        ),
        (graders.precision, PAY, said("9 months, 21 in all. A ladder is needed."), F),
        # numbers in words, in the text alone, in names, and sums that are wrong
        (graders.supported_numbers, PAY, said("It takes nine months.", Q), F),
        (graders.supported_numbers, PAY, said("One of the two pays well.", Q), P),
        (graders.supported_numbers, PAY, said("It pays.", Q, shown="It pays $5."), F),
        (graders.supported_numbers, PAY, said("It pays.", Q, shown="1. It pays."), P),
        (graders.supported_numbers, PAY, said("HL7 and ICD-10 pay 60k.", Q), P),
        (graders.supported_numbers, PAY, said("It is USD50.", Q), F),
        (graders.supported_numbers, PAY, said("7 in all.", Q, formula="2 + 4 = 7"), F),
        (graders.supported_numbers, PAY, said("$2.", Q, formula="$5 - $3 = $2"), P),
        # what is claimed without a fact that is known needs its citation, too
        (graders.citations, PAY, said("It is lovely."), F),
        (graders.citations, PAY, said("It is lovely.", kind="frame"), NA),
        (graders.citations, PAY, said("It is lovely.", "no words"), F),
        (graders.citations, asked(vital=(("time", "need"),)), said("9 months.", Q), F),
        (
            graders.citations,
            asked(vital=(("need", "needed"),)),
            said("A ladder is needed.", "You need a ladder."),
            P,
        ),
        # entries with numbers are a list
        (graders.form, asked(format="list"), said("1. a\n2. b"), P),
        (graders.form, asked(format="list"), said("a\nb"), F),
        (graders.form, asked(format="sentence"), said("1. a\n2. b"), F),
        # "None" as an English word, and the same statement twice
        (graders.debris, PAY, said("None of the three has an answer."), P),
        (graders.debris, PAY, said("It has three. None is free."), P),
        (graders.debris, PAY, said("Pay: None"), F),
        (graders.debris, PAY, said("It pays None a year."), F),
        (graders.polarity, asked(polarity="no"), said("The risk is only 15%."), P),
        (graders.polarity, asked(polarity="no"), said("The risk is 15%."), F),
        (graders.polarity, asked(polarity="yes"), said("Demand is strong."), P),
        (
            graders.polarity,
            asked(polarity="yes"),
            said("Demand is strong, but only here. It is no hype."),
            P,
        ),
        (graders.polarity, asked(polarity="yes"), said("It isn\u2019t strong."), F),
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
        ("It is rather an office job.", "corrects"),
        ("The role suits remote work.", ""),
        ("The role suits remote work. It is not on site.", ""),
        ("It can\u2019t be done from home.", "no"),
        ("Yes or no: could I work from home?", "no"),
        ("Right now the page says little.", ""),
        ("Right, it does.", "yes"),
        ("Not only that: it is paid.", "corrects"),
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
        ("From $60,000 to $180,000.", ()),
        ("It takes 19 months.", ()),
        ("It takes 9\u201110 months, or nine months.", ("time",)),
        ("You need a stepladder.", ()),
        ("You need no ladder.", ()),
        ("You need no ladder. No, you need a ladder.", ("need",)),
        ("It has 12.5 rungs.", ()),
        ("", ()),
    ],
)
def test_stated_facts(text: str, facts: tuple[str, ...]) -> None:
    assert stated(FACTS, text) == facts


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("$130,000, 95k and 1.5", {130_000, 95_000, 1.5}),
        ("nine or twenty-four", {9, 24}),
        ("fifty questions", {50}),
        ("HL7, ICD-10", set()),
        ("six figures", {6, 100_000}),
    ],
)
def test_numbers_of_a_text(text: str, values: set[float]) -> None:
    assert numbers(text) == values


def test_same_statement_twice_is_debris() -> None:
    twice = said("You need a ladder to do it.")
    twice = twice.model_copy(update={"statements": twice.statements * 2})
    assert verdict(graders.debris, PAY, twice) is F


def test_figure_is_read_with_what_was_said_before() -> None:
    case = asked("and how many", vital=("rungs",))
    assert graders.recall(turn_of(case, said("12."), "has it rungs?")).verdict is P
    assert graders.recall(turn_of(case, said("12."), "is it tall?")).verdict is F


def test_wanted_are_parts_restatements_and_what_follows() -> None:
    turn = turn_of(asked(vital=("sum", "need")), said("x"))
    assert wanted(turn) == {"sum", "time", "rungs", "need", "needed"}


# Grades by hand: words a sentence, syllables a word.
@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The cat sat on the mat.", 0.39 * 6 + 11.8 * 1 - 15.59),
        ("The page names no employer.", 0.39 * 5 + 11.8 * 7 / 5 - 15.59),
        ("It pays well.\nIt is hard work.", 0.39 * 3.5 + 11.8 * 1 - 15.59),
    ],
)
def test_grade_level(text: str, level: float) -> None:
    assert grade_level(text) == pytest.approx(level)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("page", 1), ("asked", 1), ("weeks", 1), ("phases", 2), ("rated", 2),
        ("little", 2), ("people", 2), ("being", 2), ("salary", 3), ("area", 3),
        ("management", 3), ("experience", 4), ("operations", 4),
        ("interoperability", 8),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("answer", "plain"),
    [
        (said("The page does not say what you would earn there.", kind="frame"), True),
        (said("The page gives two lengths, and they do not agree."), True),
        (
            said(
                "Compensation information regarding geographically differentiated"
                " remuneration is unfortunately unavailable in the documentation.",
                kind="frame",
            ),
            False,
        ),
        # only the words round a quotation are the reply's own
        (
            said(f"Here is what the page says of the pay: {Q}", Q),
            True,
        ),
        (said(Q, Q), None),
        (said("9 months."), None),
    ],
)
def test_reading_level(answer: AnsweredTurn, plain: bool | None) -> None:
    grade = graders.reading(turn_of(PAY, answer))
    assert grade.verdict is (NA if plain is None else P)
    assert (None if grade.value is None else grade.value <= PLAIN) is plain


def test_what_only_informs_never_fails() -> None:
    hard = said("Unquestionably incomprehensible institutional terminology. " * 9)
    for grader in graders.INFORMING:
        assert verdict(grader, PAY, hard) is not F


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
