"""Answers from the best supporting statements, or the word that there are none."""

import re
from collections.abc import Sequence

from advisor.career import Career
from advisor.chat.compose.draft import Draft, answered, frame
from advisor.chat.compose.spoken import spoken, told
from advisor.conversation import Evidence, Outcome, Statement
from advisor.passage import SearchHit
from advisor.profile import Fact, FactKind
from advisor.understanding.topics import Topic

SUPPORTED = 0.78
"""Lowest support at which a statement answers; see `support`."""
RELATED = 0.55
"""Lowest support at which a statement that names the topic answers."""
COVERAGE_WEIGHT = 0.5
MOST = 3
"""Statements at the most in an answer from passages."""
RELATIVE = 0.85
"""Share of the best support that a further statement must reach."""
NEAREST = 3
ROADMAP_KINDS = frozenset(
    {FactKind.GOAL, FactKind.RESOURCE, FactKind.MILESTONE, FactKind.PHASE}
)
NOT_COVERED = "The page does not cover that."
LOOK = "Where to look: {}."


def support(hit: SearchHit) -> float:
    """Return how far a statement can carry an answer, 0 to about 1.5."""
    return hit.dense + COVERAGE_WEIGHT * hit.coverage


def supported(
    career: Career, hits: Sequence[SearchHit], floor: float = SUPPORTED
) -> Draft | None:
    """Answer from the statements whose support reaches `floor`."""
    ranked = sorted(hits, key=support, reverse=True)
    if not ranked or support(ranked[0]) < floor:
        return None
    best = support(ranked[0])
    chosen = [hit for hit in ranked[:MOST] if support(hit) >= RELATIVE * best]
    statements = [told(career, hit.passage) for hit in chosen]
    return answered(*dict.fromkeys(statements))


def located(career: Career, hits: Sequence[SearchHit]) -> Draft | None:
    """Answer where the roadmap takes something up; other statements as a second."""
    kinds = career.kinds
    of_roadmap = [hit for hit in hits if kinds.get(hit.passage.span) in ROADMAP_KINDS]
    return supported(career, of_roadmap) or supported(career, hits)


def on_topic(career: Career, topic: Topic, hits: Sequence[SearchHit]) -> Draft | None:
    """Answer from statements that name the topic, if there are any."""
    if topic.probes is None:
        return None
    named = [hit for hit in hits if topic.probes.search(hit.passage.text)]
    return supported(career, named, RELATED)


def on_place(career: Career, place: str, hits: Sequence[SearchHit]) -> Draft | None:
    """Answer from statements that name a place."""
    if not place:
        return None
    pattern = re.compile(rf"\b{re.escape(place)}\b", re.IGNORECASE)
    named = [hit for hit in hits if pattern.search(hit.passage.text)]
    return supported(career, named, 0.0)


def absent(career: Career, topic: Topic, place: str = "") -> Draft:
    """Say that the topic is not stated, what comes nearest, and where to look."""
    asked = topic.asked
    if place and "particular place" in asked:
        asked = asked.replace("a particular place", place)
    return Draft(
        Outcome.NOT_COVERED,
        (
            frame(f"The page does not say {asked}."),
            *_nearest(career, topic.nearest),
            frame(LOOK.format(topic.look)),
        ),
    )


def _nearest(career: Career, kinds: Sequence[FactKind]) -> tuple[Statement, ...]:
    for kind in kinds:
        facts: tuple[Fact, ...] = career.profile.of_kind(kind)
        if facts:
            told_facts = dict.fromkeys(spoken(career, fact) for fact in facts[:NEAREST])
            return (frame("The nearest that it states:"), *told_facts)
    return ()


def not_covered(evidence: Evidence) -> Draft:
    """Say that the documents do not cover the request, naming what they lack."""
    if evidence.unknown:
        names = " or ".join(f'"{word}"' for word in evidence.unknown[:2])
        return Draft(
            Outcome.NOT_COVERED, (frame(f"The page does not mention {names}."),)
        )
    return Draft(Outcome.NOT_COVERED, (frame(NOT_COVERED),))
