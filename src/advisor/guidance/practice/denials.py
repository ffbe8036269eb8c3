"""What an answer denies: the clauses that tell of not knowing or not having done."""

import re
from collections.abc import Sequence

from advisor.guidance.practice.terms import written
from advisor.understanding.clauses import Clause

FEW = 3
"""Words with a meaning up to which a sentence only names what the next one denies."""
_I = (
    r"(?:^(?:(?:and|but|so|well|honestly|sorry|no|also|actually|unfortunately|yes)\s+)*"
    r"|\b(?:i|we)(?:['\u2019](?:ve|d|m))?\s+(?:(?:\w+ly|still|also|really|am)\s+)?)"
)
"""The person who answers, as the subject; or no subject at all."""
_NOT = r"(?:n\s?['\u2019]?\s?t|\s+not)\s+"
_ADVERBS = r"(?:(?:really|actually|ever|even|personally|fully|quite|yet|honestly)\s+)*"
_DONE = (
    r"(?:\w{2,}ed|done|seen|heard|built|written|made|run|led|taught|taken|held|known"
    r"|learnt|had|been|did|saw|wrote|ran|took|knew|got)\b"
)
_DENIABLE = (
    r"(?!(?:just|only|simply|want|stop|skip|forget|hesitate|rush|guess|assume|rely"
    r"|trust|let|give|gave|lose|leave|ignore|mind|need|wait|accept|fail|stress"
    r"|imagine|stand|allow|miss|get to|like)(?:ed|s)?\b)\w+"
)
"""A verb; not one that, denied, tells of something done: "I didn't just draw it"."""
_NO_RULE = r"(?!.*\b(?:until|till|before|unless|without|when|while)\b)"
"""Not a rule that somebody keeps: "I don't touch it before it is dead"."""
_KNOWING = (
    r"(?:know|have|understand|remember|recall|use|do|work|speak|say|tell|explain"
    r"|answer|name|write|build|code|program|make)\b"
)
_ASSETS = (
    r"(?:experience|idea|clue|knowledge|background|training|practice|exposure"
    r"|familiarity|skills?)\b"
)
_STATES = (
    r"(?:familiar|comfortable|sure|able|experienced|trained|qualified|certified"
    r"|an expert|my (?:job|area|task|field|thing|strength))\b"
)
_OTHERS = (
    r"(?:(?:some|any)(?:one|body)(?: else)?|others|other people|nobody"
    r"|(?:my|our|a|an|the|another) (?:\w+ )?(?:boss|manager|colleague|supervisor))\b"
)
_STUDYING = r"(?:learn|study|read up|find out|look (?:it|that|this) up)\b"
DENIAL = re.compile(
    "|".join(
        (
            rf"{_I}(?:did|have|had){_NOT}{_ADVERBS}{_DENIABLE}{_NO_RULE}",
            rf"{_I}(?:have\s+|had\s+|was\s+)?never\s+{_ADVERBS}{_DONE}{_NO_RULE}",
            rf"{_I}not\s+(?:yet\s+)?{_DONE}",
            rf"{_I}(?:do|would){_NOT}{_ADVERBS}{_KNOWING}{_NO_RULE}",
            rf"{_I}(?:cannot\s+|(?:can|could){_NOT}){_ADVERBS}{_DENIABLE}{_NO_RULE}",
            r"\b(?:no|zero|little|hardly any|not (?:any|much|a lot of)|lack(?:ed|ing)?)"
            rf"\s+(?:[\w-]+\s+){{0,3}}?{_ASSETS}",
            rf"{_I}not\s+(?:\w+\s+){{0,2}}?{_STATES}",
            r"^(?:idk|dunno|dk|no|nope|pass|nothing|no comment|no answer)$",
            r"\b(?:know nothing|no idea|no clue|new to me|nothing about|unfamiliar"
            r"|unsure)\b",
            rf"\b(?:was|were|is|are|been)\s+{_ADVERBS}(?:always\s+)?(?:done|made|taken"
            rf"|decided|chosen|set|written|built|handled|run) by {_OTHERS}",
            rf"^{_OTHERS}\s+(?:always\s+)?(?:did|does|do|made|took|decided|handled|wrote"
            rf"|ran|built)\b",
            rf"\b(?:have|need|want|plan|hope|going|like) to {_STUDYING}",
            rf"\bwould {_STUDYING}",
        )
    ),
    re.IGNORECASE,
)
_ANEW = re.compile(
    r"(?:but|however|though|although|instead|still|yet|i|we|my|our|he|she|they|it|the"
    r"|because|since|so|then|which|who)\b",
    re.IGNORECASE,
)
"""How a clause begins that does not go on with a list of what is denied."""
_BACK = re.compile(
    r"\b(?:it|that|this|them|those|these|one|so|either|never)\b", re.IGNORECASE
)
_EMPTY = frozenset(
    {
        *("touched", "tried", "try", "seen", "heard", "learned", "learnt", "studied"),
        *("remember", "recall", "understand", "familiar", "experience", "idea", "clue"),
        *("built", "expert", "unfamiliar", "unsure", "wrote", "study"),
    }
)
"""Words that a denial may hold and still not say what it denies."""


def denied(parts: Sequence[Clause], said: str) -> tuple[bool, ...]:
    """Return which of the clauses of `said` deny, or are what a denial speaks of.

    A denial goes on through a list, "I never used SQL, Python or R", and reaches back
    where it does not say what it denies: "SQL? Never used it."
    """
    found = [bool(DENIAL.search(part.text)) for part in parts]
    for at in range(1, len(parts)):
        before, part = parts[at - 1], parts[at]
        gap = said[before.end : part.start]
        if found[at - 1] and not found[at]:
            found[at] = gap.strip() == "," and not _ANEW.match(part.text)
        elif found[at] and _reaches_back(part) and _is_near(gap, before):
            found[at - 1] = True
    return tuple(found)


def _reaches_back(part: Clause) -> bool:
    told = {word.lower() for word in written(part.text)} - _EMPTY
    return not told and bool(_BACK.search(part.text))


def _is_near(gap: str, before: Clause) -> bool:
    same_sentence = not re.search(r"[.!?\n]", gap)
    return same_sentence or len(written(before.text)) <= FEW
