"""A plan written as a file and read back by the programs that people use."""

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from advisor.career import Career
from advisor.errors import PlanError
from advisor.guidance.plan.exports import PlanFormat, exported
from advisor.guidance.plan.exports.calendar import PRODUCT
from advisor.guidance.plan.exports.lettering import vera
from advisor.guidance.plan.exports.pdf import REPLACED
from advisor.guidance.plan.exports.table import COLUMNS
from advisor.guidance.plan.plan import LearningPlan
from tests.guidance.plan_factories import (
    WINTER_BREAK,
    Sketch,
    mapmaker,
    plan_of,
    wishes,
)

Reader = Callable[[str], Career]
Words = Callable[[LearningPlan], str]

AWKWARD = Sketch(
    "Ink <b>& paper</b>",
    "2 weeks",
    goals=(
        "=SUM(A1:A9) in a sheet",
        "*Not* bold, _not_ slanted, `no` code, [no](link) &amp; no <script>",
        "1. is no list \u2013 nor # a heading",
        "> neither, and + not - a list",
    ),
    resources=(
        "+44 20 7946 0000",
        "@mapmakers",
        "-5 degrees",
        "\u201cQuoted\u201d",
        "1. no list",
        "# no heading",
    ),
    milestones=(
        "You can ask \u20b9500 \u2192 \u20ac5 \u2014 \u201ccaf\u00e9\u201d,"
        " \u0151 and \u2713 it's",
    ),
)


@pytest.fixture
def plan(hospital: Career) -> LearningPlan:
    """Return a plan with everything in it, as worked out in the tests of dates."""
    bare = plan_of(hospital, wishes())
    return plan_of(
        hospital,
        wishes(
            hours=7,
            skip=["Python", "COBOL"],
            until=date(2026, 12, 1),
            days_off=[WINTER_BREAK],
            done=[bare.phases[1].resources[0].id],
        ),
    )


def one_line(text: str) -> str:
    return " ".join(text.split())


def in_pdf(plan: LearningPlan) -> str:
    reader = PdfReader(io.BytesIO(exported(plan, PlanFormat.PDF)))
    return one_line(" ".join(page.extract_text() for page in reader.pages))


def in_markdown(plan: LearningPlan) -> str:
    text = exported(plan, PlanFormat.MARKDOWN).decode()
    return one_line(LexborHTMLParser(MarkdownIt("commonmark").render(text)).text())


def in_table(plan: LearningPlan) -> str:
    return " ".join(" ".join(row) for row in rows(plan))


def in_json(plan: LearningPlan) -> str:
    return json.dumps(json.loads(exported(plan, PlanFormat.JSON)), ensure_ascii=False)


def in_calendar(plan: LearningPlan) -> str:
    return " ".join(one_line(event.description.value) for event in events(plan))


def rows(plan: LearningPlan) -> list[list[str]]:
    text = exported(plan, PlanFormat.TABLE).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def events(plan: LearningPlan) -> list[vobject.base.Component]:
    text = exported(plan, PlanFormat.CALENDAR).decode()
    return list(vobject.readOne(text).vevent_list)


@pytest.mark.parametrize("words", [in_pdf, in_markdown, in_table, in_json, in_calendar])
def test_every_goal_resource_and_milestone_is_in_every_file(
    plan: LearningPlan, words: Words
) -> None:
    text = words(plan)
    for phase in plan.phases:
        assert [item.text for item in phase.items if item.text not in text] == []
        assert phase.title in text or words is in_calendar


@pytest.mark.parametrize("words", [in_pdf, in_markdown, in_json])
def test_what_the_plan_says_is_in_every_file_that_is_read(
    plan: LearningPlan, words: Words
) -> None:
    text = words(plan).replace('\\"', '"')
    assert plan.deadline
    said = (*plan.notes, *plan.comparison, *plan.assumptions, *plan.deadline.statements)
    assert [one.text for one in said if one.text not in text] == []
    assert [step for step in plan.arithmetic if step not in text] == []
    assert "Time to learn: about 9 months" in text
    caveats = plan.phases[0].resources[2].caveats
    assert all(caveat in text for caveat in caveats)


def test_the_calendar_has_all_day_events_of_each_phase_and_its_milestones(
    plan: LearningPlan,
) -> None:
    # The end of an all-day event is the day after its last.
    assert [
        (event.summary.value, event.dtstart.value, event.dtend.value)
        for event in events(plan)
    ][:4] == [
        (
            "Phase 1: Healthcare Systems & Data Foundations",
            date(2026, 1, 5),
            date(2026, 2, 28),
        ),
        (
            "Milestones of Healthcare Systems & Data Foundations",
            date(2026, 2, 27),
            date(2026, 2, 28),
        ),
        (
            "Phase 2: Operations Research & Process Mining",
            date(2026, 2, 28),
            date(2026, 5, 14),
        ),
        (
            "Milestones of Operations Research & Process Mining",
            date(2026, 5, 13),
            date(2026, 5, 14),
        ),
    ]
    assert len(events(plan)) == 10


def test_the_calendar_keeps_to_the_format(plan: LearningPlan) -> None:
    file = exported(plan, PlanFormat.CALENDAR)
    lines = file.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert b"DTSTART;VALUE=DATE:20260105" in lines
    assert f"PRODID:{PRODUCT}".encode() in lines
    assert b"VERSION:2.0" in lines
    stamps = {event.dtstamp.value for event in events(plan)}
    assert stamps == {datetime(2026, 1, 1, tzinfo=UTC)}


def test_events_keep_their_ids_when_the_dates_change(hospital: Career) -> None:
    slow, fast = (plan_of(hospital, wishes(hours=hours)) for hours in (5, 20))
    ids = [event.uid.value for event in events(slow)]
    assert ids == [event.uid.value for event in events(fast)]
    assert len(set(ids)) == len(ids)


def test_a_phase_without_dates_is_told_of_in_the_calendar() -> None:
    career = mapmaker(Sketch("Ink"), Sketch("Wax", "", milestones=()))
    text = exported(plan_of(career, wishes()), PlanFormat.CALENDAR).decode()
    about = vobject.readOne(text).x_wr_caldesc.value
    assert "Phase 2: Wax. No dates, as the page states no length for it." in about
    assert "Learn SQL." in about
    assert "Milestones" not in about


def test_a_plan_without_dates_has_no_calendar() -> None:
    plan = plan_of(mapmaker(Sketch("Ink", "")), wishes())
    with pytest.raises(PlanError) as raised:
        exported(plan, PlanFormat.CALENDAR)
    assert str(raised.value) == (
        "No phase of this plan has dates, so there is nothing to put into a calendar;"
        " choose another format."
    )


def test_the_table_has_a_row_for_each_item(plan: LearningPlan) -> None:
    header, *body = rows(plan)
    assert header == list(COLUMNS)
    assert len(body) == sum(len(phase.items) for phase in plan.phases)
    python, openness = body[2], body[11]
    assert python == [
        "goal",
        "1",
        "Healthcare Systems & Data Foundations",
        "2026-01-05",
        "2026-02-27",
        plan.phases[0].goals[2].text,
        "no",
        "Python",
        "",
        plan.phases[0].goals[2].id,
    ]
    assert openness[0] == "goal"
    assert [row[6] for row in body].count("yes") == 1


def test_the_table_runs_no_formula() -> None:
    plan = plan_of(mapmaker(AWKWARD, Sketch("@Wax", goals=())), wishes())
    cells = [row[5] for row in rows(plan)[1:]]
    assert cells[0] == "'=SUM(A1:A9) in a sheet"
    assert cells[4:7] == ["'+44 20 7946 0000", "'@mapmakers", "'-5 degrees"]
    assert rows(plan)[-1][2] == "'@Wax"


def test_the_table_names_a_phase_that_holds_nothing() -> None:
    empty = Sketch("Wax", "", goals=(), resources=(), milestones=())
    plan = plan_of(mapmaker(empty), wishes())
    assert rows(plan)[1:] == [
        ["phase", "1", "Wax", "", "", "Wax", "", "", "", plan.phases[0].id]
    ]


def test_the_table_opens_in_excel_as_unicode(plan: LearningPlan) -> None:
    assert exported(plan, PlanFormat.TABLE).startswith(b"\xef\xbb\xbfKind,Phase,")


def test_markdown_prints_the_words_of_the_page_and_runs_none_of_them() -> None:
    plan = plan_of(mapmaker(AWKWARD), wishes())
    text = exported(plan, PlanFormat.MARKDOWN).decode()
    html = LexborHTMLParser(MarkdownIt("commonmark").render(text))
    assert html.css("script, b, em, strong, code, a, ol, blockquote, li h1") == []
    printed = one_line(html.text())
    assert [
        item.text for item in plan.phases[0].items if item.text not in printed
    ] == []


@given(
    st.text("abc -+=@1.)(#*_[]<>&;~`\\|!$\"'x:/,\u2192\u00e9", min_size=1)
    .map(one_line)
    .filter(bool)
)
@settings(deadline=None, max_examples=60)
def test_any_words_come_through(words: str) -> None:
    plan = plan_of(mapmaker(Sketch(words, goals=(words,))), wishes())
    assert words in in_markdown(plan)
    assert rows(plan)[1][5].removeprefix("'") == words.removeprefix("'")
    assert f"- {words}" in events(plan)[0].description.value
    assert exported(plan, PlanFormat.PDF)


def test_markdown_has_boxes_that_are_ticked_or_not() -> None:
    bare = plan_of(mapmaker(Sketch("Ink")), wishes())
    plan = plan_of(mapmaker(Sketch("Ink")), wishes(done=[bare.goals[1].id]))
    lines = exported(plan, PlanFormat.MARKDOWN).decode().splitlines()
    assert [line for line in lines if line.startswith("- [")] == [
        "- [ ] Learn SQL.",
        "- [x] Learn Python.",
        "- [ ] Draw maps.",
        "- [ ] You can draw a map.",
    ]


@pytest.mark.parametrize(
    ("sketch", "skip", "ticked", "when"),
    [
        (Sketch("Ink"), [], False, "5 January 2026 to 1 February 2026: 28 days of"),
        (
            Sketch("Ink", ""),
            [],
            False,
            "No dates, as the page states no length for it.",
        ),
        (
            Sketch("Ink", "0 weeks"),
            [],
            False,
            "No dates, as the page states 0 weeks for it.",
        ),
        (Sketch("Ink"), ["1"], False, "Left out, because you know '1'."),
        (
            Sketch("Ink"),
            ["SQL", "Python", "maps"],
            False,
            "Left out, because all of its goals are known.",
        ),
        (Sketch("Ink"), [], True, "Done: nothing of it is left to study."),
        (
            Sketch("Ink", goals=()),
            [],
            False,
            "The page names no goals for this phase.",
        ),
    ],
)
def test_why_a_phase_has_no_dates_is_said(
    sketch: Sketch, skip: list[str], ticked: bool, when: str
) -> None:
    bare = plan_of(mapmaker(sketch), wishes())
    done = [bare.phases[0].id] if ticked else []
    assert when in in_markdown(plan_of(mapmaker(sketch), wishes(skip=skip, done=done)))


def test_json_speaks_in_the_terms_of_schema_org(plan: LearningPlan) -> None:
    course = json.loads(exported(plan, PlanFormat.JSON))
    instance = course["hasCourseInstance"]
    assert (course["@type"], instance["@type"]) == ("Course", "CourseInstance")
    assert (instance["startDate"], instance["endDate"]) == ("2026-01-05", "2026-12-24")
    assert instance["courseSchedule"] == {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "duration": "PT7H",
    }
    phase = instance["subEvent"][0]
    assert (phase["@type"], phase["startDate"]) == ("EducationEvent", "2026-01-05")
    assert phase["plan:arithmetic"] == plan.phases[0].arithmetic
    assert phase["teaches"][2]["plan:knownAs"] == "Python"
    assert course["plan:deadline"]["plan:fits"] is False


def test_json_of_a_plan_without_dates_has_none() -> None:
    plan = plan_of(mapmaker(Sketch("Ink", "")), wishes(hours=7.5))
    instance = json.loads(exported(plan, PlanFormat.JSON))["hasCourseInstance"]
    assert "startDate" not in instance
    assert instance["courseSchedule"]["duration"] == "PT7H30M"


def test_the_pdf_has_a_title_and_numbered_pages(plan: LearningPlan) -> None:
    file = exported(plan, PlanFormat.PDF)
    reader = PdfReader(io.BytesIO(file))
    assert reader.metadata
    assert reader.metadata.title == "Learning plan: AI Hospital Workflow Optimizer"
    assert len(reader.pages) > 1
    for number, page in enumerate(reader.pages, 1):
        assert f"Page {number}" in page.extract_text()
    assert file == exported(plan, PlanFormat.PDF)


def test_the_pdf_prints_signs_that_its_font_lacks_in_others() -> None:
    text = in_pdf(plan_of(mapmaker(AWKWARD), wishes()))
    assert (
        "You can ask Rs 500 -> \u20ac5 \u2014 \u201ccaf\u00e9\u201d, o and [x] it's"
        in text
    )
    assert "Phase 1: Ink <b>& paper</b>" in text
    assert REPLACED not in text


def test_the_pdf_says_when_it_cannot_show_the_words_of_a_page() -> None:
    text = in_pdf(plan_of(mapmaker(Sketch("\u041a\u0430 \U0001f393 1")), wishes()))
    assert "Phase 1: ?? 1" in text
    assert REPLACED in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("e\u0301 \u202f|\u00ad|\ufe0f|", "\u00e9  |\u00ad||"),
        ("\uff21 \u2460", "A 1"),
        ("a\tb\u2011c", "a b-c"),
    ],
)
def test_signs_have_stand_ins(text: str, shown: str) -> None:
    assert vera().shown(text) == shown
    assert vera().shows(text)


def test_every_format_has_a_type_that_a_browser_knows() -> None:
    assert {
        wanted.value: wanted.media_type.partition(";")[0] for wanted in PlanFormat
    } == {
        "md": "text/markdown",
        "ics": "text/calendar",
        "csv": "text/csv",
        "json": "application/ld+json",
        "pdf": "application/pdf",
    }


@pytest.mark.parametrize("wanted", PlanFormat)
@pytest.mark.parametrize("name", ["ux-researcher.txt", "wind-turbine-technician.txt"])
def test_other_careers_are_written_in_every_format(
    document: Reader, name: str, wanted: PlanFormat
) -> None:
    assert exported(plan_of(document(name), wishes(hours=4)), wanted)
