from advisor.index.langchain import PassageRetriever, TracedRetriever
from advisor.passage import SearchHit
from tests.index.factories import career

LAMPS = career("lamp-lighter", "Lights lamps.", "Buys oil.")


class OnePassage:
    """Finds the second passage and remembers how it was asked."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def search(self, question: str, **how: object) -> tuple[SearchHit, ...]:
        self.asked = [question, how]
        return (SearchHit(LAMPS.passages[1], score=0.5, dense=0.4, lexical=1.5),)


def test_hits_become_documents_that_say_where_they_stand() -> None:
    finder = OnePassage()
    retriever = PassageRetriever(
        retriever=finder, k=3, previous=("before",), documents=["lamp-lighter"]
    )
    (document,) = retriever.invoke("what to buy?")
    span = LAMPS.passages[1].span
    assert finder.asked == [
        "what to buy?",
        {
            "meaning": "",
            "k": 3,
            "previous": ("before",),
            "documents": ["lamp-lighter"],
        },
    ]
    assert document.page_content == "Buys oil."
    assert document.metadata == {
        "id": LAMPS.passages[1].id,
        "document": "lamp-lighter",
        "start": span.start,
        "end": span.end,
        "section": "Lamp Lighter",
        "score": 0.5,
        "dense": 0.4,
        "lexical": 1.5,
    }


def test_traced_search_gives_the_same_hits() -> None:
    finder = OnePassage()
    traced = TracedRetriever(
        finder, {passage.id: passage for passage in LAMPS.passages}
    )
    assert traced.search("what to buy?", k=2) == finder.search("what to buy?", k=2)
