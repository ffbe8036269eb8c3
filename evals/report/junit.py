"""A run as JUnit XML, which CI systems read."""

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from evals.records import Grade, GradedCase, GradedTurn, GradesFile, Verdict

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def write(grades: GradesFile, path: Path) -> None:
    """Write one test case for each case of `grades`."""
    root = ET.Element("testsuites", _counts(grades.info.bot, grades.cases))
    for name in dict.fromkeys(case.suite for case in grades.cases):
        cases = [case for case in grades.cases if case.suite == name]
        suite = ET.SubElement(root, "testsuite", _counts(name, cases))
        suite.set("timestamp", clean(grades.info.date))
        suite.extend(_testcase(case) for case in cases)
    path.parent.mkdir(parents=True, exist_ok=True)
    ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def clean(text: str) -> str:
    """Return `text` with every character that XML does not allow replaced."""
    return _NOT_XML.sub(_REPLACEMENT, text)


def _testcase(case: GradedCase) -> ET.Element:
    element = ET.Element(
        "testcase",
        classname=clean(f"evals.{case.suite}.{case.split}"),
        name=clean(case.id),
        time=_seconds([case]),
    )
    if not case.passed:
        kind = "error" if _erred(case) else "failure"
        said = ET.SubElement(element, kind, message=clean(_headline(case)), type=kind)
        said.text = clean("\n\n".join(_told(case)))
    return element


def _erred(case: GradedCase) -> bool:
    """Tell whether the advisor or a grader raised, or nothing was answered."""
    verdicts = (grade.verdict for turn in case.turns for grade in turn.grades)
    return bool(case.error) or not case.turns or Verdict.ERROR in verdicts


def _headline(case: GradedCase) -> str:
    if case.error or not case.turns:
        return case.error or "The case was not answered."
    return "; ".join(
        f"{grade.grader}: {grade.why or grade.verdict}"
        for turn in case.turns
        for grade in bad(turn)
    )


def bad(turn: GradedTurn) -> list[Grade]:
    """Return the grades for which a turn does not pass."""
    return [
        grade for grade in turn.grades if grade.verdict in (Verdict.FAIL, Verdict.ERROR)
    ]


def _told(case: GradedCase) -> list[str]:
    told = [f"Raised: {case.error}"] if case.error else []
    for number, turn in enumerate(case.turns, start=1):
        if bad(turn):
            told.append(_turn(number, turn))
    return told


def _turn(number: int, turn: GradedTurn) -> str:
    grades = "\n".join(
        f"{grade.grader} ({grade.verdict}): {grade.why}\n  extracted: {grade.extracted}"
        for grade in bad(turn)
    )
    blame = f"\nblame: {turn.blame}" if turn.blame else ""
    return (
        f"Turn {number}: {turn.ask}\n{grades}{blame}\n"
        f"Answer ({turn.outcome}):\n{turn.text}"
    )


def _counts(name: str, cases: Sequence[GradedCase]) -> dict[str, str]:
    errors = sum(_erred(case) for case in cases)
    failed = sum(not case.passed for case in cases) - errors
    return {
        "name": clean(name),
        "tests": str(len(cases)),
        "failures": str(failed),
        "errors": str(errors),
        "time": _seconds(cases),
    }


def _seconds(cases: Sequence[GradedCase]) -> str:
    spent = sum(turn.milliseconds for case in cases for turn in case.turns)
    return f"{spent / 1000:.3f}"
