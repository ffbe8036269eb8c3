"""What the talk is about: the last request that was more than talk, and its answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from advisor.career import Career
from advisor.conversation import Citation, Reply, Request, StatementKind, Turn
from advisor.profile import FactKind, Level, Phase
from advisor.understanding.intents import (
    OF_LEVELS,
    OF_PHASES,
    SOCIAL,
    Intent,
    Operation,
)
from advisor.understanding.linking import Context
from advisor.understanding.reading import state_of

DEPTH = 4
"""Turns that are looked back at."""
FEW = 2
"""Levels or phases in an answer up to which it is about them."""
INTENT_OF: Mapping[FactKind, Intent] = {
    FactKind.DAY: Intent.DAY,
    FactKind.GOAL: Intent.GOALS,
    FactKind.RESOURCE: Intent.RESOURCES,
    FactKind.MILESTONE: Intent.MILESTONE,
    FactKind.RESPONSIBILITY: Intent.LEVEL_DUTIES,
    FactKind.QUESTION: Intent.INTERVIEW,
}
"""What an answer about one particular thing turned out to be about."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What was asked last, and the levels, phases and entry that it came to.

    `entry` is the number of the entry of the day that the answer told, 0 for none;
    `operation` is what was asked of it; `earlier` are the levels and phases of the
    turns before.
    """

    intent: Intent
    asked: str
    levels: tuple[int, ...] = ()
    phases: tuple[int, ...] = ()
    years: float | None = None
    entry: int = 0
    operation: str = Operation.VALUE
    earlier: Context = field(default_factory=Context)

    @property
    def state(self) -> str:
        """What the encoder is told of it."""
        return state_of(self.intent, self.levels, self.phases or self._to_be_located())

    def _to_be_located(self) -> tuple[int, ...]:
        """Return a phase where one will be found: "in which phase is it and ..."."""
        located = self.operation == Operation.LOCATE and self.intent not in OF_LEVELS
        return (0,) if located else ()

    @property
    def context(self) -> Context:
        """What bare ordinals and "the next one" are counted from."""
        of_phases = None
        if self.intent in OF_PHASES or (self.phases and not self.levels):
            of_phases = True
        elif self.intent in OF_LEVELS or self.levels:
            of_phases = False
        if self.levels or self.phases:
            return Context(self.levels, self.phases, of_phases)
        return replace(self.earlier, of_phases=of_phases)


def focus_of(
    turns: Sequence[Turn], careers: Mapping[str, Career], said: Sequence[Request]
) -> Focus | None:
    """Return the focus after `turns` and what the message itself asked so far."""
    if said and _is_real(said[-1]):
        return _of_request(said[-1])
    found = [
        _of_reply(request, turn.reply, careers)
        for turn in turns[-DEPTH:]
        for request in turn.reply.query.requests
        if _is_real(request)
    ]
    if not found:
        return None
    *before, last = found
    levels = [focus.levels for focus in before if focus.levels]
    phases = [focus.phases for focus in before if focus.phases]
    return replace(
        last,
        earlier=Context(
            levels[-1] if levels else (), phases[-1] if phases else (), None
        ),
    )


def _is_real(request: Request) -> bool:
    return Intent(request.intent) not in SOCIAL | {
        Intent.OUT_OF_SCOPE,
        Intent.PROVENANCE,
    }


def _of_request(request: Request) -> Focus:
    named = request.slots
    return Focus(
        Intent(request.intent),
        request.asked,
        named.levels,
        named.phases,
        named.years,
        operation=request.operation,
    )


def numbers_cited(
    parts: Sequence[Level] | Sequence[Phase], cited: Sequence[Citation]
) -> tuple[int, ...]:
    """Return the levels, or phases, that an answer is about; none if it has many."""
    return _few(_numbers(parts, cited))


def _of_reply(request: Request, reply: Reply, careers: Mapping[str, Career]) -> Focus:
    focus = _of_request(request)
    told = [one for one in reply.statements if one.kind is not StatementKind.FRAME]
    if told and told[0].kind is StatementKind.ITEM:
        first_told = [one for one in told if one.kind is StatementKind.ITEM]
    else:
        first_told = told[:1]
    cited = [c for one in first_told for c in one.citations if c.document in careers]
    if not cited:
        return focus
    career = careers[cited[0].document]
    levels = focus.levels or numbers_cited(career.profile.levels, cited)
    phases = focus.phases or numbers_cited(career.profile.phases, cited)
    first = _kind(career, cited[0])
    intent = focus.intent
    if intent is Intent.TOPIC and first in INTENT_OF:
        intent = INTENT_OF[first]
    return replace(
        focus,
        intent=intent,
        levels=levels,
        phases=phases,
        entry=_entry(career, cited),
    )


def _few(numbers: Iterable[int]) -> tuple[int, ...]:
    found = tuple(dict.fromkeys(numbers))
    return found if len(found) <= FEW else ()


def _numbers(
    parts: Sequence[Level] | Sequence[Phase], cited: Sequence[Citation]
) -> Iterable[int]:
    """Yield the numbers of the levels, or phases, that citations stand in."""
    for citation in cited:
        headings = citation.section.split(" > ")
        for part in parts:
            if part.heading.text in headings:
                yield part.number


def _kind(career: Career, citation: Citation) -> FactKind:
    for span, kind in career.kinds.items():
        if (span.start, span.end) == (citation.start, citation.end):
            return kind
    return FactKind.OTHER


def _entry(career: Career, cited: Sequence[Citation]) -> int:
    starts = {citation.start for citation in cited}
    told = [
        number
        for number, entry in enumerate(career.profile.day, 1)
        if entry.fact.span.start in starts
    ]
    return told[0] if len(told) == 1 else 0
