"""Where the eval suite finds its files, and the runs it makes of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from advisor import Advisor, Settings
from evals.bots import GoldBot, Page, SayingBot, abstaining_bot, null_bots
from evals.grade import Truth, grade
from evals.load import load_facts, load_suites
from evals.play import AdvisorBot, Bot, Progress, play, run_info
from evals.records import AnswersFile, FactFile, GradesFile, RunInfo, Suite
from evals.truth import fact_spans

HERE = Path(__file__).parent
FACTS = HERE / "facts"
SUITES = HERE / "suites"
BASELINES = HERE / "baselines"
FLOORS = HERE / "floors.toml"
OUT = HERE / "out"


@dataclass(frozen=True)
class Workspace:
    """An advisor on one career with its ground truth and its cases."""

    advisor: Advisor
    facts: FactFile
    suites: tuple[Suite, ...]
    settings: Settings

    @classmethod
    def open(
        cls, advisor: Advisor, settings: Settings, names: Sequence[str] = ()
    ) -> "Workspace":
        """Return the workspace with the suites called `names`, all if none is."""
        (facts, *_) = files = load_facts(FACTS)
        return cls(advisor, facts, load_suites(SUITES, names, facts=files), settings)

    @property
    def text(self) -> str:
        """The document that the facts are on."""
        return self.advisor.careers[self.facts.career].document.text

    @cached_property
    def truth(self) -> Truth:
        """What answers are judged by."""
        spans = fact_spans(self.facts, self.text)
        return Truth(self.facts, spans, {self.facts.career: self.text})

    @cached_property
    def page(self) -> Page:
        """The document as the bots see it."""
        return Page.of(self.advisor, self.facts.career)

    def info(self, bot: str) -> RunInfo:
        """Return what a run of `bot` is made with."""
        played = [SUITES / f"{suite.suite}.yaml" for suite in self.suites]
        return run_info(bot, FACTS, played, self.settings.knowledge)

    def answers(self, bot: Bot, progress: Progress) -> AnswersFile:
        """Return what `bot` answers to every case."""
        return play(bot, self.suites, self.info(bot.name), progress)

    def grades(self, answers: AnswersFile) -> GradesFile:
        """Return the grades of `answers`."""
        return grade(answers, self.suites, self.truth)

    @property
    def contestant(self) -> AdvisorBot:
        """The advisor, as a bot."""
        return AdvisorBot(self.advisor)

    @property
    def gold(self) -> GoldBot:
        """The bot that answers from the ground truth."""
        return GoldBot(self.facts, self.truth.spans, self.page)

    @property
    def nulls(self) -> tuple[SayingBot, ...]:
        """The bots that must fail."""
        return (*null_bots(self.page), abstaining_bot(self.facts))

    def bot_rates(self, progress: Progress) -> Mapping[str, float]:
        """Return the pass rate of the gold bot and of each null bot."""
        rates: dict[str, float] = {}
        bots: tuple[Bot, ...] = (self.gold, *self.nulls)
        for bot in bots:
            grades = self.grades(self.answers(bot, progress))
            passed = sum(case.passed for case in grades.cases)
            rates[bot.name] = passed / len(grades.cases)
        return rates
