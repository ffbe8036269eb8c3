"""Step one of a turn: what a message asks for, in the light of what was said before."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from advisor.career import Career
from advisor.conversation import Query, Request, Slots, Turn
from advisor.seams import Embedder
from advisor.sentences import sentences
from advisor.understanding.classifier import IntentClassifier
from advisor.understanding.intents import (
    LEVEL_INTENTS,
    PHASE_INTENTS,
    SOCIAL,
    Intent,
)
from advisor.understanding.linking import masked, named_careers, slots
from advisor.understanding.topics import topics
from advisor.understanding.words import content_words, words

MAX_CHARACTERS = 4_000
"""What is read of a message; people ask in the first lines."""
MAX_REQUESTS = 4
ALTERNATIVES = 4
PLAUSIBLE = 0.1
"""Probability from which a topic counts that the question names."""
FRAGMENT_WORDS = 7
"""A message of at most this many words can be the rest of the one before it."""
FRAGMENT_DOUBT = 0.5
"""Probability below which the intent of a fragment is taken from the turn before."""
_OPENING = re.compile(
    r"^(?:and|n|so|but|what about|how about|ok|okay|also|hm+|then)\b", re.IGNORECASE
)
_ELLIPSIS = re.compile(
    r"^(?:(?:and|n|so|but|ok|okay)\s+)?(?:what|how) about\b"
    r"|^(?:and|n)\s+\S+(?:\s+\S+)?\W*$",
    re.IGNORECASE,
)
"""A fragment that names a new particular and leaves out what is asked of it."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ufeff]")
_AUXILIARY = r"do|does|is|are|can|should|will|would|could|did|am|was|has|have"
_SUBJECT = (
    r"i|you|we|they|he|she|it|there|this|that|these|those|the|a|an|my|your|people"
    r"|someone|somebody|anyone|everyone|any|most|u|one"
)
_ASKING = (
    r"(?:(?:what|whats|what's|how|hows|which|where|when|whens|who|why)\b"
    rf"|(?:{_AUXILIARY})\s+(?:{_SUBJECT})\b)"
)
_ASKS = re.compile(
    rf"(?:(?:hi|hey|hello|ok|okay|so|and|but|also|please|well)\b[,!.]?\s+)*{_ASKING}",
    re.IGNORECASE,
)
_JOINT = re.compile(
    rf"[,;]?\s+(?:and|also|plus)\s+(?=(?:also\s+)?{_ASKING})", re.IGNORECASE
)
_MANNER = re.compile(
    r"[,;]?\s*\b(?:in (?:plain|simple) (?:english|words|terms|language)|in a nutshell"
    r"|in (?:one|a|1|two|a few|a single) (?:short )?(?:sentences?|words?|lines?)"
    r"|briefly|tl;?dr|as (?:a list|bullets?|bullet points)|just the numbers?|in short"
    r"|no fluff|be honest|honestly|realistically|tbh|lol)\b[,:]?",
    re.IGNORECASE,
)
"""How an answer is wished for; says nothing of what is asked."""
_MANY = re.compile(r"\b(compare|compared|which of these|versus|vs|all careers)\b", re.I)
_LEVEL_TO = {Intent.PAY: Intent.PAY_LEVEL, Intent.ROLE: Intent.LEVEL_DUTIES}
_OF_LEVELS = LEVEL_INTENTS | {Intent.PAY, Intent.PAY_YEARS, Intent.PAY_AMOUNT}


@dataclass(frozen=True, slots=True)
class Understander:
    """Reads messages with an embedder and a classifier made for it."""

    embedder: Embedder
    classifier: IntentClassifier

    def understand(
        self, message: str, turns: Sequence[Turn], careers: Mapping[str, Career]
    ) -> Query:
        """Return what `message` asks, given the `turns` before it, oldest first."""
        text = " ".join(_CONTROL.sub(" ", message)[:MAX_CHARACTERS].split())
        last = turns[-1].reply.query if turns else None
        meant = _careers(text, last, careers)
        career = careers[meant[0]] if len(meant) == 1 else None
        requests = tuple(self._request(piece, career, last) for piece in _pieces(text))
        return Query(
            text=text,
            requests=_told_apart(requests),
            careers=meant,
            previous=tuple(turn.question for turn in reversed(turns[-3:])),
        )

    def _request(
        self, piece: "Piece", career: Career | None, last: Query | None
    ) -> Request:
        ranked = self._ranked(piece, career)
        (intent, confidence), *others = ranked[: ALTERNATIVES + 1]
        request = Request(
            text=piece.text,
            intent=intent,
            confidence=confidence,
            slots=slots(piece.text, career),
            alternatives=tuple(others),
        )
        return _resolved(_refined(request), last.requests[-1] if last else None)

    def _ranked(
        self, piece: "Piece", career: Career | None
    ) -> list[tuple[Intent, float]]:
        """Return the intents by probability, the question alone and in its context."""
        texts = dict.fromkeys([piece.question, piece.text])
        odds: dict[Intent, float] = {}
        plain = [_MANNER.sub("", masked(text, career)) for text in texts]
        vectors = self.embedder.embed(plain)
        for vector in vectors:
            for intent, share in self.classifier.rank(vector):
                odds[intent] = odds.get(intent, 0.0) + share / len(texts)
        return sorted(odds.items(), key=lambda pair: -pair[1])


def _careers(
    text: str, last: Query | None, careers: Mapping[str, Career]
) -> tuple[str, ...]:
    """Return the careers meant: named, else those of the turn before, else all."""
    if named := named_careers(text, careers):
        return named if _MANY.search(text) else named[:1]
    if last and last.careers and not _MANY.search(text):
        return tuple(name for name in last.careers if name in careers)
    return tuple(careers)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a message that asks one thing, and the same with its context."""

    question: str
    text: str


def _pieces(text: str) -> list[Piece]:
    """Return the parts of a message that ask, each with what is said round it."""
    pieces: list[Piece] = []
    lead = ""
    for sentence in sentences(text):
        if not _asks(sentence):
            lead = f"{lead} {sentence}".strip()
            continue
        first, *others = _clauses(sentence)
        pieces.append(Piece(first, f"{lead} {first}".strip()))
        pieces += [Piece(other, other) for other in others]
        lead = ""
    if not pieces:
        return [Piece(text, text)]
    if lead:
        pieces[-1] = Piece(pieces[-1].question, f"{pieces[-1].text} {lead}")
    return pieces[:MAX_REQUESTS]


def _asks(sentence: str) -> bool:
    return sentence.rstrip("\"') ").endswith("?") or bool(_ASKS.match(sentence))


def _clauses(sentence: str) -> list[str]:
    """Return the questions that one sentence joins by "and"."""
    parts = _JOINT.split(sentence)
    return [part.strip() for part in parts if part.strip()]


def _refined(request: Request) -> Request:
    """Return `request` with the intent that its particulars decide."""
    named = request.slots
    intent = _named_topic(request) or Intent(request.intent)
    if intent in (Intent.PAY, Intent.PAY_LEVEL) and named.amount:
        intent = Intent.PAY_AMOUNT
    elif intent in (Intent.PAY, Intent.PAY_LEVEL) and named.years and not named.levels:
        intent = Intent.PAY_YEARS
    elif named.levels and intent in _LEVEL_TO:
        intent = _LEVEL_TO[intent]
    elif named.phases and intent is Intent.ROADMAP:
        intent = Intent.PHASE
    return replace(request, intent=intent)


def _named_topic(request: Request) -> Intent | None:
    """Return a likely topic that the question names in so many words."""
    for name, share in request.alternatives:
        topic = topics().get(Intent(name))
        if share < PLAUSIBLE or topic is None or topic.probes is None:
            continue
        if topic.probes.search(request.text) and Intent(request.intent) not in topics():
            return Intent(name)
    return None


def _resolved(request: Request, before: Request | None) -> Request:
    """Return `request` with what a fragment leaves out taken from the one `before`."""
    if before is None:
        return request
    if _is_fragment(request) and (
        request.confidence < FRAGMENT_DOUBT
        or Intent(request.intent) in SOCIAL
        or _ELLIPSIS.match(request.text)
    ):
        intent = _carried(Intent(before.intent), request.slots)
        if intent is not None:
            request = replace(request, intent=intent)
    return replace(request, slots=_carried_slots(request, before.slots))


def _is_fragment(request: Request) -> bool:
    count = len(words(request.text))
    return count <= FRAGMENT_WORDS and bool(
        _OPENING.match(request.text)
        or request.slots.levels
        or request.slots.phases
        or request.slots.years
    )


def _carried(intent: Intent, named: Slots) -> Intent | None:
    """Return the earlier intent as the particulars of a fragment turn it."""
    if intent in SOCIAL or intent is Intent.OUT_OF_SCOPE:
        return None
    if named.levels and intent in _OF_LEVELS:
        return Intent.PAY_LEVEL if intent.startswith("pay") else intent
    if named.years and intent in _OF_LEVELS:
        return Intent.PAY_YEARS
    if named.phases and (intent in PHASE_INTENTS or intent is Intent.ROADMAP):
        return intent if intent in PHASE_INTENTS else Intent.PHASE
    return None


def _carried_slots(request: Request, before: Slots) -> Slots:
    """Return the slots of `request`, a missing level or phase taken from `before`."""
    named = request.slots
    intent = Intent(request.intent)
    if intent in LEVEL_INTENTS and not named.levels and before.levels:
        named = replace(named, levels=before.levels)
    if intent in PHASE_INTENTS and not named.phases and _points_back(request.text):
        named = replace(named, phases=before.phases)
    return named


def _points_back(text: str) -> bool:
    return bool(
        re.search(r"\b(it|its|that|this|there|then|one|them)\b", text, re.IGNORECASE)
        or len(content_words(text)) <= 1
    )


def _told_apart(requests: Sequence[Request]) -> tuple[Request, ...]:
    """Return the requests without pleasantries round a question or repeats."""
    real = [request for request in requests if Intent(request.intent) not in SOCIAL]
    kept = {
        (request.intent, request.slots): request for request in real or requests[:1]
    }
    return tuple(kept.values())
