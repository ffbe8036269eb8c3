"""Answers from the best supporting statements, or the word that there are none."""

from collections.abc import Sequence

from advisor.career import Career
from advisor.chat.compose.chosen import AFFIRMED, MARGIN, MOST, ranking
from advisor.chat.compose.draft import (
    SIDELESS,
    Draft,
    answered,
    is_inverted,
    is_narrow,
    negative,
    sided,
)
from advisor.chat.compose.spoken import spoken, told
from advisor.conversation import Evidence, Outcome, Request, Statement, frame
from advisor.passage import SearchHit
from advisor.profile import Fact, FactKind
from advisor.understanding.intents import Operation
from advisor.understanding.topics import Topic
from advisor.understanding.words import subject

ROADMAP_KINDS = frozenset(
    {FactKind.GOAL, FactKind.RESOURCE, FactKind.MILESTONE, FactKind.PHASE}
)
PLACED_KINDS = ROADMAP_KINDS | {FactKind.DAY, FactKind.RESPONSIBILITY}
"""Kinds of facts that stand at a place: in a phase, at a level, at an hour."""
NOT_COVERED = "The page does not cover that."
QUOTED = 14
"""Words up to which a question that is not covered is repeated."""
LOOK = "Where to look: {}."


def supported(
    career: Career, hits: Sequence[SearchHit], request: Request
) -> Draft | None:
    """Answer from the statements that were found, the best and those near it.

    Where it is asked where something comes, from those that stand at a place.
    """
    if request.operation == Operation.LOCATE:
        kinds = career.kinds
        hits = [hit for hit in hits if kinds.get(hit.passage.span) in PLACED_KINDS]
    if not hits:
        return None
    ranked = sorted(hits, key=lambda hit: -hit.score)
    best = ranked[0].score
    near = [hit for hit in ranked[:MOST] if hit.score >= best - MARGIN]
    statements = list(dict.fromkeys(told(career, hit.passage) for hit in near))
    if request.operation == Operation.YESNO:
        statements[0] = _with_side(statements[0], career, near[0], request.asked)
    return answered(*statements)


def _with_side(
    statement: Statement, career: Career, hit: SearchHit, question: str
) -> Statement:
    kind, text = career.kinds.get(hit.passage.span), hit.passage.text
    if kind in SIDELESS:
        return statement
    against = kind is FactKind.NOT_FIT
    if text.lower().startswith(("yes", "no,", "no.")):
        return statement
    no = against or negative(text) or is_narrow(question)
    side = "No" if no != is_inverted(question) else "Yes"
    if side == "Yes" and hit.coverage < AFFIRMED:
        return statement
    return Statement(
        sided(side, statement.text),
        statement.citations,
        statement.kind,
        statement.derivation,
    )


def located(
    career: Career, hits: Sequence[SearchHit], request: Request
) -> Draft | None:
    """Answer where the roadmap takes something up; other statements as a second."""
    kinds = career.kinds
    of_roadmap = [hit for hit in hits if kinds.get(hit.passage.span) in ROADMAP_KINDS]
    return supported(career, of_roadmap or hits, request)


def absent(
    career: Career, topic: Topic, hits: Sequence[SearchHit], place: str = ""
) -> Draft:
    """Say that the topic is not stated, what comes nearest, and where to look."""
    asked = topic.asked
    if place and "particular place" in asked:
        asked = asked.replace("a particular place", place)
    return Draft(
        Outcome.NOT_COVERED,
        (
            frame(f"The page does not say {asked}."),
            *_nearest(career, topic.nearest, hits),
            frame(LOOK.format(topic.look)),
        ),
    )


def _nearest(
    career: Career, kinds: Sequence[FactKind], hits: Sequence[SearchHit]
) -> tuple[Statement, ...]:
    """Return the statement of the first of `kinds` that comes nearest."""
    for kind in kinds:
        facts: tuple[Fact, ...] = career.profile.of_kind(kind)
        if facts:
            ranked = ranking(facts, hits)
            best = ranked[0][0] if ranked else facts[0]
            return (frame("The nearest that it states:"), spoken(career, best))
    return ()


def not_covered(evidence: Evidence) -> Draft:
    """Say that the documents do not cover the request, naming what they lack."""
    request = evidence.request
    asked = (request.asked or request.text).strip(" ?!.,")
    if 0 < len(asked.split()) <= QUOTED:
        text = f'The page does not answer "{asked}".'
    elif named := subject(asked, evidence.unknown):
        text = f'The page does not say anything about "{named}".'
    else:
        text = NOT_COVERED
    return Draft(Outcome.NOT_COVERED, (frame(text),))
