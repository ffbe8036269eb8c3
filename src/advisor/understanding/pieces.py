"""A message cut into the parts that each ask one thing."""

import re
from dataclasses import dataclass

from advisor.sentences import sentences
from advisor.understanding.words import content_words

MOST = 4
"""Parts that are answered; people ask in the first lines."""
FEWEST_WORDS = 3
MOST_JOINTS = 2
_AUXILIARY = r"do|does|is|are|can|should|will|would|could|did|am|was|has|have"
_SUBJECT = (
    r"i|you|we|they|he|she|it|there|this|that|these|those|the|a|an|my|your|people"
    r"|someone|somebody|anyone|everyone|any|most|u|one"
)
_WORDS = (
    r"what|whats|what's|wat|wot|how|hows|how's|which|where|wheres|when|whens|who|whos"
    r"|who's|why|whether"
)
_ASKING = (
    rf"(?:(?:(?:in|at|for|with|on|from|to|by|of|until)\s+)?(?:{_WORDS})\b"
    rf"|(?:{_AUXILIARY})\s+(?:{_SUBJECT})\b)"
)
_TELLING = (
    r"(?!i (?:don'?t|do not|didn'?t|never) know)(?:[\w']+[\s,]+){0,4}?"
    r"(?:tell|inform|know|explain|wonder|wondering|understand|say)"
    r"(?:\s+(?:me|us))?[\s,:]+"
)
_RUN_ON = re.compile(
    r"\b(?:whats|what's|what (?:is|are|do|does|would|can|will)|wat|wot"
    r"|how (?:much|many|long|do|does|hard|far|big|good|old)"
    r"|(?:when|wen) (?:can|could|do|does|will|would|cud|wud)"
    r"|where (?:do|does|is|can)|can (?:u|i|you)|do (?:i|u|you|they)|does it"
    r"|is (?:it|there|this)|are (?:there|they)|am i)\b",
    re.IGNORECASE,
)
"""Where a question begins in a message without marks."""
_ASKS = re.compile(
    rf"(?:(?:hi|hey|hello|hiya|ok|okay|so|and|but|also|please|pls|well|n|right|um|hm+|oh"
    rf"|yo|sorry|tell me|i (?:want|wanna|need|would like) to know|can you tell me)\b"
    rf"[,!.:]?\s+)*(?:{_TELLING})?{_ASKING}",
    re.IGNORECASE,
)
_JOINT = re.compile(
    rf"[,;]?\s+(?:and|also|plus|&|n|then|oh and|and then)\s+"
    rf"(?=(?:also\s+|then\s+)?{_ASKING})"
    rf"|[,;]\s+(?={_ASKING})"
    rf"|(?<=\w)\s+(?=(?:what about|how about|and what about)\b)"
    rf"|[;]\s+",
    re.IGNORECASE,
)
_INDIRECT = re.compile(
    r"\b(?:know|tell me|wonder|wondering|ask|say|see|sure|idea|depends? on|explain|mean"
    r"|matter|understand|care|clear)\s*,?\s*$",
    re.IGNORECASE,
)


_JOINING = re.compile(r"\s+(?:and|n|&|plus|also|as well as)\s+|,\s+", re.IGNORECASE)


def _is_question(clause: str) -> bool:
    """Tell whether `clause` asks by itself, and is no lead to what follows it."""
    short = len(clause.split()) < FEWEST_WORDS
    return bool(_ASKS.match(clause)) and not short and not _INDIRECT.search(clause)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a message that asks one thing, and the same with what surrounds it."""

    asked: str
    text: str


def pieces(text: str) -> list[Piece]:
    """Return the parts of a message that ask, each with what is said round it."""
    found: list[Piece] = []
    lead = ""
    for sentence in _sentences(text):
        if not asks(sentence):
            before, sentence = _run_on(sentence)
            lead = f"{lead} {before}".strip()
            if not sentence:
                continue
        first, *others = _clauses(sentence)
        found.append(Piece(first, f"{lead} {first}".strip()))
        found += [Piece(other, other) for other in others]
        lead = ""
    if not found:
        return [Piece(text, text)]
    if lead:
        found[-1] = Piece(found[-1].asked, f"{found[-1].text} {lead}")
    return found[:MOST]


def joined(asked: str) -> list[tuple[str, str]]:
    """Return the halves of a question at each word that may join two."""
    halves = [
        (asked[: found.start()].strip(" ,"), asked[found.end() :].strip(" ,"))
        for found in _JOINING.finditer(asked)
    ]
    return [pair for pair in halves if all(map(content_words, pair))][:MOST_JOINTS]


def _sentences(text: str) -> list[str]:
    """Return the sentences of `text`; a question mark ends one in lower case, too."""
    parts = re.split(r"(?<=\?)\s+(?=\w)", text)
    return [sentence for part in parts for sentence in sentences(part)]


def _run_on(sentence: str) -> tuple[str, str]:
    """Return what stands before the question in a sentence without marks, and it."""
    found = _RUN_ON.search(sentence)
    if not found:
        return sentence, ""
    return sentence[: found.start()].strip(), sentence[found.start() :]


def asks(sentence: str) -> bool:
    """Tell whether a sentence asks."""
    return sentence.rstrip("\"') ").endswith("?") or bool(_ASKS.match(sentence))


def _clauses(sentence: str) -> list[str]:
    """Return the questions that one sentence joins."""
    clauses: list[str] = []
    for part in _JOINT.split(sentence):
        part = part.strip(" ,;")
        if not part:
            continue
        short = len(part.split()) < FEWEST_WORDS
        if clauses and (short or not _is_question(clauses[-1])):
            clauses[-1] = f"{clauses[-1]} {part}"
        else:
            clauses.append(part)
    return clauses or [sentence]
