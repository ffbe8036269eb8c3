"""Where a document disagrees with itself; reported, never smoothed over."""

import re
from collections.abc import Iterator

from advisor.profile import (
    WEEKS_PER_MONTH,
    CareerProfile,
    Conflict,
    Duration,
    Experience,
    Fact,
    SalaryRange,
)
from advisor.quantities import plain_number

TOLERANCE = 0.1
"""Share by which two durations may differ before they count as disagreeing."""
_BEGINNER = re.compile(
    r"entry[- ]level|beginner|starting (point|position)|first job|place to start", re.I
)


def conflicts(profile: CareerProfile) -> tuple[Conflict, ...]:
    """Return what in `profile` does not agree, each with the facts on both sides."""
    return (
        *_time(profile),
        *_entry(profile),
        *_questions(profile),
        *_scores(profile),
        *_pay(profile),
    )


def _time(profile: CareerProfile) -> Iterator[Conflict]:
    """The phases add up to another time than the document says it takes."""
    lengths = [
        phase.duration
        for phase in profile.phases
        if isinstance(phase.duration, Duration)
    ]
    if not lengths or len(lengths) < len(profile.phases):
        return
    weeks = sum(length.weeks for length in lengths)
    apart = [
        stated
        for stated in profile.times_to_ready
        if abs(stated.weeks - weeks) > TOLERANCE * max(stated.weeks, weeks)
    ]
    if not apart:
        return
    formula, total = total_length(lengths)
    said = " and ".join(dict.fromkeys(str(stated) for stated in apart))
    yield Conflict(
        subject="time to job-ready",
        facts=(
            *(stated.fact for stated in apart),
            *(length.fact for length in lengths),
        ),
        summary=f"The page says {said}, but its phases add up to {total}.",
        total=total,
        formula=formula,
    )


def total_length(lengths: list[Duration]) -> tuple[str, str]:
    """Return the sum of `lengths` as a formula and as words, months beside weeks."""
    units = {length.unit for length in lengths}
    if len(units) == 1:
        unit = units.pop()
        values = [length.high for length in lengths]
        total = sum(values)
        shown = " + ".join(map(plain_number, values))
    else:
        unit = "week"
        total = round(sum(length.weeks for length in lengths))
        shown = " + ".join(map(str, lengths))
    about = "" if len({length.unit for length in lengths}) == 1 else "about "
    formula = f"{shown} = {about}{plain_number(total)} {unit}s"
    if unit != "week":
        return formula, f"{plain_number(total)} {unit}s"
    months = plain_number(round(2 * total / WEEKS_PER_MONTH) / 2)
    about = f"(about {months} months)"
    return f"{formula} {about}", f"{plain_number(total)} weeks {about}"


def _entry(profile: CareerProfile) -> Iterator[Conflict]:
    """Said to be no place to start, yet the ladder starts at no experience."""
    warned = [fact for fact in profile.not_fit if _BEGINNER.search(fact.text)]
    first = profile.levels[0] if profile.levels else None
    start = first.experience if first else None
    if first and warned and isinstance(start, Experience) and start.low == 0:
        yield Conflict(
            subject="entry level",
            facts=(*warned, start.fact),
            summary="The page says that the career may not be right for somebody who"
            " looks for an entry-level start, but its ladder starts at"
            f" {start} of experience ({first.title}).",
        )


def _questions(profile: CareerProfile) -> Iterator[Conflict]:
    """More interview questions are announced than the document prints."""
    printed = len(profile.questions)
    more = [item for item in profile.question_counts if item.count > printed]
    if more and printed:
        largest = max(more, key=lambda item: item.count)
        plus = "+" if largest.at_least else ""
        yield Conflict(
            subject="interview questions",
            facts=(*(item.fact for item in more), *profile.questions),
            summary=f"The page announces {largest.count}{plus} questions and prints"
            f" {printed}.",
        )


def _scores(profile: CareerProfile) -> Iterator[Conflict]:
    """One score stands in the document with two values."""
    seen: dict[str, dict[str, Fact]] = {}
    for metric in profile.metrics:
        name = re.sub(r"^(future|projected) |replacement ", "", metric.name.lower())
        value = re.sub(r"\s+", "", metric.value.lower()).rstrip(".")
        seen.setdefault(name, {}).setdefault(value, metric.fact)
    for name, values in seen.items():
        if len(values) > 1:
            yield Conflict(
                subject=name,
                facts=tuple(values.values()),
                summary=f"The page gives {name} as {' and as '.join(values)}.",
            )


def _pay(profile: CareerProfile) -> Iterator[Conflict]:
    """The range for the whole career is not the one that its levels span."""
    bands = [
        level.pay for level in profile.levels if isinstance(level.pay, SalaryRange)
    ]
    for whole in profile.overall_pay[:1]:
        same = [
            band
            for band in bands
            if (band.currency, band.period) == (whole.currency, whole.period)
        ]
        if not same:
            continue
        low, high = min(band.low for band in same), max(band.high for band in same)
        if (low, high) != (whole.low, whole.high):
            yield Conflict(
                subject="salary range",
                facts=(whole.fact, *(band.fact for band in same)),
                summary=f"The page gives {whole} for the career, but its levels"
                f" run from {whole.currency}{plain_number(low)} to"
                f" {whole.currency}{plain_number(high)}"
                f"{'+' if any(band.open_ended for band in same) else ''}.",
            )
