"""What a question that was asked back about means, once the person has said."""

import re
from collections.abc import Mapping, Sequence

from advisor.career import Career
from advisor.conversation import Outcome, Request, Turn
from advisor.learner import Settled
from advisor.understanding.careers import named_careers
from advisor.understanding.intents import Intent
from advisor.understanding.reading import Reading
from advisor.understanding.understood import NAMES
from advisor.understanding.words import content_words

LONGEST = 8
"""Words up to which a message can be the answer to a question of ours."""
CLEAR = 0.3
"""Probability from which a message picks one of two readings."""
_FIRST = re.compile(r"\b(?:first|former|1st|1|yes|yeah|yep|ya|sure)\b", re.IGNORECASE)
LONGEST_ANSWER = 12
"""Words up to which a message can answer a question about a line."""
_YES = re.compile(
    r"(?:yes|yeah|yep|yup|ya|sure|definitely|absolutely|of course|i do|i am|i can"
    r"|it is|it does|that'?s me|correct|true|right)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"(?:no|nope|nah|never|not (?:at all|really|me)|none|i don'?t|i can'?t|i'?m not"
    r"|i am not|it isn'?t|it doesn'?t)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:maybe|perhaps|not sure|unsure|dunno|i don'?t know|idk|a (?:bit|little)"
    r"|kind ?of|kinda|sort ?of|sorta|partly|depends|it depends|half"
    r"|so so|hard to say)\b",
    re.IGNORECASE,
)
_SECOND = re.compile(r"\b(?:second|latter|last|2nd|2|other)\b", re.IGNORECASE)


def was_asked_back(turns: Sequence[Turn]) -> Turn | None:
    """Return the last turn if the advisor asked something back in it."""
    last = turns[-1] if turns else None
    asked = last is not None and last.reply.outcome is Outcome.CLARIFY
    return last if asked and last and last.reply.query.requests else None


def picked_careers(
    text: str, last: Turn, careers: Mapping[str, Career]
) -> tuple[str, ...]:
    """Return the careers that `text` picks of several that a question could mean."""
    offered = last.reply.query.careers
    if len(offered) < 2 or len(text.split()) > LONGEST:
        return ()
    held = {name: careers[name] for name in offered if name in careers}
    if re.search(r"\b(?:both|all|each)\b", text, re.IGNORECASE):
        return tuple(held)
    named = named_careers(text, held) or _by_word(text, held)
    return named[:1]


def _by_word(text: str, careers: Mapping[str, Career]) -> tuple[str, ...]:
    """Return the one career whose title shares a word of meaning with `text`."""
    said = set(content_words(text))
    found = [
        name
        for name, career in careers.items()
        if said & set(content_words(career.document.title))
    ]
    return tuple(found) if len(found) == 1 else ()


def picked_reading(text: str, last: Turn, reading: Reading) -> Request | None:
    """Return the reading that `text` picks of the two that were asked about."""
    request = last.reply.query.requests[0]
    options = (request, *request.others[:1])
    if len(options) < 2 or len(text.split()) > LONGEST:
        return None
    for option, said in zip(options, (_FIRST, _SECOND), strict=True):
        if said.search(text):
            return option
    words = set(content_words(text))
    named = [one for one in options if words & set(content_words(_name(one)))]
    if len(named) == 1:
        return named[0]
    shares = [reading.share("about", one.intent) for one in options]
    best = shares.index(max(shares))
    return options[best] if shares[best] >= CLEAR else None


def answered_line(text: str, last: Turn, reading: Reading) -> Settled | None:
    """Return what `text` answers where the last reply asked about a fit line.

    An answer in between, such as "a bit", settles nothing and is not asked for again.
    """
    line = last.reply.query.asks_about
    if not line or text.endswith("?") or len(text.split()) > LONGEST_ANSWER:
        return None
    for pattern, yes in ((_BETWEEN, None), (_YES, True), (_NO, False)):
        if pattern.match(text):
            return Settled(line, text, yes)
    about = Intent(reading.best("about"))
    if about in (Intent.AFFIRM, Intent.DENY):
        return Settled(line, text, yes=about is Intent.AFFIRM)
    return None


def _name(request: Request) -> str:
    return NAMES.get(Intent(request.intent), "")
