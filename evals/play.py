"""Cases -> answers, through the advisor's public names only."""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from advisor import Advisor, AdvisorError, Reply
from evals.records import (
    AnsweredCase,
    AnsweredStatement,
    AnsweredTurn,
    AnswersFile,
    Case,
    CitedWords,
    RunInfo,
    Suite,
)

Progress = Callable[[int, int], None]


class Bot(Protocol):
    """Something that answers cases: the advisor, or a bot to try the graders."""

    @property
    def name(self) -> str:
        """What the bot is called in reports."""
        ...

    def play(self, case: Case, suite: str) -> AnsweredCase:
        """Return the replies to every turn of `case`."""
        ...


class AdvisorBot:
    """The advisor itself, a new conversation for each case."""

    name = "advisor"

    def __init__(self, advisor: Advisor) -> None:
        self._advisor = advisor

    def play(self, case: Case, suite: str) -> AnsweredCase:
        """Return the replies to every turn of `case`."""
        chat = self._advisor.conversation()
        turns: list[AnsweredTurn] = []
        for turn in case.turns:
            begun = time.perf_counter()
            try:
                reply = chat.ask(turn.ask)
            except AdvisorError as error:
                return AnsweredCase(
                    id=case.id, suite=suite, turns=tuple(turns), error=str(error)
                )
            spent = 1000 * (time.perf_counter() - begun)
            turns.append(answered(turn.ask, reply, round(spent, 2)))
        return AnsweredCase(id=case.id, suite=suite, turns=tuple(turns))


def answered(ask: str, reply: Reply, milliseconds: float) -> AnsweredTurn:
    """Return a reply as a record."""
    return AnsweredTurn(
        ask=ask,
        text=reply.text,
        outcome=str(reply.outcome),
        statements=tuple(
            AnsweredStatement(
                text=statement.text,
                kind=str(statement.kind),
                derivation=statement.derivation,
                citations=tuple(
                    CitedWords(
                        document=citation.document,
                        section=citation.section,
                        start=citation.start,
                        end=citation.end,
                        quote=citation.quote,
                    )
                    for citation in statement.citations
                ),
            )
            for statement in reply.statements
        ),
        intents=tuple(str(request.intent) for request in reply.query.requests),
        retrieved=tuple(map(_span, reply.retrieved)),
        milliseconds=milliseconds,
    )


def _span(passage: str) -> tuple[str, int, int]:
    document, _, place = passage.rpartition(":")
    start, _, end = place.partition("-")
    return document, int(start), int(end)


def play(
    bot: Bot, suites: Sequence[Suite], info: RunInfo, progress: Progress
) -> AnswersFile:
    """Return what `bot` answers to every case of `suites`."""
    cases = [(suite.suite, case) for suite in suites for case in suite.cases]
    replies = []
    for done, (suite, case) in enumerate(cases):
        progress(done, len(cases))
        replies.append(bot.play(case, suite))
    progress(len(cases), len(cases))
    return AnswersFile(info=info, cases=tuple(replies))


def run_info(
    bot: str, facts: Path, suites: Sequence[Path], documents: Sequence[Path]
) -> RunInfo:
    """Return what a run is made with, hashes of its inputs included."""
    return RunInfo(
        bot=bot,
        date=datetime.now(UTC).isoformat(timespec="seconds"),
        version=version("career-advisor"),
        facts=digest(sorted(facts.glob("*.yaml"))),
        suites=digest(sorted(suites)),
        documents=digest(documents),
    )


def digest(paths: Sequence[Path]) -> str:
    """Return a hash over the names and contents of files."""
    hashed = sha256()
    for path in paths:
        hashed.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return hashed.hexdigest()[:16]
