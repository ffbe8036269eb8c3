"""The page: a title, what is held, and a conversation."""

import logging
import time
from collections.abc import Iterator
from typing import Any

import gradio as gr

from advisor.advisor import Advisor
from advisor.conversation import Reply, Turn
from advisor.errors import AdvisorError
from advisor.render import escaped, text_markdown
from advisor.settings import Settings
from advisor.store.feedback import Feedback, FeedbackStore
from advisor.ui import texts
from advisor.ui.examples import examples
from advisor.ui.messages import (
    LONGEST_MESSAGE,
    answered,
    answering,
    asked,
    history,
    is_cut,
    shortened,
    turn_at,
)

PAUSE = 0.04
"""Seconds between two states of an answer that is being written."""
HEIGHT = 400
"""Pixels of the conversation on a small screen; on a large one it fills the page."""
TITLES = 5
"""How many careers the description names."""
AT_ONCE, WAITING = 8, 64
"""How many questions are answered at a time, and how many may wait."""

Turns = tuple[Turn, ...]
State = tuple[Any, Any, Any]
"""What the page shows next: the messages, the turns and the text box."""

logger = logging.getLogger(__name__)


def build_app(source: Advisor | Settings | None = None) -> gr.Blocks:
    """Return the page of an advisor, opened here where it is not given."""
    settings = source if isinstance(source, Settings) else Settings()
    advisor = source if isinstance(source, Advisor) else Advisor.open(settings)
    talk = Talk(advisor, FeedbackStore(settings.data))
    page = gr.Blocks(title=texts.TITLE, analytics_enabled=False, fill_height=True)
    with page:
        gr.Markdown(description(advisor), elem_id="about", sanitize_html=True)
        window = _window(advisor)
        box = gr.Textbox(
            placeholder=texts.HINT,
            label=texts.QUESTION,
            show_label=False,
            submit_btn=True,
            autofocus=True,
            max_lines=6,
        )
        turns = gr.State(())
        shown = [window, turns, box]
        box.submit(talk.say, [box, turns], shown, api_name="chat")
        for pick in (window.example_select, window.option_select):
            pick(talk.pick, [turns], shown, api_visibility="private")
        window.like(talk.rate, [turns], None, api_visibility="private")
        window.clear(tuple, None, turns, api_visibility="private")
    page.queue(default_concurrency_limit=AT_ONCE, max_size=WAITING)
    return page


def description(advisor: Advisor) -> str:
    """Return the head of the page as Markdown."""
    titles = [escaped(career.document.title) for career in advisor.careers.values()]
    if len(titles) > TITLES:
        more = texts.MORE.format(count=len(titles) - TITLES + 1)
        titles = [*titles[: TITLES - 1], more]
    *first, last = titles or [texts.NO_CAREERS]
    named = f"{', '.join(first)} and {last}" if first else last
    about = texts.DESCRIPTION.format(titles=named)
    return f"# {texts.TITLE}\n\n{about}\n\n{texts.LIMITS}"


def _window(advisor: Advisor) -> gr.Chatbot:
    questions = examples(list(advisor.careers.values()))
    return gr.Chatbot(
        label=texts.CONVERSATION,
        show_label=False,
        placeholder=texts.EMPTY,
        examples=[{"text": question} for question in questions],
        scale=1,
        height=HEIGHT,
        buttons=[],
        latex_delimiters=[],
        sanitize_html=True,
        allow_tags=False,
        layout="bubble",
    )


class Talk:
    """What the page does when a person says something; holds no conversation."""

    def __init__(self, advisor: Advisor, feedback: FeedbackStore) -> None:
        self._advisor = advisor
        self._feedback = feedback

    def rate(self, turns: Turns, liked: gr.LikeData) -> None:
        """Keep the thumbs up or down that an answer was given."""
        at = turn_at(liked.index, turns, self._advisor.careers)
        reply = turns[at].reply
        self._feedback.add(
            Feedback(
                question=turns[at].question,
                answer=reply.text,
                outcome=str(reply.outcome),
                good=liked.liked is True,
                before=tuple(turn.question for turn in turns[:at]),
            )
        )

    def say(self, message: str, turns: Turns) -> Iterator[State]:
        """Yield the states of the page while `message` is answered."""
        question = shortened(message or "")
        if not question:
            return
        careers = self._advisor.careers
        said = [*history(turns, careers), asked(question)]
        yield said, turns, ""
        try:
            for text, reply in paced(self._advisor.stream(question, turns)):
                if reply is None:
                    yield [*said, answering(text_markdown(text))], gr.skip(), gr.skip()
                else:
                    new = (*turns, Turn(question, reply))
                    told = [*said, *answered(reply, careers, suggests=True)]
                    yield [*told, *_remarks(question)], new, gr.skip()
        except AdvisorError:
            logger.exception("A question could not be answered")
            yield [*said, answering(texts.FAILED)], gr.skip(), gr.skip()

    def pick(self, turns: Turns, picked: gr.SelectData) -> Iterator[State]:
        """Ask the example or suggestion that was picked."""
        value = picked.value
        yield from self.say(value["text"] if isinstance(value, dict) else value, turns)


def _remarks(question: str) -> list[gr.ChatMessage]:
    if not is_cut(question):
        return []
    return [answering(texts.CUT.format(limit=LONGEST_MESSAGE))]


def paced(
    parts: Iterator[str | Reply], pause: float = PAUSE
) -> Iterator[tuple[str, Reply | None]]:
    """Yield the text so far, not more often than each `pause`, and the reply last."""
    text, shown_at = "", float("-inf")
    for part in parts:
        if isinstance(part, Reply):
            yield part.text, part
            continue
        text += part
        if time.monotonic() - shown_at >= pause:
            shown_at = time.monotonic()
            yield text, None
