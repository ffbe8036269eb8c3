"""Up to three questions to go on with, each of which the documents answer."""

from collections.abc import Sequence

from advisor.conversation import Evidence, Query
from advisor.understanding.intents import KINDS, Intent

MOST = 3
QUESTIONS: tuple[tuple[Intent, str], ...] = (
    (Intent.PAY, "What does it pay, level by level?"),
    (Intent.TIME_TO_READY, "How long does it take to become job-ready?"),
    (Intent.ROADMAP, "What are the phases of the roadmap?"),
    (Intent.FIT, "Who is it a great fit for?"),
    (Intent.INTERVIEW, "What is asked in the interview?"),
    (Intent.DAY, "What does a typical day look like?"),
    (Intent.NOT_FIT, "Who may it not be right for?"),
    (Intent.LADDER, "What are the levels of the career ladder?"),
    (Intent.AI_RISK, "Is it at risk from AI?"),
    (Intent.REMOTE, "Can it be done remotely?"),
)


def suggestions(query: Query, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Return questions on what has not been asked in this message."""
    careers = [career for found in evidence for career in found.careers]
    if len({career.document.id for career in careers}) != 1:
        return ()
    asked = {request.intent for request in query.requests}
    said = " ".join(query.previous).lower()
    return tuple(
        question
        for intent, question in QUESTIONS
        if intent not in asked
        and question.lower() not in said
        and careers[0].profile.of_kind(*KINDS[intent])
    )[:MOST]
