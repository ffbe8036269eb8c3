"""The questions of a practice, printed and derived, and the points of each."""

from itertools import pairwise
from pathlib import Path

import pytest

from advisor.guidance.practice import Origin, PracticeQuestion, questions, selected
from advisor.guidance.practice.parts import parts
from advisor.guidance.practice.questions import BEARING, MOST, NOTHING
from advisor.profile import FactKind
from tests.conftest import DOCUMENTS, HOSPITAL
from tests.guidance.practice_factories import (
    BAKERY,
    EMBEDDER,
    UX,
    WIND,
    asked,
    career,
    page,
    question,
)

PAGES = (HOSPITAL, WIND, UX, BAKERY)


def texts(found: PracticeQuestion) -> list[str]:
    return [point.text for point in found.points]


def place(one: PracticeQuestion) -> tuple[int, int]:
    if one.origin is Origin.PRINTED:
        return (0, 0)
    if one.phase is not None:
        return (1, one.phase)
    return (2, one.level) if one.level is not None else (3, 0)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_printed_questions_come_first_then_phases_then_levels(path: Path) -> None:
    places = [place(one) for one in asked(path)]
    assert places[0] == (0, 0)
    assert all(before <= after for before, after in pairwise(places))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_question_and_point_is_cited_word_for_word(path: Path) -> None:
    text = career(path).document.text
    for one in asked(path):
        for citation in (one.citation, *(point.citation for point in one.points)):
            assert text[citation.start : citation.end] == citation.quote
        assert one.source.text in one.text
        assert len(one.points) <= MOST


@pytest.mark.parametrize(
    ("path", "about", "text"),
    [
        (
            HOSPITAL,
            "what-if analyses",
            "Phase 2 ends with this: \u201cYou can run what-if analyses of different"
            " staffing levels.\u201d How would you show that you have come so far?",
        ),
        (
            BAKERY,
            "HACCP",
            "Phase 2 has this goal: \u201cWriting a cleaning plan that follows"
            " HACCP.\u201d How have you gone about it, or how would you?",
        ),
        (
            UX,
            "Mentor",
            "The page lists this among the tasks of the level Senior UX Researcher:"
            " \u201cMentor junior researchers\u201d Tell me about a time when you did"
            " that, or something close to it.",
        ),
        (
            UX,
            "Storytelling",
            "The page lists this skill: \u201cStorytelling - Turn a finding into a"
            " decision\u201d Where have you used it, and how did you go about it?",
        ),
        (UX, "Describe a time", None),
    ],
)
def test_any_form_of_a_statement_makes_a_question(
    path: Path, about: str, text: str | None
) -> None:
    found = question(path, about)
    assert found.text == (text or found.source.text)


@pytest.mark.parametrize(
    ("path", "about", "behavioural"),
    [
        (UX, "Describe a time", True),
        (UX, "smallest sample", False),
        (UX, "Mentor", True),
        (HOSPITAL, "what-if", False),
    ],
)
def test_which_questions_ask_for_a_story(
    path: Path, about: str, behavioural: bool
) -> None:
    assert question(path, about).is_behavioural == behavioural


@pytest.mark.parametrize(
    ("path", "about", "expected"),
    [
        (
            HOSPITAL,
            "HL7 FHIR, and for what",
            [
                "Study the data models of the EHR and the standards for"
                " interoperability (HL7 FHIR, ICD-10, CPT, SNOMED CT)"
            ],
        ),
        (
            UX,
            "contradicted the plan",
            [
                "Present one finding and one short clip to the product team",
                "Present findings to product teams",
            ],
        ),
        (
            HOSPITAL,
            "independently",
            [
                "Build predictive models for the operations of a hospital"
                " independently",
                "validate the models",
            ],
        ),
        (
            WIND,
            "logbook of 40",
            [
                "show employers a signed logbook of 40 climbs and one complete annual"
                " service",
                "Carry out a full annual service as the second technician",
                "Complete 40 climbs under supervision, on two models of turbine or"
                " more",
            ],
        ),
    ],
)
def test_points_are_the_parts_asked_for_and_what_is_near(
    path: Path, about: str, expected: list[str]
) -> None:
    assert texts(question(path, about)) == expected


def test_a_printed_question_says_that_it_has_no_printed_answer() -> None:
    found = question(HOSPITAL, "clinical pathway")
    assert found.points
    assert found.note == BEARING


def test_a_question_that_nothing_bears_on_says_so() -> None:
    found = question(WIND, "too strong for a climb")
    assert (found.points, found.note) == ((), NOTHING)


def test_a_question_is_asked_once_however_often_it_stands_there(tmp_path: Path) -> None:
    read = page(
        tmp_path,
        "# Beekeeper\n\n## Interview questions\n\n- How do you find the queen?\n"
        "- How do you find the queen?\n\n## Learning roadmap\n\n### Phase 1: Hives\n\n"
        "#### Goals\n- Build a hive.\n\n#### Milestone\nYou can build a hive.\n",
    )
    assert [one.source.text for one in questions(read, EMBEDDER)] == [
        "How do you find the queen?",
        "You can build a hive.",
    ]


def test_a_page_of_questions_alone_has_no_points(tmp_path: Path) -> None:
    read = page(
        tmp_path,
        "# Beekeeper\n\n## Interview questions\n\n- How do you find the queen?\n",
    )
    (only,) = questions(read, EMBEDDER)
    assert (only.points, only.note) == ((), NOTHING)


def test_a_statement_without_a_word_that_carries_it_is_no_point(tmp_path: Path) -> None:
    read = page(
        tmp_path,
        "# Beekeeper\n\n## Learning roadmap\n\n### Phase 1: Hives\n\n#### Goals\n"
        "- Be there for all of it.\n- Build a hive.\n",
    )
    empty, other = questions(read, EMBEDDER)
    assert (empty.points, empty.note) == ((), NOTHING)
    assert texts(other) == ["Build a hive"]


@pytest.mark.parametrize("name", ["marine-biologist.txt", "data-engineer-notes.md"])
def test_a_page_without_any_of_it_gives_no_questions(name: str) -> None:
    assert asked(DOCUMENTS / name) == ()


def test_questions_are_chosen_by_kind_phase_and_level() -> None:
    every = asked(WIND)
    printed = selected(every, kinds=(FactKind.QUESTION,))
    assert {one.origin for one in printed} == {Origin.PRINTED}
    assert {one.phase for one in selected(every, phase=3)} == {3}
    assert {one.level for one in selected(every, level=2)} == {2}
    goals = selected(every, kinds=(FactKind.GOAL,), phase=4)
    assert [one.source.text for one in goals] == [
        "Complete 40 climbs under supervision, on two models of turbine or more.",
        "Carry out a full annual service as the second technician.",
        "Write service reports that the manager of a site accepts unchanged.",
    ]
    assert selected(every, phase=99) == ()
    assert selected(every) == every


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "You can climb to a nacelle, rescue a dummy casualty, and lock out a"
            " training turbine.",
            (
                "climb to a nacelle",
                "rescue a dummy casualty",
                "lock out a training turbine",
            ),
        ),
        (
            "9:00 AM: Inspect the yaw drive, torque the bolts and log each reading.",
            ("Inspect the yaw drive", "torque the bolts", "log each reading"),
        ),
        ("Get consent; then record", ("Get consent; then record",)),
        ("Plan and moderate studies", ("Plan and moderate studies",)),
        ("Know HIPAA, GDPR and the FDA", ("Know HIPAA, GDPR and the FDA",)),
        ("Design a plan, and do it.", ("Design a plan, and do it",)),
        ("Read the map. Follow the path.", ("Read the map", "Follow the path")),
        ("", ("",)),
    ],
)
def test_parts_of_a_statement(text: str, expected: tuple[str, ...]) -> None:
    assert parts(text) == expected
