"""Step one of a turn: what a message asks for, in the light of what was said before."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from advisor.career import Career
from advisor.conversation import Citation, Query, Request, Slots, Turn
from advisor.seams import Embedder
from advisor.understanding.asking import (
    left_out,
    operation_of,
    with_named_topic,
)
from advisor.understanding.focus import Focus, focus_of
from advisor.understanding.intents import (
    OF_LEVELS,
    OF_PHASES,
    SOCIAL,
    Intent,
    Operation,
)
from advisor.understanding.language import is_foreign
from advisor.understanding.linking import (
    Context,
    named_careers,
    numbered,
    slots,
    step_of,
)
from advisor.understanding.pieces import Piece, pieces
from advisor.understanding.reading import (
    Heads,
    Reading,
    in_context,
    level_texts,
    phase_texts,
)
from advisor.understanding.spoken_numbers import in_digits
from advisor.understanding.style import longest_of, style_of, without_manner
from advisor.understanding.understood import understood
from advisor.understanding.words import content_words

MAX_CHARACTERS = 4_000
"""What is read of a message; people ask in the first lines."""
ALTERNATIVES = 5
MEANT = 0.6
"""Probability from which a message means particular levels or phases."""
FOLLOWS = 0.5
"""Probability from which a message leaves out what the talk supplies."""
APART = 0.5
"""Probability from which a message is taken by itself for talk or no career matter."""
FRAGMENT = 1
"""Words of meaning up to which a message is searched with what was asked before; one
more where it points back."""
SMALL_PAY, LARGE_PAY = 20, 1_000
"""Between these, a bare number in a question on pay counts thousands."""
OF_ALL = frozenset(
    {
        Operation.MAX,
        Operation.MIN,
        Operation.COUNT,
        Operation.SUM,
        Operation.FILTER,
        Operation.LOCATE,
    }
)
"""Operations that look for levels or phases, or take all of them."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ufeff]")
_MANY = re.compile(r"\b(compare|compared|which of these|versus|vs|all careers)\b", re.I)
_EVERYTHING = re.compile(
    r"\b(all|whole|entire|every|full|complete|list|everything|hour by hour"
    r"|step by step|start to finish)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:all|every|each|altogether|whole|entire|total|individual|any|overall"
    r"|from start to finish|bottom to top|top to bottom|full list)\b",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"\b(?:my (?:yrs|years|experience|pay|salary|money|wage)|i (?:told|mentioned|said"
    r"|make|earn|have done|am on)|i'?ve (?:done|got|told)|w(?:ud|ould) i be"
    r"|do i stand)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:it|its|that|this|there|then|them|those|these|they|he|she|same|one|ones)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Understander:
    """Reads messages with the encoder and the heads that were trained with it."""

    embedder: Embedder
    heads: Heads
    _known: dict[tuple[str, ...], NDArray[np.float32]] = field(default_factory=dict)

    def understand(
        self, message: str, turns: Sequence[Turn], careers: Mapping[str, Career]
    ) -> Query:
        """Return what `message` asks, given the `turns` before it, oldest first."""
        text = " ".join(_CONTROL.sub(" ", message)[:MAX_CHARACTERS].split())
        meant = _careers(text, turns[-1].reply.query if turns else None, careers)
        career = careers[meant[0]] if len(meant) == 1 else None
        requests: list[Request] = []
        for piece in pieces(text):
            focus = focus_of(turns, careers, requests)
            memory = _memory(turns, requests)
            requests.append(self._request(piece, career, focus, memory))
        kept = _told_apart(requests)
        return Query(
            text=text,
            requests=kept,
            careers=meant,
            previous=tuple(turn.question for turn in reversed(turns[-3:])),
            style=style_of(text),
            longest=longest_of(text),
            cited=_cited(turns),
            understood=understood(kept, career),
            foreign=is_foreign(text),
        )

    def _request(
        self,
        piece: Piece,
        career: Career | None,
        focus: Focus | None,
        memory: Slots,
    ) -> Request:
        reading, vector = self._read(piece, focus.state if focus else "", career)
        if focus:
            alone, _ = self._read(piece, "", career)
            if alone.ranked("about")[0][1] >= APART and _is_apart(alone):
                reading = alone
        ranked = reading.ranked("about")
        said = in_digits(piece.asked)
        context = focus.context if focus else _told_before(piece, career)
        of_phases = Intent(ranked[0][0]) in OF_PHASES
        moves = Intent(ranked[0][0]) is not Intent.MILESTONE
        named = slots(said, career, context, of_phases=of_phases, moves=moves)
        if piece.text != piece.asked:
            named = _with_told(named, slots(in_digits(piece.text), None, context))
        if _MINE.search(piece.text):
            named = _with_told(named, memory)
        ranked = left_out(ranked, named, focus, piece.asked)
        (intent, confidence), *others = with_named_topic(ranked, piece.asked)
        operation = operation_of(reading, said, named, Intent(intent))
        request = Request(
            text=piece.text,
            intent=intent,
            confidence=confidence,
            operation=operation,
            slots=_sized(named, Intent(intent)),
            alternatives=tuple(others[:ALTERNATIVES]),
            wants_all=max(
                reading.share("all", "yes"), bool(_EVERYTHING.search(piece.asked))
            ),
            turn=reading.best("turn"),
            state=focus.state if focus else "",
            asked=piece.asked,
            before=_before(piece, reading, focus),
        )
        request = _carried(request, reading, focus, said)
        return self._linked(request, reading, vector, career)

    def _embedded(self, texts: tuple[str, ...]) -> NDArray[np.float32]:
        """Return the vectors of levels or phases, embedded once."""
        if texts not in self._known:
            self._known[texts] = self.embedder.embed(texts)
        return self._known[texts]

    def _read(
        self, piece: Piece, state: str, career: Career | None
    ) -> tuple[Reading, NDArray[np.float32]]:
        """Return what the heads say of the question alone and with what surrounds it.

        The vector is that of the question with what surrounds it, of length 1.
        """
        texts = [
            without_manner(text) for text in dict.fromkeys([piece.asked, piece.text])
        ]
        vectors = self.embedder.embed([in_context(t, state, career) for t in texts])
        return Reading.mean([self.heads.read(v) for v in vectors]), vectors[-1]

    def _linked(
        self,
        request: Request,
        reading: Reading,
        vector: NDArray[np.float32],
        career: Career | None,
    ) -> Request:
        """Return `request` with the levels or phases that it means in other words."""
        named = request.slots
        if career is None or request.operation in OF_ALL or _ALL.search(request.asked):
            return request
        for part, texts, held in (
            ("level", level_texts, named.levels),
            ("phase", phase_texts, named.phases),
        ):
            meant = reading.share(part, "yes") >= MEANT and _can_have(request, part)
            counted = part == "level" and (named.years, named.amount) != (None, None)
            if held or counted or not meant or not (known := tuple(texts(career))):
                continue
            best = int(np.argmax(self._embedded(known) @ vector)) + 1
            named = numbered(named, part, (best,))
        return replace(request, slots=named)


def _is_apart(reading: Reading) -> bool:
    """Tell whether a message is talk, or no career matter, whatever was said before."""
    return Intent(reading.best("about")) in SOCIAL | {Intent.OUT_OF_SCOPE}


def _can_have(request: Request, part: str) -> bool:
    kinds = OF_LEVELS if part == "level" else OF_PHASES
    return Intent(request.intent) in kinds


def _careers(
    text: str, last: Query | None, careers: Mapping[str, Career]
) -> tuple[str, ...]:
    """Return the careers meant: named, else those of the turn before, else all."""
    if named := named_careers(text, careers):
        return named if _MANY.search(text) else named[:1]
    if last and last.careers and not _MANY.search(text):
        return tuple(name for name in last.careers if name in careers)
    return tuple(careers)


def _cited(turns: Sequence[Turn]) -> tuple[Citation, ...]:
    """Return what the last answer that rested on something rested on."""
    for turn in reversed(turns):
        if turn.reply.citations:
            return turn.reply.citations
    return ()


def _memory(turns: Sequence[Turn], said: Sequence[Request]) -> Slots:
    """Return the years and the amount that the person named last."""
    requests = [r for turn in turns for r in turn.reply.query.requests] + list(said)
    years = [r.slots.years for r in requests if r.slots.years is not None]
    amounts = [r.slots.amount for r in requests if r.slots.amount is not None]
    return Slots(
        years=years[-1] if years else None, amount=amounts[-1] if amounts else None
    )


def _with_told(named: Slots, told: Slots) -> Slots:
    """Return `named` with the years and the amount of `told` where it has none."""
    return replace(
        named,
        years=told.years if named.years is None else named.years,
        amount=told.amount if named.amount is None else named.amount,
    )


def _told_before(piece: Piece, career: Career | None) -> Context:
    """Return the levels and phases that are named before the question."""
    told = slots(in_digits(piece.text.replace(piece.asked, "")), career, Context())
    return Context(told.levels, told.phases, bool(told.phases) or None)


def _before(piece: Piece, reading: Reading, focus: Focus | None) -> str:
    """Return what was asked before, where the message says too little by itself."""
    points = bool(_POINTS.search(piece.asked))
    if focus is None or len(content_words(piece.asked)) > FRAGMENT + points:
        return ""
    return "" if reading.best("turn") == "social" else focus.asked


def _sized(named: Slots, intent: Intent) -> Slots:
    """Return `named` with a bare number in a question on pay read as thousands."""
    count = named.count
    if intent is not Intent.PAY or named.amount is not None or count is None:
        return named
    if SMALL_PAY <= count < LARGE_PAY and named.years is None:
        return replace(named, amount=count * 1_000, count=None)
    return named


def _carried(
    request: Request, reading: Reading, focus: Focus | None, said: str
) -> Request:
    """Return `request` with the levels, phases or entry that the talk supplies."""
    intent = Intent(request.intent)
    if focus is None or intent in SOCIAL:
        return request
    named = request.slots
    follows = 1 - reading.share("turn", "new") >= FOLLOWS or _POINTS.search(said)
    if intent is Intent.DAY and focus.entry and (step := step_of(said)):
        return replace(request, slots=replace(named, places=(focus.entry + step,)))
    if not follows or _ALL.search(request.asked):
        return request
    apart = request.operation in (Operation.DIFFERENCE, Operation.COMPARE)
    if intent in OF_LEVELS and not named.phases and named.amount is None:
        if not named.levels and named.years is None:
            named = replace(named, years=focus.years)
        if named.years is None:
            levels = _both(named.levels, focus.levels, apart)
            named = replace(named, levels=levels)
    if intent in OF_PHASES and not named.levels:
        named = replace(named, phases=_both(named.phases, focus.phases, apart))
    return replace(request, slots=named)


def _both(
    named: tuple[int, ...], before: tuple[int, ...], apart: bool
) -> tuple[int, ...]:
    """Return the numbers named, those before where none is, both to hold apart."""
    if not named:
        return before
    return tuple(sorted({*named, *before})) if apart and len(named) == 1 else named


def _told_apart(requests: Sequence[Request]) -> tuple[Request, ...]:
    """Return the requests without pleasantries round a question or repeats."""
    real = [request for request in requests if Intent(request.intent) not in SOCIAL]
    kept: dict[tuple[object, ...], Request] = {}
    for request in real or requests[-1:]:
        narrow = () if request.slots != Slots() else (request.asked,)
        kept.setdefault(
            (request.intent, request.operation, request.slots, narrow), request
        )
    return tuple(kept.values())
