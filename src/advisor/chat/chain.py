"""The four steps of a turn composed: understand, retrieve, answer, verify.

The one place that knows their order. `Steps.respond` runs them as plain functions, so
that a single question does not wait for LangChain's import; `Steps.runnable` gives the
same steps as a LangChain runnable.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.career import Career
from advisor.chat.answer import Chooser, answer
from advisor.chat.retrieve import Finder
from advisor.chat.verify import verify
from advisor.conversation import Answer, Evidence, Query, Reply, Turn
from advisor.understanding.understand import Understander

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable


@dataclass(frozen=True, slots=True)
class Ask:
    """What the chain takes: a message and the turns before it, oldest first.

    `career` is the id of the career that is asked about; all of them where empty.
    """

    message: str
    turns: tuple[Turn, ...] = ()
    career: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps with the parts that they need."""

    understander: Understander
    finder: Finder
    chooser: Chooser
    careers: Mapping[str, Career]

    def understand(self, ask: Ask) -> Query:
        """Return what the message asks."""
        careers = self.careers
        if ask.career:
            careers = {ask.career: careers[ask.career]}
        return self.understander.understand(ask.message, ask.turns, careers)

    def retrieve(self, query: Query) -> tuple[Query, tuple[Evidence, ...]]:
        """Return the query with its evidence."""
        return query, self.finder.retrieve(query)

    def answer(self, found: tuple[Query, tuple[Evidence, ...]]) -> Answer:
        """Return a draft."""
        return answer(*found, self.chooser)

    def verify(self, draft: Answer) -> Reply:
        """Return what of the draft is supported."""
        return verify(draft, self.careers, self.chooser.guide)

    def respond(self, ask: Ask) -> Reply:
        """Return the reply to `ask`."""
        return self.verify(self.answer(self.retrieve(self.understand(ask))))

    def runnable(self) -> "Runnable[Ask, Reply | str]":
        """Return the steps as a LangChain runnable from `Ask` to `Reply`.

        `stream` and `astream` yield pieces of the text, then the `Reply`.
        """
        from advisor.chat.runnable import AdvisorChain

        return AdvisorChain(self)


def pieces(text: str) -> Iterator[str]:
    """Yield `text` in pieces of a word each; joined they are `text` again."""
    start = 0
    for at, char in enumerate(text):
        if char.isspace() and at + 1 < len(text) and not text[at + 1].isspace():
            yield text[start : at + 1]
            start = at + 1
    if start < len(text):
        yield text[start:]
