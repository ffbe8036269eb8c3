"""Small records of a run, for tests; a field that a test is not about has a default."""

from collections.abc import Sequence
from typing import Literal

from evals.records import (
    AnsweredCase,
    AnsweredStatement,
    AnsweredTurn,
    AnswersFile,
    Case,
    CitedWords,
    Fact,
    FactFile,
    Grade,
    GradedCase,
    GradedTurn,
    GradesFile,
    RunInfo,
    Suite,
    TurnCase,
    Verdict,
)

DOCUMENT = """---
title: Baker
---
# Baker

## Pay
- Pay: $30,000 a year
- Bread is free.

## Day
Bakers rise early. They sleep early \N{FACE WITH COWBOY HAT}, too.
"""
INFO = RunInfo(
    bot="advisor",
    date="2026-01-02",
    version="1.0",
    facts="f",
    suites="s",
    documents="d",
)
PASSED = Grade(grader="recall", verdict=Verdict.PASS)
FAILED = Grade(
    grader="recall", verdict=Verdict.FAIL, extracted="pay.free", why="Not stated: pay."
)
RAISED = Grade(grader="numbers", verdict=Verdict.ERROR, why="KeyError('pay')")


def fact(name: str, quote: str, section: str = "Pay") -> Fact:
    """Return a fact on the baker."""
    return Fact(
        id=name,
        kind="pay",
        subject="baker",
        value=quote,
        quote=quote,
        section=section,
        keys=((quote.lower(),),),
    )


FACTS = FactFile(
    career="baker",
    document="baker.md",
    facts=(
        fact("pay", "Pay: $30,000 a year"),
        fact("pay.free", "Bread is free."),
        fact("day.rise", "Bakers rise early.", "Day"),
    ),
)


def case(name: str, *vital: str | tuple[str, ...]) -> Case:
    """Return a case of one turn that asks for facts."""
    asked = TurnCase(ask=f"{name}?", outcome=("answered",), vital=vital)
    return Case(id=name, who="miller", turns=(asked,))


def graded(
    name: str,
    *grades: Grade,
    text: str = "Bread is free.",
    suite: str = "pay",
    split: Literal["dev", "test"] = "dev",
    stated: tuple[str, ...] = (),
    error: str = "",
) -> GradedCase:
    """Return a case of one turn with its grades; a pass if none is given."""
    turn = GradedTurn(
        ask=f"{name}?",
        text=text,
        outcome="answered",
        grades=grades or (PASSED,),
        stated=stated,
        milliseconds=1500,
    )
    return GradedCase(
        id=name, suite=suite, split=split, turns=() if error else (turn,), error=error
    )


def run(*cases: GradedCase) -> GradesFile:
    """Return a graded run."""
    return GradesFile(info=INFO, cases=cases)


def suite(*cases: Case, name: str = "pay") -> Suite:
    """Return a suite."""
    return Suite(suite=name, about=f"on {name}", cases=cases)


def answers(name: str, text: str, quotes: Sequence[str] = ()) -> AnswersFile:
    """Return a run of one case, answered in one statement that cites `quotes`."""
    statement = AnsweredStatement(
        text=text, kind="claim", citations=tuple(map(cited, quotes))
    )
    turn = AnsweredTurn(
        ask=f"{name}?", text=text, outcome="answered", statements=(statement,)
    )
    answered = AnsweredCase(id=name, suite="pay", turns=(turn,))
    return AnswersFile(info=INFO, cases=(answered,))


def cited(quote: str) -> CitedWords:
    """Return the citation of words of the document."""
    start = DOCUMENT.index(quote)
    return CitedWords(
        document="baker",
        section="Pay",
        start=start,
        end=start + len(quote),
        quote=quote,
    )
