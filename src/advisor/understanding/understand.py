"""Step one of a turn: what a message asks for, in the light of what was said before."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

import numpy as np
from numpy.typing import NDArray

from advisor.career import Career
from advisor.conversation import Query, Request, Slots, Turn
from advisor.learner import Learner
from advisor.seams import Embedder
from advisor.understanding.clarified import (
    picked_careers,
    picked_reading,
    was_asked_back,
)
from advisor.understanding.focus import Focus, focus_of
from advisor.understanding.going_on import going_on
from advisor.understanding.history import (
    careers_meant,
    cited,
    is_across,
    learner_before,
    memory,
    practice_left,
    previous,
)
from advisor.understanding.intents import (
    OF_LEVELS,
    OF_PHASES,
    SOCIAL,
    Intent,
    Operation,
)
from advisor.understanding.language import is_foreign
from advisor.understanding.pieces import Piece, joined, pieces
from advisor.understanding.reading import (
    Heads,
    Reading,
    in_context,
    level_texts,
    phase_texts,
)
from advisor.understanding.readings import Heard, says_all
from advisor.understanding.style import longest_of, style_of, without_manner
from advisor.understanding.told import tells_hours, told

MAX_CHARACTERS = 4_000
"""What is read of a message; people ask in the first lines."""
MEANT = 0.6
"""Probability from which a message means particular levels or phases."""
APART = 0.5
"""Probability from which a message is taken by itself for talk or no career matter."""
OF_TIME = frozenset(
    {Intent.PLAN, Intent.TIME_TO_READY, Intent.PHASE_DURATION, Intent.HOURS_PER_WEEK}
)
"""Intents that, together with hours a week, ask for a plan."""
HALF = 0.7
"""Probability of what a half of a message asks from which it is taken apart."""
CLEARER = 0.1
"""How much clearer than the whole message both halves have to be."""
UNSPLIT = frozenset(
    map(str, SOCIAL | {Intent.OUT_OF_SCOPE, Intent.OTHER_ABSENT, Intent.FIT_ME})
)
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


@dataclass(frozen=True)
class Understander:
    """Reads messages with the encoder and the heads that were trained with it.

    `today` tells the day from which "next month" is counted.
    """

    embedder: Embedder
    heads: Heads
    today: Callable[[], date] = date.today
    _known: dict[tuple[str, ...], NDArray[np.float32]] = field(default_factory=dict)

    def understand(
        self, message: str, turns: Sequence[Turn], careers: Mapping[str, Career]
    ) -> Query:
        """Return what `message` asks, given the `turns` before it, oldest first."""
        message = message[:MAX_CHARACTERS]
        text = " ".join(_CONTROL.sub(" ", message).split())
        if (last := was_asked_back(turns)) and (
            settled := self._settled(text, last, turns[:-1], careers)
        ):
            return settled
        meant = careers_meant(text, turns, careers)
        career = careers[meant[0]] if len(meant) == 1 else None
        asked = Query(
            text=text,
            requests=(),
            careers=meant,
            previous=previous(turns),
            cited=cited(turns),
            across=len(meant) > 1 and is_across(text),
            practice=practice_left(turns),
        )
        if on := going_on(
            message, text, turns, partial(self._alone, career), self.today()
        ):
            return replace(asked, requests=(on.request,), learner=on.learner)
        requests = self._requests(message, turns, careers, career)
        learner = self._learner(message, turns, requests)
        planned = tuple(_as_plan(request, message, learner) for request in requests)
        return replace(
            asked,
            requests=planned,
            learner=learner,
            style=style_of(text),
            longest=longest_of(text),
            foreign=is_foreign(text),
        )

    def _requests(
        self,
        message: str,
        turns: Sequence[Turn],
        careers: Mapping[str, Career],
        career: Career | None,
    ) -> tuple[Request, ...]:
        """Return what a message asks, each piece in the light of those before it."""
        requests: list[Request] = []
        for piece in self._apart(pieces(_by_line(message)), career):
            focus = focus_of(turns, careers, requests)
            said = memory(turns, requests)
            requests.append(self._request(piece, career, focus, said))
        return _told_apart(requests)

    def _alone(self, career: Career | None, text: str) -> Reading:
        """Return what the heads say of a text by itself."""
        return self._read(Piece(text, text), "", career)[0]

    def _learner(
        self, message: str, turns: Sequence[Turn], requests: Sequence[Request]
    ) -> Learner:
        """Return the person who asks, as far as they have told of themself."""
        about = [request.intent for request in requests]
        return told(message, learner_before(turns), self.today(), about)

    def _apart(self, found: Sequence[Piece], career: Career | None) -> Iterator[Piece]:
        """Yield the pieces, in two where each half asks for another thing.

        "the demand score n the ai risk" has no word that asks; its halves are read.
        """
        for piece in found:
            halves = () if says_all(piece.asked) else joined(piece.asked)
            for first, second in halves:
                both = [self._read(Piece(h, h), "", career)[0] for h in (first, second)]
                tops = [reading.ranked("about")[0] for reading in both]
                kinds = {name for name, _ in tops}
                whole = self._read(piece, "", career)[0].ranked("about")[0][1]
                least = min(share for _, share in tops)
                sure = least >= max(HALF, whole + CLEARER)
                if sure and len(kinds) == 2 and not kinds & UNSPLIT:
                    around = piece.text.replace(piece.asked, first)
                    yield Piece(first, around)
                    yield Piece(second, second)
                    break
            else:
                yield piece

    def _settled(
        self,
        text: str,
        last: Turn,
        turns: Sequence[Turn],
        careers: Mapping[str, Career],
    ) -> Query | None:
        """Return the question that was asked back about, as `text` settles it."""
        query = last.reply.query
        if picked := picked_careers(text, last, careers):
            held = {name: careers[name] for name in picked}
            again = self.understand(last.question, turns, held)
            return replace(again, across=len(picked) > 1)
        if len(query.careers) != 1 or not text:
            return None
        reading = self._alone(careers.get(query.careers[0]), text)
        request = picked_reading(text, last, reading)
        if request is None:
            return None
        sure = replace(request, confidence=1.0, others=())
        return replace(query, requests=(sure,))

    def _request(
        self,
        piece: Piece,
        career: Career | None,
        focus: Focus | None,
        memory: Slots,
    ) -> Request:
        """Return the likeliest reading of a piece, with the next ones."""
        reading, vector = self._read(piece, focus.state if focus else "", career)
        if focus:
            alone, _ = self._read(piece, "", career)
            if alone.ranked("about")[0][1] >= APART and _is_apart(alone):
                reading = alone
        heard = Heard(piece, career, focus, memory, reading)
        first, *others = (
            self._near(request, reading, vector, career) for request in heard.requests()
        )
        return replace(first, others=tuple(others))

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

    def _near(
        self,
        request: Request,
        reading: Reading,
        vector: NDArray[np.float32],
        career: Career | None,
    ) -> Request:
        """Return `request` with how near each level or phase comes that it may mean."""
        if career is None or request.operation in OF_ALL or says_all(request.asked):
            return request
        intent, named = Intent(request.intent), request.slots
        if intent in OF_LEVELS:
            part, held = "level", named.levels
            texts = level_texts(career)
            if (named.years, named.amount) != (None, None):
                return request
        elif intent in OF_PHASES:
            part, held, texts = "phase", named.phases, phase_texts(career)
        else:
            return request
        if held or not texts or reading.share(part, "yes") < MEANT:
            return request
        near = self._embedded(tuple(texts)) @ vector
        return replace(request, near=tuple(map(float, near)))


def _as_plan(request: Request, message: str, learner: Learner) -> Request:
    """Return a question on time as one for a plan, where hours a week are told."""
    timed = request.intent in OF_TIME and learner.hours_per_week is not None
    if not timed or not tells_hours(message):
        return request
    return replace(request, intent=Intent.PLAN, confidence=1.0, near=(), others=())


def _by_line(message: str) -> str:
    """Return a message in one line, the end of each line the end of a sentence."""
    kept = message.splitlines()
    lines = [" ".join(_CONTROL.sub(" ", line).split()) for line in kept]
    lines = [line for line in lines if line]
    ended = [line if line[-1] in ".?!,;:" else f"{line}." for line in lines[:-1]]
    return " ".join([*ended, *lines[-1:]])


def _is_apart(reading: Reading) -> bool:
    """Tell whether a message is talk, or no career matter, whatever was said before."""
    return Intent(reading.best("about")) in SOCIAL | {Intent.OUT_OF_SCOPE}


def _told_apart(requests: Sequence[Request]) -> tuple[Request, ...]:
    """Return the requests without pleasantries round a question or repeats."""
    real = [request for request in requests if Intent(request.intent) not in SOCIAL]
    if any(request.intent == Intent.FIT_ME for request in real):  # it tells all of fit
        real = [one for one in real if one.intent not in (Intent.FIT, Intent.NOT_FIT)]
    kept: dict[tuple[object, ...], Request] = {}
    for request in real or requests[-1:]:
        narrow = () if request.slots != Slots() else (request.asked,)
        kept.setdefault(
            (request.intent, request.operation, request.slots, narrow), request
        )
    return tuple(kept.values())
