"""The way into the career: phases, goals, milestones, resources."""

import re
from collections.abc import Callable, Sequence

from advisor.career import Career
from advisor.chat.compose.draft import (
    Draft,
    answered,
    claim,
    counted,
    frame,
    item,
    items,
    sentence,
)
from advisor.chat.compose.fit import find_conflict
from advisor.conversation import Request, Statement
from advisor.passage import SearchHit
from advisor.profile import Duration, Fact, NotStated, Phase
from advisor.tokens import stem
from advisor.understanding.words import content_words

_LONGEST = re.compile(r"\b(long(est)?|most time|biggest|max\w*)\b", re.IGNORECASE)
_SHORTEST = re.compile(r"\b(short(est)?|least|quick(est)?|min\w*|fast\w*)\b", re.I)
_SUPERLATIVE = re.compile(r"\b(longest|shortest|most|least|quickest|biggest)\b", re.I)


def roadmap(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer what the way into the career is, phase by phase."""
    phases = career.profile.phases
    if not phases:
        return None
    lead = claim(
        career,
        f"The page sets out a roadmap of {len(phases)} phases:",
        *(phase.heading for phase in phases),
        derivation=counted(len(phases)),
    )
    return answered(lead, *(_listed(career, phase) for phase in phases))


def phase_count(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer how many phases there are."""
    phases = career.profile.phases
    if not phases:
        return None
    return answered(
        claim(
            career,
            f"The roadmap has {len(phases)} phases.",
            *(phase.heading for phase in phases),
            derivation=counted(len(phases)),
        )
    )


def _listed(career: Career, phase: Phase) -> Statement:
    if isinstance(phase.duration, NotStated):
        text = f"{numbered(phase)} (length not stated)"
        return item(career, text, phase.heading, derivation=order(phase))
    text = f"{numbered(phase)} ({phase.duration})"
    return item(career, text, phase.duration.fact, derivation=order(phase))


def numbered(phase: Phase) -> str:
    """Return the name of a phase with its number."""
    return f"Phase {phase.number}: {phase.title}"


def order(*phases: Phase) -> str:
    """Return the derivation of the numbers that phases have by their order."""
    return "; ".join(f"phase {phase.number}" for phase in phases)


def _named(request: Request, career: Career) -> list[Phase]:
    phases = career.profile.phases
    return [phase for phase in phases if phase.number in request.slots.phases]


def _beyond(request: Request, career: Career) -> Draft | None:
    """Answer a question about a phase that the roadmap does not have."""
    asked = request.slots.phases
    if not asked or _named(request, career):
        return None
    return roadmap(request, career, ())


def phase(request: Request, career: Career, hits: Sequence[SearchHit]) -> Draft | None:
    """Answer what a phase holds."""
    named = _named(request, career)
    if not named:
        return _beyond(request, career) or roadmap(request, career, hits)
    statements: list[Statement] = []
    for found in named:
        statements.append(_length(career, found))
        if found.goals:
            statements += [frame("Its goals:"), *items(career, found.goals)]
        if found.milestones:
            statements += [frame("At its end:"), *items(career, found.milestones)]
    return answered(*statements)


def _length(career: Career, found: Phase) -> Statement:
    if isinstance(found.duration, NotStated):
        text = f"The page gives no length for {numbered(found)}."
        return claim(career, text, found.heading, derivation=order(found))
    text = f"{numbered(found)} takes {found.duration}."
    return claim(career, text, found.duration.fact, derivation=order(found))


def phase_duration(
    request: Request, career: Career, hits: Sequence[SearchHit]
) -> Draft | None:
    """Answer how long a phase takes, or which is the longest or shortest."""
    phases = career.profile.phases
    if not phases:
        return None
    if named := _named(request, career):
        return answered(*(_length(career, found) for found in named))
    timed = [
        (found.duration.weeks, found)
        for found in phases
        if isinstance(found.duration, Duration)
    ]
    if timed and _SUPERLATIVE.search(request.text):
        pick = min if _SHORTEST.search(request.text) else max
        extreme = pick(weeks for weeks, _ in timed)
        word = "shortest" if pick is min else "longest"
        found = [phase for weeks, phase in timed if weeks == extreme]
        names = " and ".join(map(numbered, found))
        facts = [
            fact
            for phase in found
            if isinstance(phase.duration, Duration)
            for fact in (phase.duration.fact,)
        ]
        verb = "is" if len(found) == 1 else "are"
        text = f"The {word} {verb} {names}, at {found[0].duration}."
        return answered(claim(career, text, *facts, derivation=order(*found)))
    conflict = find_conflict(career, "time to job-ready")
    total = (
        [
            claim(
                career,
                f"Together they take {conflict.total}.",
                *(
                    found.duration.fact
                    for found in phases
                    if isinstance(found.duration, Duration)
                ),
                derivation=conflict.formula,
            )
        ]
        if conflict
        else []
    )
    lead = frame("The page gives these lengths:")
    return answered(lead, *(_listed(career, found) for found in phases), *total)


def _per_phase(
    noun: str,
    part: Callable[[Phase], tuple[Fact, ...]],
    narrow: Callable[[Request, Sequence[Fact]], Sequence[Fact]] = lambda _, facts: (
        facts
    ),
) -> Callable[[Request, Career, Sequence[SearchHit]], Draft | None]:
    """Return a composer for one part of the phases: of those named, or of all.

    `narrow` leaves of the facts those that the question asks for.
    """

    def compose(
        request: Request, career: Career, hits: Sequence[SearchHit]
    ) -> Draft | None:
        if beyond := _beyond(request, career):
            return beyond
        named = _named(request, career)
        chosen = named or career.profile.phases
        if not any(part(found) for found in chosen):
            return None if not named else _nothing(career, noun, named)
        wanted = narrow(request, [fact for found in chosen for fact in part(found)])
        statements: list[Statement] = []
        for found in chosen:
            facts = [fact for fact in part(found) if fact in wanted]
            if facts:
                lead = claim(
                    career,
                    f"{noun} of {numbered(found)}:",
                    found.heading,
                    derivation=order(found),
                )
                statements += [lead, *items(career, facts)]
        return answered(*statements)

    return compose


def _nothing(career: Career, noun: str, named: Sequence[Phase]) -> Draft:
    return answered(
        *(
            claim(
                career,
                f"The page lists no {noun.lower()} for {numbered(found)}.",
                found.heading,
                derivation=order(found),
            )
            for found in named
        )
    )


def _wanted(request: Request, facts: Sequence[Fact]) -> Sequence[Fact]:
    """Return the facts that share a word with the question; all if none or all do."""
    asked = {stem(word) for word in content_words(request.text)}
    found = [
        fact for fact in facts if asked & {stem(w) for w in content_words(fact.text)}
    ]
    return found if 0 < len(found) < len(facts) / 2 else facts


goals = _per_phase("Goals", lambda found: found.goals)
milestone = _per_phase("Milestone", lambda found: found.milestones)
resources = _per_phase("Resources", lambda found: found.resources, _wanted)


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
        if fact == found.heading or (
            isinstance(found.duration, Duration) and fact == found.duration.fact
        ):
            return _length(career, found)
    return None
