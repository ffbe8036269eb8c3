"""What guidance works with, opened once: the judge of fit, an encoder, the day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypedDict, Unpack

from advisor.career import Career
from advisor.guidance.fit import FitAssessment, fit
from advisor.guidance.fit.assess import Judges
from advisor.guidance.plan.make import learning_plan
from advisor.guidance.plan.plan import LearningPlan
from advisor.guidance.plan.wishes import HOURS_OF_STATED_WEEK, PlanWishes
from advisor.guidance.practice import PracticeQuestion, PracticeSession, questions
from advisor.learner import DaysOff, Learner
from advisor.seams import Embedder


class Wished(TypedDict, total=False):
    """Wishes for a plan, as `advisor.guidance.plan.wishes.PlanWishes` describes."""

    start: date
    hours_per_week: float
    hours_of_stated_week: float
    skip: tuple[str, ...]
    until: date | None
    days_off: tuple[DaysOff, ...]
    done: frozenset[str]


@dataclass(frozen=True, slots=True)
class Guide:
    """Computes guidance for one learner from the facts of one career."""

    judge: Judges
    embedder: Embedder
    today: Callable[[], date] = date.today
    _questions: dict[str, tuple[PracticeQuestion, ...]] = field(default_factory=dict)

    def fit(self, career: Career, learner: Learner) -> FitAssessment:
        """Return what each line of the career's fit check comes to."""
        return fit(career, learner, self.judge)

    def plan(
        self, career: Career, learner: Learner, **wishes: Unpack[Wished]
    ) -> LearningPlan:
        """Return the plan that follows from what `learner` has said, and `wishes`.

        Who has not said how many hours a week they have keeps the page's pace, and who
        names no start begins today.

        Raises:
            PlanError: If the page has no roadmap or the wishes cannot be planned with.
        """
        today = self.today()
        hours = learner.hours_per_week
        said = PlanWishes(
            start=learner.start or today,
            hours_per_week=HOURS_OF_STATED_WEEK if hours is None else hours,
            skip=learner.knows,
            until=learner.until,
            days_off=learner.days_off,
        )
        return learning_plan(career, replace(said, **wishes), today=today)

    def questions(self, career: Career) -> tuple[PracticeQuestion, ...]:
        """Return the interview questions to practise with, the page's own first."""
        name = career.document.id
        if name not in self._questions:
            self._questions[name] = questions(career, self.embedder)
        return self._questions[name]

    def practice(
        self, career: Career, kept: Mapping[str, object] | None = None
    ) -> PracticeSession:
        """Return a new practice, or the one that was kept as its `to_dict` gave it.

        Raises:
            PracticeError: If `kept` is something else.
        """
        held = self.questions(career)
        return PracticeSession.from_dict(kept, held) if kept else PracticeSession(held)
