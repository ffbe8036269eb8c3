"""A new case from a question: looked at, tried on the bots, and written."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from rapidfuzz import fuzz

from advisor.tokens import tokenize
from evals.grade import grade
from evals.play import Bot
from evals.records import AnswersFile, Case, Suite, TurnCase
from evals.stated import stated
from evals.workspace import SUITES, Workspace

SAME = 88
"""Rapidfuzz ratio (0 to 100) from which two questions count as one."""
NEAREST = 5


class RefusedError(Exception):
    """The case would not measure anything; nothing is written."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the advisor says to a question, and the facts that come near it."""

    reply: str
    outcome: str
    stated: tuple[str, ...]
    nearest: tuple[str, ...]


def look(work: Workspace, question: str) -> Look:
    """Return the advisor's answer and the facts that share most with the question."""
    reply = work.advisor.ask(question)
    asked = set(tokenize(question))
    near = sorted(
        work.facts.facts,
        key=lambda fact: -len(asked & set(tokenize(f"{fact.subject} {fact.quote}"))),
    )
    return Look(
        reply.text,
        str(reply.outcome),
        stated(work.facts, reply.text),
        tuple(fact.id for fact in near[:NEAREST]),
    )


def write(
    work: Workspace,
    question: str,
    suite: str,
    vital: Sequence[str],
    absent: Sequence[str],
    found: Look,
) -> Path:
    """Append the case to its suite.

    Raises:
        RefusedError: If the gold bot fails it, a null bot passes it, it nearly repeats
            another case, or there is no such suite.
    """
    path = SUITES / f"{suite}.yaml"
    if suite not in {held.suite for held in work.suites}:
        raise RefusedError(f"There is no suite {suite!r}.")
    turn = TurnCase(
        ask=question,
        outcome=("answered",) if vital else ("not_covered",),
        vital=tuple(vital),
        okay=tuple(fact for fact in found.nearest if fact not in vital),
        absent=tuple(absent),
    )
    words = "-".join(tokenize(question)[:4])
    case = Case(id=f"{suite}-{words}", who="somebody who asked this", turns=(turn,))
    refuse(work, case)
    entry = case.model_dump(mode="json", exclude_defaults=True)
    text = yaml.safe_dump([entry], sort_keys=False, allow_unicode=True, width=88)
    indented = "".join(f"  {line}\n" for line in text.splitlines())
    with path.open("a", encoding="utf-8") as file:
        file.write(indented)
    return path


def refuse(work: Workspace, case: Case) -> None:
    """Raise if the case would not measure anything."""
    question = case.turns[0].ask
    for suite in work.suites:
        for other in suite.cases:
            if other.id == case.id or any(
                fuzz.ratio(turn.ask.lower(), question.lower()) >= SAME
                for turn in other.turns
            ):
                raise RefusedError(f"The case nearly repeats {other.id}.")
    if not _passes(work, case, work.gold):
        raise RefusedError("The gold bot fails the case: its facts do not fit.")
    for bot in work.nulls:
        abstains = bot.name == "always abstain" and case.turns[0].absent
        if not abstains and _passes(work, case, bot):
            raise RefusedError(
                f"The bot {bot.name!r} passes the case: it asks nothing."
            )


def _passes(work: Workspace, case: Case, bot: Bot) -> bool:
    suite = Suite(suite="new", about="", cases=(case,))
    answers = AnswersFile(info=work.info(bot.name), cases=(bot.play(case, "new"),))
    return grade(answers, [suite], work.truth).cases[0].passed
