"""The units of retrieval, and what a search returns."""

from dataclasses import dataclass

from advisor.document import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One statement of a document with the headings that it stands under.

    Attributes:
        id: `document:start-end`, unique and stable while the text is.
        text: The statement as a person reads it.
        path: Headings from the outermost to the nearest, the title included.
        span: Where the statement stands.
    """

    id: str
    text: str
    path: tuple[str, ...]
    span: Span

    @property
    def searchable(self) -> str:
        """The text that is embedded and indexed: headings first, then the words."""
        return ". ".join((*self.path[-2:], self.text))


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A passage with its scores for a question.

    `score` is what hits are ranked by; `dense` is the cosine similarity (-1 to 1),
    `lexical` the BM25 score (0 and up; 0 where no word is shared) and `coverage` the
    share of the question's idf weight that the passage holds (0 to 1).
    """

    passage: Passage
    score: float
    dense: float
    lexical: float
    coverage: float = 0.0
