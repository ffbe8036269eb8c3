"""What a person says, cut into clauses that each tell one thing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_PERSON = r"i|i'?m|i'?ve|i'?d|i'?ll|im|ive|my|we|he|she|they|it"
_VERB = (
    r"am|was|have|had|has|want|wanna|would|wouldn'?t|can|can'?t|cant|could|couldn'?t|do"
    r"|don'?t|dont|did|didn'?t|never|not|no|love|hate|like|enjoy|know|need|hope|prefer"
    r"|used|work|worked|did|done|now|currently|also|still|always|only|currently"
)
_JOINT = re.compile(
    rf"[.!?;:\n\u2026]+\s*|\s+[-\u2013\u2014]+\s+|\s*[()]\s*|,\s+(?:and|but|so)\s+|,\s*"
    rf"|\s+(?:but|though|tho|although|however|because|cos|except|while|whereas|yet"
    rf"|then|so)\s+"
    rf"|\s+(?:and|&|n|plus)\s+(?=(?:{_PERSON}|{_VERB})\b)",
    re.IGNORECASE,
)
NEGATION = re.compile(
    r"\b(?:no|not|never|none|neither|nor|without|zero|nothing|nobody|hardly|barely"
    r"|(?:do|does|did|is|are|was|were|have|has|had|ca|could|wo|would|should|must|need|ai)"
    r"n['\u2019]?t|cannot|hate[sd]?|dislikes?|dread|loathe|detest|avoid|scared|afraid"
    r"|terrified|useless|hopeless|rubbish|lack|lacking|refuse|allergic|bores?|bored)\b",
    re.IGNORECASE,
)
HEDGE = re.compile(
    r"\b(?:a (?:bit|little|few)|some|basic|basics|beginner|rusty|learning|studying"
    r"|trying|used to|years ago|hobby|hobbies|dabbl\w*|self[- ]taught|want(?:ed|s)? to"
    r"|wanna|would (?:like|love)|hop(?:e|ing)|plan(?:ning)? to|almost|nearly|sort of"
    r"|kind ?of|kinda|once|start(?:ed|ing)|course|courses|weekends?|only|just|mostly"
    r"|husband|wife|brother|sister|mother|mum|mom|father|dad|friend|uncle|aunt|cousin"
    r"|son|daughter)\b",
    re.IGNORECASE,
)


_WHO = (
    r"woman|man|girl|boy|lady|guy|male|female|non[- ]?binary|trans|mother|father|mum"
    r"|mom|dad|parent|carer|grand(?:mother|father|ma|pa)|person|they|them|she|her|he"
    r"|him|single|married|divorced|widow(?:ed|er)?|pregnant|straight|gay|lesbian"
    r"|years?|yrs?|yo|y/?o|old|aged?|kids?|children|child|son|daughter|husband|wife"
    r"|partner|boyfriend|girlfriend|twins|baby|toddler|family|name|called|is|am|i'?m"
    r"|im|are|my|i|a|an|the|of|and|with|in|my|late|early|mid|twenties|thirties"
    r"|fort(?:y|ies)|fift(?:y|ies)|sixt(?:y|ies)|thirty|twenty|one|two|three|four|five"
    r"|m|f|hi|hello|hey|here|look|after|have|got|has|/|\d{1,2}s?"
)
_PERSONAL = re.compile(
    rf"(?:(?:{_WHO})\b\W*)+"
    r"|(?:hi|hello|hey)?\W*(?:my name(?:'?s| is)?|i'?m called|they call me|this is)"
    r"\s+\w+(?:\s+\w+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of what somebody said, verbatim, at `start` of it."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends in what was said."""
        return self.start + len(self.text)

    @property
    def negated(self) -> bool:
        """Tell whether it denies something, or tells of a dislike."""
        return bool(NEGATION.search(self.text))

    @property
    def hedged(self) -> bool:
        """Tell whether it claims less than the whole: a bit, a wish, a relative."""
        return bool(HEDGE.search(self.text))


def clauses(said: str) -> tuple[Clause, ...]:
    """Return the clauses of what was said, in order."""
    found: list[Clause] = []
    start = 0
    for joint in (*_JOINT.finditer(said), None):
        end = joint.start() if joint else len(said)
        piece = said[start:end]
        if stripped := piece.strip():
            found.append(Clause(stripped, start + piece.index(stripped[0])))
        start = joint.end() if joint else end
    return tuple(found)


def of_trade(parts: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return the clauses that tell of more than name, gender, age and family."""
    return tuple(part for part in parts if not _PERSONAL.fullmatch(part.text))


def runs(parts: tuple[Clause, ...], said: str, longest: int = 3) -> tuple[Clause, ...]:
    """Return the clauses, and each run of up to `longest` within a sentence as one."""
    found: list[Clause] = []
    for first, part in enumerate(parts):
        end = part.start
        for one in parts[first : first + longest]:
            if re.search(r"[.!?\n]", said[end : one.start]):
                break
            end = one.end
            found.append(Clause(said[part.start : end], part.start))
    return tuple(found)
