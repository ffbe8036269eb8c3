"""Step three of a turn: a draft composed from the evidence."""

from collections.abc import Mapping, Sequence

from advisor.career import Career
from advisor.chat.compose import (
    fit,
    interview,
    ladder,
    notes,
    passages,
    pay,
    roadmap,
    role,
    social,
)
from advisor.chat.compose.draft import Composer, Draft
from advisor.conversation import Answer, Evidence, Outcome, Query
from advisor.passage import SearchHit
from advisor.profile import FactKind
from advisor.understanding.intents import KINDS, SOCIAL, Intent
from advisor.understanding.topics import topics

COMPOSERS: Mapping[Intent, Composer] = {
    Intent.FIT: fit.fit,
    Intent.FIT_ME: fit.fit_me,
    Intent.NOT_FIT: fit.not_fit,
    Intent.REQUIREMENTS: fit.requirements,
    Intent.CODING: fit.coding,
    Intent.DIFFICULTY: fit.difficulty,
    Intent.ENTRY_BARRIER: fit.entry_barrier,
    Intent.TIME_TO_READY: fit.time_to_ready,
    Intent.ROLE: role.role,
    Intent.ROLE_AREAS: role.areas,
    Intent.ROLE_ORIGIN: role.origin,
    Intent.ROLE_EXCELLENCE: role.excellence,
    Intent.DAY: role.day,
    Intent.ROADMAP: roadmap.roadmap,
    Intent.PHASE: roadmap.phase,
    Intent.PHASE_COUNT: roadmap.phase_count,
    Intent.PHASE_DURATION: roadmap.phase_duration,
    Intent.GOALS: roadmap.goals,
    Intent.MILESTONE: roadmap.milestone,
    Intent.RESOURCES: roadmap.resources,
    Intent.SKILLS: notes.skills,
    Intent.TOOLS: notes.tools,
    Intent.PAY: pay.pay,
    Intent.PAY_LEVEL: pay.pay_level,
    Intent.PAY_YEARS: pay.pay_years,
    Intent.PAY_AMOUNT: pay.pay_amount,
    Intent.LADDER: ladder.ladder,
    Intent.NEXT_LEVEL: ladder.next_level,
    Intent.LEVEL_DUTIES: ladder.level_duties,
    Intent.LEVEL_EXPERIENCE: ladder.level_experience,
    Intent.INTERVIEW_QUESTIONS: interview.interview_questions,
    Intent.INTERVIEW_PREP: interview.interview_prep,
    Intent.DEMAND: notes.demand,
    Intent.AI_RISK: notes.ai_risk,
    Intent.REMOTE: notes.remote,
    Intent.PAY_SOURCE: notes.pay_source,
    Intent.REGULATION: role.regulation,
    Intent.PROVENANCE: notes.provenance,
}
KIND_WEIGHT = 0.6
"""How far the support of an intent's facts lifts its probability."""
DOUBTFUL = 0.6
"""Probability below which statements that meet the question beat "not stated"."""
PLAUSIBLE = 0.15
"""Probability from which an intent gets all of that lift."""
KIND_FLOOR = 0.5
"""Support below which a fact says nothing about the intent."""


def answer(query: Query, evidence: Sequence[Evidence]) -> Answer:
    """Return the draft for all requests of `query`, in their order."""
    drafts = [_draft(query, found) for found in evidence]
    return Answer(
        query=query,
        outcome=_outcome([draft.outcome for draft in drafts]),
        statements=tuple(
            statement for draft in drafts for statement in draft.statements
        ),
        retrieved=tuple(hit.passage.id for found in evidence for hit in found.hits),
    )


def _outcome(outcomes: Sequence[Outcome]) -> Outcome:
    """Return the outcome of several requests in one message."""
    kinds = set(outcomes)
    if len(kinds) == 1:
        return outcomes[0]
    if kinds & {Outcome.ANSWERED, Outcome.PARTIAL}:
        return Outcome.PARTIAL
    return outcomes[0]


def _draft(query: Query, found: Evidence) -> Draft:
    intent = Intent(found.request.intent)
    if not found.careers:
        return social.nothing_held()
    if not query.text:
        return social.empty(found.careers)
    if intent is Intent.SUMMARY:
        return social.summary(query.previous)
    if intent in SOCIAL:
        return social.social(intent, found.careers)
    if len(found.careers) > 1:
        return _among(found)
    return _of_career(found, found.careers[0])


def _among(found: Evidence) -> Draft:
    """Answer where several careers could be meant: by the one that has the words."""
    if Intent(found.request.intent) is Intent.OUT_OF_SCOPE:
        return social.out_of_scope(found.careers)
    documents = {hit.passage.span.document for hit in found.hits[:3]}
    for career in found.careers:
        if documents == {career.document.id}:
            drafted = passages.supported(career, _own(career, found.hits))
            if drafted:
                return drafted
    return social.which(found.careers)


def _own(career: Career, hits: Sequence[SearchHit]) -> list[SearchHit]:
    return [hit for hit in hits if hit.passage.span.document == career.document.id]


def _weighed(found: Evidence, career: Career) -> Intent:
    """Return the likeliest intent when the facts found are weighed in.

    A doubtful intent loses to one of its alternatives whose kind of fact meets the
    question better.
    """
    best: dict[FactKind, float] = {}
    for hit in found.hits:
        kind = career.kinds.get(hit.passage.span)
        if kind is not None:
            best[kind] = max(best.get(kind, 0.0), passages.support(hit))
    request = found.request
    scores = {
        Intent(name): share
        + KIND_WEIGHT * _lift(best, Intent(name)) * min(1.0, share / PLAUSIBLE)
        for name, share in (
            (request.intent, request.confidence),
            *request.alternatives,
        )
    }
    return max(scores, key=lambda intent: scores[intent])


def _lift(best: Mapping[FactKind, float], intent: Intent) -> float:
    """Return how far the best fact of an intent's kinds meets the question."""
    kinds = KINDS.get(intent, frozenset())
    return max(
        0.0, max((best.get(kind, 0.0) for kind in kinds), default=0.0) - KIND_FLOOR
    )


def _of_career(found: Evidence, career: Career) -> Draft:
    request = found.request
    intent = _weighed(found, career) if found.hits else Intent(request.intent)
    if intent is Intent.OUT_OF_SCOPE:
        return passages.supported(career, found.hits) or social.out_of_scope(
            found.careers
        )
    if intent is Intent.LOCATE:
        return passages.located(career, found.hits) or passages.not_covered(found)
    if topic := topics().get(intent):
        doubtful = request.confidence < DOUBTFUL
        if doubtful and (told := passages.supported(career, found.hits)):
            return told
        place = request.slots.place if intent is Intent.PAY_PLACE else ""
        return (
            passages.on_topic(career, topic, found.hits)
            or passages.on_place(career, place, found.hits)
            or passages.absent(career, topic, place)
        )
    composer = COMPOSERS.get(intent)
    drafted = composer(request, career, found.hits) if composer else None
    return (
        drafted or passages.supported(career, found.hits) or passages.not_covered(found)
    )
