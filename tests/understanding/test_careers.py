"""Which of several careers a message is about."""

import pytest

from advisor.career import Career
from advisor.understanding.careers import named_careers
from tests.conftest import DOCUMENTS, read


@pytest.fixture(scope="module")
def careers() -> dict[str, Career]:
    held = [read(DOCUMENTS / f"{name}.txt") for name in NAMES]
    return {career.document.id: career for career in held}


MARINE = "Working as a marine biologist"
NAMES = ("wind-turbine-technician", "ux-researcher", "marine-biologist")


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("how do i become a wind turbine technician", ["Wind Turbine Technician"]),
        ("what about the wind job", ["Wind Turbine Technician"]),
        ("and the marine one?", [MARINE]),
        ("is there wind at sea", []),
        ("what does it pay", []),
        (
            "compare ux researcher and marine biologist",
            ["UX Researcher", MARINE],
        ),
    ],
)
def test_a_career_is_named(
    careers: dict[str, Career], text: str, titles: list[str]
) -> None:
    found = named_careers(text, careers)
    assert sorted(careers[name].document.title for name in found) == sorted(titles)
