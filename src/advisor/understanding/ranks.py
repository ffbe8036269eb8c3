"""Words of rank, and the level of a ladder that they mean."""

import re
from collections.abc import Iterator

from advisor.tokens import stem

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
_CLIMB = re.compile(
    r"\bhow (?:far|high)(?: up)? (?:can|could|do|does|would|might|will) (?:\w+ )?"
    r"(?:climb|rise|go up|get up|move up|make it)\b",
    re.IGNORECASE,
)
"""How it is asked for the top of a ladder."""


def by_rank(text: str, asked: set[str], count: int) -> Iterator[int]:
    """Yield the level that words of rank mean where no title has them.

    Args:
        text: A question.
        asked: Its words, as typed and as stems.
        count: Number of levels.
    """
    if not count:
        return
    if _CLIMB.search(text):
        asked = asked | HIGHEST
    low = bool(asked & {stem(word) for word in LOWEST})
    high = bool(asked & {stem(word) for word in HIGHEST})
    if low and high and "to" in asked:
        return
    high = high and not low
    if low:
        yield 1
    if asked & {stem(word) for word in MIDDLE}:
        yield (count + 1) // 2
    if high:
        yield count
