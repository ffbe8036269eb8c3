"""The report for a browser, as far as its text tells."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from evals.compare import Comparison, Status
from evals.records import Absence, Derived, TurnCase
from evals.report.marks import expectations, shown_facts
from evals.report.page import TEMPLATE, embedded, write
from evals.report.payload import Run, payload
from evals.report.shown import Expected, Payload, ShownTurn
from tests.evals.factories import (
    DOCUMENT,
    FACTS,
    FAILED,
    answers,
    case,
    graded,
    run,
    suite,
)

NASTY = "</script><script>alert(1)</script><!-- <b>\u2028 \ud83d & __DATA__"
DERIVED = Derived(id="both", formula="pay + day.rise", value=2.0, keys=())
ABSENCE = Absence(id="absent.cake", asks="whether cake is free", probes=(), keys=())


class Scripts(HTMLParser):
    """Collects the tags of a page and the words of its scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "script":
            self.scripts[-1] += data


@pytest.fixture
def joined() -> Run:
    return Run(
        grades=run(graded("a", FAILED, text=NASTY), graded("new")),
        answers=answers("a", NASTY, ["Bread is free."]),
        suites=[suite(case("a", "pay"), case("new"))],
        facts=[FACTS],
        documents={"baker": DOCUMENT},
        baseline=run(graded("a"), graded("gone")),
        comparison=Comparison(Status.NOT_COMPARABLE, ("Gone.",), (), ()),
    )


@pytest.fixture
def html(joined: Run, tmp_path: Path) -> str:
    path = tmp_path / "reports" / "page.html"
    write(
        path,
        joined.grades,
        joined.answers,
        joined.suites,
        joined.facts,
        joined.documents,
        baseline_grades=joined.baseline,
        bots={"echo": 0.0},
        comparison=joined.comparison,
    )
    return path.read_text(encoding="utf-8")


def test_the_data_survives_the_way_into_the_page_and_out(
    html: str, joined: Run
) -> None:
    parsed = Scripts()
    parsed.feed(html)
    data, _ = parsed.scripts
    expected = payload(joined, {"echo": 0.0})
    assert json.loads(data) == expected.model_dump(mode="json")


def test_markup_in_an_answer_stays_text(html: str) -> None:
    assert "alert(1)</script>" not in html
    assert html.count("<script") == TEMPLATE.read_text(encoding="utf-8").count(
        "<script"
    )
    assert "<b>\\u2028" not in html


def test_the_page_asks_for_nothing_from_outside(html: str) -> None:
    assert not re.search(r"https?://|\bsrc=|<link|@import|url\(|fetch\(", html)
    assert "default-src 'none'" in html


def test_the_script_never_writes_markup() -> None:
    template = TEMPLATE.read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|eval\(", template)


def test_embedded_json_holds_no_character_of_markup() -> None:
    text = embedded({"a": NASTY})
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"a": NASTY}


def test_cases_carry_status_change_and_what_the_baseline_said(joined: Run) -> None:
    shown = {one.id: one for one in payload(joined, {}).cases}
    assert {name: (one.status, one.change) for name, one in shown.items()} == {
        "a": ("fail", "broken"),
        "new": ("pass", "new"),
        "gone": ("gone", "vanished"),
    }
    before = shown["a"].before
    assert before is not None
    assert (before.status, before.turns[0].text) == ("pass", "Bread is free.")


def test_a_citation_keeps_its_place_in_the_document(joined: Run) -> None:
    citation = _first(payload(joined, {})).statements[0].citations[0]
    assert DOCUMENT[citation.start : citation.end] == "Bread is free."


def test_the_gate_is_in_the_page(joined: Run) -> None:
    gate = payload(joined, {}).gate
    assert gate is not None
    assert (gate.status, gate.reasons) == ("not_comparable", ("Gone.",))


def test_a_page_needs_no_baseline_and_no_document(joined: Run) -> None:
    bare = Run(joined.grades, joined.answers, joined.suites, joined.facts, documents={})
    shown = payload(bare, {})
    assert (shown.baseline, shown.gate, shown.heat) == (None, None, ())
    assert shown.facts["pay"].start == -1


def test_an_answer_is_marked_against_what_was_expected() -> None:
    asked = TurnCase(
        ask="?",
        outcome=("answered",),
        vital=(("pay", "pay.free"), "both"),
        okay=("other",),
        absent=("absent.cake",),
    )
    facts = shown_facts(
        [FACTS.model_copy(update={"derived": (DERIVED,), "absences": (ABSENCE,)})], {}
    )
    stated = ("pay", "day.rise", "odd")
    assert list(expectations(asked, stated, "Text.", facts, {})) == [
        Expected(role="vital", facts=("pay", "pay.free"), stated=True),
        Expected(role="vital", facts=("both",), stated=False),
        Expected(role="okay", facts=("other",), stated=False),
        Expected(role="absent", facts=("absent.cake",), stated=False),
        Expected(role="extra", facts=("odd",), stated=True),
    ]


def test_what_a_derived_fact_is_made_of_is_shown() -> None:
    facts = shown_facts([FACTS.model_copy(update={"derived": (DERIVED,)})], {})
    assert facts["both"].says == "pay + day.rise = 2"
    assert facts["both"].parts == ("pay", "day.rise")


def _first(shown: Payload) -> ShownTurn:
    return shown.cases[0].turns[0]
