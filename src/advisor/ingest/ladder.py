"""The levels of a career ladder: their years, pay and responsibilities."""

import re
from collections.abc import Iterator, Sequence

from advisor.ingest.headings import Part
from advisor.ingest.placing import Placed, fact, headed
from advisor.profile import (
    Experience,
    Fact,
    FactKind,
    Level,
    NotStated,
    SalaryRange,
)
from advisor.quantities import Amount, experience, pays


def levels(placed: Sequence[Placed]) -> Iterator[Level]:
    """Yield the levels, the lowest first; a heading without any is passed over."""
    number = 0
    for group in headed(placed, Part.LADDER):
        head = group[0].section
        years: Experience | None = None
        pay: SalaryRange | None = None
        duties = []
        for piece in (piece for place in group for piece in place.statements):
            amount = next(pays(piece.text), None) if pay is None else None
            worked = experience(piece.text) if years is None else None
            if worked and len(piece.text) < 60 and not amount:
                years = _experience(worked, fact(FactKind.EXPERIENCE, piece))
            elif amount and len(piece.text) < 80:
                pay = _salary(amount, fact(FactKind.PAY, piece))
                if worked and re.search("year|yr", piece.text[: worked.end]):
                    years = _experience(worked, fact(FactKind.EXPERIENCE, piece))
            else:
                duties.append(fact(FactKind.RESPONSIBILITY, piece))
        if years is None and pay is None and not duties:
            continue
        number += 1
        yield Level(
            number=number,
            title=head.heading,
            heading=Fact(FactKind.LEVEL, head.heading, head.heading_span),
            experience=years or NotStated(f"the experience of {head.heading}"),
            pay=pay or NotStated(f"the pay of {head.heading}"),
            responsibilities=tuple(duties),
        )


def _experience(amount: Amount, fact: Fact) -> Experience:
    return Experience(amount.low, None if amount.open_ended else amount.high, fact)


def overall_pay(placed: Sequence[Placed]) -> Iterator[SalaryRange]:
    """Yield the ranges given for the career as a whole."""
    for place in placed:
        if place.part is Part.METRICS or (
            place.part in (None, Part.LADDER) and len(place.parts) <= 1
        ):
            for piece in place.statements:
                if re.match(r"(overall )?(salary|pay)\b", piece.text, re.IGNORECASE):
                    for amount in list(pays(piece.text))[:1]:
                        yield _salary(amount, fact(FactKind.PAY, piece))


def _salary(amount: Amount, fact: Fact) -> SalaryRange:
    return SalaryRange(
        amount.low,
        amount.high,
        amount.currency,
        amount.unit,
        amount.open_ended,
        fact,
    )
