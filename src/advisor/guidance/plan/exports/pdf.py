"""A plan as a PDF of numbered A4 pages."""

import io
from collections.abc import Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING

from advisor.guidance.plan.exports.lettering import Lettering, vera
from advisor.guidance.plan.exports.outline import Line, LineKind, outline, plan_title
from advisor.guidance.plan.plan import LearningPlan

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable, SimpleDocTemplate

_MARGIN = 56
_INDENT = 14
_SIZES = {LineKind.TITLE: 17.0, LineKind.HEADING: 12.0, LineKind.SUBHEADING: 9.5}
_BODY = 9.0
_FOOT = 8
_LONGEST_FOOT = 80
_UNDER = "under"
REPLACED = (
    "Some signs of the page cannot be shown in this file: they are left out or read ?"
    " here. The Markdown file has them all."
)


def to_pdf(plan: LearningPlan) -> bytes:
    """Return all of `plan` as a PDF."""
    from reportlab.platypus import SimpleDocTemplate  # takes 0.2 s to import

    lettering = vera()
    title = lettering.shown(plan_title(plan))
    file = io.BytesIO()
    document = SimpleDocTemplate(
        file,
        title=title,
        author="career-advisor",
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        invariant=1,  # the same plan gives the same bytes
    )

    def foot(canvas: "Canvas", page: "SimpleDocTemplate") -> None:
        canvas.setFont(lettering.regular, _FOOT)
        canvas.drawString(_MARGIN, _MARGIN / 2, title[:_LONGEST_FOOT])
        right = page.pagesize[0] - _MARGIN
        canvas.drawRightString(right, _MARGIN / 2, f"Page {canvas.getPageNumber()}")

    document.build(list(_flowables(plan, lettering)), foot, foot)
    return file.getvalue()


def _flowables(plan: LearningPlan, lettering: Lettering) -> Iterator["Flowable"]:
    from reportlab.platypus import Paragraph  # as above

    styles = _styles(lettering)
    lines = list(outline(plan))
    if not all(lettering.shows(text) for line in lines for text in _texts(line)):
        lines.append(Line(LineKind.TEXT, REPLACED))
    for line in lines:
        first, *under = map(lettering.shown, _texts(line))
        yield Paragraph(escape(_opening(line) + first, quote=False), styles[line.kind])
        for text in under:
            yield Paragraph(escape(text, quote=False), styles[_UNDER])


def _texts(line: Line) -> tuple[str, ...]:
    return (line.text, *line.under)


def _opening(line: Line) -> str:
    if line.kind is LineKind.TASK:
        return "[x] " if line.done else "[ ] "
    return "\u2022 " if line.kind is LineKind.ITEM else ""


def _styles(lettering: Lettering) -> Mapping[str, "ParagraphStyle"]:
    """Return how each kind of line looks, and what stands beneath an entry."""
    from reportlab.lib.styles import ParagraphStyle  # as above

    styles = {}
    for kind in (*LineKind, _UNDER):
        size = _SIZES.get(LineKind(kind), _BODY) if kind != _UNDER else _BODY - 1
        heading = kind in _SIZES
        indent = {LineKind.ITEM: 1, LineKind.TASK: 1, _UNDER: 2}.get(kind, 0)
        styles[str(kind)] = ParagraphStyle(
            kind,
            fontName=lettering.bold if heading else lettering.regular,
            fontSize=size,
            leading=size * 1.4,
            spaceBefore=size * 0.7 if heading else 1,
            spaceAfter=2,
            leftIndent=indent * _INDENT,
            firstLineIndent=-_INDENT if indent == 1 else 0,
            keepWithNext=heading,
        )
    return styles
