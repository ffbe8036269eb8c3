"""A reply as a person sees it: numbered, wrapped, and unable to carry markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from advisor.career import Career
from advisor.chat.compose.draft import claim, item
from advisor.conversation import Citation, Outcome, Query, Reply, Statement, frame
from advisor.profile import Fact
from advisor.render import (
    LONGEST_QUOTE,
    answer_markdown,
    answer_text,
    escaped,
    marked,
    notes_markdown,
    notes_text,
    shortened,
    text_markdown,
)

HOSTILE = "<img src=x onerror=alert(1)> [a](http://evil.example) **b** `c`"
PAGE = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def reply_of(*statements: Statement, text: str = "") -> Reply:
    return Reply(text, Outcome.ANSWERED, statements, Query("?", ()))


def cited(quote: str) -> Statement:
    return Statement("It does.", (Citation("notes", "Part", 0, len(quote), quote),))


@pytest.fixture
def times(hospital: Career) -> tuple[Fact, ...]:
    return tuple(time.fact for time in hospital.profile.times_to_ready)


@pytest.fixture
def reply(hospital: Career, times: tuple[Fact, ...]) -> Reply:
    return reply_of(
        claim(hospital, "It takes 9 months.", times[1], times[0]),
        frame("The page says so twice:"),
        item(hospital, "first", times[0]),
        item(hospital, "second", times[1]),
        claim(
            hospital, "That is all.", times[2], derivation="4 + 5 = 9 weeks; phase 1"
        ),
    )


def test_citations_are_numbered_in_the_order_of_their_first_use(
    reply: Reply, hospital: Career
) -> None:
    page = marked(reply, {hospital.document.id: hospital})
    assert [line.text for line in page.lines] == [
        "It takes 9 months. [1][2] The page says so twice:",
        "first [2]",
        "second [1]",
        "That is all. [3]",
    ]
    assert [note.mark for note in page.footnotes] == ["[1]", "[2]", "[3]"]
    assert page.workings == ("4 + 5 = 9 weeks",)


def test_terminal_text(reply: Reply, hospital: Career) -> None:
    page = marked(reply, {hospital.document.id: hospital})
    assert answer_text(page, 40) == (
        "It takes 9 months. [1][2] The page says\n"
        "so twice:\n\n"
        "- first [2]\n"
        "- second [1]\n\n"
        "That is all. [3]"
    )
    assert notes_text(page) == (
        "Worked out: 4 + 5 = 9 weeks\n"
        "Sources: AI Hospital Workflow Optimizer\n"
        "  Learning roadmap\n"
        '    [1] "Estimated time to job-ready: 9 months of steady effort."\n'
        "  Is this career right for you? > This role requires\n"
        '    [2] "Time to learn: about 9 months"\n'
        "  Common questions\n"
        '    [3] "Becoming job-ready is estimated to take 9 months when the effort is\n'
        '        consistent."'
    )


def test_markdown(reply: Reply, hospital: Career) -> None:
    page = marked(reply, {hospital.document.id: hospital})
    assert answer_markdown(page) == (
        "It takes 9 months. [1][2] The page says so twice:\n\n"
        "- first [2]\n- second [1]\n\nThat is all. [3]"
    )
    assert notes_markdown(page).startswith(
        "Worked out: 4 + 5 = 9 weeks\n\n"
        "**AI Hospital Workflow Optimizer**\n\n"
        "Learning roadmap\n"
        '[1] "Estimated time to job-ready: 9 months of steady effort."\n\n'
    )


def test_the_start_of_a_streamed_answer_is_markdown_already() -> None:
    assert text_markdown("These:\n- a *b*\n- c\nThat is") == (
        "These:\n\n- a \\*b\\*\n- c\n\nThat is"
    )


def test_a_reply_without_citations_has_no_notes() -> None:
    page = marked(reply_of(frame("Hello.")), {})
    assert (notes_text(page), notes_markdown(page)) == ("", "")


def test_a_working_that_the_sentence_shows_is_not_shown_again() -> None:
    shown = Statement("It adds up: 4 + 5 = 9 weeks.", derivation="4 + 5 = 9 weeks")
    assert marked(reply_of(shown), {}).workings == ()


def test_a_document_cannot_steer_the_terminal() -> None:
    page = marked(reply_of(cited("red \x1b[31malarm\x07 \u202ebackwards")), {})
    assert notes_text(page) == (
        'Sources: notes\n  Part\n    [1] "red [31malarm backwards"'
    )


def test_long_quotes_lose_their_middle_in_the_terminal_only() -> None:
    words = " ".join(f"word{at}" for at in range(60))
    page = marked(reply_of(cited(words)), {})
    short = shortened(words)
    assert len(short) <= LONGEST_QUOTE
    assert short.startswith("word0 ")
    assert short.endswith(" word59")
    assert " ... " in short
    assert words not in " ".join(notes_text(page).split())
    assert words in notes_markdown(page)


@pytest.mark.parametrize("length", [1, LONGEST_QUOTE, LONGEST_QUOTE + 1, 1000])
def test_a_quote_without_spaces_is_shortened_too(length: int) -> None:
    assert len(shortened("x" * length)) == min(
        length, LONGEST_QUOTE - 1 + (length <= LONGEST_QUOTE)
    )


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "<script>alert(1)</script>",
        "[1]: http://evil.example",
        "[1](http://evil.example)",
        "![x](http://evil.example/x.png)",
        "<http://evil.example>",
        "# heading",
        "1. one",
        "7) seven",
        "- item",
        "+ item",
        "---",
        "===",
        "~~~",
        "    code",
        "a | b",
        "&lt;b&gt; &amp;",
        "a\\",
        "_a_ __b__ ~~c~~",
    ],
)
def test_document_text_reads_as_itself(text: str) -> None:
    assert _shown(escaped(text)) == " ".join(text.split())


@pytest.mark.parametrize("text", ["http://e.x", "https://e.x", "WWW.e.x", "a@e.x"])
def test_addresses_do_not_become_links(text: str) -> None:
    assert escaped(text) != text
    assert _shown(escaped(text)) == text


@given(st.text("ab1 \n\\`*_[](){}<>&~|@#+-=.!:/\"'$\t", max_size=40))
def test_no_text_becomes_markup(text: str) -> None:
    lines = [" ".join(line.split()) for line in text.strip().split("\n")]
    assert _shown(escaped(text)).split() == " ".join(lines).split()


def _shown(markdown: str) -> str:
    """Return what a page shows of `markdown`, which may hold paragraphs and no more."""
    tokens = PAGE.parse(markdown)
    assert {token.type for token in tokens} <= {
        "paragraph_open",
        "inline",
        "paragraph_close",
    }
    children = [child for token in tokens for child in token.children or []]
    assert {child.type for child in children} <= {"text", "text_special", "softbreak"}
    blocks = [token for token in tokens if token.type == "inline"]
    return " ".join(
        "".join(
            " " if child.type == "softbreak" else child.content
            for child in block.children or []
        )
        for block in blocks
    )
