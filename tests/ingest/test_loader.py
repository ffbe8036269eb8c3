import codecs
import hashlib
import logging
import os
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from advisor.document import BlockKind, SourceDocument, TextFormat
from advisor.errors import DocumentError
from advisor.ingest.blocks import blocks
from advisor.ingest.formats import docx as docx_format
from advisor.ingest.formats import html as html_format
from advisor.ingest.formats import pdf as pdf_format
from advisor.ingest.formats import text as text_format
from advisor.ingest.formats.front_matter import front_matter
from advisor.ingest.formats.markdown import Paragraph, escaped
from advisor.ingest.formats.pdf_layout import Line, pieces
from advisor.ingest.loader import EMPTY, FOLDER, FORBIDDEN, MISSING, load, slug
from advisor.ingest.loader import SUFFIXES as SUPPORTED
from tests.ingest.factories import (
    PROSE,
    SAMPLE,
    WRITERS,
    write_docx,
    write_locked_pdf,
    write_pages,
    write_pdf,
)

DOCUMENTS = Path(__file__).parents[1] / "documents"


def loaded(folder: Path, name: str, content: str | bytes) -> SourceDocument:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return load(path)


def page(folder: Path, body: str, head: str = "") -> str:
    html = f"<html><head>{head}</head><body>{body}</body></html>"
    return loaded(folder, "page.html", html).text


def reason(path: Path, *, max_mb: float = 10) -> str:
    with pytest.raises(DocumentError) as caught:
        load(path, max_mb=max_mb)
    assert caught.value.filename == path.name
    return caught.value.reason


def reason_of(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return reason(path)


# Every format


@pytest.mark.parametrize("suffix", WRITERS)
def test_headings_and_items_are_the_same_in_every_format(
    tmp_path: Path, suffix: str
) -> None:
    document = load(WRITERS[suffix](tmp_path / f"sample{suffix}"))
    kinds = {"p": BlockKind.PARAGRAPH, "ul": BlockKind.ITEM, "ol": BlockKind.ITEM}
    assert [(block.kind, block.level, block.text) for block in blocks(document)] == [
        (kinds.get(tag, BlockKind.HEADING), "p123".find(tag[1:] or "p"), text)
        if tag.startswith("h")
        else (kinds[tag], 0, text)
        for tag, text in SAMPLE
    ]


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_format_gives_one_title_and_one_id(tmp_path: Path, suffix: str) -> None:
    path = WRITERS[suffix](tmp_path / f"sample{suffix}")
    document = load(path)
    assert (document.id, document.title, document.format, document.sha256) == (
        "nurse-informatician",
        "Nurse Informatician",
        TextFormat.MARKDOWN,
        hashlib.sha256(path.read_bytes()).hexdigest(),
    )


# Text and Markdown


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        (codecs.BOM_UTF8 + b"caf\xc3\xa9", "caf\u00e9"),
        (codecs.BOM_UTF16_LE + "caf\u00e9".encode("utf-16-le"), "caf\u00e9"),
        (codecs.BOM_UTF16_BE + "caf\u00e9".encode("utf-16-be"), "caf\u00e9"),
        (b"a career\x00in a\x0bfield\tof work", "a career in a field\tof work"),
        ("  kept  \n\n\n as\u00a0it is".encode(), "  kept  \n\n\n as\u00a0it is"),
    ],
)
def test_text_is_decoded_and_folded_and_nothing_else(
    tmp_path: Path, content: bytes, text: str
) -> None:
    assert loaded(tmp_path, "notes.txt", content).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (
            "It pays \u00a340,000 \u2013 \u201ca lot\u201d \u2013 and"
            " the hours are long, but most people stay.",
            "cp1252",
        ),
        ("She works at a caf\u00e9 and writes reports for the whole team.", "latin-1"),
        (
            "Elle travaille \u00e0 l'h\u00f4pital, souvent la nuit, et elle peut"
            " \u00eatre appel\u00e9e \u00e0 tout moment. \u00c7a d\u00e9pend.",
            "cp1252",
        ),
        (
            "\u041f\u0440\u0438\u0432\u0435\u0442 \u043c\u0438\u0440,"
            " \u044d\u0442\u043e \u0434\u043e\u043a\u0443\u043c\u0435\u043d\u0442"
            " \u043e"
            " \u043a\u0430\u0440\u044c\u0435\u0440\u0435 \u0438"
            " \u0440\u0430\u0431\u043e\u0442\u0435",
            "cp1251",
        ),
    ],
)
def test_a_clear_older_encoding_is_recognised(
    tmp_path: Path, text: str, encoding: str
) -> None:
    assert loaded(tmp_path, "notes.txt", text.encode(encoding)).text == text


@settings(deadline=None)  # the first guess of an encoding imports its library
@given(
    content=st.binary() | st.text().map(str.encode),
    suffix=st.sampled_from([".txt", ".md"]),
)
def test_any_bytes_give_clean_text_or_a_document_error(
    content: bytes, suffix: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            text = loaded(Path(folder), f"any{suffix}", content).text
        except DocumentError:
            return
    controls = [c for c in text if unicodedata.category(c) in ("Cc", "Cs")]
    assert set(controls) <= {"\n", "\t"}


@given(line=st.text("#-+*>|`~_=[]:<a1.) \\", min_size=1, max_size=8))
def test_no_line_that_is_escaped_becomes_structure(line: str) -> None:
    text = escaped(line.strip() or "a")
    document = SourceDocument("x", "x", text, TextFormat.MARKDOWN, "x.md", "")
    assert all(block.kind is BlockKind.PARAGRAPH for block in blocks(document))


def test_front_matter_stays_in_the_text_and_becomes_pairs(tmp_path: Path) -> None:
    text = "---\ntitle: Nurse\nver: 1.10\nlost:\n  - a\n  - b\n---\n# Other\n"
    document = loaded(tmp_path, "n.md", text)
    assert document.text == text
    assert document.text[document.body_start :] == "# Other\n"
    assert document.meta == (("title", "Nurse"), ("ver", "1.10"), ("lost", "a; b"))
    assert (document.id, document.title) == ("nurse", "Nurse")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("---\n---\n# A\n", 8),
        ("---\nA sentence between two rules.\n---\nMore.\n", 0),
        ("---\nnever: closed\n", 0),
        ("# A\n---\nb: c\n---\n", 0),
    ],
)
def test_only_a_closed_block_of_pairs_is_front_matter(text: str, start: int) -> None:
    found = front_matter(text, "n.md")
    assert (found.pairs, found.body_start) == ((), start)


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("title: a\nb: [c\n", 4),
        ("title: a: b\n", 2),
        ("a: b\nc: \ufffe\n", 3),
        ("a: &x b\nc: *x\n", 2),
        ("a: " + "[" * 900 + "]" * 900 + "\n", 2),
        ("a: " + "[" * 5000 + "\n", 2),
    ],
)
def test_broken_front_matter_names_its_line(
    tmp_path: Path, block: str, line: int
) -> None:
    content = f"---\n{block}---\n# A\n".encode()
    assert f"at line {line} " in reason_of(tmp_path, "n.md", content)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# A\ntext\n## B\n", TextFormat.MARKDOWN),
        ("# A\ntext\n", TextFormat.PLAIN),
        ("```\n# a\n# b\n```\n", TextFormat.PLAIN),
    ],
)
def test_two_headings_make_a_text_file_markdown(
    tmp_path: Path, text: str, kind: TextFormat
) -> None:
    assert loaded(tmp_path, "a.txt", text).format is kind


# Titles and ids


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("a.md", "## First\n\n# **Main**\n", "Main"),
        ("a.md", "Main\n====\n\n## B\n", "Main"),
        ("a.md", "```\n# no\n```\n\n## First\n", "First"),
        ("a.txt", "Great fit\nHow to Become a Data Nurse\n", "Data Nurse"),
        ("a.txt", "\u2461 What Does an Actuary Actually Do?\n", "Actuary"),
        ("a.txt", f"{'long ' * 30}\n\n- Short line\n", "Short line"),
        ("a_career-note.txt", "long " * 30, "a career note"),
        ("a.html", "<title>Nurse | Site</title><div>Welcome</div>", "Nurse"),
        ("a.html", "<title>Site</title><h1>Nurse</h1>", "Nurse"),
    ],
)
def test_title_is_the_first_good_name(
    tmp_path: Path, name: str, text: str, title: str
) -> None:
    assert loaded(tmp_path, name, text).title == title


def test_scraped_page_is_named_after_its_career() -> None:
    assert load(DOCUMENTS / "ux-researcher.txt").id == "ux-researcher"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("AI Hospital Workflow Optimizer", "ai-hospital-workflow-optimizer"),
        (
            "\u00c9cole d\u2019\u0141\u00f3d\u017a & Stra\u00dfe",
            "ecole-dlodz-and-strasse",
        ),
        ("C++ / C# Developer", "c-plus-plus-c-sharp-developer"),
        ("\u0440\u0430\u0431\u043e\u0442\u0430", "document"),
        ("", "document"),
        ("word " * 40, "-".join(["word"] * 16)),
        ("x" * 200, "x" * 80),
    ],
)
def test_slug_is_short_ascii(title: str, name: str) -> None:
    assert slug(title) == name


def test_id_falls_back_to_the_file_name(tmp_path: Path) -> None:
    text = "# \u0440\u0430\u0431\u043e\u0442\u0430\n"
    assert loaded(tmp_path, "Nurse work.md", text).id == "nurse-work"


# HTML


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<h2>A <b>b</b></h2><p>c\n  d</p>", "## A b\n\nc d\n"),
        ("<div>a<div>b<span>c</span></div>d</div>", "a\n\nbc\n\nd\n"),
        ("<p>a &amp; b &lt;c&gt;&nbsp;d</p>", "a & b <c> d\n"),
        ("<p>a<br>b</p><div>c<br><br>d</div>", "a\nb\n\nc\n\nd\n"),
        ("<ul><li>a<li>b</ul><ol><li>c</ol>", "- a\n- b\n1. c\n"),
        ("<ul><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ul>", "- a\n  - b\n- c d\n"),
        ("<li><h3>A</h3><p>b</p></li>", "### A\n\n- b\n"),
        ("<ul><li>a<pre>b</pre>c</li></ul>", "- a\n\n```\nb\n```\n\nc\n"),
        ("<dl><dt>A<dd>b<dd>c<dt>D:<dd>e<dt>F</dl>", "- A: b\n- c\n- D: e\n- F\n"),
        ("<dl><dt>A</dl><h2>B</h2><dl><dt>C</dl>", "- A\n\n## B\n\n- C\n"),
        ("<pre>a\n  b ```</pre>", "````\na\n  b ```\n````\n"),
        (
            "<table><tr><th>A<th>B<tr><td>c|d<td>e<br>f</table>",
            "| A | B |\n| --- | --- |\n| c\\|d | e f |\n",
        ),
        (
            "<table><tr><th>Pay<td>$1<tr><th>Years</table>",
            "|  |  |\n| --- | --- |\n| Pay | $1 |\n| Years |  |\n",
        ),
        ("<table><tr><td><h2>A</h2>b<td>c</table>", "## A\n\nb\n\nc\n"),
        ("<table role=none><tr><td>b<td>c</table>", "b\n\nc\n"),
        ("<form>gone</form><p>a</p>", "a\n"),
        ("<form><h1>A</h1><p>kept</p></form>", "# A\n\nkept\n"),
    ],
)
def test_page_becomes_markdown(tmp_path: Path, body: str, text: str) -> None:
    assert page(tmp_path, body) == text


@pytest.mark.parametrize("body", ["<div>", "<b><p>", "<table><tr><td>", "<ul><li>"])
def test_deep_pages_are_read(tmp_path: Path, body: str) -> None:
    assert page(tmp_path, body * 2000 + "a").strip("- \n") == "a"


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<nav>x</nav>",
        "<header><nav>x</nav></header>",
        "<footer>x</footer>",
        "<aside>x</aside>",
        "<noscript>x</noscript>",
        "<template>x</template>",
        "<div hidden>x</div>",
        "<div aria-hidden=true>x</div>",
        "<p style='color:red; DISPLAY : none'>x</p>",
        "<!-- x -->",
    ],
)
def test_what_a_reader_does_not_see_is_left_out(tmp_path: Path, hidden: str) -> None:
    assert page(tmp_path, f"<p>a</p>{hidden}<p>b</p>") == "a\n\nb\n"


@pytest.mark.parametrize(
    "line",
    ["# a", "- a", "+ a", "> a", "1. a", "2) a", "---", "[a]: b", "| a |"],
)
def test_words_of_a_page_do_not_become_structure(tmp_path: Path, line: str) -> None:
    document = loaded(tmp_path, "a.html", f"<p>{line}</p>")
    (block,) = blocks(document)
    assert (block.kind, block.text) == (BlockKind.PARAGRAPH, line)


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("iso-8859-1", "latin-1"),
        ("windows-1252", "cp1252"),
        ("iso-8859-2", "iso-8859-2"),
        ("iso-8859-1", "utf-8"),
        ("nonsense", "utf-8"),
        ("iso-8859-99", "utf-8"),
        ("iso-8859-1", "utf-16"),
    ],
)
def test_declared_encoding_of_a_page_is_respected(
    tmp_path: Path, declared: str, encoding: str
) -> None:
    html = f"<meta charset={declared}><p>\u00e9t\u00e9</p>".encode(encoding)
    assert loaded(tmp_path, "a.html", html).text == "\u00e9t\u00e9\n"


# PDF


def test_headers_footers_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    def draw(number: int) -> Callable[[Canvas], None]:
        def on(canvas: Canvas) -> None:
            canvas.setFont("Helvetica", 9)
            canvas.drawString(70, 800, "A career guide")
            canvas.drawString(300, 30, f"Page {number} of 3")
            canvas.setFont("Helvetica", 11)
            canvas.drawString(70, 700, f"Only on page {'abc'[number - 1]}.")

        return on

    path = write_pages(tmp_path / "a.pdf", [draw(1), draw(2), draw(3)])
    assert load(path).text == "Only on page a.\n\nOnly on page b.\n\nOnly on page c.\n"


def test_wrapped_lines_of_a_pdf_are_one_paragraph(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        lines = [
            "A person who keeps the books of a company has to be care-",
            "ful with the figures of others, and patient with those who lose",
            "receipts.",
            "* Ledgers",
            "2) Audits of the year, done in the week before it ends and",
            "again after",
        ]
        for number, line in enumerate(lines):
            canvas.drawString(70, 700 - 13 * number, line)

    path = write_pages(tmp_path / "a.pdf", [draw])
    assert load(path).text.splitlines() == [
        "A person who keeps the books of a company has to be careful with the figures"
        " of others, and patient with those who lose receipts.",
        "",
        "- Ledgers",
        "1. Audits of the year, done in the week before it ends and again after",
    ]


def test_ligatures_of_a_pdf_are_letters_again() -> None:
    line = Line("o\ufb03ce \ufb01le \u00bd", 10, 70, 700, 595)
    assert list(pieces([[line]])) == [Paragraph("office file \u00bd")]


@pytest.mark.parametrize("lines", [["7"], ["7", "People"], ["7", "8", "People"]])
def test_a_number_that_marks_nothing_is_kept(lines: list[str]) -> None:
    page = [Line(text, 10, 70, 700 - 30 * n, 595) for n, text in enumerate(lines)]
    assert list(pieces([page])) == [Paragraph(text) for text in lines]


def test_long_heading_of_a_pdf_is_one_heading(tmp_path: Path) -> None:
    long = "What a person who would like to become a nurse informatician has to learn"
    parts = (("h1", long), ("p", PROSE), ("h1", "Next"), ("h1", "Last"))
    text = load(write_pdf(tmp_path / "a.pdf", parts)).text
    assert text == f"# {long}\n\n{PROSE}\n\n# Next\n\n# Last\n"


def test_pdf_that_the_empty_password_opens_is_read(tmp_path: Path) -> None:
    path = write_locked_pdf(tmp_path / "a.pdf", "")
    assert load(path).title == "Nurse Informatician"


def test_pdf_without_text_layer_asks_for_ocr(tmp_path: Path) -> None:
    path = write_pages(tmp_path / "a.pdf", [lambda canvas: canvas.rect(9, 9, 9, 9)])
    assert reason(path) == pdf_format.NO_TEXT


def test_damaged_pdf_leaves_no_noise(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    content = write_pdf(tmp_path / "a.pdf").read_bytes()
    assert reason_of(tmp_path, "b.pdf", content[:200]) == pdf_format.DAMAGED
    assert capfd.readouterr().err == ""
    assert logging.getLogger("pypdf").level == logging.CRITICAL


# DOCX


def test_document_keeps_the_order_of_tables_lists_and_titles(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Nurse", 0)
    document.add_heading("Pay", 1)
    table = document.add_table(2, 2)
    for cell, text in zip(
        [cell for row in table.rows for cell in row.cells],
        ["Level", "Pay", "Junior", "$1"],
        strict=True,
    ):
        cell.text = text
    document.add_paragraph("a", "List Bullet")
    document.add_paragraph("b", "List Bullet 2")
    document.add_paragraph("# c\n\nd")
    document.save(str(tmp_path / "a.docx"))
    assert load(tmp_path / "a.docx").text == (
        "# Nurse\n\n## Pay\n\n| Level | Pay |\n| --- | --- |\n| Junior | $1 |\n\n"
        "- a\n  - b\n\n\\# c\n\nd\n"
    )


@pytest.mark.parametrize(("number", "mark"), [("1", "- "), ("5", "1. "), ("0", "")])
def test_list_numbering_of_a_document_is_read(
    tmp_path: Path, number: str, mark: str
) -> None:
    document = docx.Document()
    properties = document.add_paragraph("a")._p.get_or_add_pPr()
    numbering = properties.get_or_add_numPr()
    numbering.get_or_add_numId().val = int(number)
    numbering.get_or_add_ilvl().val = 0
    document.save(str(tmp_path / "a.docx"))
    assert load(tmp_path / "a.docx").text == f"{mark}a\n"


def test_document_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/more.xml", b" " * 6_000_000)
    assert reason(path, max_mb=0.1) == docx_format.BOMB.format(limit=5)


# What cannot be read


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", b"", EMPTY),
        ("a.pdf", b"", EMPTY),
        ("a.md", b" \n\t\n", EMPTY),
        ("a.md", codecs.BOM_UTF8, EMPTY),
        ("a.md", b"---\ntitle: a\n---\n\n", EMPTY),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", text_format.BINARY),
        ("a.txt", b"%PDF-1.7", text_format.BINARY),
        ("a.txt", "career".encode("utf-16-le"), text_format.BINARY),
        ("a.txt", b"\x00\xff\xfe\x81", text_format.BINARY),
        ("a.txt", b"caf\xe9", text_format.ENCODING_UNCLEAR),
        ("a.txt", codecs.BOM_UTF8 + b"caf\xe9", text_format.ENCODING_UNCLEAR),
        ("a.txt", codecs.BOM_UTF16_LE + b"a\x00b", text_format.WRONG_UTF16),
        ("a.html", b"<script>x</script>", html_format.NO_TEXT),
        ("a.html", b"<div>" * 6000 + b"a", html_format.TOO_DEEP),
        ("a.html", b"<meta charset=cp1252>a\x81", text_format.ENCODING_UNCLEAR),
        ("a.pdf", b"not a pdf", pdf_format.DAMAGED),
        ("a.docx", b"not a zip", docx_format.NOT_A_ZIP),
        ("a.docx", b"\xd0\xcf\x11\xe0old", docx_format.OLD_WORD),
    ],
)
def test_content_that_cannot_be_read_is_explained(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    assert reason_of(tmp_path, name, content) == sentence


def test_misread_bytes_are_refused_and_not_guessed(tmp_path: Path) -> None:
    line = "She works at a caf\u00e9 and reads reports for the whole team.\n"
    content = line.encode("cp437")
    assert reason_of(tmp_path, "a.txt", content) == text_format.ENCODING_UNCLEAR


def test_missing_file_and_folder_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "a.md").write_text("a")
    assert reason(tmp_path / "none.md") == MISSING
    assert reason(tmp_path / "a.md" / "b.md") == MISSING
    assert reason(tmp_path / "folder.md") == FOLDER


@pytest.mark.parametrize("name", ["a\0b.md", "a" * 300 + ".md"])
def test_impossible_name_is_explained(tmp_path: Path, name: str) -> None:
    assert reason(tmp_path / name).startswith("the file cannot be read (")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert "regular file" in reason(tmp_path / "pipe.md")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_file_without_permission_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("a")
    path.chmod(0)
    assert reason(path) == FORBIDDEN


@pytest.mark.parametrize("name", ["a.xlsx", "a", "a.md.gz"])
def test_unsupported_suffix_names_the_supported_ones(tmp_path: Path, name: str) -> None:
    found = reason_of(tmp_path, name, b"a")
    assert all(suffix in found for suffix in SUPPORTED)


def test_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"a" * 2_000)
    assert "0.002 MB and the limit is 0.001 MB" in reason(path, max_mb=0.001)
    assert load(path, max_mb=0.002).text == "a" * 2_000


def test_locked_pdf_asks_for_an_open_copy(tmp_path: Path) -> None:
    path = write_locked_pdf(tmp_path / "a.pdf", "secret")
    assert reason(path) == pdf_format.ENCRYPTED


def test_empty_document_is_explained(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "a.docx"))
    assert reason(tmp_path / "a.docx") == docx_format.NO_TEXT


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".html"])
@pytest.mark.parametrize("seed", range(25))
def test_cut_and_flipped_files_load_or_give_a_document_error(
    tmp_path: Path, suffix: str, seed: int
) -> None:
    content = bytearray(WRITERS[suffix](tmp_path / f"a{suffix}").read_bytes())
    for step in range(seed):
        content[(seed * 7919 + step * 104_729) % len(content)] ^= 1 << (step % 8)
    content = content[: len(content) - (seed % 3) * len(content) // 3]
    try:
        assert loaded(tmp_path, f"b{suffix}", bytes(content)).text.strip()
    except DocumentError as error:
        assert error.reason.endswith(".")  # noqa: PT017


def test_markdown_loads_without_the_libraries_of_other_formats(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: a\n---\n# A\n")
    script = (
        "import sys; from pathlib import Path; from advisor.ingest.loader import load;"
        f"load(Path({str(tmp_path / 'a.md')!r}));"
        "sys.exit(any(name in sys.modules for name in"
        " ('pypdf', 'docx', 'lxml', 'selectolax', 'charset_normalizer')))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
