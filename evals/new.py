"""A new case from a question: looked at, tried on the bots, and written."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from rapidfuzz import fuzz

from advisor.store.feedback import Feedback
from advisor.tokens import tokenize
from evals.grade import graded_alone
from evals.play import Bot
from evals.records import Case, TurnCase
from evals.stated import stated
from evals.workspace import SUITES, Ground, Workspace

SAME = 88
"""Rapidfuzz ratio (0 to 100) from which two questions count as one."""
NEAREST = 5


class RefusedError(Exception):
    """The case would not measure anything; nothing is written."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the advisor says to a question, and the facts that come near it.

    `before` are the questions of the same conversation before this one, oldest first.
    """

    question: str
    before: tuple[str, ...]
    reply: str
    outcome: str
    stated: tuple[str, ...]
    nearest: tuple[str, ...]


def chosen(unhappy: Sequence[Feedback], number: int) -> Feedback:
    """Return the thumbs-down of this number.

    Raises:
        RefusedError: If there is none.
    """
    for given in unhappy:
        if given.id == number:
            return given
    raise RefusedError(f"There is no thumbs-down {number}.")


def look(ground: Ground, question: str, before: Sequence[str] = ()) -> Look:
    """Return the advisor's answer and the facts that share most with the question.

    Args:
        ground: The document that is asked about.
        question: What is asked.
        before: What was asked before in the same conversation, oldest first.
    """
    chat = ground.advisor.conversation()
    *_, reply = [chat.ask(asked) for asked in (*before, question)]
    asked = set(tokenize(question))
    near = sorted(
        ground.facts.facts,
        key=lambda fact: -len(asked & set(tokenize(f"{fact.subject} {fact.quote}"))),
    )
    return Look(
        question,
        tuple(before),
        reply.text,
        str(reply.outcome),
        stated(ground.facts, reply.text),
        tuple(fact.id for fact in near[:NEAREST]),
    )


def write(
    work: Workspace,
    found: Look,
    suite: str,
    vital: Sequence[str],
    absent: Sequence[str],
) -> Path:
    """Append the case to its suite; what was asked before it is not judged.

    Raises:
        RefusedError: If the gold bot fails it, a null bot passes it, it nearly repeats
            another case, or there is no such suite.
    """
    path = work.home / SUITES / f"{suite}.yaml"
    if suite not in {held.suite for held in work.ground.suites}:
        raise RefusedError(f"There is no suite {suite!r}.")
    turn = TurnCase(
        ask=found.question,
        outcome=("answered",) if vital else ("not_covered",),
        vital=tuple(vital),
        okay=tuple(fact for fact in found.nearest if fact not in vital),
        absent=tuple(absent),
    )
    before = (
        TurnCase(ask=ask, outcome=(found.outcome,), context=True)
        for ask in found.before
    )
    words = "-".join(tokenize(found.question)[:4])
    case = Case(
        id=f"{suite}-{words}", who="somebody who asked this", turns=(*before, turn)
    )
    refuse(work, case)
    entry = case.model_dump(mode="json", exclude_defaults=True)
    text = yaml.safe_dump([entry], sort_keys=False, allow_unicode=True, width=88)
    indented = "".join(f"  {line}\n" for line in text.splitlines())
    with path.open("a", encoding="utf-8") as file:
        file.write(indented)
    return path


def refuse(work: Workspace, case: Case) -> None:
    """Raise if the case would not measure anything."""
    question = case.turns[-1].ask
    for suite in work.suites:
        for other in suite.cases:
            if other.id == case.id or (
                len(case.turns) == 1
                and any(
                    fuzz.ratio(turn.ask.lower(), question.lower()) >= SAME
                    for turn in other.turns
                )
            ):
                raise RefusedError(f"The case nearly repeats {other.id}.")
    ground = work.ground
    if not _passes(ground, case, ground.gold):
        raise RefusedError("The gold bot fails the case: its facts do not fit.")
    for bot in ground.nulls:
        abstains = bot.name == "always abstain" and case.turns[-1].absent
        if not abstains and _passes(ground, case, bot):
            raise RefusedError(
                f"The bot {bot.name!r} passes the case: it asks nothing."
            )


def _passes(ground: Ground, case: Case, bot: Bot) -> bool:
    return graded_alone(case, bot.play(case, "new"), ground.truth).passed
