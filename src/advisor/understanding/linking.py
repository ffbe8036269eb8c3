"""Which levels, phases, careers and quantities the words of a question mean."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz

from advisor.career import Career
from advisor.conversation import Slots
from advisor.profile import Level, Phase
from advisor.quantities import clock
from advisor.tokens import stem
from advisor.understanding.particulars import (
    age_years_in,
    amount_in,
    asks_for_less,
    count_in,
    place_in,
    weeks_in,
    years_in,
)
from advisor.understanding.ranks import RANKS, by_rank
from advisor.understanding.words import FUNCTION_WORDS, words

TYPO = 87
"""Lowest rapidfuzz ratio (0 to 100) at which two long words count as one."""
_LONG = 5
ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4,
    "4th": 4, "fifth": 5, "5th": 5, "sixth": 6, "6th": 6, "seventh": 7, "eighth": 8,
    "last": -1, "final": -1,
}  # fmt: skip
_PHASE_NAMES = r"(?:phase|step|stage|module|part|chunk|section|bit|block|chapter)"
_LEVEL_NAMES = r"(?:level|rung|rank|position|grade|tier|job|role|title)"
_LIST_NAMES = r"(?:question|one|item|thing|point|line|goal|resource|book|course)"
_NUMBERED = re.compile(
    rf"\b(?P<kind>{_PHASE_NAMES}|{_LEVEL_NAMES})s?\s*(?:no\.?|number|#)?\s*"
    r"(?P<numbers>(?:\d{1,2}|one)(?:\s*(?:,|&|and|n|or|to|vs\.?|than)\s*\d{1,2})*)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"\b(?P<ordinal>{'|'.join(ORDINALS)})(?:\s+(?P<count>two|three|2|3))?"
    rf"(?:\s+(?!{_LIST_NAMES})\w+)?\s+"
    rf"(?P<kind>{_PHASE_NAMES}|{_LEVEL_NAMES}|{_LIST_NAMES})s?\b"
    rf"|\b(?P<ordinal2>{'|'.join(ORDINALS)})"
    r"(?:\s+(?P<count2>two|three|2|3))?\s*(?:[?.!]*$|[,;:]|(?=and\b|overlap))",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth)\b")
"""Ordinals that count the same as one before them: "the second rung and the third"."""
_NEXT = re.compile(
    r"\b(?:next|after|above|following|follows?|beyond|higher|upwards?|one up"
    r"|go(?:es)? on|up|promotion|promoted|afterwards?|then)\b",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"\b(?:before|b4|below|beneath|under|underneath|previous|prior|preceding|precedes"
    r"|lower|down|one down|leads? (?:up )?to|earlier one)\b",
    re.IGNORECASE,
)
_FROM_THERE = re.compile(
    r"\b(?:the )?(?:(?:very )?next|previous|preceding|following)"
    rf"(?: (?:one|up|down|post|rung|{_PHASE_NAMES}|{_LEVEL_NAMES}))?s?\b"
    r"|\b(?:one|ones|bit|step|phase|rung|level|job|role|rank|what|whats|what's|which|who"
    r"|comes?|goes|is|whos|who's|right|just|straight|directly|immediately|anything|and|n)\s+"
    r"(?:right |just |straight |directly |immediately |further |comes? |is |there )?"
    r"(?:after|before|b4|above|below|beneath|under|up|down|prior to)\b"
    r"|^(?:and |n |so |ok )*(?:after|before|b4|above|below)\b",
    re.IGNORECASE,
)
"""Words that lead from a level or phase to the one next to it."""


@dataclass(frozen=True, slots=True)
class Context:
    """The levels and phases that the talk is about, and which of them are in view.

    `of_phases` tells whether a bare ordinal counts phases rather than levels; None
    where it counts neither.
    """

    levels: tuple[int, ...] = ()
    phases: tuple[int, ...] = ()
    of_phases: bool | None = None


def slots(
    text: str,
    career: Career | None,
    context: Context,
    *,
    of_phases: bool = False,
    moves: bool = True,
) -> Slots:
    """Return the particulars that `text` names, read against `career`.

    Args:
        text: A question, numbers in digits.
        career: What its levels and phases are.
        context: What was talked about before.
        of_phases: Whether the question is about phases, so that one word is enough to
            name one.
        moves: Whether "after" and "before" lead on from what is named; for a
            milestone, "after phase 4" is the end of phase 4.
    """
    profile = career.profile if career else None
    levels: tuple[int, ...] = ()
    phases: tuple[int, ...] = ()
    if profile:
        levels = _levels(text, profile.levels, profile.title)
        phases = _phases(text, profile.phases, profile.title, 1 if of_phases else 2)
    ordinals, kind = _ordinal(text)
    is_ordinal = bool(ordinals)
    counts = {
        "level": len(profile.levels) if profile else 0,
        "phase": len(profile.phases) if profile else 0,
    }
    if ordinals and (counted := _counted(kind, context)):
        found = tuple(_at(ordinals, counts[counted]))
        if counted == "level":
            levels = levels or found
        else:
            phases = phases or found
        ordinals = ()
    years, ages = years_in(text), age_years_in(text)
    named = Slots(
        levels=levels,
        phases=phases,
        places=tuple(ordinals),
        years=ages if ages is not None else years,
        amount=amount_in(text),
        weeks=weeks_in(text),
        count=None if is_ordinal or ages is not None else count_in(text),
        under=asks_for_less(text),
        place=place_in(text),
        time=clock(text),
    )
    if (levels or phases) and not moves:
        return named
    return _moved(text, named, context, counts)


def _counted(kind: str, context: Context) -> str:
    """Return what an ordinal counts: level, phase, or nothing for list entries."""
    if re.fullmatch(_PHASE_NAMES, kind, re.IGNORECASE) and kind.lower() != "bit":
        return "phase"
    if re.fullmatch(_LEVEL_NAMES, kind, re.IGNORECASE):
        return "level"
    if kind.lower() in ("", "one", "bit") and context.of_phases is not None:
        return "phase" if context.of_phases else "level"
    return ""


def _ordinal(text: str) -> tuple[tuple[int, ...], str]:
    """Return places that `text` names, -1 for the last, and the word they count."""
    places: list[int] = []
    kind = ""
    for found in _ORDINAL.finditer(text):
        place = ORDINALS[(found["ordinal"] or found["ordinal2"]).lower()]
        said = found["count"] or found["count2"] or ""
        count = {"two": 2, "2": 2, "three": 3, "3": 3}.get(said.lower(), 1)
        places += range(-count, 0) if place == -1 else range(place, place + count)
        kind = kind or found["kind"] or ""
    if kind and len(places) == 1:
        places += [ORDINALS[word] for word in _LATER.findall(text.lower())]
    return tuple(dict.fromkeys(places)), kind


def _at(places: Sequence[int], count: int) -> Iterator[int]:
    for place in places:
        number = count + 1 + place if place < 0 else place
        if number > 0:
            yield number


def _moved(
    text: str, named: Slots, context: Context, counts: Mapping[str, int]
) -> Slots:
    """Return `named` moved on to the next or previous level or phase, if asked so."""
    step = step_of(text)
    part, anchor = _anchor(named, context)
    if not step or not anchor:
        return named
    target = (max if step > 0 else min)(anchor) + step
    if not 1 <= target <= counts[part]:
        end = (max if step > 0 else min)(anchor)
        beyond = "last" if step > 0 else "first"
        return replace(numbered(named, part, (end,)), beyond=beyond, places=())
    return replace(numbered(named, part, (target,)), places=())


def numbered(named: Slots, part: str, numbers: tuple[int, ...]) -> Slots:
    """Return `named` with other levels, or phases if `part` is "phase"."""
    if part == "phase":
        return replace(named, phases=numbers)
    return replace(named, levels=numbers)


def step_of(text: str) -> int:
    """Return 1 where `text` asks for what comes next, -1 for what comes before."""
    if not _FROM_THERE.search(text):
        return 0
    return -1 if _PREVIOUS.search(text) else 1 if _NEXT.search(text) else 0


def _anchor(named: Slots, context: Context) -> tuple[str, tuple[int, ...]]:
    """Return what a move starts from: what is named, else what was talked about."""
    if named.phases or named.levels:
        return ("phase", named.phases) if named.phases else ("level", named.levels)
    if context.of_phases and context.phases:
        return "phase", context.phases
    if context.levels:
        return "level", context.levels
    return "phase", context.phases


def _aliases(title: str) -> list[str]:
    """Return the names that a title joins: `A / B - C` gives A, B and C."""
    return [name for name in re.split(r"\s*/\s*|\s+-\s+", title) if name]


def words_of(text: str) -> set[str]:
    """Return the words of `text`, as typed and as stems."""
    typed = set(words(text))
    return typed | {stem(word) for word in typed}


def meets(word: str, asked: set[str]) -> bool:
    """Tell whether `word` is among `asked`, a slip of the finger allowed."""
    return word in asked or (
        len(word) >= _LONG
        and any(
            len(other) >= _LONG and fuzz.ratio(word, other) >= TYPO for other in asked
        )
    )


@lru_cache(maxsize=256)
def _distinctive(titles: tuple[str, ...], career: str) -> list[set[str]]:
    """Return, for each title, its words that no other title nor the career has."""
    common = {stem(word) for word in words(career)} | FUNCTION_WORDS
    sets = [{stem(word) for word in words(title)} - common for title in titles]
    return [
        {word for word in own if sum(word in other for other in sets) == 1}
        for own in sets
    ]


def _levels(text: str, levels: Sequence[Level], career: str) -> tuple[int, ...]:
    numbered = tuple(_numbered(text, _LEVEL_NAMES))
    if numbered:
        return numbered
    asked = words_of(text)
    own = _distinctive(tuple(level.title for level in levels), career)
    found = tuple(
        level.number
        for level, marks in zip(levels, own, strict=True)
        if _names_level([mark for mark in marks if meets(mark, asked)], level.title)
    )
    return found or tuple(by_rank(text, asked, len(levels)))


def _names_level(found: Sequence[str], title: str) -> bool:
    """Tell whether the distinctive words `found` are enough to mean a level.

    They are if there are two, or if one tells the rank or is what a name ends in.
    """
    ends = {stem(words(name)[-1]) for name in _aliases(title) if words(name)}
    return len(found) > 1 or any(word in RANKS or word in ends for word in found)


def _phases(
    text: str, phases: Sequence[Phase], career: str, fewest: int
) -> tuple[int, ...]:
    numbered = tuple(_numbered(text, _PHASE_NAMES))
    if numbered:
        return numbered
    asked = words_of(text)
    own = _distinctive(tuple(phase.title for phase in phases), career)
    return tuple(
        phase.number
        for phase, marks in zip(phases, own, strict=True)
        if len(found := [mark for mark in marks if meets(mark, asked)]) >= fewest
        or (found and re.search(rf"\b{_PHASE_NAMES}\b", text, re.IGNORECASE))
        or (found and phase.title.split(":")[0].lower() in text.lower())
    )


def _numbered(text: str, names: str) -> Iterator[int]:
    for found in _NUMBERED.finditer(text):
        if re.fullmatch(names, found["kind"], re.IGNORECASE):
            numbers = found["numbers"].lower().replace("one", "1")
            yield from map(int, re.findall(r"\d+", numbers))
