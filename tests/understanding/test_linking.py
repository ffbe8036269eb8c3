"""Levels, phases, careers and amounts that the words of a question mean."""

import pytest

from advisor.career import Career
from advisor.conversation import Slots
from advisor.understanding.careers import named_careers
from advisor.understanding.linking import Context, slots
from advisor.understanding.spoken_numbers import in_digits
from tests.conftest import DOCUMENTS, read


def read_slots(
    text: str, career: Career | None, context: Context | None = None
) -> Slots:
    return slots(in_digits(text), career, context or Context())


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
    assert read_slots(text, hospital).levels == levels


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
    assert read_slots(text, hospital).phases == phases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("after 5 years", Slots(years=5, weeks=260)),
        ("six yrs in", Slots(years=6, weeks=312)),
        ("18 months of experience", Slots(years=1.5, weeks=78)),
        ("im 28, what am i on at 35", Slots(years=7)),
        ("who gets past 180k", Slots(amount=180_000)),
        (
            "who gets less than a quarter of a million",
            Slots(amount=250_000, under=True),
        ),
        ("six figures", Slots(amount=100_000)),
        ("more than $95,000", Slots(amount=95_000)),
        (
            "anything shorter than a month and a half",
            Slots(years=0.1, weeks=6.5, under=True),
        ),
        ("so there are eight phases right", Slots(count=8)),
        ("at 2 pm", Slots(time=14 * 60)),
        ("at 9:30", Slots(time=9 * 60 + 30)),
    ],
)
def test_quantities(text: str, expected: Slots) -> None:
    assert read_slots(text, None) == expected


LEVEL_2 = Context(levels=(2,), of_phases=False)
PHASE_1 = Context(phases=(1,), of_phases=True)


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("n the one after that?", LEVEL_2, Slots(levels=(3,))),
        ("and before that one", LEVEL_2, Slots(levels=(1,))),
        ("what comes next", PHASE_1, Slots(phases=(2,))),
        ("and before that?", PHASE_1, Slots(phases=(1,), beyond="first")),
        ("whats after phase 2", PHASE_1, Slots(phases=(3,))),
        ("the third one", PHASE_1, Slots(phases=(3,))),
        ("the last two", PHASE_1, Slots(phases=(4, 5))),
        ("the last question", Context(), Slots(places=(-1,))),
    ],
)
def test_what_a_fragment_means_in_the_talk(
    hospital: Career, text: str, context: Context, expected: Slots
) -> None:
    assert read_slots(text, hospital, context) == expected


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
