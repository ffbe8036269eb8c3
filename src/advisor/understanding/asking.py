"""What is asked, where some words leave no doubt or leave it to the talk."""

import re

from advisor.conversation import Slots
from advisor.understanding.focus import Focus
from advisor.understanding.intents import (
    COMPUTING,
    OF_LEVELS,
    OF_PHASES,
    SOCIAL,
    Intent,
    Operation,
)
from advisor.understanding.reading import Reading
from advisor.understanding.topics import topics
from advisor.understanding.words import content_words

PLAUSIBLE = 0.1
"""Probability from which a subject counts that the question names."""
ELLIPSIS_WORDS = 7
"""Words up to which a message can leave out what is asked of what it names."""
LOCATED = frozenset(
    {
        Intent.LEVEL_DUTIES,
        Intent.GOALS,
        Intent.MILESTONE,
        Intent.RESOURCES,
        Intent.TOPIC,
        Intent.REGULATION,
        Intent.SKILLS,
        Intent.TOOLS,
    }
)
"""Intents of which "which" and "where" ask for the level or phase."""
_HOW_MANY = re.compile(
    r"\bhow many (?!more\b)"
    r"(?!(?:\w+ )?(?:years|yrs|weeks|wks|months|hours|hrs|days)\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\bho?w ?ma?n?y\b|\d"
    r"|\b(?:number|count\w*|total|amount|altogether|many|much)\b",
    re.IGNORECASE,
)
"""Words that a number is asked for with, or one that is to be confirmed."""
_MORE = re.compile(
    r"\bhow (?:much|many)\b.*\b(?:more|less|longer|extra)\b|\bdifference\b|\bgap\b"
    r"|\b(?:jump|raise|rise|step up)\b",
    re.IGNORECASE,
)
_LONGEST = re.compile(r"\b(longest|biggest|most (?:time|weeks)|slowest)\b", re.I)
_SHORTEST = re.compile(r"\b(shortest|quickest|smallest|least (?:time|weeks))\b", re.I)
_WHICH = re.compile(
    r"^(?:(?:and|n|so|ok|but)\s+)*(?:who|whose|whos|(?:at|in) (?:which|wich|what)"
    r"|(?:which|wich|what) (?:level|phase|stage|rung|part|bit|step|block|module|one|of)"
    r"|where|when)\b",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(
    r"^(?:(?:and|n|so|but|ok|okay)\s+)?(?:what|how|wat) (?:about|abt|bout)\b"
    r"|^(?:and|n|or|but|same)\b|^(?:for|at|with|after)\b",
    re.IGNORECASE,
)
_REPAIR = re.compile(
    r"^(?:(?:no|nah|nope|not|sorry|wait|oops|hm+|actually|hang on)\b[\s,.!-]*)+"
    r"(?:(?:i|we)\s+(?:meant|mean|was asking|asked|said)\b[\s,:]*)?",
    re.IGNORECASE,
)
_AUX = re.compile(
    r"^(?:(?:and|n|so|ok|but|then|well)\s+)*(?:is|are|do|does|did|can|could|will|would"
    r"|has|have|am|should|was|were|isn'?t|aren'?t|don'?t|doesn'?t)\b"
    r"(?! you (?:tell|give|list|show|explain|name))",
    re.IGNORECASE,
)
"""How a question begins that wants a yes or a no."""


def left_out(
    ranked: list[tuple[str, float]], named: Slots, focus: Focus | None, asked: str
) -> list[tuple[str, float]]:
    """Return the intents, that of the talk first where the message leaves it out.

    It does where it only names a level, a phase, years or an amount ("and for
    seniors?"), and where it corrects what was meant.
    """
    if focus is None or len(asked.split()) > ELLIPSIS_WORDS:
        return ranked
    repairs = bool(_REPAIR.match(asked))
    if not repairs and not _ELLIPSIS.match(asked):
        return ranked
    of_levels = named.levels or named.amount is not None or named.years is not None
    fits = (focus.intent in OF_LEVELS and of_levels) or (
        focus.intent in OF_PHASES and named.phases
    )
    if fits and len(content_words(asked)) <= 1 + len(named.levels or named.phases):
        return [(str(focus.intent), ranked[0][1]), *ranked]
    if repairs and Intent(ranked[0][0]) in SOCIAL and len(asked.split()) > 1:
        return [pair for pair in ranked if Intent(pair[0]) not in SOCIAL]
    return ranked


def operation_left_out(
    operation: Operation, intent: Intent, focus: Focus | None, asked: str
) -> Operation:
    """Return what is asked, that of the talk where a fragment leaves it out.

    "And the second and third?" after a question on the gap between two levels.
    """
    if focus is None or focus.intent is not intent or not _ELLIPSIS.match(asked):
        return operation
    short = len(asked.split()) <= ELLIPSIS_WORDS
    plain = operation in (Operation.VALUE, Operation.YESNO)
    asked_of_all = focus.operation in COMPUTING
    return Operation(focus.operation) if short and plain and asked_of_all else operation


def with_named_topic(
    ranked: list[tuple[str, float]], asked: str
) -> list[tuple[str, float]]:
    """Return the intents, first a likely subject that the question names itself.

    Only subjects that documents often leave out are looked for, by their words.
    """
    if Intent(ranked[0][0]) in topics():
        return ranked
    for name, share in ranked:
        topic = topics().get(Intent(name))
        probes = topic.probes if topic and share >= PLAUSIBLE else None
        if probes and probes.search(asked):
            return [(name, share), *ranked]
    return ranked


def operation_of(
    reading: Reading, said: str, named: Slots, intent: Intent
) -> Operation:
    """Return what is asked; some words leave no doubt."""
    if _MORE.search(said) and max(len(named.levels), len(named.phases)) == 2:
        return Operation.DIFFERENCE
    if _HOW_MANY.search(said):
        return Operation.COUNT
    if _WHICH.match(said) and intent in LOCATED:
        return Operation.LOCATE
    if intent in OF_PHASES and not named.phases:
        if _SHORTEST.search(said):
            return Operation.MIN
        if _LONGEST.search(said):
            return Operation.MAX
    best = Operation(reading.best("op"))
    if best is Operation.COUNT and not _NUMBER.search(said):
        best = Operation.VALUE
    return Operation.YESNO if best is Operation.VALUE and _AUX.match(said) else best
