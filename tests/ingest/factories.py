"""One small document written as files of every supported format."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    ListFlowable,
    ListItem,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
)

Part = tuple[str, str]

PROSE = (
    "A nurse informatician makes the records of a hospital useful to the people who"
    " write them. The work is done between the wards and the server room, and most of"
    " it is listening to what people need before anything is built at all."
)
SAMPLE: tuple[Part, ...] = (
    ("h1", "Nurse Informatician"),
    ("p", PROSE),
    ("h2", "Is this career right for you?"),
    ("ul", "You have worked on a ward."),
    ("ul", "You like data & order, and you explain what you see to people in a hurry."),
    ("h2", "Core skills"),
    ("h2", "How to become one"),
    ("h3", "Phase 1: Foundations"),
    ("ol", "Learn SQL."),
    ("ol", "Learn HL7-FHIR."),
    ("p", "It takes about 9 months."),
)


def write_markdown(path: Path, parts: Sequence[Part] = SAMPLE) -> Path:
    marks = {"p": "", "ul": "- ", "ol": "1. ", "h1": "# ", "h2": "## ", "h3": "### "}
    path.write_text("\n\n".join(marks[tag] + text for tag, text in parts) + "\n")
    return path


def write_html(path: Path, parts: Sequence[Part] = SAMPLE) -> Path:
    def element(tag: str, text: str) -> str:
        words = text.replace("&", "&amp;")
        if tag in ("ul", "ol"):
            return f"<{tag}><li>{words}</li></{tag}>"
        return f"<{tag}>{words}</{tag}>"

    body = "\n".join(element(tag, text) for tag, text in parts)
    path.write_text(f"<html><head><title>Site</title></head><body>{body}</body></html>")
    return path


def write_docx(path: Path, parts: Sequence[Part] = SAMPLE) -> Path:
    styles = {"p": "Normal", "ul": "List Bullet", "ol": "List Number"}
    document = docx.Document()
    for tag, text in parts:
        if tag.startswith("h"):
            document.add_heading(text, int(tag[1]))
        else:
            document.add_paragraph(text, styles[tag])
    document.save(str(path))
    return path


def write_pdf(path: Path, parts: Sequence[Part] = SAMPLE) -> Path:
    sheet = getSampleStyleSheet()
    names = {"h1": "Heading1", "h2": "Heading2", "h3": "Heading3"}

    def flowable(tag: str, text: str) -> Flowable:
        words = text.replace("&", "&amp;")
        if tag == "break":
            return PageBreak()
        if tag not in ("ul", "ol"):
            return Paragraph(words, sheet[names.get(tag, "BodyText")])
        entry = ListItem(Paragraph(words, sheet["BodyText"]))
        if tag == "ul":
            return ListFlowable([entry], bulletType="bullet", start="\u2022")
        return ListFlowable([entry], bulletType="1")

    template = SimpleDocTemplate(str(path), pagesize=A4, title="Printed title")
    template.build([flowable(tag, text) for tag, text in parts])
    return path


def write_pages(path: Path, draw: Sequence[Callable[[Canvas], None]]) -> Path:
    canvas = Canvas(str(path), pagesize=A4)
    for page in draw:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return path


def write_locked_pdf(path: Path, password: str) -> Path:
    """Write the sample as a PDF that `password` opens."""
    plain = io.BytesIO(write_pdf(path).read_bytes())
    writer = PdfWriter(clone_from=PdfReader(plain))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    writer.write(str(path))
    return path


WRITERS: dict[str, Callable[[Path], Path]] = {
    ".md": write_markdown,
    ".html": write_html,
    ".docx": write_docx,
    ".pdf": write_pdf,
}
