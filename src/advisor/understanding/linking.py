"""Which levels, phases, careers and quantities the words of a question mean."""

import re
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from advisor.career import Career
from advisor.conversation import Slots
from advisor.profile import Level, Phase
from advisor.quantities import clock, durations, number, pays
from advisor.tokens import stem
from advisor.understanding.words import FUNCTION_WORDS, words

TYPO = 87
"""Lowest rapidfuzz ratio (0 to 100) at which two long words count as one."""
_LONG = 5
ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4,
    "4th": 4, "fifth": 5, "5th": 5, "sixth": 6, "6th": 6, "seventh": 7, "eighth": 8,
    "last": -1, "final": -1,
}  # fmt: skip
NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15,
    "twenty": 20,
}  # fmt: skip
LOWEST = {
    "apprentice", "beginner", "beginners", "bottom", "entry", "entry-level",
    "fresher", "graduate", "graduates", "intern", "junior", "lowest", "newbie",
    "newcomer", "rookie", "starter", "starting", "trainee",
}  # fmt: skip
HIGHEST = {
    "boss", "ceiling", "chief", "executive", "highest", "peak", "summit", "top",
}  # fmt: skip
MIDDLE = {
    "intermediate", "mid", "mid-career", "mid-level", "middle", "midlevel",
}  # fmt: skip
RANKS = LOWEST | HIGHEST | MIDDLE | {
    "assistant", "associate", "director", "expert", "head", "lead", "manager",
    "master", "officer", "partner", "president", "principal", "senior", "staff",
    "supervisor", "vice", "vp",
}  # fmt: skip
_JOB = re.compile(
    r"\b(gig|line of work|occupation|profession|vocation|calling)\b", re.IGNORECASE
)
_PHASE_NAMES = r"(?:phase|step|stage|module|part)"
_LEVEL_NAMES = r"(?:level|rung|rank|position|grade|tier)"
_NUMBERED = re.compile(
    rf"\b(?P<kind>{_PHASE_NAMES}|{_LEVEL_NAMES})s?\s*(?:no\.?|number|#)?\s*"
    rf"(?P<number>\d{{1,2}}|{'|'.join(NUMBER_WORDS)})\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"\b(?P<ordinal>{'|'.join(ORDINALS)})\s+(?:\w+\s+)?"
    rf"(?P<kind>{_PHASE_NAMES}|{_LEVEL_NAMES})\b",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(?<![\w.])(\d+(?:[.,]\d+)?)\s?(?:k|grand|thousand)\b", re.I)
_BARE_AMOUNT = re.compile(r"(?<![\w.,])(\d{2,3}(?:,\d{3})+|\d{5,7})(?!\w)")
_IDIOMS = {"six figures": 100_000, "six figure": 100_000, "6 figures": 100_000}
_WORD_YEARS = re.compile(
    rf"\b({'|'.join(NUMBER_WORDS)})\s+(?:years?|yrs?)\b", re.IGNORECASE
)
_PLACE = re.compile(
    r"\b(?:in|at|near|around|for)\s+((?:the\s+)?[^\W\d_][\w'.-]*(?:\s+[A-Z][\w'.-]*)*)"
)


def slots(text: str, career: Career | None) -> Slots:
    """Return the particulars that `text` names, read against `career`."""
    profile = career.profile if career else None
    return Slots(
        levels=_levels(text, profile.levels, profile.title) if profile else (),
        phases=_phases(text, profile.phases, profile.title) if profile else (),
        years=_years(text),
        amount=_amount(text),
        place=_place(text),
        time=clock(text),
    )


def named_careers(text: str, careers: Mapping[str, Career]) -> tuple[str, ...]:
    """Return the ids of the careers that `text` names, best match first."""
    asked = _asked(text)
    shared: dict[str, int] = {}
    for career in careers.values():
        for word in _title_words(career.document.title):
            shared[word] = shared.get(word, 0) + 1
    scores = {}
    for name, career in careers.items():
        title = _title_words(career.document.title)
        found = [word for word in title if _meets(word, asked)]
        own = [word for word in found if shared[word] == 1]
        if title and own and len(found) >= len(title) / 2:
            scores[name] = len(found) / len(title)
    return tuple(sorted(scores, key=lambda name: -scores[name]))


def masked(text: str, career: Career | None) -> str:
    """Return `text` with names of the career, its levels and phases made common.

    Their words say which one is meant, not what is asked about it.
    """
    text = _JOB.sub("job", text)
    if career is None:
        return text
    profile = career.profile
    names = {career.document.title: "this career"}
    for level in profile.levels:
        names |= dict.fromkeys(_aliases(level.title), "that level")
    for phase in profile.phases:
        names[phase.title] = "that phase"
    for name in sorted(names, key=len, reverse=True):
        if len(name.split()) > 1 or names[name] == "this career":
            pattern = rf"\b(?:an? )?{re.escape(name)}s?\b"
            text = re.sub(pattern, names[name], text, flags=re.IGNORECASE)
    return text


def _aliases(title: str) -> list[str]:
    """Return the names that a title joins: `A / B - C` gives A, B and C."""
    return [name for name in re.split(r"\s*/\s*|\s+-\s+", title) if name]


def _title_words(title: str) -> list[str]:
    return [stem(word) for word in words(title) if word not in FUNCTION_WORDS]


def _asked(text: str) -> set[str]:
    """Return the words of `text`, as typed and as stems."""
    typed = set(words(text))
    return typed | {stem(word) for word in typed}


def _meets(word: str, asked: set[str]) -> bool:
    """Tell whether `word` is among `asked`, a slip of the finger allowed."""
    return word in asked or (
        len(word) >= _LONG
        and any(
            len(other) >= _LONG and fuzz.ratio(word, other) >= TYPO for other in asked
        )
    )


def _distinctive(titles: Sequence[str], career: str) -> list[set[str]]:
    """Return, for each title, its words that no other title nor the career has."""
    common = {stem(word) for word in words(career)} | FUNCTION_WORDS
    sets = [{stem(word) for word in words(title)} - common for title in titles]
    return [
        {word for word in own if sum(word in other for other in sets) == 1}
        for own in sets
    ]


def _levels(text: str, levels: Sequence[Level], career: str) -> tuple[int, ...]:
    numbered = tuple(_numbered(text, _LEVEL_NAMES, len(levels)))
    if numbered:
        return numbered
    asked = _asked(text)
    own = _distinctive([level.title for level in levels], career)
    found = tuple(
        level.number
        for level, marks in zip(levels, own, strict=True)
        if _names_level([mark for mark in marks if _meets(mark, asked)], level.title)
    )
    return found or tuple(_by_rank(asked, len(levels)))


def _names_level(found: Sequence[str], title: str) -> bool:
    """Tell whether the distinctive words `found` are enough to mean a level.

    They are if there are two, or if one tells the rank or is what a name ends in.
    """
    ends = {stem(words(name)[-1]) for name in _aliases(title) if words(name)}
    return len(found) > 1 or any(word in RANKS or word in ends for word in found)


def _by_rank(asked: set[str], count: int) -> Iterator[int]:
    """Yield the level that words of rank mean where no title has them."""
    if not count:
        return
    if asked & {stem(word) for word in LOWEST}:
        yield 1
    if asked & {stem(word) for word in MIDDLE}:
        yield (count + 1) // 2
    if asked & {stem(word) for word in HIGHEST}:
        yield count


def _phases(text: str, phases: Sequence[Phase], career: str) -> tuple[int, ...]:
    numbered = tuple(_numbered(text, _PHASE_NAMES, len(phases)))
    if numbered:
        return numbered
    asked = _asked(text)
    own = _distinctive([phase.title for phase in phases], career)
    return tuple(
        phase.number
        for phase, marks in zip(phases, own, strict=True)
        if len(found := [mark for mark in marks if _meets(mark, asked)]) >= 2
        or (found and re.search(rf"\b{_PHASE_NAMES}\b", text, re.IGNORECASE))
        or (found and phase.title.split(":")[0].lower() in text.lower())
    )


def _numbered(text: str, names: str, count: int) -> Iterator[int]:
    for found in (*_NUMBERED.finditer(text), *_ORDINAL.finditer(text)):
        if not re.fullmatch(names, found["kind"], re.IGNORECASE):
            continue
        groups = found.groupdict()
        if ordinal := groups.get("ordinal"):
            at = ORDINALS[ordinal.lower()]
        else:
            written = found["number"].lower()
            at = NUMBER_WORDS.get(written) or int(written)
        yield count if at == -1 else at


def _years(text: str) -> float | None:
    for amount in durations(text):
        if amount.unit == "year":
            return amount.high
        if amount.unit == "month":
            return round(amount.high / 12, 1)
    found = _WORD_YEARS.search(text)
    return float(NUMBER_WORDS[found[1].lower()]) if found else None


def _amount(text: str) -> float | None:
    for idiom, value in _IDIOMS.items():
        if idiom in text.lower():
            return float(value)
    if found := _THOUSANDS.search(text):
        return number(found[1]) * 1000
    for pay in pays(text):
        return pay.high
    found = _BARE_AMOUNT.search(text)
    return number(found[1]) if found else None


def _place(text: str) -> str:
    """Return what follows the last "in" or the like, as typed."""
    found = _PLACE.findall(text)
    return found[-1].rstrip(".'-") if found else ""
