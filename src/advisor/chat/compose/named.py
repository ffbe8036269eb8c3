"""Phases and what stands in them, told with their place."""

from advisor.career import Career
from advisor.chat.compose.draft import claim, sentence
from advisor.conversation import Statement
from advisor.profile import Duration, Fact, Phase


def numbered(phase: Phase) -> str:
    """Return the name of a phase with its number."""
    return f"Phase {phase.number}: {phase.title}"


def order(*phases: Phase) -> str:
    """Return the derivation of the numbers that phases have by their order."""
    return "; ".join(f"phase {phase.number}" for phase in phases)


def placed(career: Career, fact: Fact) -> Statement | None:
    """Return a fact of the roadmap in a sentence that says where it stands."""
    for found in career.profile.phases:
        for part, noun in (
            (found.goals, "has this goal"),
            (found.resources, "lists this resource"),
            (found.milestones, "ends with this milestone"),
        ):
            if fact in part:
                text = f"{numbered(found)} {noun}: {fact.text}"
                return claim(career, sentence(text), fact, derivation=order(found))
        timed = isinstance(found.duration, Duration) and fact == found.duration.fact
        if timed or fact == found.heading:
            takes = f" takes {found.duration}" if timed else " is part of the roadmap"
            text = f"{numbered(found)}{takes}."
            return claim(career, text, fact, derivation=order(found))
    return None
