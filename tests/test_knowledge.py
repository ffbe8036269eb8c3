"""The knowledge document carries every figure and name of the page it is from."""

import re
from pathlib import Path

import pytest

from advisor.ingest.headings import Part, part_of
from tests.conftest import HOSPITAL

SOURCE = (
    Path(__file__).parents[2]
    / "shared"
    / "source"
    / "ai-hospital-workflow-optimizer.txt"
)
NUMBER = re.compile(r"\d[\d,.:/%+-]*\d[%+]?|\d+[%+]?")
NAME = re.compile(
    r"(?<![\w'])[A-Za-z][\w&-]*[A-Z][\w/&-]*|(?<![.\w] )(?<!^)\b[A-Z][\w-]+"
)
REWORDED = {
    # First words of sentences, list entries and headings, which are worded anew.
    "Actually", "Advise", "Answer", "Architect", "Become", "Build", "Can", "Career",
    "Check", "Clean", "Clinical", "Collaborate", "Common", "Core", "Create", "Data",
    "Day", "Design", "Develop", "Do", "Does", "Entry", "Estimated", "Explain",
    "Extract", "Follow", "For", "Great", "Hospital", "How", "Implement",
    "Integrate", "Is", "Learn", "Like", "Looks", "Map", "Master", "May",
    "Mentorship", "Metrics", "MilestoneYou", "Modern", "Need", "Operations",
    "Oversee", "Practice", "Present", "Preview", "Programming", "Questions",
    "Right", "Salary", "Set", "Skills", "Study", "Takes", "The", "These", "This",
    "To", "Tools", "Trade", "Typical", "Understand", "What", "Where", "Yes", "You",
    "weeksGoals",
}  # fmt: skip

NAMES_AS_PRINTED = {
    "book the healthcare it guy by shahid shah",
    "book simulation modeling and arena by manuel rossetti",
    "book change management in healthcare by paula davis",
    "coursera healthcare it foundations johns hopkins",
    "core skills you need to master",
    "coursera ai for medicine deeplearning ai",
    "ai machine learning for healthcare operations",
    "capstone end to end hospital workflow optimization project",
    "junior healthcare data analyst ai workflow associate",
    "ai hospital workflow analyst health informatics engineer",
    "senior ai workflow optimizer health ai lead",
    "director of ai operations vp of health system intelligence",
    "chief health informatics officer principal ai strategist healthcare",
    "is this career right for you",
}
"""Titles of works, courses, phases and posts, and a heading: names, not sentences."""

needs_source = pytest.mark.skipif(
    not SOURCE.exists(), reason="the source page is not beside this checkout"
)


@needs_source
def test_every_number_of_the_source_is_in_the_knowledge_document() -> None:
    held = HOSPITAL.read_text("utf-8")
    source = re.sub(r"(\d)(?=weeks|months)", r"\1 ", SOURCE.read_text("utf-8"))
    missing = {
        number
        for number in (found.strip(".,") for found in NUMBER.findall(source))
        if number.rstrip("+") not in held
    }
    assert missing == set()


@needs_source
def test_every_proper_name_of_the_source_is_in_the_knowledge_document() -> None:
    held = HOSPITAL.read_text("utf-8").lower()
    compounds = set(NAME.findall(SOURCE.read_text("utf-8"))) - REWORDED
    names = {part for name in compounds for part in re.split("[-/]", name)} - REWORDED
    assert {
        name for name in names if not name.islower() and name.lower() not in held
    } == set()


def plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


@needs_source
def test_no_sentence_of_the_source_is_copied() -> None:
    held = plain(HOSPITAL.read_text("utf-8"))
    sentences = re.split(r"(?<=[.?!])\s|\n-? ?", SOURCE.read_text("utf-8"))
    copied = {
        sentence
        for sentence in map(plain, sentences)
        if len(sentence.split()) >= 6 and sentence in held
    }
    assert copied == NAMES_AS_PRINTED


def test_the_knowledge_readme_lists_every_heading_that_opens_a_part() -> None:
    readme = (HOSPITAL.parents[1] / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", readme, re.MULTILINE)
    listed = {
        part: [heading.strip() for heading in headings.split(";")]
        for part, headings in rows
        if part in set(Part)
    }
    assert set(listed) == {str(part) for part in Part}
    for part, headings in listed.items():
        for heading in headings:
            assert part_of(heading) == part, heading
