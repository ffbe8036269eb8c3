"""Sections -> CareerProfile: the typed facts of a document, each with its span."""

import re
from collections.abc import Iterator, Sequence

from advisor.document import Block, BlockKind, Section, SourceDocument, Span
from advisor.ingest.conflicts import conflicts
from advisor.ingest.headings import Part
from advisor.ingest.ladder import levels, overall_pay
from advisor.ingest.placing import Placed, duration, fact, pieces, placed_sections
from advisor.ingest.remarks import ROLE_KINDS, kind_in, metrics, notes
from advisor.ingest.roadmap import phases
from advisor.profile import (
    CareerProfile,
    DayItem,
    Duration,
    Fact,
    FactKind,
    NotStated,
    QuestionCount,
    Requirement,
)
from advisor.quantities import durations

READY = re.compile(
    r"job[- ]?ready|time to (learn|job|job[- ]ready)|become ready|to become an? ", re.I
)
_NAME_VALUE = re.compile(r"(?P<name>[^:]{2,40}):\s+(?P<value>\S.*)$", re.DOTALL)
_DAY_TIME = re.compile(
    r"(?P<time>\d{1,2}(?:[:.]\d{2})\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)"
    r"\s*[:\u2013\u2014-]?\s+(?P<what>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ANNOUNCED = re.compile(
    r"(?P<count>\d+)\s*(?P<plus>\+)?\s*(?:[\w-]+\s+){0,3}questions", re.IGNORECASE
)
_LISTS = {
    Part.SKILLS: FactKind.SKILL,
    Part.TOOLS: FactKind.TOOL,
    Part.FIT: FactKind.FIT,
    Part.NOT_FIT: FactKind.NOT_FIT,
}


def parse(document: SourceDocument, sections: Sequence[Section]) -> CareerProfile:
    """Return the typed facts that `sections` state; an empty profile if none."""
    placed = placed_sections(document, sections)
    profile = CareerProfile(
        document=document.id,
        title=document.title,
        fit=_listed(placed, Part.FIT),
        not_fit=_listed(placed, Part.NOT_FIT),
        requirements=tuple(_requirements(placed)),
        times_to_ready=tuple(_times_to_ready(placed)),
        role=tuple(
            fact(kind_in(ROLE_KINDS, piece.text) or FactKind.ROLE, piece)
            for piece in pieces(placed, Part.ROLE)
        ),
        day=tuple(_day(placed)),
        metrics=tuple(metrics(placed)),
        skills=_listed(placed, Part.SKILLS),
        tools=_listed(placed, Part.TOOLS),
        phases=tuple(phases(placed)),
        questions=_listed(placed, Part.INTERVIEW, FactKind.QUESTION),
        question_counts=tuple(_question_counts(placed)),
        levels=tuple(levels(placed)),
        overall_pay=tuple(overall_pay(placed)),
        notes=tuple(notes(placed)),
    )
    return _completed(profile, placed)


def _completed(profile: CareerProfile, placed: Sequence[Placed]) -> CareerProfile:
    from dataclasses import replace

    if profile.is_empty:
        return profile
    return replace(
        profile,
        not_stated=tuple(_not_stated(profile, placed)),
        conflicts=conflicts(profile),
    )


def _listed(
    placed: Sequence[Placed], part: Part, kind: FactKind | None = None
) -> tuple[Fact, ...]:
    """Return the list entries of `part`; of questions also lines that end in "?"."""
    return tuple(
        fact(kind or _LISTS[part], block)
        for place in placed
        if place.part is part
        for block in place.section.blocks
        if block.kind is BlockKind.ITEM
        or (part is Part.INTERVIEW and _asks(block.text))
    )


def _asks(text: str) -> bool:
    return text.endswith("?") or bool(
        re.match(r"(explain|describe|walk|tell|how|what|why|give)\b", text, re.I)
    )


def _requirements(placed: Sequence[Placed]) -> Iterator[Requirement]:
    for piece in pieces(placed, Part.REQUIREMENTS):
        found = _NAME_VALUE.match(piece.text)
        name, value = (found["name"], found["value"]) if found else ("", piece.text)
        yield Requirement(name, value, fact(FactKind.REQUIREMENT, piece))


def _times_to_ready(placed: Sequence[Placed]) -> Iterator[Duration]:
    for place in placed:
        if place.part is Part.PHASE or Part.GOALS in place.parts:
            continue
        for piece in place.statements:
            if READY.search(piece.text):
                for amount in list(durations(piece.text))[:1]:
                    yield duration(amount, fact(FactKind.TIME_TO_READY, piece))


def _day(placed: Sequence[Placed]) -> Iterator[DayItem]:
    for piece in pieces(placed, Part.DAY):
        found = _DAY_TIME.match(piece.text)
        time, what = (found["time"], found["what"]) if found else ("", piece.text)
        yield DayItem(time, what, fact(FactKind.DAY, piece))


def _question_counts(placed: Sequence[Placed]) -> Iterator[QuestionCount]:
    for place in placed:
        head = Block(
            BlockKind.HEADING, place.section.heading, place.section.heading_span
        )
        for piece in (head, *place.statements):
            if found := _ANNOUNCED.search(piece.text):
                yield QuestionCount(
                    int(found["count"]),
                    bool(found["plus"]),
                    fact(FactKind.QUESTION_COUNT, piece),
                )


def _not_stated(
    profile: CareerProfile, placed: Sequence[Placed]
) -> Iterator[NotStated]:
    held = {
        Part.FIT: profile.fit,
        Part.NOT_FIT: profile.not_fit,
        Part.REQUIREMENTS: profile.requirements,
        Part.ROLE: profile.role,
        Part.DAY: profile.day,
        Part.METRICS: [place for place in placed if _has_metrics(place)],
        Part.SKILLS: profile.skills,
        Part.TOOLS: profile.tools,
        Part.ROADMAP: profile.phases,
        Part.INTERVIEW: profile.questions,
        Part.LADDER: profile.levels,
    }
    for part, found in held.items():
        if not found:
            heading: Span | None = next(
                (place.section.heading_span for place in placed if place.own is part),
                None,
            )
            yield NotStated(part.value, heading)
    values = [
        *(phase.duration for phase in profile.phases),
        *(value for level in profile.levels for value in (level.experience, level.pay)),
    ]
    yield from (value for value in values if isinstance(value, NotStated))


def _has_metrics(place: Placed) -> bool:
    return place.part is Part.METRICS and bool(place.section.blocks)
