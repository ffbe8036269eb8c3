"""What each mechanism is worth: the suites again with one of them switched off."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from advisor import Advisor
from advisor.career import Career
from advisor.chat.candidates import ANSWERING, Act, Candidate, candidates
from advisor.chat.chain import Ask, Steps
from advisor.conversation import Evidence, Query
from advisor.guidance.guide import Guide
from advisor.index.base import Retriever
from advisor.passage import SearchHit
from advisor.understanding.reading import HEADS, Heads, Reading
from evals.measures import measures
from evals.play import AdvisorBot, Bot
from evals.records import GradedCase, GradesFile, Suite
from evals.workspace import Ground

TALK = "conversations"

Switch = Callable[[Advisor], Advisor]


@dataclass(frozen=True)
class _Weighed:
    """Searches as `searches` does, and ranks what it found by `score` alone."""

    searches: Retriever
    score: Callable[[SearchHit], SearchHit]

    def search(
        self,
        question: str,
        *,
        meaning: str = "",
        previous: Sequence[str] = (),
        k: int = 20,
        documents: Sequence[str] | None = None,
    ) -> tuple[SearchHit, ...]:
        found = self.searches.search(
            question, meaning=meaning, previous=previous, k=k, documents=documents
        )
        return tuple(sorted(map(self.score, found), key=lambda hit: -hit.score))


@dataclass(frozen=True)
class _Forgetful(Steps):
    """Understands each message as if nothing had been said before it."""

    def understand(self, ask: Ask) -> Query:
        return super().understand(replace(ask, turns=()))


class _Blank(Heads):
    """Finds every reading as likely as any other."""

    def read(self, vector: NDArray[np.float32]) -> Reading:
        return Reading({head: np.full(len(n), 1 / len(n)) for head, n in HEADS.items()})


class _First:
    """Takes the likeliest reading, whatever was found."""

    def odds(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        odds: NDArray[np.float64] = np.eye(1, len(rows))[0]
        return odds


def _searching(score: Callable[[SearchHit], SearchHit]) -> Switch:
    def switched(advisor: Advisor) -> Advisor:
        finder = advisor.steps.finder
        finder = replace(finder, searches=_Weighed(finder.searches, score))
        return _with(advisor, replace(advisor.steps, finder=finder))

    return switched


def _offering(kept: Callable[[Candidate], bool]) -> Switch:
    def offer(found: Evidence, career: Career, guide: Guide) -> Sequence[Candidate]:
        offered = candidates(found, career, guide)
        return [one for one in offered if kept(one)] or offered

    def switched(advisor: Advisor) -> Advisor:
        chooser = replace(advisor.steps.chooser, offer=offer)
        return _with(advisor, replace(advisor.steps, chooser=chooser))

    return switched


def _with(advisor: Advisor, steps: Steps) -> Advisor:
    return Advisor(advisor.careers, steps)


def _without_spelling(advisor: Advisor) -> Advisor:
    finder = replace(advisor.steps.finder, corrects=False)
    return _with(advisor, replace(advisor.steps, finder=finder))


def _without_memory(advisor: Advisor) -> Advisor:
    steps = advisor.steps
    return _with(
        advisor,
        _Forgetful(steps.understander, steps.finder, steps.chooser, steps.careers),
    )


def _without_intents(advisor: Advisor) -> Advisor:
    reader = advisor.steps.understander
    blank = _Blank(reader.heads.weights, reader.heads.bias)
    understander = replace(reader, heads=blank)
    return _with(advisor, replace(advisor.steps, understander=understander))


def _without_ranker(advisor: Advisor) -> Advisor:
    chooser = replace(advisor.steps.chooser, ranker=_First())
    return _with(advisor, replace(advisor.steps, chooser=chooser))


MECHANISMS: Mapping[str, Switch] = {
    "nothing": lambda advisor: advisor,
    "spelling": _without_spelling,
    "what was said before": _without_memory,
    "intent model": _without_intents,
    "typed facts": _offering(lambda one: one.act is not Act.COMPOSED),
    "BM25": _searching(lambda hit: replace(hit, score=hit.dense, lexical=0.0)),
    "dense search": _searching(lambda hit: replace(hit, score=hit.lexical, dense=0.0)),
    "ranker": _without_ranker,
    "abstention": _offering(lambda one: one.act in ANSWERING),
}
"""What is switched off, by name."""


def bot_without(switch: Switch) -> Callable[[Ground], Bot]:
    """Return what plays the cases with something switched off."""
    return lambda ground: AdvisorBot(switch(ground.advisor))


def rows(
    runs: Mapping[str, GradesFile], suites: Sequence[Suite], split: str
) -> Iterator[str]:
    """Yield the lines of a Markdown table of the runs, on the cases of `split`."""
    yield "| Switched off | Single questions | Conversation turns | Trust |"
    yield "|---|---|---|---|"
    for name, run in runs.items():
        kept = tuple(case for case in run.cases if case.split == split)
        singles = _passing([case for case in kept if case.suite != TALK])
        talk = _passing([case for case in kept if case.suite == TALK])
        trust = measures(GradesFile(info=run.info, cases=kept), suites).trust
        yield f"| {name} | {singles:.1%} | {talk:.1%} | {trust:+.2f} |"


def _passing(cases: Sequence[GradedCase]) -> float:
    turns = [turn for case in cases for turn in case.turns]
    return sum(turn.passed for turn in turns) / len(turns) if turns else 0.0
