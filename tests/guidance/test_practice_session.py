"""A practice from its first question to the summary, kept and taken up again."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from advisor.conversation import Statement
from advisor.errors import PracticeError
from advisor.guidance.practice import PracticeSession, Step, questions, summary
from advisor.guidance.practice.assess import EMPTY, NOT_KNOWN
from advisor.guidance.practice.hints import ALL_ASKED, NO_MORE
from advisor.guidance.practice.kept import POINT_GONE
from advisor.guidance.practice.questions import BEARING, NOTHING
from advisor.guidance.practice.session import (
    NOTHING_TO_ASK,
    OVER,
    SKIPPED,
    STOPPED,
)
from advisor.guidance.practice.summary import (
    ALL_LANDED,
    LEFT_OUT,
    NONE_ANSWERED,
    NOTHING_LANDED,
    TO_READ,
)
from tests.conftest import HOSPITAL
from tests.guidance.practice_factories import (
    EMBEDDER,
    UX,
    WIND,
    asked,
    career,
    page,
    question,
)

WHAT_IF = question(HOSPITAL, "what-if")
BUILD = question(HOSPITAL, "independently")
FHIR = question(HOSPITAL, "HL7 FHIR, and for")
GOOD = (
    "I ran the model with one more nurse on the night shift and with one fewer, and"
    " compared the waiting times of each scenario."
)
HALF = "By myself I built a forecast of bed occupancy with a random forest."
VALIDATED = "I cross-validated it and looked at calibration plots on later months."
OFF = "My hobbies are chess, football and old films."


def begun(*held: str) -> PracticeSession:
    return PracticeSession(tuple(question(HOSPITAL, about) for about in held))


def texts(step: Step | tuple[Statement, ...]) -> list[str]:
    said = step.statements if isinstance(step, Step) else step
    return [line.text for line in said]


def resumed(session: PracticeSession) -> PracticeSession:
    plain = json.loads(json.dumps(session.to_dict()))
    return PracticeSession.from_dict(plain, asked(HOSPITAL))


def test_one_question_is_put_at_a_time() -> None:
    session = PracticeSession((FHIR, WHAT_IF))
    assert texts(session.repeat()) == [FHIR.text, BEARING]
    step = session.answer("I don't know FHIR.", EMBEDDER)
    assert texts(step)[0] == NOT_KNOWN
    assert texts(step)[-1] == WHAT_IF.text
    assert texts(step.session.repeat()) == [WHAT_IF.text]


def test_an_answer_without_a_gap_leads_to_the_next_question() -> None:
    step = PracticeSession((WHAT_IF, FHIR)).answer(GOOD, EMBEDDER)
    assert step.assessment is not None
    assert step.assessment.to_sharpen == ()
    assert step.session.current == FHIR
    assert step.session.records[0].landed == (WHAT_IF.points[0].key,)


def test_a_gap_is_followed_up_with_the_pages_words() -> None:
    step = PracticeSession((BUILD, FHIR)).answer(HALF, EMBEDDER)
    follow_up = step.statements[-1]
    assert follow_up.text == (
        "You did not come to \u201cvalidate the models\u201d; the page says:"
        " \u201cBuild predictive models for the operations of a hospital"
        " independently, and validate the models.\u201d How does it come into your"
        " answer?"
    )
    assert follow_up.citations == (BUILD.points[1].citation,)
    assert step.session.current == BUILD
    assert texts(step.session.repeat()) == [follow_up.text]


def test_what_the_follow_up_brings_counts_for_the_question() -> None:
    session = PracticeSession((BUILD, FHIR)).answer(HALF, EMBEDDER).session
    step = session.answer(VALIDATED, EMBEDDER)
    (record,) = step.session.records
    assert record.landed == tuple(point.key for point in BUILD.points)
    assert step.session.current == FHIR


def test_a_whole_statement_is_followed_up_as_this() -> None:
    step = PracticeSession((WHAT_IF,)).answer(OFF, EMBEDDER)
    assert texts(step)[-1].startswith("You did not come to \u201crun what-if")
    single = question(HOSPITAL, "Combine simulation")
    step = PracticeSession((single,)).answer(OFF, EMBEDDER)
    assert texts(step)[-1].startswith("You did not come to this; the page says:")


def test_no_answer_leaves_the_question_standing() -> None:
    session = PracticeSession((FHIR,))
    step = session.answer("  ", EMBEDDER)
    assert texts(step)[0] == EMPTY
    assert step.session == session


def test_hints_tell_the_place_then_the_words_then_no_more() -> None:
    step = PracticeSession((FHIR,)).hint()
    assert texts(step) == [
        "The page speaks of this under \u201cLearning roadmap > Phase 1: Healthcare"
        " Systems & Data Foundations > Goals\u201d."
    ]
    step = step.session.hint()
    assert texts(step)[0].startswith("Words that carry it: ")
    assert "SNOMED" in texts(step)[0]
    assert texts(step.session.hint()) == [NO_MORE]


def test_the_words_of_the_question_are_no_hint() -> None:
    step = PracticeSession((WHAT_IF,)).hint().session.hint()
    assert texts(step) == [ALL_ASKED]


def test_a_question_that_nothing_bears_on_has_no_hint() -> None:
    lonely = question(WIND, "too strong for a climb")
    assert texts(PracticeSession((lonely,)).hint()) == [NOTHING]


def test_hints_begin_anew_with_each_question() -> None:
    session = PracticeSession((WHAT_IF, FHIR)).hint().session
    assert session.answer(GOOD, EMBEDDER).session.hints == 0


def test_a_question_or_its_follow_up_can_be_left_out() -> None:
    session = PracticeSession((BUILD, FHIR))
    step = session.skip()
    assert texts(step) == [SKIPPED, FHIR.text, BEARING]
    assert step.session.records[0].answer == ""
    followed = session.answer(HALF, EMBEDDER).session.skip().session
    assert (followed.current, len(followed.records)) == (FHIR, 1)
    assert followed.records[0].answer == HALF


@pytest.mark.parametrize(
    ("session", "said"),
    [
        (PracticeSession((FHIR,)).stop().session, STOPPED),
        (PracticeSession((FHIR,)).skip().session, OVER),
        (PracticeSession(()), NOTHING_TO_ASK),
    ],
)
def test_nothing_is_asked_when_it_is_over(session: PracticeSession, said: str) -> None:
    steps = (
        session.repeat(),
        session.hint(),
        session.skip(),
        session.answer(GOOD, EMBEDDER),
    )
    for step in steps:
        assert texts(step) == [said]
        assert step.session == session


@pytest.mark.parametrize(
    "session",
    [
        begun("what-if", "independently"),
        begun("what-if", "independently").hint().session,
        begun("independently", "what-if").answer(HALF, EMBEDDER).session,
        begun("what-if", "independently").skip().session.stop().session,
        begun("what-if").answer(GOOD, EMBEDDER).session,
        begun(),
    ],
)
def test_a_practice_is_taken_up_where_it_was_left(session: PracticeSession) -> None:
    assert resumed(session) == session


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"questions": "all of them"},
        begun("what-if").to_dict() | {"place": -1},
        begun("what-if").to_dict() | {"records": [{"question": 3}]},
    ],
)
def test_what_is_no_practice_is_said_to_be_none(plain: dict[str, object]) -> None:
    with pytest.raises(PracticeError, match="begin a new one"):
        PracticeSession.from_dict(plain, asked(HOSPITAL))


PAGE = """# Beekeeper

## Learning roadmap

### Phase 1: Hives

#### Goals
- Build a hive from planks, and paint the lid.
- Feed the colony with syrup in the autumn.

#### Resources
- Book: 'Smoke and Honey' by Ida Brandt

### Phase 2: Queens

#### Goals
- Mark the queen with a dot of colour.
"""
HIVE = "I sawed spruce planks and screwed a hive together in my garage."


def test_what_the_page_no_longer_has_is_left_out_with_a_note(tmp_path: Path) -> None:
    session = PracticeSession(questions(page(tmp_path, PAGE), EMBEDDER))
    session = session.skip().session.skip().session
    changed = PAGE.replace("- Feed the colony with syrup in the autumn.\n", "").replace(
        "- Mark the queen with a dot of colour.", "- Count the eggs in each comb."
    )
    held = questions(page(tmp_path, changed), EMBEDDER)
    again = PracticeSession.from_dict(session.to_dict(), held)
    gone = [line for line in texts(again.repeat()) if line.startswith("The page no")]
    assert len(gone) == 2
    assert "Feed the colony" in gone[0]
    assert again.repeat().session.notes == ()
    assert [one.source.text for one in again.questions] == [
        "Build a hive from planks, and paint the lid."
    ]
    assert again.current is None
    assert len(again.records) == 1


def test_a_question_that_is_gone_gives_way_to_the_next(tmp_path: Path) -> None:
    session = PracticeSession(questions(page(tmp_path, PAGE), EMBEDDER)).hint().session
    changed = PAGE.replace("- Build a hive from planks, and paint the lid.\n", "")
    held = questions(page(tmp_path, changed), EMBEDDER)
    again = PracticeSession.from_dict(session.to_dict(), held)
    assert again.current is not None
    assert again.current.source.text == "Feed the colony with syrup in the autumn."
    assert again.hints == 0


def test_a_point_that_is_gone_is_neither_landed_nor_asked_for() -> None:
    session = begun("independently", "what-if").answer(HALF, EMBEDDER).session
    shorter = [
        replace(one, points=()) if one.key == BUILD.key else one
        for one in asked(HOSPITAL)
    ]
    again = PracticeSession.from_dict(session.to_dict(), shorter)
    assert again.notes == (POINT_GONE,)
    assert again.records[0].landed == ()
    assert (again.current, again.following) == (WHAT_IF, "")


def test_a_follow_up_without_an_answer_before_it_is_not_put() -> None:
    plain = begun("independently", "what-if").to_dict()
    plain["following"] = BUILD.points[1].key
    again = PracticeSession.from_dict(plain, asked(HOSPITAL))
    assert again.following == ""


def test_the_summary_tells_what_landed_and_what_to_read() -> None:
    session = PracticeSession((BUILD, WHAT_IF, FHIR))
    session = session.answer(HALF, EMBEDDER).session.skip().session
    session = session.answer(GOOD, EMBEDDER).session
    session = session.skip().session
    said = summary(session, career(HOSPITAL))
    assert texts(said)[:5] == [
        BUILD.text,
        f"Landed: \u201c{BUILD.points[0].text}\u201d.",
        WHAT_IF.text,
        f"Landed: \u201c{WHAT_IF.points[0].text}\u201d.",
        FHIR.text,
    ]
    assert texts(said)[5:8] == [
        LEFT_OUT,
        TO_READ,
        "On the page: Career ladder > AI Hospital Workflow Analyst / Health"
        " Informatics Engineer.",
    ]
    assert "For phase 1: Coursera: Healthcare IT Foundations (Johns Hopkins)" in texts(
        said
    )
    text = career(HOSPITAL).document.text
    for line in said:
        for citation in line.citations:
            assert text[citation.start : citation.end] == citation.quote


def test_a_phase_without_resources_is_said_to_list_none() -> None:
    session = PracticeSession((question(WIND, "vibration pattern"),)).skip().session
    assert "The page lists no resources for phase 3." in texts(
        summary(session, career(WIND))
    )


def test_summaries_of_nothing_of_failure_and_of_success() -> None:
    hospital = career(HOSPITAL)
    session = PracticeSession((WHAT_IF,))
    assert texts(summary(session, hospital)) == [NONE_ANSWERED]
    missed = session.answer(OFF, EMBEDDER).session
    assert texts(summary(missed, hospital))[1] == NOTHING_LANDED
    done = session.answer(GOOD, EMBEDDER).session
    assert texts(summary(done, hospital))[-1] == ALL_LANDED


def test_the_summary_of_a_question_that_nothing_bears_on_says_so() -> None:
    lonely = question(WIND, "too strong for a climb")
    session = PracticeSession((lonely,)).answer("I look for gusts.", EMBEDDER).session
    assert texts(summary(session, career(WIND))) == [lonely.text, NOTHING]


@pytest.mark.parametrize("path", [HOSPITAL, WIND, UX], ids=lambda path: path.stem)
def test_any_page_can_be_practised_to_the_end(path: Path) -> None:
    session = PracticeSession(asked(path))
    steps = 0
    while session.current is not None:
        session = session.answer(GOOD, EMBEDDER).session
        steps += 1
    assert steps >= len(session.questions) == len(session.records)
    assert summary(session, career(path))
