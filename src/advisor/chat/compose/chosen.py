"""Of several facts those that meet a question, told where they stand."""

from collections.abc import Sequence

from advisor.career import Career
from advisor.chat.compose.draft import (
    Draft,
    answered,
    is_inverted,
    is_narrow,
    negative,
    sided,
)
from advisor.chat.compose.spoken import spoken
from advisor.conversation import Request, Statement
from advisor.passage import SearchHit
from advisor.profile import Fact, FactKind
from advisor.understanding.intents import Operation

MARGIN = 0.03
"""How much lower than the best a further statement may score."""
MOST = 2
"""Statements at the most that are chosen."""
AFFIRMED = 0.5
"""Share of the question's weight that a statement has to hold to be a "yes" to it."""
WANTED = 0.5
"""Probability from which all facts are wanted."""


def chosen(
    career: Career, facts: Sequence[Fact], request: Request, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer with those of `facts` that meet the question best.

    Where nothing was searched, or all are wanted, with all of them.
    """
    if not facts:
        return None
    ranked = ranking(facts, hits)
    if request.wants_all > WANTED or not ranked or len(facts) == 1:
        told = list(facts)
    else:
        best = ranked[0][1]
        told = [fact for fact, score in ranked[:MOST] if score >= best - MARGIN]
    statements = list(dict.fromkeys(spoken(career, fact) for fact in told))
    if request.operation == Operation.YESNO:
        shares = {hit.passage.span: hit.coverage for hit in hits}
        share = shares.get(told[0].span, 1.0)
        statements[0] = _with_side(statements[0], told[0], request.asked, share)
    return answered(*statements)


def ranking(
    facts: Sequence[Fact], hits: Sequence[SearchHit]
) -> list[tuple[Fact, float]]:
    """Return those of `facts` that were found with their scores, best first."""
    by_span = {fact.span: fact for fact in facts}
    found = [
        (by_span[hit.passage.span], hit.score)
        for hit in hits
        if hit.passage.span in by_span
    ]
    return sorted(found, key=lambda pair: -pair[1])


def _with_side(
    statement: Statement, fact: Fact, question: str, share: float
) -> Statement:
    """Return `statement` with the side that it takes in a yes/no question.

    It takes none where it holds too little of the question, a `share` of its weight.
    """
    if fact.text.lower().startswith(("yes", "no,", "no.")):
        return statement
    against = fact.kind is FactKind.NOT_FIT or negative(fact.text)
    no = (against or is_narrow(question)) != is_inverted(question)
    if not no and share < AFFIRMED:
        return statement
    text = sided("No" if no else "Yes", statement.text)
    return Statement(text, statement.citations, statement.kind, statement.derivation)
