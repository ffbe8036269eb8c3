"""The phases of a roadmap: their lengths, goals, resources and milestones."""

import re
from collections.abc import Iterator, Sequence

from advisor.ingest.headings import Part
from advisor.ingest.placing import Placed, duration, fact, headed
from advisor.profile import Fact, FactKind, NotStated, Phase
from advisor.quantities import durations

_PHASE_NUMBERING = re.compile(
    r"^(?:phase|step|stage|module)\s*\d+\s*[:.\u2013\u2014-]?\s*", re.IGNORECASE
)


def phases(placed: Sequence[Placed]) -> Iterator[Phase]:
    """Yield the phases in order; a heading with nothing of a phase is passed over."""
    number = 0
    for group in headed(placed, Part.ROADMAP):
        head = group[0].section
        stated = [
            duration(amount, fact(FactKind.PHASE, piece))
            for piece in group[0].statements
            for amount in list(durations(piece.text))[:1]
        ]
        parts = {
            part: tuple(
                fact(kind, piece)
                for place in group[1:]
                if place.own is part
                for piece in place.statements
            )
            for part, kind in (
                (Part.GOALS, FactKind.GOAL),
                (Part.RESOURCES, FactKind.RESOURCE),
                (Part.MILESTONE, FactKind.MILESTONE),
            )
        }
        if not stated and not any(parts.values()):
            continue
        number += 1
        title = _PHASE_NUMBERING.sub("", head.heading) or head.heading
        yield Phase(
            number=number,
            title=title,
            heading=Fact(FactKind.PHASE, head.heading, head.heading_span),
            duration=stated[0] if stated else NotStated(f"the length of {title}"),
            goals=parts[Part.GOALS],
            resources=parts[Part.RESOURCES],
            milestones=parts[Part.MILESTONE],
        )
