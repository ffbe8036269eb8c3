"""What the work consists of, and what a day looks like."""

from collections.abc import Sequence

from advisor.career import Career
from advisor.chat.compose.chosen import chosen
from advisor.chat.compose.draft import (
    Composer,
    Draft,
    answered,
    claim,
    counted,
    item,
    sentence,
)
from advisor.chat.compose.spoken import spoken
from advisor.conversation import Request, Statement, frame
from advisor.passage import SearchHit
from advisor.profile import DayItem, FactKind
from advisor.quantities import clock
from advisor.understanding.intents import Operation
from advisor.understanding.style import without_manner
from advisor.understanding.words import content_words

GENERAL_WORDS = 1
"""Words of meaning up to which a question asks for nothing in particular."""
MOST_WORDS = 60
"""Words after which no further statement about the work is begun."""


def told(*kinds: FactKind) -> Composer:
    """Return a composer for one side of the work: what meets the question best."""

    def compose(
        request: Request, career: Career, hits: Sequence[SearchHit]
    ) -> Draft | None:
        facts = career.profile.of_kind(*kinds)
        title = content_words(career.document.title)
        asked = content_words(without_manner(request.asked))
        words = [word for word in asked if word not in title]
        particular = len(words) > GENERAL_WORDS
        if request.wants_all <= 0.5 and hits and particular:
            return chosen(career, facts, request, hits)
        statements: list[Statement] = []
        length = 0
        for fact in facts:
            if length > MOST_WORDS:
                break
            length += len(fact.text.split())
            statements.append(claim(career, sentence(fact.text), fact))
        return answered(*statements) if statements else None

    return compose


role = told(FactKind.ROLE)
areas = told(FactKind.ROLE_AREA)
origin = told(FactKind.ROLE_CHANGE)
excellence = told(FactKind.ROLE_EXCELLENCE)
regulation = told(FactKind.REGULATION)
growth = told(FactKind.GROWTH)


def day(request: Request, career: Career, hits: Sequence[SearchHit]) -> Draft | None:
    """Answer what a day looks like, or what happens at the hour that is named."""
    listed = career.profile.day
    if not listed:
        return None
    time = request.slots.time
    if time is None and request.slots.count is not None:
        time = _hour(listed, request.slots.count)
    if time is not None and (at := _at(listed, time)):
        return answered(spoken(career, at.fact))
    if request.operation == Operation.COUNT:
        text = f"The page lists {len(listed)} entries for a typical day."
        facts = [entry.fact for entry in listed]
        return answered(claim(career, text, *facts, derivation=counted(len(facts))))
    place = _place(request)
    if place and abs(place) <= len(listed):
        return answered(spoken(career, listed[place - 1 if place > 0 else place].fact))
    if request.wants_all > 0.5 or not hits:
        lead = frame("A typical day, as the page lists it:")
        return answered(lead, *(_listed(career, entry) for entry in listed))
    return chosen(career, [entry.fact for entry in listed], request, hits)


def _hour(listed: Sequence[DayItem], hour: float) -> int | None:
    """Return the time of the entry that begins at an hour of a twelve-hour clock."""
    for entry in listed:
        start = clock(entry.time)
        if start is not None and start // 60 % 12 == hour % 12:
            return start
    return None


def _listed(career: Career, entry: DayItem) -> Statement:
    time = f"{entry.time}: " if entry.time else ""
    return item(career, f"{time}{entry.text}", entry.fact)


def _place(request: Request) -> int:
    """Return 1 or -1 where the first or last thing of the day is asked for."""
    if request.slots.places:
        return request.slots.places[0]
    return {Operation.MIN: 1, Operation.MAX: -1}.get(Operation(request.operation), 0)


def _at(listed: Sequence[DayItem], minutes: int) -> DayItem | None:
    """Return the entry that is under way at `minutes` after midnight."""
    begun = [
        entry
        for entry in listed
        if (start := clock(entry.time)) is not None and start <= minutes
    ]
    return begun[-1] if begun else None
