"""What the turns before a message leave for it."""

import re
from collections.abc import Mapping, Sequence

from advisor.career import Career
from advisor.conversation import Citation, Query, Request, Slots, Turn
from advisor.learner import Learner
from advisor.understanding.careers import named_careers

PREVIOUS = 3
"""Questions of a person that are kept in mind."""
_MANY = re.compile(
    r"\b(?:compared?|which (?:one )?of (?:these|them|the)|versus|vs|(?:all|each|both)"
    r" (?:the )?(?:careers|career|jobs|job|of them|of these))\b",
    re.IGNORECASE,
)


def is_across(text: str) -> bool:
    """Tell whether several careers are asked about side by side."""
    return bool(_MANY.search(text))


def last_query(turns: Sequence[Turn]) -> Query | None:
    """Return what was asked last."""
    return turns[-1].reply.query if turns else None


def careers_meant(
    text: str, turns: Sequence[Turn], careers: Mapping[str, Career]
) -> tuple[str, ...]:
    """Return the careers meant: named, else those of the turn before, else all."""
    last = last_query(turns)
    if named := named_careers(text, careers):
        return named if is_across(text) else named[:1]
    if last and last.careers and not is_across(text):
        return tuple(name for name in last.careers if name in careers)
    return tuple(careers)


def learner_before(turns: Sequence[Turn]) -> Learner:
    """Return the person who asks, as far as they had told of themself."""
    last = last_query(turns)
    return last.learner if last else Learner()


def practice_left(turns: Sequence[Turn]) -> Mapping[str, object] | None:
    """Return the interview practice that the last reply left, if one goes on."""
    return turns[-1].reply.practice if turns else None


def previous(turns: Sequence[Turn]) -> tuple[str, ...]:
    """Return the last questions of the person, the latest first."""
    return tuple(turn.question for turn in reversed(turns[-PREVIOUS:]))


def cited(turns: Sequence[Turn]) -> tuple[Citation, ...]:
    """Return what the last answer that rested on something rested on."""
    for turn in reversed(turns):
        if turn.reply.citations:
            return turn.reply.citations
    return ()


def memory(turns: Sequence[Turn], said: Sequence[Request]) -> Slots:
    """Return the years and the amount that the person named last."""
    requests = [r for turn in turns for r in turn.reply.query.requests] + list(said)
    years = [r.slots.years for r in requests if r.slots.years is not None]
    amounts = [r.slots.amount for r in requests if r.slots.amount is not None]
    return Slots(
        years=years[-1] if years else None, amount=amounts[-1] if amounts else None
    )
