"""Turns of a conversation as messages of the chat window."""

from collections.abc import Mapping, Sequence

from gradio import ChatMessage

from advisor.career import Career
from advisor.conversation import Reply, Turn
from advisor.render import answer_markdown, escaped, marked, notes_markdown
from advisor.ui import texts

LONGEST_MESSAGE = 4_000
"""Characters of a message that are read."""
_CUT = "\N{HORIZONTAL ELLIPSIS}"


def shortened(message: str) -> str:
    """Return `message`, cut where it is longer than `LONGEST_MESSAGE`."""
    text = message.strip()
    if len(text) <= LONGEST_MESSAGE:
        return text
    return text[: LONGEST_MESSAGE - len(_CUT)] + _CUT


def history(turns: Sequence[Turn], careers: Mapping[str, Career]) -> list[ChatMessage]:
    """Return the messages of earlier `turns`, which suggest nothing any more."""
    return [
        message
        for turn in turns
        for message in (
            asked(turn.question),
            *answered(turn.reply, careers, suggests=False),
        )
    ]


def turn_at(
    message: int | Sequence[int], turns: Sequence[Turn], careers: Mapping[str, Career]
) -> int:
    """Return the number, from 0, of the turn that a message of the window is part of.

    Args:
        message: Its place in the window; of several in a row, their places.
        turns: What was said.
        careers: What the replies cite.
    """
    place = message if isinstance(message, int) else max(message)
    owners = [at for at, turn in enumerate(turns) for _ in history([turn], careers)]
    return owners[min(place, len(owners) - 1)]


def asked(question: str) -> ChatMessage:
    """Return the message of a person."""
    return ChatMessage(role="user", content=escaped(question))


def answering(markdown: str) -> ChatMessage:
    """Return a message of the advisor."""
    return ChatMessage(role="assistant", content=markdown)


def answered(
    reply: Reply, careers: Mapping[str, Career], *, suggests: bool
) -> list[ChatMessage]:
    """Return the messages of a reply: the answer, and what it rests on."""
    page = marked(reply, careers)
    answer = answering(answer_markdown(page))
    if suggests:
        answer.options = [{"value": text} for text in reply.suggestions]
    messages = [answer]
    if notes := notes_markdown(page):
        count = len(page.footnotes)
        title = texts.SOURCES.format(count=count) if count else texts.HOW
        messages.append(
            ChatMessage(
                role="assistant",
                content=notes,
                metadata={"title": title, "status": "done"},
            )
        )
    return messages


def is_cut(question: str) -> bool:
    """Tell whether `shortened` left something out."""
    return len(question) == LONGEST_MESSAGE and question.endswith(_CUT)
