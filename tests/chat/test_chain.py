"""The chain as a LangChain runnable, and conversations."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from advisor import Advisor, Outcome, Reply
from advisor.chat.chain import Ask, pieces

QUESTIONS = [
    "How long does it take to become job-ready?",
    "What does a junior earn?",
    "Do I need a degree?",
    "Which phase teaches simulation?",
]


def texts(replies: Sequence[Reply | str]) -> list[str]:
    return [reply.text for reply in replies if isinstance(reply, Reply)]


@pytest.mark.parametrize("text", ["", "one", "a b", " a\n- b  c ", "\n\n"])
def test_pieces_join_to_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text


def test_stream_gives_the_text_and_then_the_reply(advisor: Advisor) -> None:
    *parts, reply = advisor.stream(QUESTIONS[0])
    assert isinstance(reply, Reply)
    assert len(parts) > 5
    assert "".join(map(str, parts)) == reply.text


def test_runnable_invokes_batches_and_streams_alike(advisor: Advisor) -> None:
    chain = advisor.runnable()
    asked = [Ask(question) for question in QUESTIONS]
    expected = [advisor.ask(question).text for question in QUESTIONS]
    assert texts([chain.invoke(ask) for ask in asked]) == expected
    assert texts(chain.batch(asked)) == expected
    assert texts([list(chain.stream(ask))[-1] for ask in asked]) == expected


def test_runnable_answers_asynchronously(advisor: Advisor) -> None:
    async def collected() -> list[Reply | str]:
        chain = advisor.runnable()
        first = await chain.ainvoke(Ask(QUESTIONS[0]))
        return [first, *[piece async for piece in chain.astream(Ask(QUESTIONS[0]))]]

    first, *streamed = asyncio.run(collected())
    assert texts([first]) == texts(streamed[-1:])


def test_conversation_remembers_the_level(advisor: Advisor) -> None:
    chat = advisor.conversation()
    chat.ask("How much does a senior earn?")
    reply = chat.ask("And what comes after that?")
    assert "Director of AI Operations" in reply.text
    assert [turn.question for turn in chat.turns] == [
        "How much does a senior earn?",
        "And what comes after that?",
    ]


def test_one_advisor_serves_many_conversations_at_once(advisor: Advisor) -> None:
    def talk(level: str) -> str:
        chat = advisor.conversation()
        chat.ask(f"How much does a {level} earn?")
        return chat.ask("And what comes after that?").text

    levels = ["junior", "senior"] * 8
    alone = {level: talk(level) for level in set(levels)}
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(talk, levels)) == [alone[level] for level in levels]


@pytest.mark.parametrize(
    ("question", "outcome", "words"),
    [
        ("Do I need a degree?", Outcome.NOT_COVERED, "does not say whether a degree"),
        ("What does it pay in Toronto?", Outcome.NOT_COVERED, "pays in Toronto"),
        ("What is the weather?", Outcome.OUT_OF_SCOPE, "not something I can help"),
        ("", Outcome.CLARIFY, "What would you like to know"),
    ],
)
def test_what_cannot_be_answered_is_said_to_be_so(
    advisor: Advisor, question: str, outcome: Outcome, words: str
) -> None:
    reply = advisor.ask(question)
    assert (reply.outcome, words in reply.text) == (outcome, True)


def test_time_to_ready_says_both_figures_each_cited(advisor: Advisor) -> None:
    reply = advisor.ask("How long does it take to become job-ready?")
    stated, summed = reply.statements
    assert "9 months" in stated.text
    assert all("9 months" in citation.quote for citation in stated.citations)
    assert "24 weeks" in summed.text
    assert len(summed.citations) == 5
    assert summed.derivation == "4 + 5 + 6 + 5 + 4 = 24 weeks (about 5.5 months)"
