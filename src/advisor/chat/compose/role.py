"""What the work consists of, and what a day looks like."""

from collections.abc import Sequence

from advisor.career import Career
from advisor.chat.compose.draft import (
    Composer,
    Draft,
    answered,
    claim,
    frame,
    items,
    sentence,
)
from advisor.conversation import Request, Statement
from advisor.passage import SearchHit
from advisor.profile import DayItem, FactKind
from advisor.quantities import clock

MOST_WORDS = 70
"""Words after which no further statement about the work is begun."""


def _told(kind: FactKind) -> Composer:
    """Return a composer for one side of the work."""

    def compose(
        request: Request, career: Career, hits: Sequence[SearchHit]
    ) -> Draft | None:
        facts = career.profile.of_kind(kind)
        statements: list[Statement] = []
        words = 0
        for fact in facts:
            if words > MOST_WORDS:
                break
            words += len(fact.text.split())
            statements.append(claim(career, sentence(fact.text), fact))
        return answered(*statements) if statements else None

    return compose


role = _told(FactKind.ROLE)
areas = _told(FactKind.ROLE_AREA)
origin = _told(FactKind.ROLE_CHANGE)
excellence = _told(FactKind.ROLE_EXCELLENCE)
regulation = _told(FactKind.REGULATION)


def day(request: Request, career: Career, hits: Sequence[SearchHit]) -> Draft | None:
    """Answer what a day looks like, or what happens at the hour that is named."""
    listed = career.profile.day
    if not listed:
        return None
    if request.slots.time is not None and (at := _at(listed, request.slots.time)):
        text = f"At {at.time} the page has this on its typical day: {at.text}"
        return answered(claim(career, sentence(text), at.fact))
    lead = frame("A typical day, as the page lists it:")
    return answered(lead, *items(career, (entry.fact for entry in listed)))


def _at(listed: Sequence[DayItem], minutes: int) -> DayItem | None:
    """Return the entry that is under way at `minutes` after midnight."""
    begun = [
        entry
        for entry in listed
        if (start := clock(entry.time)) is not None and start <= minutes
    ]
    return begun[-1] if begun else None
