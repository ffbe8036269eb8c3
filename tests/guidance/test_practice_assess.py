"""What is told of an answer, with the page's words beside those of the learner."""

from pathlib import Path

import pytest

from advisor.conversation import StatementKind
from advisor.guidance.practice import Assessment, assess, told
from advisor.guidance.practice.assess import (
    COPIED,
    CUT,
    DENIED,
    EMPTY,
    NOT_KNOWN,
    OFF_TOPIC,
    REPEATS,
)
from advisor.guidance.practice.feedback import LANDED, ON_THE_PAGE, TO_SHARPEN
from advisor.guidance.practice.findings import Standing
from advisor.guidance.practice.star import Part
from tests.conftest import HOSPITAL
from tests.guidance.practice_factories import (
    EMBEDDER,
    UX,
    WIND,
    asked,
    career,
    question,
)

BUILD = "Build predictive models for the operations of a hospital independently"
STORY = (
    "As a result the ward was never short of beds again. I forecast admissions per hour"
    " with Prophet. My job was to see the crowding coming. In 2022 I worked at a clinic"
    " in Leeds. I compared the forecast with a later month."
)


def assessed(path: Path, about: str, answer: str) -> Assessment:
    return assess(question(path, about), answer, EMBEDDER)


def landed(found: Assessment) -> list[str]:
    return [one.point.text for one in found.landed]


@pytest.mark.parametrize(
    ("path", "about", "answer", "expected"),
    [
        (HOSPITAL, "independently", "", (EMPTY,)),
        (HOSPITAL, "independently", " ... ", (EMPTY,)),
        (HOSPITAL, "independently", "I don't know.", (NOT_KNOWN,)),
        (
            HOSPITAL,
            "HL7 FHIR, and for",
            "I don't know FHIR, never used it.",
            (NOT_KNOWN,),
        ),
        (HOSPITAL, "independently", f"{BUILD}, and validate the models.", (REPEATS,)),
        (HOSPITAL, "independently", "I'm a very motivated team player.", (REPEATS,)),
        (
            WIND,
            "rope access",
            "My brother eats pizza on Sunday evenings.",
            (OFF_TOPIC,),
        ),
        (
            WIND,
            "rope access",
            "I never used rope access. My brother eats pizza on Sundays.",
            (DENIED, OFF_TOPIC),
        ),
        (WIND, "rope access", "\u2764\ufe0f", (EMPTY,)),
    ],
)
def test_an_answer_without_a_point_gets_a_kind_sentence_and_no_credit(
    path: Path, about: str, answer: str, expected: tuple[str, ...]
) -> None:
    found = assessed(path, about, answer)
    assert (found.remarks, found.landed, found.stronger) == (expected, (), ())
    assert {one.standing for one in found.to_sharpen} == {Standing.MISSING}


def test_a_point_is_shown_beside_the_words_that_say_it() -> None:
    answer = "By myself I built a forecast of bed occupancy. The nurses liked it."
    found = assessed(HOSPITAL, "independently", answer)
    (one,) = [one for one in found.landed if one.point.text == BUILD]
    assert one.words in answer
    assert answer[one.start : one.start + len(one.words)] == one.words
    said = next(line for line in told(found) if line.citations)
    assert (
        said.text
        == f"You said \u201c{one.words}\u201d; the page says \u201c{BUILD}\u201d."
    )
    assert said.citations == (one.point.citation,)


@pytest.mark.parametrize(
    ("about", "answer", "expected"),
    [
        (
            "independently",
            "I built a forecast of bed occupancy by myself with a random forest. I did"
            " not validate it.",
            [BUILD],
        ),
        (
            "handoff",
            "I have not built an agent, and I never summarised notes.",
            [],
        ),
        (
            "Create simulations",
            "I simulated the maternity unit to see how many delivery rooms it needs. I"
            " haven't run the simulation yet.",
            ["Create simulations of a hospital for planning its capacity"],
        ),
    ],
)
def test_what_is_denied_is_not_credited(
    about: str, answer: str, expected: list[str]
) -> None:
    assert landed(assessed(HOSPITAL, about, answer)) == expected


def test_the_words_of_the_question_with_some_padding_are_no_answer() -> None:
    padded = (
        "I would run what-if analyses of different staffing levels on my laptop in the"
        " office tomorrow."
    )
    assert landed(assessed(HOSPITAL, "what-if", padded)) == []


def test_the_pages_own_words_are_credited_and_remarked() -> None:
    pasted = "Carry out a full annual service as the second technician."
    found = assessed(WIND, "logbook of 40", pasted)
    assert landed(found) == ["Carry out a full annual service as the second technician"]
    assert COPIED in found.remarks


def test_the_same_in_ones_own_words_is_not_remarked() -> None:
    answer = "In August I did the complete yearly service next to the lead technician."
    found = assessed(WIND, "logbook of 40", answer)
    assert "Carry out a full annual service as the second technician" in landed(found)
    assert found.remarks == ()


def test_slips_of_the_finger_are_read_over() -> None:
    answer = "i recruted particpants by email and sheduled them with calendly"
    found = assessed(UX, "Recruit and schedule", answer)
    assert landed(found) == ["Recruit and schedule participants"]


def test_a_very_long_answer_is_read_to_a_limit_and_says_so() -> None:
    found = assessed(HOSPITAL, "independently", "We forecast the beds. " * 2_500)
    assert found.remarks[0] == CUT
    assert len(found.answer.split()) == 400


def test_a_story_is_taken_apart_and_put_in_order() -> None:
    found = assessed(HOSPITAL, "independently", STORY)
    assert [(one.part, one.sentence) for one in found.star] == [
        (Part.SITUATION, "In 2022 I worked at a clinic in Leeds."),
        (Part.TASK, "My job was to see the crowding coming."),
        (Part.ACTION, "I forecast admissions per hour with Prophet."),
        (Part.RESULT, "As a result the ward was never short of beds again."),
    ]
    assert [line.text for line in found.stronger if line.is_own] == [
        "In 2022 I worked at a clinic in Leeds.",
        "My job was to see the crowding coming.",
        "I forecast admissions per hour with Prophet.",
        "I compared the forecast with a later month.",
        "As a result the ward was never short of beds again.",
    ]


def test_parts_of_a_story_that_are_not_found_are_asked_for() -> None:
    found = assessed(HOSPITAL, "independently", "I forecast admissions with Prophet.")
    lines = [line.text for line in told(found)]
    assert "Result: none was found. Say what came of it." in lines
    assert "Action: \u201cI forecast admissions with Prophet.\u201d" in lines


def test_only_questions_for_a_story_are_read_as_one() -> None:
    assert assessed(HOSPITAL, "what-if", STORY).star == ()


@pytest.mark.parametrize("path", [HOSPITAL, WIND, UX], ids=lambda path: path.stem)
def test_a_stronger_answer_holds_own_sentences_and_cited_ones_alone(
    path: Path,
) -> None:
    text = career(path).document.text
    for one in asked(path):
        for line in assess(one, STORY, EMBEDDER).stronger:
            if line.citation is None:
                assert line.text in STORY
            else:
                start, end = line.citation.start, line.citation.end
                assert text[start:end] == line.citation.quote


def test_a_knowledge_answer_is_put_in_the_order_of_its_points() -> None:
    tension = "Tension is the pull inside the bolt, the preload."
    wrench = "I set torque on the flange bolts with the hydraulic wrench."
    found = assessed(WIND, "torque and tension differ", f"{tension} {wrench}")
    own = [line.text for line in found.stronger if line.is_own]
    assert own == [wrench, tension]


def test_what_is_left_out_of_a_point_that_is_touched_is_named() -> None:
    answer = (
        "When the converter trips with a low-priority code I restart it from the"
        " control room. With an overspeed I send somebody up."
    )
    found = assessed(WIND, "Read alarms in SCADA", answer)
    (touched,) = [one for one in found.findings if one.standing is Standing.TOUCHED]
    assert touched.words in answer
    (line,) = [line.text for line in told(found) if line.text.startswith("You touch")]
    assert line == (
        f"You touch on \u201c{touched.point.text}\u201d with"
        f" \u201c{touched.words}\u201d. What the page names and you do not: alert,"
        " written, SCADA, hours."
    )
    assert TO_SHARPEN in [line.text for line in told(found)]


def test_what_the_page_says_is_told_where_nothing_was_found() -> None:
    found = assessed(WIND, "rope access", "My brother eats pizza on Sunday evenings.")
    assert [line.text for line in told(found)][1] == ON_THE_PAGE


def test_feedback_states_nothing_of_the_page_without_a_citation() -> None:
    lines = told(assessed(HOSPITAL, "independently", STORY))
    assert lines[0].text == LANDED
    for line in lines:
        assert bool(line.citations) == (line.kind is not StatementKind.FRAME)


@pytest.mark.parametrize("path", [HOSPITAL, WIND, UX], ids=lambda path: path.stem)
def test_no_score_is_given(path: Path) -> None:
    for one in asked(path):
        said = " ".join(
            line.text.replace(one.source.text, "")
            for line in told(assess(one, "I asked five people.", EMBEDDER))
            if not line.citations
        )
        assert not any(char.isdigit() for char in said)
        assert "%" not in said


def test_a_question_without_points_still_hears_a_story() -> None:
    found = assessed(
        WIND, "too strong for a climb", "I look at the forecast for gusts."
    )
    assert (found.findings, found.remarks, found.stronger) == ((), (), ())


def test_parts_of_a_story_are_not_asked_for_where_none_is_told() -> None:
    found = assessed(HOSPITAL, "independently", "Random forests of bed occupancy.")
    assert not any(one.is_found for one in found.star)
    assert not any("none was found" in line.text for line in told(found))


def test_a_missing_point_is_said_not_to_be_found() -> None:
    lines = told(assessed(HOSPITAL, "independently", "By myself I forecast beds."))
    assert (
        "The page says \u201cvalidate the models\u201d. I did not find that in your"
        " answer."
    ) in [line.text for line in lines]
