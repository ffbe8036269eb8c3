"""What a message tells of the person who writes it."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from advisor.learner import Learner
from advisor.understanding import days
from advisor.understanding.clauses import HEDGE, Clause, clauses
from advisor.understanding.intents import Intent
from advisor.understanding.particulars import count_in
from advisor.understanding.pieces import asks
from advisor.understanding.spoken_numbers import in_digits

_ONESELF = re.compile(
    r"\b(?:i|i['\u2019]?(?:m|ve|d|ll)|my|me|mine|myself|we|our)\b"
    r"|^(?:ex|former|retired|currently|trained|qualified|worked|working|been|never|no"
    r"|zero|just|good|bad|great|terrible|love|hate|\d+ ?(?:yrs?|years?|yo|f|m))\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"(?:please |pls |can you |ok |and |so )*(?:make|give|show|tell|help|build|write"
    r"|draw up|plan|explain|skip|let'?s)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?\n]")
_BREAK = re.compile(r"[^\W_]{4,}|[?\n]")
"""What stands between two clauses that are not told in one stretch."""
_HOURS = re.compile(
    r"(?P<hours>\d+(?:\.\d+)?|(?<!half )\ban)\s*(?:(?:-|to)\s*\d+(?:\.\d+)?\s*)?"
    r"(?:h|hrs?|hours?)\b"
    r"(?: \w+){0,3}?\s*(?:(?:a|an|per|each|every|/)\s*(?P<each>weekday|week|wk|day"
    r"|evening|night|morning)\b|(?P<ly>weekly|daily))",
    re.IGNORECASE,
)
_BARE_HOURS = re.compile(r"(?P<hours>\d+(?:\.\d+)?)\s*(?:h|hrs?|hours?)\b", re.I)
FEW = 9
"""Words up to which a bare number in talk of a plan is hours a week."""
_TIMES_A_WEEK = {"week": 1, "wk": 1, "weekly": 1, "weekday": 5}
_DAYS = 7
_KNOWS = re.compile(
    r"\b(?:(?:i|already|do|can|we)\s+(?:already\s+)?(?:know|speak|use|write|program in"
    r"|code in)|(?:good|comfortable|fluent|experienced|proficient|familiar|confident)"
    r" (?:with|in|at)|skip(?:ping)?|leave out|knowing|done with|finished)\s+"
    r"(?:how to (?:use|write)\s+|the\s+)?(?P<what>[^.;!?\n]+)",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|never|don['\u2019]?t|do not|can['\u2019]?t|cannot|no)\b(?:\s+\w+)?\s*$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s+(?:so|but|because|already|well|since|and i|and (?:can|have|will|would|start)"
    r"|start(?:ing)?|from|by|for|with|at|on|when|if|\d+\s*h)\b.*$|[,(].*$",
    re.IGNORECASE,
)
_APART = re.compile(r"\s*(?:,|\band\b|&|\+(?!\+)|/)\s*", re.IGNORECASE)
_NEXT = re.compile(
    r"\b(?:(?:what|where|how|which|wat)\b.{0,40}\b(?:try|begin|start|first|next)\b"
    r"|(?:for|against) me|(?:those|these|which|the) lines|missing|lack(?:ing)?"
    r"|short of|catch up|still need|gaps?)\b",
    re.IGNORECASE,
)
LONGEST_NEXT = 16
"""Words up to which such a message is one."""
_LONGEST_NAME = 4
"""Words that the name of a subject or tool has at most."""
_NO_NAME = re.compile(
    r"it|this|that|them|these|those|what|how|nothing|everything|anything|all|some",
    re.IGNORECASE,
)


def told(
    message: str, before: Learner, today: date, intents: Collection[str] = ()
) -> Learner:
    """Return what the person has told of themself by now.

    Args:
        message: What they typed.
        before: What they had told before it.
        today: The day from which "next month" is counted.
        intents: What the message is about. Where it asks if something suits them, all
            of it that asks nothing speaks of them; in one about a plan, hours without
            a "week" are those of a week.
    """
    said = tuple(_of_oneself(message, of_fit=Intent.FIT_ME in intents))
    digits = in_digits(message)
    return replace(
        before,
        said=tuple(dict.fromkeys((*before.said, *said))),
        knows=tuple(dict.fromkeys((*before.knows, *_known(message)))),
        hours_per_week=_hours(digits, bare=Intent.PLAN in intents)
        or before.hours_per_week,
        start=days.start(message, today) or before.start,
        until=days.until(message, today) or before.until,
        days_off=tuple(
            dict.fromkeys((*before.days_off, *days.days_off(message, today)))
        ),
    )


def tells_hours(message: str) -> bool:
    """Tell whether a message says how many hours of study there are in a week."""
    return _hours(in_digits(message), bare=False) is not None


def of_next_step(text: str) -> bool:
    """Tell whether a message on fit asks what to try first, or what is lacking."""
    return len(text.split()) <= LONGEST_NEXT and bool(_NEXT.search(text))


def plans_anew(before: Learner, after: Learner) -> bool:
    """Tell whether a plan for `after` differs from one for `before`."""
    return _of_plan(before) != _of_plan(after)


def _of_plan(learner: Learner) -> tuple[object, ...]:
    return (
        learner.hours_per_week,
        learner.start,
        learner.until,
        learner.days_off,
        learner.knows,
    )


def _of_oneself(message: str, *, of_fit: bool) -> Iterator[str]:
    """Yield the stretches of a message that tell of its writer, as typed."""
    parts = clauses(message)
    telling = [part for part in parts if _is_told(part, message)]
    spoken = telling if of_fit else _begun(telling, message)
    if of_fit and not spoken:
        spoken = list(parts)
    for _, run in groupby(enumerate(spoken), lambda at: _stretch(at, spoken, message)):
        clauses_ = [part for _, part in run]
        yield message[clauses_[0].start : clauses_[-1].end]


def _is_told(part: Clause, message: str) -> bool:
    """Tell whether a clause neither asks nor orders."""
    asked = asks(part.text) or message[part.end :].lstrip().startswith("?")
    return not asked and not _ORDER.match(part.text)


def _begun(telling: Sequence[Clause], message: str) -> list[Clause]:
    """Return the clauses that speak of oneself, or go on in such a sentence."""
    kept: list[Clause] = []
    for part in telling:
        goes_on = kept and not _END.search(message[kept[-1].end : part.start])
        if goes_on or _ONESELF.search(part.text):
            kept.append(part)
    return kept


def _stretch(at: tuple[int, Clause], spoken: Sequence[Clause], message: str) -> int:
    """Return the place of the first clause that a clause goes on from unbroken."""
    place = at[0]
    while place and not _BREAK.search(
        message[spoken[place - 1].end : spoken[place].start]
    ):
        place -= 1
    return place


def _hours(text: str, *, bare: bool) -> float | None:
    """Return the hours a week that a person says they have."""
    found = _HOURS.search(text)
    if not found:
        if not bare:
            return None
        if only := _BARE_HOURS.search(text):
            return float(only["hours"])
        return count_in(text) if len(text.split()) <= FEW else None
    each = (found["each"] or found["ly"]).lower()
    hours = 1.0 if found["hours"].lower() == "an" else float(found["hours"])
    return hours * _TIMES_A_WEEK.get(each, _DAYS)


def _known(message: str) -> Iterator[str]:
    """Yield the names of what a person says that they know already."""
    for found in _KNOWS.finditer(message):
        if _NOT.search(message[: found.start()]) or HEDGE.match(found["what"]):
            continue
        for name in _APART.split(_ENDS.sub("", found["what"])):
            name = name.strip(" \"'.")
            if (
                name
                and len(name.split()) <= _LONGEST_NAME
                and (not _NO_NAME.fullmatch(name))
            ):
                yield name
