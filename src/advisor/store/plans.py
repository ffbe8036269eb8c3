"""Learning plans of learners, and which of their goals are ticked."""

from sqlalchemy import Connection, delete, insert, select

from advisor.store import owned
from advisor.store.database import Database
from advisor.store.records import KeptPlan, Plain
from advisor.store.schema import PLANS, TICKS


class Plans:
    """Keeps plans, each of one learner.

    Every call raises `NotYoursError` if the learner has no such plan, or is not known.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, learner: str, career: str, wishes: Plain, plan: Plain) -> str:
        """Return the id of a new plan for a career, nothing of it ticked."""
        row = {"career": career, "wishes": dict(wishes), "plan": dict(plan)}
        with self._database.writing() as connection:
            return owned.add(connection, PLANS, learner, row)

    def replace(self, learner: str, plan_id: str, wishes: Plain, plan: Plain) -> None:
        """Put a plan that was made anew in the place of an old one; ticks stay."""
        row = {"wishes": dict(wishes), "plan": dict(plan)}
        with self._database.writing() as connection:
            owned.change(connection, PLANS, learner, plan_id, row)

    def tick(self, learner: str, plan_id: str, goal: str) -> None:
        """Tick a goal; once is enough."""
        with self._database.writing() as connection:
            plan = _kept(connection, owned.hold(connection, PLANS, learner, plan_id))
            if goal not in plan.ticked:
                connection.execute(insert(TICKS).values(plan=plan_id, goal=goal))

    def untick(self, learner: str, plan_id: str, goal: str) -> None:
        """Take the tick of a goal away, if it has one."""
        ticked = delete(TICKS).where(TICKS.c.plan == plan_id, TICKS.c.goal == goal)
        with self._database.writing() as connection:
            owned.hold(connection, PLANS, learner, plan_id)
            connection.execute(ticked)

    def get(self, learner: str, plan_id: str) -> KeptPlan:
        """Return a plan with what is ticked of it."""
        with self._database.reading() as connection:
            return _kept(connection, owned.own(connection, PLANS, learner, plan_id))

    def all(self, learner: str) -> tuple[KeptPlan, ...]:
        """Return the plans of a learner, the oldest first."""
        with self._database.reading() as connection:
            rows = owned.all_of(connection, PLANS, learner)
            return tuple(_kept(connection, row) for row in rows)

    def remove(self, learner: str, plan_id: str) -> None:
        """Delete a plan and its ticks."""
        with self._database.writing() as connection:
            owned.remove(connection, PLANS, learner, plan_id)
        self._database.settle()


def _kept(connection: Connection, row: owned.AnyRow) -> KeptPlan:
    ticked = connection.execute(select(TICKS.c.goal).where(TICKS.c.plan == row.id))
    return KeptPlan(
        id=row.id,
        career=row.career,
        wishes=row.wishes,
        plan=row.plan,
        ticked=frozenset(ticked.scalars()),
        created=row.created,
    )
