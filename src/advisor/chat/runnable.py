"""The chain as a LangChain runnable; imported only by those who ask for it."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

from langchain_core.runnables import Runnable, RunnableConfig, RunnableLambda

from advisor.chat.chain import Ask, Steps, pieces
from advisor.conversation import Reply
from advisor.index.langchain import TracedRetriever


class AdvisorChain(Runnable[Ask, Reply | str]):
    """Understand, retrieve, answer and verify, each a step that LangChain can trace.

    `invoke`, `batch` and their async forms return a `Reply`; `stream` and `astream`
    yield pieces of its text, and the `Reply` as the last thing.
    """

    def __init__(self, steps: Steps) -> None:
        passages = {
            passage.id: passage
            for career in steps.careers.values()
            for passage in career.passages
        }
        traced = TracedRetriever(steps.finder.searches, passages)
        steps = replace(steps, finder=replace(steps.finder, searches=traced))
        self._sequence: Runnable[Ask, Reply] = (
            RunnableLambda(steps.understand)
            | RunnableLambda(steps.retrieve)
            | RunnableLambda(steps.answer)
            | RunnableLambda(steps.verify)
        )

    def invoke(
        self, input: Ask, config: RunnableConfig | None = None, **kwargs: object
    ) -> Reply:
        """Return the reply."""
        return self._sequence.invoke(input, config)

    async def ainvoke(
        self, input: Ask, config: RunnableConfig | None = None, **kwargs: object
    ) -> Reply:
        """Return the reply."""
        return await self._sequence.ainvoke(input, config)

    def stream(
        self, input: Ask, config: RunnableConfig | None = None, **kwargs: object
    ) -> Iterator[Reply | str]:
        """Yield the reply's text in pieces, then the reply."""
        reply = self.invoke(input, config)
        yield from pieces(reply.text)
        yield reply

    async def astream(
        self, input: Ask, config: RunnableConfig | None = None, **kwargs: object
    ) -> AsyncIterator[Reply | str]:
        """Yield the reply's text in pieces, then the reply."""
        reply = await self.ainvoke(input, config)
        for piece in pieces(reply.text):
            yield piece
        yield reply
