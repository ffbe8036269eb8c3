"""The report for CI systems."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from evals.records import GradedCase
from evals.report.junit import clean, write
from tests.evals.factories import FAILED, RAISED, graded, run

NASTY = "\x00\x1b[31m ]]> <b>&amp; \ud800 \uffff \r\n\t\N{FACE WITH COWBOY HAT}"


def written(tmp_path: Path, *cases: GradedCase) -> ET.Element:
    path = tmp_path / "reports" / "junit.xml"
    write(run(*cases), path)
    return ET.parse(path).getroot()


def test_every_case_is_a_test_case_of_its_suite(tmp_path: Path) -> None:
    root = written(tmp_path, graded("a"), graded("b", suite="day", split="test"))
    found = [
        (case.get("classname"), case.get("name")) for case in root.iter("testcase")
    ]
    assert found == [("evals.pay.dev", "a"), ("evals.day.test", "b")]
    assert [suite.get("name") for suite in root] == ["pay", "day"]


def test_a_failure_tells_grader_extract_reason_and_answer(tmp_path: Path) -> None:
    root = written(tmp_path, graded("a", FAILED, text="Ask me later."))
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.get("message") == "recall: Not stated: pay."
    assert failure.text == (
        "Turn 1: a?\nrecall (fail): Not stated: pay.\n  extracted: pay.free\n"
        "Answer (answered):\nAsk me later."
    )


@pytest.mark.parametrize(
    "case", [graded("a", error="Boom"), graded("a", FAILED, RAISED)]
)
def test_what_raised_is_an_error_and_no_failure(
    tmp_path: Path, case: GradedCase
) -> None:
    root = written(tmp_path, case, graded("b"), graded("c", FAILED))
    counts = {name: root.get(name) for name in ("tests", "failures", "errors")}
    assert counts == {"tests": "3", "failures": "1", "errors": "1"}
    assert len(root.findall(".//error")) == 1


def test_any_text_makes_valid_xml(tmp_path: Path) -> None:
    case = graded("a", FAILED.model_copy(update={"why": NASTY}), text=NASTY)
    failure = written(tmp_path, case).find(".//failure")
    assert failure is not None
    assert "]]> <b>&amp; \ufffd \ufffd" in (failure.text or "")


def test_only_what_xml_forbids_is_replaced() -> None:
    assert clean("a\x08b\n\N{FACE WITH COWBOY HAT}") == (
        "a\ufffdb\n\N{FACE WITH COWBOY HAT}"
    )


def test_time_is_in_seconds(tmp_path: Path) -> None:
    root = written(tmp_path, graded("a"), graded("b"))
    assert root.get("time") == "3.000"
