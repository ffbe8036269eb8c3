"""What the sentences of a practice are built with."""

from advisor.conversation import Citation, Statement, StatementKind


def item(text: str, *citations: Citation) -> Statement:
    """Return an entry of a list that rests on the page."""
    return Statement(text, citations, StatementKind.ITEM)


def claim(text: str, *citations: Citation) -> Statement:
    """Return a sentence that rests on the page."""
    return Statement(text, citations, StatementKind.CLAIM)


def quoted(text: str) -> str:
    """Return `text` in quotation marks."""
    return f"\u201c{text}\u201d"
