"""Statements told apart by what they are about: the role, the notes, the scores."""

import re
from collections.abc import Iterator, Sequence

from advisor.document import Block
from advisor.ingest.headings import Part
from advisor.ingest.placing import Placed, fact
from advisor.ingest.statements import statements
from advisor.profile import Fact, FactKind, Metric

NOTE_KINDS: tuple[tuple[FactKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (FactKind.AI_RISK, r"\bAI\b.{0,20}\brisk|replacement risk|automat"),
        (FactKind.DEMAND, r"\bdemand\b|outlook|job market|\bopenings grow"),
        (FactKind.REMOTE, r"\bremote|\bhybrid\b|work(ing)? from home|on[- ]site"),
        (
            FactKind.PAY_SOURCE,
            r"(salar|\bpay\b|wage|compensation)"
            r".*(aggregat|\bfrom\b|taken|compil|collect|updated|source)",
        ),
        (FactKind.TIME_TO_READY, r"job[- ]ready|time to learn"),
        (FactKind.REQUIREMENT, r"coding|programming|\bcode\b|entry barrier|degree"),
    )
)
ROLE_KINDS: tuple[tuple[FactKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            FactKind.ROLE_EXCELLENCE,
            r"exceptional|outstanding|\bapart\b|separates|stands? out|what makes an? "
            r"|what sets|the best ",
        ),
        (
            FactKind.ROLE_CHANGE,
            r"\b(emerged|came into being|came about|grew out|arose|became a|began"
            r"|used to|transformed|changed|turned .* into|taken over|sped|pandemic"
            r"|no longer)\b",
        ),
        (
            FactKind.GROWTH,
            r"\b(expanding|expands|growing|grows|demand|rising|opened)\b",
        ),
        (
            FactKind.ROLE_AREA,
            r"\b(spans?|covers?|ranges? (from|over|across)|extends?)\b",
        ),
        (
            FactKind.REGULATION,
            r"\b(regulat\w*|laws?|complian\w*|legislation|statut\w*)\b",
        ),
    )
)
_METRIC = re.compile(
    r"(?P<name>(?:future |projected )?demand score|AI (?:replacement )?risk|"
    r"(?:automation|replacement) risk)\b[^\d.]{0,40}?"
    r"(?P<value>\d+(?:\.\d+)?\s?(?:/\s?\d+|%|out of \d+))",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?P<name>[^:\d$\u00a3\u20ac]{2,40}?)(?::\s*|\s+)"
    r"(?P<value>(?<=:\s)\S.*|[~$\u00a3\u20ac]?\d\S*.*|\S+)$"
)


def metrics(placed: Sequence[Placed]) -> Iterator[Metric]:
    """Yield the scores and labelled figures, wherever they stand."""
    for place in placed:
        for piece in place.statements:
            if found := _METRIC.search(piece.text):
                yield Metric(found["name"], found["value"], _metric_fact(piece))
            elif place.part is Part.METRICS or (
                place.part is None and len(place.parts) <= 1 and len(piece.text) < 40
            ):
                found = _LABELLED.match(piece.text)
                if found and (place.part or any(map(str.isdigit, found["value"]))):
                    yield Metric(found["name"], found["value"], _metric_fact(piece))


def _metric_fact(piece: Block) -> Fact:
    kind = next(
        (
            kind
            for kind, pattern in NOTE_KINDS[:3]
            if pattern.search(piece.text) and kind is not FactKind.REMOTE
        ),
        FactKind.METRIC,
    )
    return fact(kind, piece)


def notes(placed: Sequence[Placed]) -> Iterator[Fact]:
    """Yield the statements of the frequent questions, each with its subject.

    A sentence that names no subject goes on with that of the sentence before it in
    the same answer, or with that of the question.
    """
    for place in placed:
        if place.part is not Part.QUESTIONS:
            continue
        for block in place.section.blocks:
            kind = (
                kind_in(NOTE_KINDS, place.section.heading)
                if place.own is None
                else None
            )
            for piece in statements(place.document, [block]):
                kind = kind_in(NOTE_KINDS, piece.text) or kind
                yield fact(kind or FactKind.OTHER, piece)


def kind_in(
    kinds: Sequence[tuple[FactKind, re.Pattern[str]]], text: str
) -> FactKind | None:
    """Return the first of `kinds` whose pattern `text` meets."""
    return next((kind for kind, pattern in kinds if pattern.search(text)), None)
