"""The retriever as LangChain sees it."""

from collections.abc import Mapping, Sequence

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, SkipValidation

from advisor.index.base import Retriever
from advisor.passage import Passage, SearchHit


class PassageRetriever(BaseRetriever):
    """Our retriever in LangChain's clothes; the fields are as in `Retriever.search`."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: SkipValidation[Retriever]
    k: int = 20
    meaning: str = ""
    previous: Sequence[str] = ()
    documents: Sequence[str] | None = None

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        hits = self.retriever.search(
            query,
            meaning=self.meaning,
            previous=self.previous,
            k=self.k,
            documents=self.documents,
        )
        return [as_document(hit) for hit in hits]


class TracedRetriever:
    """Searches through a `PassageRetriever`, so that LangChain traces each search."""

    def __init__(self, retriever: Retriever, passages: Mapping[str, Passage]) -> None:
        self._retriever = retriever
        self._passages = passages

    def search(
        self,
        question: str,
        *,
        meaning: str = "",
        previous: Sequence[str] = (),
        k: int = 20,
        documents: Sequence[str] | None = None,
    ) -> tuple[SearchHit, ...]:
        """Return at most `k` passages, the best first."""
        retriever = PassageRetriever(
            retriever=self._retriever,
            k=k,
            meaning=meaning,
            previous=previous,
            documents=documents,
        )
        return tuple(
            SearchHit(
                self._passages[found.metadata["id"]],
                score=found.metadata["score"],
                dense=found.metadata["dense"],
                lexical=found.metadata["lexical"],
            )
            for found in retriever.invoke(question)
        )


def as_document(hit: SearchHit) -> Document:
    """Return `hit` as a LangChain document that says where its words stand."""
    passage = hit.passage
    metadata = {
        "id": passage.id,
        "document": passage.span.document,
        "start": passage.span.start,
        "end": passage.span.end,
        "section": " > ".join(passage.path),
        "score": hit.score,
        "dense": hit.dense,
        "lexical": hit.lexical,
    }
    return Document(page_content=passage.text, metadata=metadata, id=passage.id)
