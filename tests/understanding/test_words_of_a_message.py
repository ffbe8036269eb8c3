"""Numbers as people say them, the style they wish for, the language they write in."""

import pytest

from advisor.understanding.language import is_foreign
from advisor.understanding.spoken_numbers import in_digits
from advisor.understanding.style import longest_of, style_of, without_manner
from advisor.understanding.words import subject


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("who gets past 180k", "who gets past 180,000"),
        ("a hundred and eighty thousand", "180,000"),
        ("six figures", "100,000"),
        ("a quarter of a million", "250,000"),
        ("shorter than a month and a half", "shorter than 1.5 months"),
        ("a decade in", "10 years in"),
        ("from twenty-eight to thirty five", "from 28 to 35"),
        ("two hundred grand", "200,000"),
        ("one of them", "one of them"),
        ("175k a year", "175,000 a year"),
        ("within a year", "within 1 year"),
        ("the third one", "the third one"),
    ],
)
def test_spoken_numbers(said: str, digits: str) -> None:
    assert in_digits(said) == digits


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("What does it pay? One sentence, please.", "sentence"),
        ("list the phases as bullets", "list"),
        ("How many weeks? Just the number.", "number"),
        ("What does it pay?", ""),
    ],
)
def test_style(text: str, style: str) -> None:
    assert style_of(text) == style


def test_a_wish_for_a_style_is_no_part_of_the_question() -> None:
    assert without_manner("What does it pay, in one sentence?") == "What does it pay?"
    assert without_manner("please") == "please"


def test_a_limit_of_words_is_read() -> None:
    assert longest_of("why? keep it under 30 words") == 30
    assert longest_of("why?") == 0


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("cuanto gana un senior", True),
        ("wie viel verdient man", True),
        ("\u3044\u304f\u3089\u3067\u3059\u304b", True),
        ("how much do i earn in the end", False),
        ("me no code no pay?", False),
        ("\u00b2", False),
    ],
)
def test_other_languages_are_told(text: str, foreign: bool) -> None:
    assert is_foreign(text) is foreign


def test_the_subject_of_a_question_is_its_longest_run_of_words_with_meaning() -> None:
    asked = "What is the dress code of this place?"
    assert subject(asked, ["dress"]) == "dress code"
    assert subject(asked, []) == ""
