"""Formulas over facts: what they give, and what is refused."""

import pytest

from evals.formula import FormulaError, Value, evaluate, references

VALUES: dict[str, Value] = {
    "phase.1.weeks": 4.0,
    "phase.2.weeks": 5.0,
    "phase.1.title": "Foundations",
    "phase.2.title": "Queues",
    "pay.junior": (65000.0, 95000.0),
    "pay.senior": (130000.0, 170000.0),
}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("phase.1.weeks", 4),
        ("phase.1.weeks + phase.2.weeks", 9),
        ("phase.1.weeks - phase.2.weeks - phase.1.weeks", -5),
        ("pay.senior.low-pay.junior.high", 35_000),
        ("max(phase.1.weeks, phase.2.weeks)", 5),
        ("min( phase.1.weeks , phase.2.weeks )", 4),
        ("max(phase.1.weeks + phase.2.weeks, phase.2.weeks)", 9),
        ("count(phase.1.title, phase.2.title, pay.junior)", 3),
        ("count(phase.1.title, phase.1.title)", 1),
        ("max(phase.1.weeks, min(phase.2.weeks, pay.junior.low))", 5),
    ],
)
def test_evaluate(formula: str, value: float) -> None:
    assert evaluate(formula, VALUES) == value


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("", "breaks off"),
        ("phase.1.weeks +", "breaks off"),
        ("+ phase.1.weeks", "lacks a fact before '+'"),
        ("phase.1.weeks phase.2.weeks", "has an unexpected 'phase.2.weeks'"),
        ("phase.1.weeks)", "has an unexpected ')'"),
        ("max(phase.1.weeks", "does not close a bracket"),
        ("max()", "lacks a fact before ')'"),
        ("phase.1.weeks * phase.2.weeks", "has an unexpected '*'"),
        ("phase.1.weeks + 3", "has an unexpected '3'"),
        ("__import__(phase.1.weeks)", "calls __import__(), which does not exist"),
        ("phase.9.weeks", "names phase.9.weeks, which does not exist"),
        ("count(phase.9.title)", "names phase.9.title, which does not exist"),
        ("phase.1.title", "reckons with phase.1.title, which is no number"),
        ("pay.junior", "does not say which end of pay.junior it means"),
    ],
)
def test_what_cannot_be_evaluated_is_said_in_one_sentence(
    formula: str, reason: str
) -> None:
    with pytest.raises(FormulaError) as caught:
        evaluate(formula, VALUES)
    assert str(caught.value) == f"The formula {formula!r} {reason}."


def test_references_are_facts_without_their_ends() -> None:
    formula = "max(pay.junior.low, pay.senior.low) - pay.junior.high + phase.1.weeks"
    assert references(formula) == ("pay.junior", "pay.senior", "phase.1.weeks")
