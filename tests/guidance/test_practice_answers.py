"""Made-up answers, and what they must and must not be credited with."""

from dataclasses import dataclass

import pytest
import yaml

from advisor.guidance.practice import assess
from tests.conftest import HOSPITAL
from tests.guidance.practice_factories import (
    EMBEDDER,
    HERE,
    UX,
    WIND,
    asked,
    named,
)


@dataclass
class Counts:
    """How many points are credited, rightly, and how many should be."""

    credited: int = 0
    rightly: int = 0
    due: int = 0


def counted(name: str) -> Counts:
    counts = Counts()
    for case in yaml.safe_load((HERE / name).read_text("utf-8")):
        held = {one.source.text: one for one in asked(named(case["document"]))}
        question = held[case["about"]]
        due = set(case.get("credited", []))
        disputed = set(case.get("either", []))
        points = {point.text for point in question.points}
        assert due | disputed <= points
        landed = {
            one.point.text for one in assess(question, case["answer"], EMBEDDER).landed
        }
        counts.credited += len(landed - disputed)
        counts.rightly += len(landed & due)
        counts.due += len(due)
    return counts


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        ("practice_answers_dev.yaml", 0.9, 0.86),
        ("practice_answers_unseen.yaml", 0.85, 0.9),
    ],
)
def test_points_are_credited_rightly(
    name: str, precision: float, recall: float
) -> None:
    counts = counted(name)
    assert counts.rightly / counts.credited >= precision
    assert counts.rightly / counts.due >= recall


EVERYDAY = (
    "I moved to Lisbon and bought a small flat near the river.",
    "My hobbies are chess, football and old films.",
    "We went on holiday to Italy and the food was amazing.",
    "I want a good salary and a short way to the office.",
    "The train was late and it rained the whole morning.",
)


def test_what_has_nothing_to_do_with_the_career_is_hardly_ever_credited() -> None:
    questions = [one for path in (HOSPITAL, UX, WIND) for one in asked(path)]
    landed = [
        bool(assess(question, answer, EMBEDDER).landed)
        for question in questions
        for answer in EVERYDAY
    ]
    assert sum(landed) / len(landed) <= 0.05


def test_points_of_answers_by_somebody_who_never_saw_the_program() -> None:
    questions = {one.key: one for path in (HOSPITAL, UX, WIND) for one in asked(path)}
    counts = Counts()
    for case in yaml.safe_load((HERE / "practice_answers_blind.yaml").read_text()):
        assessment = assess(questions[case["question"]], case["answer"] or "", EMBEDDER)
        landed = {one.point.key for one in assessment.landed}
        due = set(case["credited"])
        assert not landed or case["kind"] not in ("empty", "unknown", "copied")
        counts.credited += len(landed)
        counts.rightly += len(landed & due)
        counts.due += len(due)
    assert counts.rightly / counts.credited >= 0.7
    assert counts.rightly / counts.due >= 0.82
