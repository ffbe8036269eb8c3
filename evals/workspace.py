"""Where the eval suite finds its files, and the runs it makes of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from advisor import Advisor, Settings
from evals.bots import GoldBot, Page, SayingBot, abstaining_bot, null_bots
from evals.grade import Truth, grade, graded_alone
from evals.load import load_facts, load_suites, planted_in
from evals.play import AdvisorBot, Bot, Progress, play, run_info
from evals.records import (
    AnswersFile,
    Case,
    FactFile,
    GradedCase,
    GradesFile,
    RunInfo,
    Suite,
)
from evals.truth import fact_spans

HERE = Path(__file__).parent
FACTS, SUITES = "facts", "suites"
"""Folders of the ground truth on a document and of the cases on it."""
BASELINES = HERE / "baselines"
FLOORS = HERE / "floors.toml"
OUT = HERE / "out"
SIBLINGS = HERE / "siblings"
"""Other careers, a folder each, with facts and suites of their own."""
GROUNDS = "grounds"
MODELS = "models"
PLANTED = "-planted"
"""What the name of a document ends with after lines were planted in it."""


@dataclass(frozen=True)
class Ground:
    """A document with an advisor on it, its ground truth and its cases."""

    advisor: Advisor
    facts: FactFile
    suites: tuple[Suite, ...]

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

    @property
    def bots(self) -> tuple[Bot, ...]:
        """The gold bot and the null bots."""
        return (self.gold, *self.nulls)


@dataclass(frozen=True)
class Workspace:
    """All cases on one career; the first ground is its document as it is."""

    home: Path
    settings: Settings
    grounds: tuple[Ground, ...]

    @classmethod
    def open(
        cls,
        advisor: Advisor,
        settings: Settings,
        names: Sequence[str] = (),
        home: Path = HERE,
    ) -> "Workspace":
        """Return the workspace with the suites called `names`, all if none is.

        Args:
            advisor: Holds the document that the facts of `home` are on.
            settings: Those that `advisor` was opened with.
            names: Suites to play.
            home: Folder of the facts and suites.

        Raises:
            LoadError: If facts or suites cannot be used.
        """
        (facts, *_) = files = load_facts(home / FACTS)
        suites = load_suites(home / SUITES, names, facts=files)
        plain = tuple(suite for suite in suites if not suite.planted)
        ground = Ground(advisor, facts, plain)
        others = (
            _planted(ground, suite, settings) for suite in suites if suite.planted
        )
        return cls(home, settings, (ground, *others))

    @classmethod
    def of_sibling(
        cls, name: str, settings: Settings, names: Sequence[str] = ()
    ) -> "Workspace":
        """Return the workspace of another career, opened on its document alone."""
        home = SIBLINGS / name
        (facts, *_) = load_facts(home / FACTS)
        document = HERE.parent / facts.document
        advisor = advisor_on(document.read_text("utf-8"), document.name, settings)
        return cls.open(advisor, settings, names, home)

    @property
    def ground(self) -> Ground:
        """The document as it is."""
        return self.grounds[0]

    @property
    def suites(self) -> tuple[Suite, ...]:
        """All suites, by name."""
        held = (suite for ground in self.grounds for suite in ground.suites)
        return tuple(sorted(held, key=lambda suite: suite.suite))

    @property
    def documents(self) -> Mapping[str, str]:
        """The texts that are asked about, by id."""
        return {ground.facts.career: ground.text for ground in self.grounds}

    def info(self, bot: str) -> RunInfo:
        """Return what a run of `bot` is made with."""
        folder = self.home / SUITES
        played = [folder / f"{suite.suite}.yaml" for suite in self.suites]
        documents = [HERE.parent / self.ground.facts.document]
        return run_info(bot, self.home / FACTS, played, documents)

    def answers(
        self, name: str, bot: Callable[[Ground], Bot], progress: Progress
    ) -> AnswersFile:
        """Return what the bot of each ground answers to the cases on it."""
        info = self.info(name)
        played = [
            case
            for ground in self.grounds
            for case in play(bot(ground), ground.suites, info, progress).cases
        ]
        return AnswersFile(info=info, cases=tuple(played))

    def grades(self, answers: AnswersFile) -> GradesFile:
        """Return the grades of `answers`."""
        graded = [
            case
            for ground in self.grounds
            for case in grade(answers, ground.suites, ground.truth).cases
        ]
        return GradesFile(info=answers.info, cases=tuple(graded))

    def graded(self, case: Case, suite: str) -> GradedCase:
        """Return the grades of one case, played by the advisor."""
        ground = next(
            ground
            for ground in self.grounds
            if suite in {held.suite for held in ground.suites}
        )
        return graded_alone(case, ground.contestant.play(case, suite), ground.truth)

    def bot_rates(self, progress: Progress) -> Mapping[str, float]:
        """Return the pass rate of the gold bot and of each null bot."""
        return dict(self._bot_rates(progress))

    def _bot_rates(self, progress: Progress) -> Iterator[tuple[str, float]]:
        for at, bot in enumerate(self.ground.bots):
            answers = self.answers(bot.name, _nth_bot(at), progress)
            cases = self.grades(answers).cases
            yield bot.name, sum(case.passed for case in cases) / len(cases)


def _nth_bot(at: int) -> Callable[[Ground], Bot]:
    return lambda ground: ground.bots[at]


def _planted(ground: Ground, suite: Suite, settings: Settings) -> Ground:
    """Return a copy of `ground` with the lines of `suite` planted in its document."""
    path = Path(ground.facts.document)
    name = f"{path.stem}{PLANTED}{path.suffix}"
    text = planted_in(ground.text, suite)
    advisor = advisor_on(text, name, settings)
    (career,) = advisor.careers
    facts = ground.facts.model_copy(update={"career": career})
    return Ground(advisor, facts, (suite,))


def advisor_on(text: str, name: str, settings: Settings) -> Advisor:
    """Return an advisor that holds nothing but `text`, under the file name `name`."""
    place = (
        settings.data / GROUNDS / sha256(f"{name}\0{text}".encode()).hexdigest()[:16]
    )
    knowledge, data = place / "careers", place / "data"
    for folder in (knowledge, data, settings.data / MODELS):
        folder.mkdir(parents=True, exist_ok=True)
    models = data / MODELS
    if not models.exists():
        models.symlink_to((settings.data / MODELS).resolve(), target_is_directory=True)
    (knowledge / name).write_text(text, "utf-8", newline="")
    return Advisor.open(
        settings.model_copy(update={"knowledge": knowledge, "data": data})
    )
