"""Step three of a turn: of the drafts that the evidence allows, the best."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from advisor.career import Career
from advisor.chat.candidates import Act, Candidate, candidates, composed
from advisor.chat.compose import notes, passages, social
from advisor.chat.compose.conflicting import with_conflict
from advisor.chat.compose.draft import Draft
from advisor.chat.compose.practised import practised
from advisor.chat.compose.styled import shortened, styled
from advisor.chat.compose.suggest import suggestions
from advisor.chat.ranker import Ranks
from advisor.chat.signals import signals
from advisor.conversation import (
    Answer,
    Evidence,
    Outcome,
    Query,
    Request,
    Statement,
    StatementKind,
    frame,
)
from advisor.guidance.guide import Guide
from advisor.understanding.focus import numbers_cited
from advisor.understanding.intents import (
    OF_LEVELS,
    OF_PHASES,
    SOCIAL,
    Intent,
    Operation,
)
from advisor.understanding.readings import points_back
from advisor.understanding.understood import NAMES, understood

DOUBTFUL = 0.35
"""Probability of the best draft below which it is asked what is meant."""
CLOSE = 0.7
"""Share of that probability that the next best draft then has to have."""
MANY, BRIEF = 3, 35
"""Parts of a message from which each is answered in so many words."""
FIRST = 3
"""Hits that all have to be of one career for it to be the one that is meant."""

Settled = tuple[Draft, Evidence]
"""A draft, and the evidence with the reading that the draft answers."""


@dataclass(frozen=True, slots=True)
class Chooser:
    """Knows which drafts could answer a request, and which of them does best."""

    ranker: Ranks
    guide: Guide
    offer: Callable[[Evidence, Career, Guide], Sequence[Candidate]] = candidates

    def choose(self, found: Evidence, career: Career) -> Settled:
        """Return the likeliest of the drafts that could answer."""
        offered = self.offer(found, career, self.guide)
        odds = self.ranker.odds(signals(offered, found, career))
        best, second = (*np.argsort(-odds), 0)[:2]
        chosen = offered[best]
        request = _with_others(chosen.request, found.request)
        settled = replace(found, request=request, chosen=float(odds[best]))
        close = odds[best] < DOUBTFUL and odds[second] >= CLOSE * odds[best]
        if close and _differ(chosen, offered[second]):
            return _asked_back(settled, chosen, offered[second])
        return with_conflict(chosen.draft, career), settled


def _with_others(chosen: Request, first: Request) -> Request:
    """Return the reading that was chosen, with the ones that were not."""
    all_readings = (replace(first, others=()), *first.others)
    others = tuple(one for one in all_readings if one.intent != chosen.intent)
    return replace(chosen, others=others)


def _differ(one: Candidate, other: Candidate) -> bool:
    """Tell whether two candidates answer different questions that have names."""
    both = (one, other)
    intents = {Intent(candidate.request.intent) for candidate in both}
    composed_ = all(candidate.act is Act.COMPOSED for candidate in both)
    return composed_ and len(intents) == 2 and intents <= set(NAMES)


def _asked_back(found: Evidence, one: Candidate, other: Candidate) -> Settled:
    """Ask which of two readings is meant."""
    request = replace(one.request, others=(other.request,))
    names = [NAMES[Intent(candidate.request.intent)] for candidate in (one, other)]
    return social.either(*names), replace(found, request=request)


def answer(query: Query, evidence: Sequence[Evidence], chooser: Chooser) -> Answer:
    """Return the draft for all requests of `query`, in their order."""
    settled: list[Settled] = []
    for found in evidence:
        carried = _carried_on(found, settled[-1][0]) if settled else found
        settled.append(_settled(query, carried, chooser))
    drafts = [_brief(draft, len(settled)) for draft, _ in settled]
    chosen = tuple(found for _, found in settled)
    requests = tuple(found.request for found in chosen)
    one = chosen[0].careers[0] if chosen and len(chosen[0].careers) == 1 else None
    query = replace(
        query,
        requests=requests,
        understood=understood(requests, one),
        asks_about=next((d.asks_about for d in drafts[::-1] if d.asks_about), ""),
    )
    return Answer(
        query=query,
        practice=_practice(query, drafts),
        outcome=_outcome([draft.outcome for draft in drafts]),
        statements=shortened(
            [
                statement
                for draft in drafts
                for statement in styled(draft, query.style).statements
            ],
            query.longest,
        ),
        retrieved=tuple(hit.passage.id for found in chosen for hit in found.hits),
        suggestions=suggestions(query, chosen),
        evidence=chosen,
    )


def _practice(query: Query, drafts: Sequence[Draft]) -> Mapping[str, object] | None:
    """Return the practice that a step leaves behind, else the one that waits."""
    if any(request.intent == Intent.PRACTICE for request in query.requests):
        return drafts[-1].practice
    return query.practice


def _carried_on(found: Evidence, before: Draft) -> Evidence:
    """Return `found` with the level or phase that the part before it came to.

    "In which phase is it, and how long is that?" asks for the length of the phase that
    the first part is answered with.
    """
    cited = [c for one in before.statements[:1] for c in one.citations]
    if len(found.careers) != 1 or not cited or not points_back(found.request.asked):
        return found
    profile = found.careers[0].profile
    levels = numbers_cited(profile.levels, cited)
    phases = numbers_cited(profile.phases, cited)
    return replace(found, request=_with_part(found.request, levels, phases))


def _with_part(
    request: Request, levels: tuple[int, ...], phases: tuple[int, ...]
) -> Request:
    """Return `request` and its other readings with levels or phases that they lack."""
    others = tuple(_with_part(other, levels, phases) for other in request.others)
    intent, named = Intent(request.intent), request.slots
    if intent in OF_LEVELS and not named.levels and named.years is None:
        named = replace(named, levels=levels)
    if intent in OF_PHASES and not named.phases:
        named = replace(named, phases=phases)
    return replace(request, slots=named, others=others)


def _brief(draft: Draft, parts: int) -> Draft:
    """Return a draft that is one of many without what goes beyond its first words."""
    lists = any(one.kind is StatementKind.ITEM for one in draft.statements)
    if parts < MANY or lists:
        return draft
    return replace(draft, statements=shortened(draft.statements, BRIEF))


def _outcome(outcomes: Sequence[Outcome]) -> Outcome:
    """Return the outcome of several requests in one message."""
    kinds = set(outcomes)
    if len(kinds) == 1:
        return outcomes[0]
    if kinds & {Outcome.ANSWERED, Outcome.PARTIAL}:
        return Outcome.PARTIAL
    return outcomes[0]


def _settled(query: Query, found: Evidence, chooser: Chooser) -> Settled:
    if said := _talk(query, found):
        return said, found
    if found.request.intent == Intent.PRACTICE and len(found.careers) == 1:
        return practised(query, found.careers[0], chooser.guide), found
    if len(found.careers) > 1:
        return _across(found, chooser) if query.across else _among(found, chooser)
    request, career = found.request, found.careers[0]
    intent = Intent(request.intent)
    if intent is Intent.PROVENANCE and query.cited:
        return notes.rested(career, query.cited), found
    if request.operation == Operation.WHY and request.turn == "follow":
        further = notes.further(career, intent, query.cited)
        return (further, found) if further else _of_career(found, career, chooser)
    return _of_career(found, career, chooser)


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


def _of_career(found: Evidence, career: Career, chooser: Chooser) -> Settled:
    """Return the likeliest of the drafts that could answer.

    Where nothing was searched the reading is beyond doubt.
    """
    request = found.request
    if empty := notes.empty_heading(career, request.asked):
        return empty, found
    if not found.hits and request.intent == Intent.OUT_OF_SCOPE:
        return social.out_of_scope(found.careers), found
    if not found.hits:
        drafted = composed(request, career, found, chooser.guide)
        return drafted or passages.not_covered(found), found
    return chooser.choose(found, career)


def _own(found: Evidence, career: Career) -> Evidence:
    """Return the evidence that is of one career."""
    name = career.document.id
    hits = tuple(hit for hit in found.hits if hit.passage.span.document == name)
    return replace(found, careers=(career,), hits=hits)


def _among(found: Evidence, chooser: Chooser) -> Settled:
    """Answer where several careers could be meant: by the one that has the words."""
    if Intent(found.request.intent) is Intent.OUT_OF_SCOPE:
        return social.out_of_scope(found.careers), found
    documents = {hit.passage.span.document for hit in found.hits[:FIRST]}
    for career in found.careers:
        if documents == {career.document.id}:
            draft, settled = _of_career(_own(found, career), career, chooser)
            if any(one.citations for one in draft.statements):
                return draft, settled
    return social.which(found.careers), found


def _across(found: Evidence, chooser: Chooser) -> Settled:
    """Answer for each of several careers, side by side."""
    drafts: list[Draft] = []
    for career in found.careers:
        draft, _ = _of_career(_own(found, career), career, chooser)
        drafts.append(Draft(draft.outcome, _headed(career, draft)))
    told = tuple(statement for draft in drafts for statement in draft.statements)
    return Draft(_outcome([draft.outcome for draft in drafts]), told), found


def _headed(career: Career, draft: Draft) -> tuple[Statement, ...]:
    """Return the statements of a draft under the title of its career."""
    return (frame(f"{career.document.title}:"), *draft.statements)
