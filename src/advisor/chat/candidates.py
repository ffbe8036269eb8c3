"""The drafts that could answer a request, one for each way to read it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from advisor.career import Career
from advisor.chat.compose import (
    fit,
    interview,
    ladder,
    notes,
    oneself,
    passages,
    pay,
    phase_parts,
    planned,
    roadmap,
    role,
    social,
)
from advisor.chat.compose.draft import Composer, Draft
from advisor.conversation import Evidence, Request
from advisor.guidance.guide import Guide
from advisor.learner import Learner
from advisor.understanding.expected import misses
from advisor.understanding.intents import OF_LEVELS, SOCIAL, Intent, Operation
from advisor.understanding.topics import topics

COMPOSERS: Mapping[Intent, Composer] = {
    Intent.FIT: fit.fit,
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
GUIDED = frozenset({Intent.FIT_ME, Intent.PLAN})
"""Intents that are answered for the person who asks, from what they told."""
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
LADDER = frozenset({Intent.LADDER, Intent.LEVEL_EXPERIENCE})
_HOW_MANY = re.compile(r"\bhow many ((?:\w+\s+){0,2}\w+)", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:levels?|rungs?|steps?|ranks?|grades?|tiers?|jobs?|roles?|titles?|positions?"
    r"|phases?|stages?|parts?|chunks?|blocks?|modules?|bits?|sections?|pieces?"
    r"|questions?|qs|goals?|milestones?|resources?|books?|courses?|data ?sets?|duties"
    r"|tasks?|things?|entries|years?|yrs?|weeks?|wks?|months?|time|of them|are there"
    r"|more|rounds?|do|does|is|r)\b",
    re.IGNORECASE,
)
_PAY = re.compile(
    r"\b(pay|pays|paid|salary|salaries|money|earn\w*|brings? in|wages?|make|makes)\b",
    re.I,
)
_ONESELF = re.compile(
    r"\b(?:i'?m|i am|i'?ve|i have|i was|i work\w*|my)\b", re.IGNORECASE
)


_OF_OTHERS = re.compile(
    r"\b(?:who|whom|people|persons?|kinds?|sorts?|types?|someone|somebody|anyone"
    r"|everyone|they|them|background)\b",
    re.IGNORECASE,
)


class Act(StrEnum):
    """How a candidate answers."""

    COMPOSED = "composed"
    """From the typed facts of an intent."""
    FOUND = "found"
    """From the statements that were found, whatever they are."""
    LOCATED = "located"
    """From what was found in the roadmap."""
    WITHHELD = "withheld"
    """Not: the document does not say."""
    OUTSIDE = "outside"
    """Not: it is no career matter."""


ANSWERING = frozenset({Act.COMPOSED, Act.FOUND, Act.LOCATED})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A draft with the reading of the request that it answers."""

    act: Act
    request: Request
    draft: Draft


def composed(
    request: Request, career: Career, found: Evidence, guide: Guide
) -> Draft | None:
    """Return the answer from the typed facts of the intent, None where it has none."""
    if _is_of_oneself(request, found.learner):
        told = found.learner.settled
        goes_on = told and told[-1].words == request.asked
        assessment = guide.fit(career, found.learner)
        return oneself.fit_me(assessment, career, told[-1].line if goes_on else "")
    if request.intent == Intent.PLAN:
        return planned.plan(career, found.learner, guide)
    elsewhere = Intent(request.intent) in PLACED and not request.slots.phases
    if request.operation == Operation.LOCATE and elsewhere and found.hits:
        return passages.located(career, found.hits, request)
    composer = _composer(request, career)
    return composer(request, career, found.hits) if composer else None


def candidates(found: Evidence, career: Career, guide: Guide) -> tuple[Candidate, ...]:
    """Return the drafts that could answer, each once, those of the likeliest first.

    One that lacks what is asked for, such as a percentage, could not.
    """
    kept: dict[object, Candidate] = {}
    for candidate in _all(found, career, guide):
        if candidate.act in ANSWERING and misses(
            found.request.asked, candidate.draft.text
        ):
            continue
        cited = [one.citations for one in candidate.draft.statements if one.citations]
        told = candidate.draft.statements
        searched = candidate.act in (Act.FOUND, Act.LOCATED) and cited
        key = tuple(cited) if searched else told
        kept.setdefault(key, candidate)
    if not kept:
        silent = Candidate(Act.WITHHELD, found.request, passages.not_covered(found))
        return (silent,)
    return tuple(kept.values())


def _all(found: Evidence, career: Career, guide: Guide) -> Iterator[Candidate]:
    request = found.request
    if _names_what_is_absent(request, career):
        yield Candidate(Act.WITHHELD, request, _absent(found, request, career))
        return
    for reading in (request, *request.others):
        intent = Intent(reading.intent)
        if intent in SOCIAL:
            continue
        if intent is Intent.OUT_OF_SCOPE:
            draft = social.out_of_scope(found.careers)
            yield Candidate(Act.OUTSIDE, reading, draft)
        elif drafted := composed(reading, career, found, guide):
            yield Candidate(Act.COMPOSED, reading, drafted)
        if intent in topics():
            yield Candidate(Act.WITHHELD, reading, _absent(found, reading, career))
    if Intent(request.intent) not in topics():
        yield Candidate(Act.WITHHELD, request, passages.not_covered(found))
    yield from _searched(found, career)


def _names_what_is_absent(request: Request, career: Career) -> bool:
    """Tell whether a subject is called by its name that no statement speaks of."""
    topic = topics().get(Intent(request.intent))
    if topic is None or topic.probes is None or not topic.probes.search(request.asked):
        return False
    return not any(topic.probes.search(held.text) for held in career.passages)


def _searched(found: Evidence, career: Career) -> Iterator[Candidate]:
    request = found.request
    for act, tell in ((Act.FOUND, passages.supported), (Act.LOCATED, passages.located)):
        if drafted := tell(career, found.hits, request):
            yield Candidate(act, request, drafted)


def _absent(found: Evidence, request: Request, career: Career) -> Draft:
    intent = Intent(request.intent)
    place = request.slots.place if intent is Intent.PAY_PLACE else ""
    return passages.absent(career, topics()[intent], found.hits, place)


def _composer(request: Request, career: Career) -> Composer | None:
    """Return what composes the answer; an amount or a word for pay decides."""
    intent = Intent(request.intent)
    if intent in OF_LEVELS and request.slots.amount is not None:
        return pay.pay
    if intent in LADDER and _PAY.search(request.asked):
        return pay.pay
    if intent in COUNTING and _counts_another(request):
        return None
    return COMPOSERS.get(intent)


def _is_of_oneself(request: Request, learner: Learner) -> bool:
    """Tell whether somebody asks if the career suits themself."""
    intent = Intent(request.intent)
    tells = any(words in request.text for words in learner.said)
    of_them = bool(_ONESELF.search(request.text)) or (
        tells and not _OF_OTHERS.search(request.asked)
    )
    return intent is Intent.FIT_ME or (intent is Intent.FIT and of_them)


def _counts_another(request: Request) -> bool:
    """Tell whether a number is asked for of something that no list of ours holds."""
    found = _HOW_MANY.search(request.asked)
    return found is not None and not _COUNTED.search(found[1])
