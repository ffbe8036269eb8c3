"""The four parts of a story told in an interview, found by simple cues."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from advisor.understanding.clauses import Clause


class Part(StrEnum):
    """A part of a story, in the order in which it is told best."""

    SITUATION = "situation"
    TASK = "task"
    ACTION = "action"
    RESULT = "result"


ASKED: Mapping[Part, str] = {
    Part.SITUATION: "Say where and when it was.",
    Part.TASK: "Say what you had to do.",
    Part.ACTION: "Say what you did yourself.",
    Part.RESULT: "Say what came of it.",
}
"""What to add where a part is not found."""
_ACTED = (
    r"(?:\w{2,}ed|built|wrote|made|ran|led|took|gave|put|set|drew|held|found|sat|met"
    r"|went|kept|cut|taught|chose|told|spoke|read|did|got|began|fought|sent|brought"
    r"|bought|sold|spent|shut|hung|dealt|won|forecast)\b"
)
_CUES: Mapping[Part, re.Pattern[str]] = {
    Part.SITUATION: re.compile(
        r"^(?:at|in|on|during|when|while|last|one day|back)\b(?! the end)"
        r"|\b(?:there (?:was|were)|we had|had (?:no|a|an)|could not|couldn't|nobody"
        r"|when i (?:was|worked|joined|started)|at that time|used to|at my"
        r"|in my (?:last|first|previous|current))\b",
        re.IGNORECASE,
    ),
    Part.TASK: re.compile(
        r"\b(?:had to|needed to|was asked|were asked|was told|was supposed"
        r"|(?:my|our|the) (?:job|task|role|goal|part|aim|plan|assignment) was"
        r"|responsible for|in charge of|wanted (?:me|us) to|i wanted to)\b",
        re.IGNORECASE,
    ),
    Part.ACTION: re.compile(
        rf"\b(?:i|we)\s+(?:(?:\w+ly|then|also|first|just)\s+)?"
        rf"(?!(?:needed|wanted|worked (?:at|as|for|in)|joined|used to)\b){_ACTED}",
        re.IGNORECASE,
    ),
    Part.RESULT: re.compile(
        r"\b(?:as a result|in the end|at the end|since then|after that|afterwards"
        r"|result(?:s|ed)?\b|outcome|led to|so that|finally|today|now|no longer"
        r"|reduced|increased|improved|saved|dropped|fell|rose|grew|halved|doubled"
        r"|went (?:up|down|from)|adopted|approved|accepted|passed|agreed|thanked"
        r"|still use|reached|down (?:from|to|by)|up (?:from|to|by))\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class StarPart:
    """A part of a story, with the sentence that tells it; empty if none does."""

    part: Part
    sentence: str

    @property
    def is_found(self) -> bool:
        """Whether a sentence tells it."""
        return bool(self.sentence)


def star(sentences: Sequence[Clause]) -> tuple[StarPart, ...]:
    """Return the four parts of a story, each with a sentence that tells it.

    A part is told by the first sentence with a cue for it; where that tells an earlier
    part already, by the next one that does not, if there is any.
    """
    found: list[StarPart] = []
    for part, cue in _CUES.items():
        telling = [one.text for one in sentences if cue.search(one.text)]
        taken = {one.sentence for one in found}
        fresh = [text for text in telling if text not in taken]
        found.append(StarPart(part, next(iter(fresh or telling), "")))
    return tuple(found)


def place(sentence: str) -> Part:
    """Return the part of a story that `sentence` is best told in."""
    order = (Part.RESULT, Part.TASK, Part.SITUATION)
    return next((part for part in order if _CUES[part].search(sentence)), Part.ACTION)
