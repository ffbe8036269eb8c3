"""What stands in the phases of the roadmap: goals, milestones, resources."""

from collections.abc import Callable, Sequence

from advisor.career import Career
from advisor.chat.compose.chosen import chosen
from advisor.chat.compose.draft import (
    Composer,
    Draft,
    answered,
    claim,
    counted,
    items,
    named_phases,
)
from advisor.chat.compose.named import numbered, order
from advisor.chat.compose.roadmap import weeks_of
from advisor.chat.compose.sorts import Sort, sorts_of
from advisor.chat.compose.spoken import spoken
from advisor.conversation import Request, Statement, frame
from advisor.passage import SearchHit
from advisor.profile import Fact, Phase
from advisor.understanding.intents import Operation
from advisor.understanding.words import content_words

LONG = 4
MOST_NAMED = 4
COMMON = frozenset(
    {
        *("book", "books", "course", "courses", "documentation", "tutorial"),
        *("tutorials", "dataset", "datasets", "data", "free", "practice", "guide"),
        *("learning", "resources", "examples", "project", "projects"),
    }
)
"""Words of resources that sort them rather than name them."""


def _per_phase(noun: str, part: Callable[[Phase], tuple[Fact, ...]]) -> Composer:
    """Return a composer for one part of the phases: of those named, or of all."""

    def compose(
        request: Request, career: Career, hits: Sequence[SearchHit]
    ) -> Draft | None:
        named = named_phases(request, career) or _under_way(request, career)
        wanted = named or career.profile.phases
        facts = [fact for found in wanted for fact in part(found)]
        if not facts:
            return _nothing(career, noun, named) if named else None
        if found := _naming(request, career, part, bool(named)):
            return answered(*(spoken(career, fact) for fact in found))
        if sorts := sorts_of(request.asked):
            return _sorted(career, request, sorts, facts)
        if request.operation == Operation.COUNT:
            return answered(_counted(career, noun, named, facts))
        at = _at(facts, request.slots.places)
        if at or not (named or request.wants_all > 0.5):
            return chosen(career, at or facts, request, hits)
        told = [_part(career, noun, found, part(found)) for found in wanted]
        return answered(*(statement for group in told for statement in group))

    return compose


def _part(
    career: Career, noun: str, phase: Phase, facts: Sequence[Fact]
) -> list[Statement]:
    if not facts:
        return []
    lead = f"{noun} of {numbered(phase)}:"
    said = claim(career, lead, phase.heading, derivation=order(phase))
    return [said, *items(career, facts)]


def _under_way(request: Request, career: Career) -> list[Phase]:
    """Return the phase that some weeks lead to the end of, or into."""
    weeks, gone = request.slots.weeks, 0.0
    if weeks is None:
        return []
    for phase in career.profile.phases:
        gone += weeks_of(phase)
        if weeks <= gone:
            return [phase]
    return []


def _naming(
    request: Request,
    career: Career,
    part: Callable[[Phase], tuple[Fact, ...]],
    of_phases: bool,
) -> list[Fact]:
    """Return the facts that have a name which the question has, if only some do.

    None where the question says by itself in which phases to look.
    """
    if of_phases and not request.near:
        return []
    facts = [fact for phase in career.profile.phases for fact in part(phase)]
    asked = {word for word in content_words(request.asked) if len(word) >= LONG}
    found = [
        fact
        for fact in facts
        if asked & {word for word in content_words(fact.text) if word not in COMMON}
    ]
    return found if 0 < len(found) <= MOST_NAMED else []


def _sorted(
    career: Career, request: Request, sorts: Sequence[Sort], facts: Sequence[Fact]
) -> Draft | None:
    """Answer which of `facts` are of the sorts asked for, such as free courses.

    Where none is of all of them, those of the first.
    """
    found = [fact for fact in facts if all(sort.holds(fact.text) for sort in sorts)]
    named = " and ".join(sort.name for sort in sorts)
    if not found:
        found = [fact for fact in facts if sorts[0].holds(fact.text)]
        named = sorts[0].name
    if not found:
        return None
    if request.operation == Operation.COUNT:
        text = f"The page lists {len(found)} {named}."
        return answered(claim(career, text, *found, derivation=counted(len(found))))
    return answered(frame(f"The {named} that it lists:"), *items(career, found))


def _at(facts: Sequence[Fact], places: Sequence[int]) -> list[Fact]:
    found = [place - 1 if place > 0 else len(facts) + place for place in places]
    return [facts[at] for at in found if 0 <= at < len(facts)]


def _counted(
    career: Career, noun: str, named: Sequence[Phase], facts: Sequence[Fact]
) -> Statement:
    where = f"for {numbered(named[0])}" if len(named) == 1 else "in all"
    text = f"The page lists {len(facts)} {noun.lower()} {where}."
    derivation = "; ".join([counted(len(facts)), order(*named)])
    return claim(career, text, *facts, derivation=derivation)


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


goals = _per_phase("Goals", lambda found: found.goals)
milestone = _per_phase("Milestones", lambda found: found.milestones)
resources = _per_phase("Resources", lambda found: found.resources)
