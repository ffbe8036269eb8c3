"""The people who use the advisor, by ids that say nothing of them."""

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import delete, insert, select, update

from advisor.errors import NotYoursError, StoreError
from advisor.learner import Learner
from advisor.store.belongings import belongings
from advisor.store.database import Database
from advisor.store.owned import now, require_learner, unguessable
from advisor.store.schema import LEARNERS, ROW

UNREADABLE = (
    "What you said of yourself cannot be read by this version of the advisor;"
    " delete it, or use the version that kept it."
)
_FACTS = TypeAdapter(Learner)


class Learners:
    """Keeps what learners said of themselves; an id is all that shows who they are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self) -> str:
        """Return the id of a new learner, of whom nothing is known."""
        learner = unguessable()
        facts = _FACTS.dump_python(Learner(), mode="json")
        row = {"id": learner, "created": now(), "facts": facts}
        with self._database.writing() as connection:
            connection.execute(insert(LEARNERS).values(row))
        return learner

    def is_known(self, learner: str) -> bool:
        """Tell whether there is a learner of this id."""
        found = select(LEARNERS.c.id).where(LEARNERS.c.id == learner)
        with self._database.reading() as connection:
            return connection.execute(found).first() is not None

    def facts(self, learner: str) -> Learner:
        """Return what a learner said of themself.

        Raises:
            NotYoursError: If there is no learner of this id.
            StoreError: If it cannot be read by this version.
        """
        found = select(LEARNERS.c.facts).where(LEARNERS.c.id == learner)
        with self._database.reading() as connection:
            row = connection.execute(found).first()
        if row is None:
            raise NotYoursError(LEARNERS.info[ROW])
        try:
            return _FACTS.validate_python(row.facts)
        except ValidationError:
            # The error itself repeats what the learner said.
            raise StoreError(UNREADABLE) from None

    def remember(self, learner: str, facts: Learner) -> None:
        """Keep what a learner said of themself, in place of what was kept.

        Raises:
            NotYoursError: If there is no learner of this id.
        """
        plain = _FACTS.dump_python(facts, mode="json")
        changed = update(LEARNERS).where(LEARNERS.c.id == learner).values(facts=plain)
        with self._database.writing() as connection:
            require_learner(connection, learner)
            connection.execute(changed)

    def everything(self, learner: str) -> dict[str, object]:
        """Return all that is kept of a learner, as plain values for JSON.

        The id is left out: who holds it can read and delete all of this.

        Raises:
            NotYoursError: If there is no learner of this id.
        """
        with self._database.reading() as connection:
            require_learner(connection, learner)
            (kept,) = belongings(connection, LEARNERS, LEARNERS.c.id, learner)
        return kept

    def delete(self, learner: str) -> None:
        """Delete a learner and all that is kept of them.

        Raises:
            NotYoursError: If there is no learner of this id.
        """
        with self._database.writing() as connection:
            require_learner(connection, learner)
            connection.execute(delete(LEARNERS).where(LEARNERS.c.id == learner))
        self._database.settle()
