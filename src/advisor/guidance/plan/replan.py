"""How far a person has come in a plan."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from advisor.guidance.plan.plan import LearningPlan, PlanItem
from advisor.guidance.wording import counted, day_text, number_text


@dataclass(frozen=True, slots=True)
class Progress:
    """The goals of a plan on one day, against the dates that it had.

    Attributes:
        total: How many goals the plan has.
        done: How many of them are ticked.
        known: How many more are known.
        behind: Goals that are left of phases that were to be over by now.
        next_goal: The first goal that is left; None if there is none.
    """

    today: date
    total: int
    done: int
    known: int
    behind: tuple[PlanItem, ...]
    next_goal: PlanItem | None

    @property
    def left(self) -> int:
        """How many goals are neither ticked nor known."""
        return self.total - self.done - self.known

    def __str__(self) -> str:
        """Return it in a few sentences."""
        if not self.total:
            return "The plan names no goals that could be ticked."
        known = f", {number_text(self.known)} known" if self.known else ""
        said = [
            f"{self.done} of {counted(self.total, 'goal')} ticked{known},"
            f" {self.left} left."
        ]
        if self.behind:
            were = "was" if len(self.behind) == 1 else "were"
            said.append(
                f"{counted(len(self.behind), 'goal')} {were} to be reached before"
                f" {day_text(self.today)}."
            )
        if self.next_goal:
            said.append(f"Next: {self.next_goal.text}")
        return " ".join(said)


def progress(plan: LearningPlan, done: AbstractSet[str], today: date) -> Progress:
    """Return how far somebody has come who was to follow `plan` and ticked `done`.

    `done` holds ids of goals, or of phases for all of their goals.
    """
    ticked = {
        goal.id
        for phase in plan.phases
        for goal in phase.goals
        if goal.id in done or phase.id in done
    }
    left = [goal for goal in plan.goals if goal.id not in ticked and not goal.known_as]
    over = {
        goal.id
        for phase in plan.phases
        for goal in phase.goals
        if phase.last and phase.last < today
    }
    return Progress(
        today=today,
        total=len(plan.goals),
        done=len(ticked),
        known=len(plan.goals) - len(ticked) - len(left),
        behind=tuple(goal for goal in left if goal.id in over),
        next_goal=left[0] if left else None,
    )
