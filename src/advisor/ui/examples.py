"""Questions to start from, which the documents that are held can answer."""

from collections.abc import Sequence

from advisor.career import Career
from advisor.ui import texts

MOST = 4


def examples(careers: Sequence[Career]) -> list[str]:
    """Return at most `MOST` questions, spread over `careers` and their parts."""
    many = len(careers) > 1
    found: list[str] = []
    for at in range(MOST if careers else 0):
        career = careers[at % len(careers)]
        own = _questions(career)
        question = own[at % len(own)] if many else own[at : at + 1]
        found += [_named(career, question)] if isinstance(question, str) else question
    return list(dict.fromkeys(found))


def _questions(career: Career) -> list[str]:
    """Return the questions that the profile of `career` has an answer to."""
    return [
        question
        for part, question in texts.EXAMPLES.items()
        if getattr(career.profile, part)
    ] or [texts.GENERAL_EXAMPLE]


def _named(career: Career, question: str) -> str:
    return texts.OF_CAREER.format(title=career.document.title, question=question)
