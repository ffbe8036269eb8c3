"""The ways to read one piece of a message, the likeliest first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from advisor.career import Career
from advisor.conversation import Request, Slots
from advisor.understanding.asking import (
    left_out,
    operation_left_out,
    operation_of,
    with_named_topic,
)
from advisor.understanding.focus import Focus
from advisor.understanding.intents import (
    OF_LEVELS,
    OF_PHASES,
    SOCIAL,
    Intent,
    Operation,
)
from advisor.understanding.linking import Context, slots, step_of
from advisor.understanding.pieces import Piece
from advisor.understanding.reading import Reading, with_words
from advisor.understanding.spoken_numbers import in_digits
from advisor.understanding.style import without_manner
from advisor.understanding.words import content_words

MOST = 6
FAINT = 0.1
"""Share of the likeliest reading's probability that another one has to have."""
FOLLOWS = 0.5
"""Probability from which a message leaves out what the talk supplies."""
FRAGMENT = 1
"""Words of meaning up to which a message is searched with what was asked before; one
more where it points back."""
SMALL_PAY, LARGE_PAY = 20, 1_000
"""Between these, a bare number in a question on pay counts thousands."""
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


def says_all(asked: str) -> bool:
    """Tell whether all levels or phases are asked about, and none in particular."""
    return bool(_ALL.search(asked))


def points_back(asked: str) -> bool:
    """Tell whether `asked` points at what was said before it."""
    return bool(_POINTS.search(asked))


@dataclass(frozen=True)
class Heard:
    """A piece of a message with what it is read in the light of.

    `memory` holds the years and the amount that the person named before.
    """

    piece: Piece
    career: Career | None
    focus: Focus | None
    memory: Slots
    reading: Reading
    _known: dict[tuple[bool, bool], Slots] = field(default_factory=dict)

    def requests(self) -> Iterator[Request]:
        """Yield the requests that it may make, the likeliest first."""
        ranked = self.reading.ranked("about")
        named = self._named(Intent(ranked[0][0]))
        ranked = left_out(ranked, named, self.focus, self.piece.asked)
        ranked = with_named_topic(ranked, self.piece.asked)
        shares: dict[str, float] = {}
        for intent, share in ranked:
            shares.setdefault(intent, share)
        least = FAINT * max(shares.values())
        for intent, share in list(shares.items())[:MOST]:
            if share >= least or intent == ranked[0][0]:
                yield self._as(Intent(intent), share)

    def _as(self, intent: Intent, share: float) -> Request:
        """Return the request that the piece makes if it is about `intent`."""
        piece, reading, focus = self.piece, self.reading, self.focus
        said = in_digits(piece.asked)
        named = self._named(intent)
        operation = operation_of(reading, said, named, intent)
        all_wanted = reading.share("all", "yes")
        request = Request(
            text=piece.text,
            intent=intent,
            confidence=share,
            operation=operation_left_out(operation, intent, focus, piece.asked),
            slots=_sized(named, intent),
            wants_all=max(all_wanted, bool(_EVERYTHING.search(piece.asked))),
            turn=reading.best("turn"),
            state=focus.state if focus else "",
            recalled=with_words(focus.state, focus.asked) if focus else "",
            asked=piece.asked,
            before=_before(piece, reading, focus),
        )
        return _carried(request, reading, focus, said)

    def _named(self, intent: Intent) -> Slots:
        """Return the particulars that the piece names, if it is about `intent`."""
        key = (intent in OF_PHASES, intent is not Intent.MILESTONE)
        if key not in self._known:
            self._known[key] = self._slots(*key)
        return self._known[key]

    def _slots(self, of_phases: bool, moves: bool) -> Slots:
        piece, context = self.piece, self.context
        named = slots(
            in_digits(without_manner(piece.asked)),
            self.career,
            context,
            of_phases=of_phases,
            moves=moves,
        )
        if piece.text != piece.asked:
            named = _with_told(named, slots(in_digits(piece.text), None, context))
        return _with_told(named, self.memory) if _MINE.search(piece.text) else named

    @cached_property
    def context(self) -> Context:
        """What bare ordinals and "the next one" are counted from."""
        return (
            self.focus.context if self.focus else _told_before(self.piece, self.career)
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
    if not follows or says_all(request.asked):
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
