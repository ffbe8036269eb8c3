"""Step three of a turn: a draft composed from the evidence."""

import re
from collections.abc import Mapping, Sequence

from advisor.career import Career
from advisor.chat.compose import (
    fit,
    interview,
    ladder,
    notes,
    passages,
    pay,
    phase_parts,
    roadmap,
    role,
    social,
)
from advisor.chat.compose.draft import Composer, Draft
from advisor.chat.compose.styled import shortened, styled
from advisor.chat.compose.suggest import suggestions
from advisor.conversation import Answer, Evidence, Outcome, Query, Request
from advisor.passage import SearchHit
from advisor.understanding.intents import OF_LEVELS, SOCIAL, Intent, Operation
from advisor.understanding.topics import topics
from advisor.understanding.words import content_words

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
    Intent.GROWTH: role.growth,
    Intent.REGULATION: role.regulation,
    Intent.DAY: role.day,
    Intent.ROADMAP: roadmap.roadmap,
    Intent.PHASE: roadmap.phase,
    Intent.PHASE_DURATION: roadmap.phase_duration,
    Intent.GOALS: phase_parts.goals,
    Intent.MILESTONE: phase_parts.milestone,
    Intent.RESOURCES: phase_parts.resources,
    Intent.SKILLS: notes.skills,
    Intent.TOOLS: notes.tools,
    Intent.PAY: pay.pay,
    Intent.LADDER: ladder.ladder,
    Intent.LEVEL_DUTIES: ladder.level_duties,
    Intent.LEVEL_EXPERIENCE: ladder.level_experience,
    Intent.INTERVIEW: interview.interview,
    Intent.DEMAND: notes.demand,
    Intent.AI_RISK: notes.ai_risk,
    Intent.REMOTE: notes.remote,
    Intent.PAY_SOURCE: notes.pay_source,
    Intent.PROVENANCE: notes.provenance,
}
PLACED = frozenset(
    {
        Intent.REGULATION,
        Intent.SKILLS,
        Intent.TOOLS,
        Intent.GOALS,
        Intent.RESOURCES,
        Intent.MILESTONE,
        Intent.ROLE,
        Intent.ROLE_AREAS,
        Intent.PHASE,
        Intent.ROADMAP,
    }
)
"""Intents of which the roadmap tells where something comes."""
COUNTING = frozenset(
    {
        Intent.LADDER,
        Intent.LEVEL_EXPERIENCE,
        Intent.ROADMAP,
        Intent.PHASE,
        Intent.PHASE_DURATION,
        Intent.INTERVIEW,
        Intent.LEVEL_DUTIES,
        Intent.GOALS,
        Intent.MILESTONE,
    }
)
_HOW_MANY = re.compile(r"\bhow many ((?:\w+\s+){0,2}\w+)", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:levels?|rungs?|steps?|ranks?|grades?|tiers?|jobs?|roles?|titles?|positions?"
    r"|phases?|stages?|parts?|chunks?|blocks?|modules?|bits?|sections?|pieces?"
    r"|questions?|qs|goals?|milestones?|resources?|books?|courses?|data ?sets?|duties"
    r"|tasks?|things?|entries|years?|yrs?|weeks?|wks?|months?|time|of them|are there"
    r"|more|rounds?|do|does|is|r)\b",
    re.IGNORECASE,
)
_LIST = re.compile(r"^(?:skills?|tools?|list\w*|page|full)$")
LADDER = frozenset({Intent.LADDER, Intent.LEVEL_EXPERIENCE})
_PAY = re.compile(
    r"\b(pay|pays|paid|salary|salaries|money|earn\w*|brings? in|wages?|make|makes)\b",
    re.I,
)
_ONESELF = re.compile(
    r"\b(?:i'?m|i am|i'?ve|i have|i was|i work\w*|my)\b", re.IGNORECASE
)
FOUND = frozenset({Intent.TOPIC, Intent.OTHER_ABSENT})
"""Intents that are answered from what is found, whatever its kind."""
SURE = 0.6
COVERED = 0.4
"""Probability from which the documents are taken to hold an answer."""


DOUBTFUL, OUTSIDE = 0.5, 0.25
"""Probability of the likeliest intent below which, and of none of a career's from
which, a request counts as no career matter."""
COVERED_UNNAMED = 0.6
"""The same for a subject often left out that no passage found names."""


def answer(query: Query, evidence: Sequence[Evidence]) -> Answer:
    """Return the draft for all requests of `query`, in their order."""
    drafts = [_draft(query, found) for found in evidence]
    return Answer(
        query=query,
        outcome=_outcome([draft.outcome for draft in drafts]),
        statements=shortened(
            [
                statement
                for draft in drafts
                for statement in styled(draft, query.style).statements
            ],
            query.longest,
        ),
        retrieved=tuple(hit.passage.id for found in evidence for hit in found.hits),
        suggestions=suggestions(query, evidence),
        evidence=tuple(evidence),
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
    if said := _talk(query, found):
        return said
    if len(found.careers) > 1:
        return _among(found)
    intent, career = Intent(found.request.intent), found.careers[0]
    if intent is Intent.PROVENANCE and query.cited:
        return notes.rested(career, query.cited)
    drafted = _of_career(found, career)
    if found.request.operation == Operation.WHY and found.request.turn == "follow":
        return notes.further(career, intent, query.cited) or drafted
    return drafted


def _talk(query: Query, found: Evidence) -> Draft | None:
    """Answer what asks nothing of the documents."""
    intent = Intent(found.request.intent)
    if not found.careers:
        return social.nothing_held()
    if not query.text:
        return social.empty(found.careers)
    if query.foreign:
        return social.foreign()
    if intent is Intent.SUMMARY:
        return social.summary(query.previous)
    return social.social(intent, found.careers) if intent in SOCIAL else None


def _among(found: Evidence) -> Draft:
    """Answer where several careers could be meant: by the one that has the words."""
    if Intent(found.request.intent) is Intent.OUT_OF_SCOPE:
        return social.out_of_scope(found.careers)
    documents = {hit.passage.span.document for hit in found.hits[:3]}
    for career in found.careers:
        if documents == {career.document.id} and found.covered >= COVERED:
            own = _own(career, found.hits)
            if drafted := passages.supported(career, own, found.request):
                return drafted
    return social.which(found.careers)


def _own(career: Career, hits: Sequence[SearchHit]) -> list[SearchHit]:
    return [hit for hit in hits if hit.passage.span.document == career.document.id]


def _composer(request: Request, career: Career) -> Composer | None:
    """Return what composes the answer; an amount or a list without entries decides."""
    intent = Intent(request.intent)
    if intent in OF_LEVELS and request.slots.amount is not None:
        return pay.pay
    if intent in LADDER and _PAY.search(request.asked):
        return pay.pay
    if intent is Intent.FIT and _ONESELF.search(request.text):
        return fit.fit_me
    listed = {
        Intent.SKILLS: career.profile.skills,
        Intent.TOOLS: career.profile.tools,
    }
    if intent in listed and not listed[intent] and _is_particular(request):
        return None
    if intent in COUNTING and _counts_another(request):
        return None
    return COMPOSERS.get(intent)


def _is_particular(request: Request) -> bool:
    """Tell whether something in particular is asked for, and not a whole section."""
    named = [word for word in content_words(request.asked) if not _LIST.search(word)]
    return request.wants_all < 0.5 and request.confidence < SURE and len(named) > 0


def _counts_another(request: Request) -> bool:
    """Tell whether a number is asked for of something that no list of ours holds."""
    found = _HOW_MANY.search(request.asked)
    return bool(found) and not _COUNTED.search(found[1]) if found else False


def _is_outside(request: Request) -> bool:
    """Tell whether a request is no career matter, or most likely none."""
    if request.intent == Intent.OUT_OF_SCOPE:
        return True
    share = dict(request.alternatives).get(Intent.OUT_OF_SCOPE, 0.0)
    return request.confidence < DOUBTFUL and share >= OUTSIDE


def _is_covered(found: Evidence, career: Career) -> bool:
    """Tell whether what was found is worth answering from.

    A subject often left out, which the question calls by its name, has to be named by
    the document too.
    """
    topic = topics().get(Intent(found.request.intent))
    if topic is None or (found.signals and found.signals.named):
        return found.covered >= COVERED
    if topic.probes and topic.probes.search(found.request.asked):
        named = any(topic.probes.search(passage.text) for passage in career.passages)
        return named and found.covered >= COVERED
    return found.covered >= COVERED_UNNAMED


def _withheld(found: Evidence, career: Career) -> Draft:
    """Say that the page does not answer."""
    request = found.request
    intent = Intent(request.intent)
    topic = topics().get(intent)
    if topic is None:
        return passages.not_covered(found)
    place = request.slots.place if intent is Intent.PAY_PLACE else ""
    return passages.absent(career, topic, found.hits, place)


def _of_career(found: Evidence, career: Career) -> Draft:
    request = found.request
    intent = Intent(request.intent)
    if _is_outside(request):
        return social.out_of_scope(found.careers)
    if empty := notes.empty_heading(career, request.asked):
        return empty
    if not _is_covered(found, career):
        return _withheld(found, career)
    if intent in FOUND or intent in topics():
        located = request.operation in (Operation.LOCATE, Operation.ORDER)
        tell = passages.located if located else passages.supported
        return tell(career, found.hits, request) or _withheld(found, career)
    elsewhere = intent in PLACED and not request.slots.phases
    if request.operation == Operation.LOCATE and elsewhere:
        located_there = passages.located(career, found.hits, request)
        return located_there or passages.not_covered(found)
    composer = _composer(request, career)
    drafted = composer(request, career, found.hits) if composer else None
    if drafted is None:
        drafted = passages.supported(career, found.hits, request)
    return drafted or passages.not_covered(found)
