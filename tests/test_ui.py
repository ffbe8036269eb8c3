"""The chat page, through its functions and through its own interface."""

import asyncio
import copy
import re
import socket
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import gradio as gr
import pytest
from gradio_client import Client  # type: ignore[import-untyped]

from advisor.career import Career
from advisor.conversation import Reply
from advisor.errors import SettingsError
from advisor.settings import Settings
from advisor.store.feedback import FeedbackStore
from advisor.ui import build_app, launch, texts
from advisor.ui.examples import MOST, examples
from advisor.ui.messages import LONGEST_MESSAGE, answered, asked
from advisor.ui.page import Talk, description, paced
from advisor.ui.serve import check_address, start
from tests.fakes import BROKEN, SECRET_PATH, UNCOVERED, FakeAdvisor

T = TypeVar("T")
HOST = re.compile(r"(?:https?:)?//((?:[\w-]+\.)+[a-z]{2,}|\d+\.\d+\.\d+\.\d+)")
ANSWER = "It takes 9 months, 0 turns later. [1]"


@pytest.fixture(scope="module")
def advisor(hospital: Career) -> FakeAdvisor:
    return FakeAdvisor([hospital])


@pytest.fixture
def feedback(tmp_path: Path) -> FeedbackStore:
    return FeedbackStore(tmp_path)


@pytest.fixture
def talk(advisor: FakeAdvisor, feedback: FeedbackStore) -> Talk:
    return Talk(advisor, feedback)


@pytest.fixture(scope="module")
def address(advisor: FakeAdvisor) -> Iterator[str]:
    settings = Settings(port=free_port())
    page = in_loop(lambda: build_app(advisor))
    in_loop(lambda: start(page, settings))
    yield f"http://{settings.host}:{settings.port}"
    page.close(verbose=False)


def in_loop(work: Callable[[], T]) -> T:
    """Do `work` in an event loop; without one, Gradio makes some and leaves them."""

    async def run() -> T:
        return work()

    return asyncio.run(run())


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def contents(messages: list[gr.ChatMessage]) -> list[object]:
    return [message.content for message in messages]


@pytest.mark.parametrize("message", [4, 5, [4, 5]])
def test_a_thumbs_down_is_kept_with_its_question(
    talk: Talk, feedback: FeedbackStore, message: int | list[int]
) -> None:
    *_, (_, turns, _) = talk.say("How long?", ())
    *_, (_, turns, _) = talk.say("Really?", turns)
    data = {"index": message, "value": "", "liked": False}
    talk.rate(turns, gr.LikeData(None, data))
    (kept,) = feedback.unhappy()
    assert (kept.question, kept.before) == ("Really?", ("How long?",))


def test_an_answer_grows_and_ends_with_its_sources(talk: Talk) -> None:
    states = list(talk.say("How long?", ()))
    assert contents(states[0][0]) == ["How long?"]
    assert contents(states[1][0]) == ["How long?", "It"]
    messages, turns, _ = states[-1]
    assert contents(messages)[:2] == ["How long?", ANSWER]
    assert messages[2].metadata == {"title": "Sources (1)", "status": "done"}
    assert '[1] "Time to learn: about 9 months"' in messages[2].content
    assert [turn.question for turn in turns] == ["How long?"]


def test_the_box_is_emptied_once_and_left_alone_after(talk: Talk) -> None:
    boxes = [box for _, _, box in talk.say("How long?", ())]
    assert boxes[0] == ""
    assert boxes[1:] == [gr.skip()] * (len(boxes) - 1)


def test_turns_are_remembered_and_shown_again(talk: Talk) -> None:
    *_, (_, turns, _) = talk.say("How long?", ())
    *_, (messages, _, _) = talk.say("And then?", copy.deepcopy(turns))
    assert contents(messages)[1] == ANSWER
    assert "1 turns later" in messages[4].content
    assert [message.options for message in messages if message.options] == [
        [{"value": "What next?"}]
    ]


def test_an_empty_message_changes_nothing(talk: Talk) -> None:
    assert list(talk.say(" \n", ())) == []


def test_a_long_message_is_cut_with_a_note(talk: Talk, advisor: FakeAdvisor) -> None:
    *_, (messages, turns, _) = talk.say("long " * 1_000, ())
    assert len(advisor.asked[-1][0]) == LONGEST_MESSAGE
    assert messages[-1].content == texts.CUT.format(limit=LONGEST_MESSAGE)
    assert len(turns) == 1


def test_a_failure_is_told_without_details(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    *_, (messages, turns, _) = talk.say(BROKEN, ())
    assert contents(messages) == [BROKEN, texts.FAILED]
    assert turns == gr.skip()
    assert SECRET_PATH in caplog.text


@pytest.mark.parametrize("value", ["How long?", {"text": "How long?"}])
def test_examples_and_suggestions_are_asked(talk: Talk, value: object) -> None:
    picked = gr.SelectData(None, {"value": value, "index": 0})
    *_, (messages, _, _) = talk.pick((), picked)
    assert contents(messages)[:2] == ["How long?", ANSWER]


def test_a_question_cannot_carry_markup() -> None:
    shown = asked("<b>x</b> ![y](http://evil.example)").content
    assert shown == r"\<b\>x\</b\> !\[y\](http\://evil.example)"


def test_a_reply_without_sources_is_one_message(advisor: FakeAdvisor) -> None:
    reply = advisor.ask(UNCOVERED)
    messages = answered(reply, advisor.careers, suggests=True)
    assert contents(messages) == ["The page does not say."]


def test_text_is_shown_at_a_readable_pace(advisor: FakeAdvisor) -> None:
    reply = advisor.ask("How long?")
    parts: list[str | Reply] = ["It ", "takes ", reply]
    assert list(paced(iter(parts), pause=60)) == [("It ", None), (reply.text, reply)]


def test_examples_come_from_what_a_profile_holds(
    hospital: Career, document: Callable[[str], Career]
) -> None:
    notes = document("data-engineer-notes.md")
    assert examples([]) == []
    assert examples([hospital]) == list(texts.EXAMPLES.values())[:MOST]
    assert examples([notes]) == [texts.GENERAL_EXAMPLE]
    both = examples([hospital, notes])
    assert {example.partition(":")[0] for example in both} == {
        hospital.document.title,
        notes.document.title,
    }


@pytest.mark.parametrize(
    ("count", "named"),
    [
        (0, texts.NO_CAREERS),
        (2, "UX Researcher and Wind Turbine Technician"),
        (7, "and 3 more"),
    ],
)
def test_the_description_names_the_careers(
    document: Callable[[str], Career], count: int, named: str
) -> None:
    held = [document("ux-researcher.txt"), document("wind-turbine-technician.md")]
    fake = FakeAdvisor([])
    fake.careers = {str(at): held[at % 2] for at in range(count)}
    assert named in description(fake)


def test_the_page_answers_and_remembers(address: str) -> None:
    client = Client(address, verbose=False, analytics_enabled=False)
    first, *_ = client.predict("How long?", api_name="/chat")
    second, *_ = client.predict("And then?", api_name="/chat")
    client.close()
    assert len(first) == 3
    assert "1 turns later" in str(second)


@pytest.mark.parametrize("path", ["/", "/config", "/theme.css", "/gradio_api/info"])
def test_the_page_names_no_other_host(address: str, path: str) -> None:
    with urllib.request.urlopen(address + path) as response:
        body = response.read().decode()
        policy = response.headers["content-security-policy"]
    assert set(HOST.findall(body)) <= {"127.0.0.1", "www.w3.org"}
    assert "default-src 'self'" in policy


def test_a_taken_port_is_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings = Settings(port=taken.getsockname()[1])
        with pytest.raises(SettingsError, match=r"in use; set ADVISOR_PORT"):
            check_address(settings)


def test_an_unknown_host_is_one_sentence() -> None:
    with pytest.raises(SettingsError, match="cannot be served at"):
        check_address(Settings(host="203.0.113.7"))


def test_the_page_ends_when_it_is_interrupted(advisor: FakeAdvisor) -> None:
    settings = Settings(port=free_port())

    def interrupt(where: str) -> None:
        assert f":{settings.port} " in where
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        in_loop(
            lambda: launch(settings, open_advisor=lambda: advisor, announce=interrupt)
        )
    check_address(settings)
