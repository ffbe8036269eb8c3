"""Messages that go on with guidance: a practice, a line asked about, a plan, fit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from advisor.conversation import Request, Turn
from advisor.learner import Learner
from advisor.understanding.clarified import answered_line
from advisor.understanding.history import last_query, learner_before, practice_left
from advisor.understanding.intents import Intent
from advisor.understanding.reading import Reading
from advisor.understanding.rehearsal import begins, goes_on
from advisor.understanding.told import of_next_step, plans_anew, told

RECENT = 3
"""Turns back to which a message may go on with a plan or a fit check."""


@dataclass(frozen=True, slots=True)
class GoingOn:
    """What a message goes on with, and the person as they are known by then."""

    request: Request
    learner: Learner


def going_on(
    message: str,
    text: str,
    turns: Sequence[Turn],
    read: Callable[[str], Reading],
    today: date,
) -> GoingOn | None:
    """Return what guidance a message begins or goes on with; None where it does not.

    Args:
        message: As it was typed.
        text: The same in one line.
        turns: What was said before it, oldest first.
        read: Reads a text by itself.
        today: The day from which "next month" is counted.
    """
    before = learner_before(turns)
    if answer := _of_a_line(text, turns, read):
        return _of(Intent.FIT_ME, text, answer)
    if begins(text) or goes_on(text, practice_left(turns)):
        return _of(Intent.PRACTICE, text, before)
    recent = {r.intent for turn in turns[-RECENT:] for r in turn.reply.query.requests}
    if Intent.PLAN in recent:
        last = {r.intent for r in turns[-1].reply.query.requests}
        learner = told(message, before, today, last & {Intent.PLAN})
        if plans_anew(before, learner):
            return _of(Intent.PLAN, text, learner)
    if Intent.FIT_ME in recent and of_next_step(text):
        return _of(Intent.FIT_ME, text, before)
    return None


def _of(intent: Intent, text: str, learner: Learner) -> GoingOn:
    return GoingOn(Request(text, intent, 1.0, turn="follow", asked=text), learner)


def _of_a_line(
    text: str, turns: Sequence[Turn], read: Callable[[str], Reading]
) -> Learner | None:
    """Return the person with the answer to the line that they were asked about."""
    query = last_query(turns)
    if query is None or len(query.careers) != 1 or not text or not query.asks_about:
        return None
    answer = answered_line(text, turns[-1], read(text))
    if answer is None:
        return None
    return replace(query.learner, settled=(*query.learner.settled, answer))
