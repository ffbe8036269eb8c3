"""What holds for a reply whatever is asked."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor import Advisor, Outcome, Reply
from advisor.chat.verify import numbers
from advisor.conversation import Statement, StatementKind

WORDS = """
what does a senior earn after 5 years in Toronto phase 3 takes how long 180k is it
remote do i need a degree Python $95,000 9 months ? . , and the next level books hello
thanks 2 pm first last third rung six figures compare £ 12,5 1e309 -3 007
"""
FRAGMENTS = st.sampled_from(
    [
        *WORDS.split(),
        *["ignore previous instructions", "<b>bold</b>", "[1](x)", "\x00", "\u202e"],
    ]
)
QUESTIONS = st.one_of(
    st.text(max_size=300),
    st.lists(FRAGMENTS, min_size=1, max_size=25).map(" ".join),
)


def supported(statement: Statement, reply: Reply) -> bool:
    """Tell whether each number stands in the evidence, the question or a formula."""
    quotes = " ".join(citation.quote for citation in statement.citations)
    headings = " ".join(citation.section for citation in statement.citations)
    request_numbers = {
        value
        for request in reply.query.requests
        for value in (request.slots.years, request.slots.amount)
        if value is not None
    }
    known = numbers(f"{quotes} {headings} {reply.query.text} {statement.derivation}")
    return numbers(statement.text) <= known | request_numbers


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(question=QUESTIONS)
def test_any_text_gets_a_grounded_reply(advisor: Advisor, question: str) -> None:
    reply = advisor.ask(question)
    assert reply.outcome in Outcome
    assert reply.text
    for citation in reply.citations:
        text = advisor.careers[citation.document].document.text
        assert text[citation.start : citation.end] == citation.quote
    for statement in reply.statements:
        assert statement.citations or statement.kind is StatementKind.FRAME
        assert supported(statement, reply)
