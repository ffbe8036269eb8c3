"""Practice interviews of learners, each in the state in which it was left."""

from advisor.store import owned
from advisor.store.database import Database
from advisor.store.records import KeptInterview, Plain
from advisor.store.schema import INTERVIEWS


class Interviews:
    """Keeps practice interviews, each of one learner.

    Every call raises `NotYoursError` if the learner has no such interview, or is not
    known.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, learner: str, career: str, state: Plain) -> str:
        """Return the id of a new interview for a career."""
        row = {"career": career, "state": dict(state)}
        with self._database.writing() as connection:
            return owned.add(connection, INTERVIEWS, learner, row)

    def replace(self, learner: str, interview: str, state: Plain) -> None:
        """Keep the state that an interview is in now."""
        row = {"state": dict(state)}
        with self._database.writing() as connection:
            owned.change(connection, INTERVIEWS, learner, interview, row)

    def get(self, learner: str, interview: str) -> KeptInterview:
        """Return an interview as it was left."""
        with self._database.reading() as connection:
            return _kept(owned.own(connection, INTERVIEWS, learner, interview))

    def all(self, learner: str) -> tuple[KeptInterview, ...]:
        """Return the interviews of a learner, the oldest first."""
        with self._database.reading() as connection:
            return tuple(map(_kept, owned.all_of(connection, INTERVIEWS, learner)))

    def remove(self, learner: str, interview: str) -> None:
        """Delete an interview."""
        with self._database.writing() as connection:
            owned.remove(connection, INTERVIEWS, learner, interview)
        self._database.settle()


def _kept(row: owned.AnyRow) -> KeptInterview:
    return KeptInterview(row.id, row.career, row.state, row.created)
