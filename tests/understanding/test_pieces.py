"""A message is cut where it asks another thing, and nowhere else."""

import pytest

from advisor.understanding.pieces import joined, pieces


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("What does it pay?", ["What does it pay?"]),
        (
            "How long is phase two and what comes after it?",
            ["How long is phase two", "what comes after it?"],
        ),
        (
            "in which phase does python start n do i need sql as well",
            ["in which phase does python start", "do i need sql as well"],
        ),
        ("pay? and hours?", ["pay?", "and hours?"]),
        (
            "Kindly tell me which courses there are, and which phase is the longest.",
            ["Kindly tell me which courses there are", "which phase is the longest."],
        ),
        (
            "Before all these models, what kind of work was it?",
            ["Before all these models what kind of work was it?"],
        ),
        ("Do you know what it pays?", ["Do you know what it pays?"]),
        ("hiya im a nurse how much do they get", ["how much do they get"]),
        ("ex teacher never coded", ["ex teacher never coded"]),
    ],
)
def test_what_is_asked(text: str, asked: list[str]) -> None:
    assert [piece.asked for piece in pieces(text)] == asked


def test_what_is_said_before_goes_with_the_question() -> None:
    (piece,) = pieces("I'm a nurse of 40. I hate maths. Could I do this?")
    assert piece.asked == "Could I do this?"
    assert piece.text == "I'm a nurse of 40. I hate maths. Could I do this?"


@pytest.mark.parametrize(
    ("asked", "halves"),
    [
        ("the demand score n the ai risk", [("the demand score", "the ai risk")]),
        ("pay, hours", [("pay", "hours")]),
        ("what does it pay", []),
        ("you and me", []),
    ],
)
def test_a_question_has_halves_where_words_may_join_two(
    asked: str, halves: list[tuple[str, str]]
) -> None:
    assert joined(asked) == halves
