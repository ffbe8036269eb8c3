"""A plan as Markdown, with boxes to tick."""

import re
from collections.abc import Iterator

from advisor.guidance.plan.exports.outline import Line, LineKind, outline
from advisor.guidance.plan.plan import LearningPlan

_MARKS = re.compile(r"[\\`*_\[\]<~]|&(?=#?\w+;)")
_OPENING_MARK = re.compile(r"^(\d*)([-+.)#>=])")
_OPENING = {
    LineKind.TITLE: "# ",
    LineKind.HEADING: "## ",
    LineKind.SUBHEADING: "### ",
    LineKind.TEXT: "",
    LineKind.ITEM: "- ",
}
_ENTRIES = (LineKind.ITEM, LineKind.TASK)


def to_markdown(plan: LearningPlan) -> str:
    """Return all of `plan` as Markdown."""
    return "\n".join(_lines(plan)).strip() + "\n"


def _lines(plan: LearningPlan) -> Iterator[str]:
    listing = False
    for line in outline(plan):
        if not (listing and line.kind in _ENTRIES):
            yield ""
        listing = line.kind in _ENTRIES
        yield f"{_opening(line)}{_literal(line.text)}"
        yield from (f"  - {_literal(text)}" for text in line.under)


def _opening(line: Line) -> str:
    if line.kind is LineKind.TASK:
        return "- [x] " if line.done else "- [ ] "
    return _OPENING[line.kind]


def _literal(text: str) -> str:
    """Return `text` so that none of its signs is read as a mark."""
    one_line = " ".join(text.split())
    return _OPENING_MARK.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", one_line))
