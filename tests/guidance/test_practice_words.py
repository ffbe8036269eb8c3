"""Words of answers: what is said, misspelt, abbreviated, denied or taken over."""

import pytest

from advisor.guidance.practice.answer import MOST_WORDS, heard
from advisor.guidance.practice.copies import copied, is_copied
from advisor.guidance.practice.denials import denied
from advisor.guidance.practice.matching import is_said, spelled_out
from advisor.guidance.practice.terms import Rarity, Term, written
from advisor.tokens import stem
from advisor.understanding.clauses import clauses


def term(word: str) -> Term:
    return Term(word, stem(word.lower()), 1.0)


def denials(said: str) -> list[str]:
    parts = clauses(said)
    return [
        part.text for part, no in zip(parts, denied(parts, said), strict=True) if no
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("I don't know FHIR.", ["I don't know FHIR"]),
        ("FHIR? Never used it.", ["FHIR", "Never used it"]),
        (
            "I've never used process mining, event logs or simulation.",
            ["I've never used process mining", "event logs or simulation"],
        ),
        (
            "I have never used Celonis, but I mined event logs with PM4Py.",
            ["I have never used Celonis"],
        ),
        (
            "We use SCADA. I never touched it.",
            ["We use SCADA", "I never touched it"],
        ),
        ("I built a forecast. I did not validate it.", ["I did not validate it"]),
        (
            "I know what it is, but never used it.",
            ["I know what it is", "never used it"],
        ),
        ("I have no experience with SQL.", ["I have no experience with SQL"]),
        ("I'd have to learn that.", ["I'd have to learn that"]),
        (
            "The samples were taken by somebody else.",
            ["The samples were taken by somebody else"],
        ),
        ("I never got round to SimPy.", ["I never got round to SimPy"]),
        ("idk", ["idk"]),
        ("I DONT KNOW", ["I DONT KNOW"]),
        ("I don't touch anything before it is dead.", []),
        ("I didn't just train models, I also validated them.", []),
        ("I never climb when the wind is above twelve metres.", []),
        ("Managers could not see how long people waited.", []),
        ("I rewrote items so that they don't push people.", []),
        ("I had to learn FHIR for this and queried the server daily.", []),
        ("Nobody had to tell me the steps.", []),
    ],
)
def test_what_an_answer_denies(said: str, expected: list[str]) -> None:
    assert denials(said) == expected


@pytest.mark.parametrize(
    ("word", "said", "expected"),
    [
        ("validate", "validated", True),
        ("participants", "particpants", True),
        ("schedule", "sheduled", True),
        ("drift", "drifts", True),
        ("simulate", "emulate", False),
        ("ICU", "icu", True),
        ("ward", "word", False),
    ],
)
def test_a_word_is_said_in_another_form_or_misspelt(
    word: str, said: str, expected: bool
) -> None:
    assert is_said(term(word), said) == expected


@pytest.mark.parametrize(
    ("words", "said", "expected"),
    [
        (("LOS",), "the length of stay went down", {"los"}),
        (("ED",), "the emergency department", {"ed"}),
        (("ED",), "every day", set()),
        (("emergency", "department"), "the ED was full", {"emergenc", "depart"}),
        (("ML",), "on my laptop", set()),
        (("ICU",), "I call you", set()),
        (("yaw",), "YD", set()),
    ],
)
def test_abbreviations_and_what_they_stand_for(
    words: tuple[str, ...], said: str, expected: set[str]
) -> None:
    assert spelled_out([term(word) for word in words], said) == expected


def test_a_rare_word_weighs_more_than_one_that_is_everywhere() -> None:
    rarity = Rarity(["the ward is full", "the ward waits", "a ward bed", "triage"])
    assert rarity.weight("triag") == 1.0
    assert 0 < rarity.weight("ward") < 0.4
    assert rarity.weight("unheard") == 1.0
    assert Rarity([]).weight("ward") == 0.0


def test_the_words_of_a_shout_are_no_abbreviations() -> None:
    assert written("I DO IT ALL AT THE WARD") == ["ward"]
    assert written("IT teams in the ED") == ["IT", "teams", "ED"]


@pytest.mark.parametrize(
    ("said", "statement", "expected"),
    [
        ("I take samples of oil there.", "take samples of oil", True),
        ("I took samples of oil.", "take samples of oil", False),
        ("So I validate the models.", "validate the models", False),
        (
            "We carry out a full annual service as a pair.",
            "Carry out a full annual service as the second technician",
            True,
        ),
        ("", "take samples of oil", False),
    ],
)
def test_the_page_in_the_mouth_of_a_learner(
    said: str, statement: str, expected: bool
) -> None:
    assert is_copied(said, statement) == expected


def test_each_stretch_that_is_taken_over_is_found_once() -> None:
    said = "one two three four, I say, two three four five"
    found = copied(said, "one two three four five", 3)
    assert [said[start:end] for start, end in found] == [
        "one two three four",
        "two three four five",
    ]


QUESTION = "How would you run what-if analyses of different staffing levels?"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("I would run what-if analyses of different staffing levels.", []),
        ("I am very motivated and a quick learner.", []),
        (
            "I added a nurse at night, I never used SQL, we compared the queues.",
            ["I added a nurse at night", "we compared the queues"],
        ),
        (
            "I run what-if analyses of different staffing levels in SimPy on Monday.",
            ["in SimPy on Monday"],
        ),
        (
            "I added a nurse and cut a doctor",
            ["I added a nurse and cut a doctor"],
        ),
    ],
)
def test_only_what_goes_beyond_the_question_is_heard(
    said: str, expected: list[str]
) -> None:
    assert [piece.text for piece in heard(said, QUESTION).pieces] == expected


def test_neighbouring_clauses_are_also_heard_together() -> None:
    said = "I added a nurse at night, then I compared both queues."
    assert [piece.text for piece in heard(said, QUESTION).pieces] == [
        "I added a nurse at night",
        said[:-1],
        "then I compared both queues",
    ]


def test_a_long_answer_is_read_up_to_a_limit() -> None:
    read = heard("nurse " * 10_000, QUESTION)
    assert (len(read.text.split()), read.is_cut) == (MOST_WORDS, True)
    assert len(heard("n" * 10_000, QUESTION).text) == 4_000
    assert not heard("  a nurse at night ", QUESTION).is_cut


def test_an_answer_that_was_dictated_is_cut_into_stretches() -> None:
    said = " ".join(f"word{number}" for number in range(40))
    lengths = [len(piece.text.split()) for piece in heard(said, QUESTION).pieces]
    assert lengths == [15, 30, 15, 25, 10]
