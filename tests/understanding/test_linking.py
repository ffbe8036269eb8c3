"""Levels, phases, careers and amounts that the words of a question mean."""

import pytest

from advisor.career import Career
from advisor.conversation import Slots
from advisor.understanding.linking import masked, named_careers, slots
from tests.conftest import DOCUMENTS, read


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("how much does a senior earn", (3,)),
        ("what do juniors do", (1,)),
        ("pay for the directer level", (4,)),
        ("what does the vp make", (4,)),
        ("the boss of bosses", (5,)),
        ("entry level money", (1,)),
        ("the third rung", (3,)),
        ("level 2", (2,)),
        ("the last level", (5,)),
        ("compare junior and senior", (1, 3)),
        ("the informatics engineer", (2,)),
        ("what does it pay", ()),
        ("what is an AI hospital workflow optimizer", ()),
    ],
)
def test_levels(hospital: Career, text: str, levels: tuple[int, ...]) -> None:
    assert slots(text, hospital).levels == levels


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("phase 3", (3,)),
        ("the second step", (2,)),
        ("stage one", (1,)),
        ("the last phase", (5,)),
        ("tell me about the capstone", (5,)),
        ("the operations research and process mining part", (2,)),
        ("phase 8", (8,)),
        ("what does it pay", ()),
    ],
)
def test_phases(hospital: Career, text: str, phases: tuple[int, ...]) -> None:
    assert slots(text, hospital).phases == phases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("after 5 years", Slots(years=5)),
        ("six yrs in", Slots(years=6)),
        ("18 months of experience", Slots(years=1.5)),
        ("who gets past 180k", Slots(amount=180_000)),
        ("six figures", Slots(amount=100_000)),
        ("more than $95,000", Slots(amount=95_000)),
        ("at 2 pm", Slots(time=14 * 60)),
        ("at 9:30", Slots(time=9 * 60 + 30)),
    ],
)
def test_quantities(text: str, expected: Slots) -> None:
    assert slots(text, None) == expected


def test_names_are_masked(hospital: Career) -> None:
    text = "What does an AI Hospital Workflow Optimizer do as a Health AI Lead?"
    assert masked(text, hospital) == "What does this career do as that level?"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("how do I become a UX researcher", ("ux-researcher",)),
        ("what does a wind turbin technician earn", ("wind-turbine-technician",)),
        ("what does it pay", ()),
    ],
)
def test_careers(text: str, named: tuple[str, ...]) -> None:
    careers = {
        career.document.id: career
        for career in (
            read(DOCUMENTS / "ux-researcher.txt"),
            read(DOCUMENTS / "wind-turbine-technician.txt"),
        )
    }
    assert named_careers(text, careers) == named
