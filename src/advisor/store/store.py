"""The store: one database with all that outlives the process."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advisor.store.conversations import Conversations
    from advisor.store.database import Database
    from advisor.store.interviews import Interviews
    from advisor.store.learners import Learners
    from advisor.store.plans import Plans
    from advisor.store.ratings import Ratings


class Store:
    """What is kept of learners; any number of threads and processes may use it.

    Whatever belongs to a learner is read and written with the learner's id, and with
    no other.

    Attributes:
        learners: Who there is, and what they said of themselves.
        conversations: What they asked and were told.
        plans: Their learning plans.
        interviews: Their practice interviews.
        feedback: What they, and people who are no learners, thought of answers.
    """

    learners: "Learners"
    conversations: "Conversations"
    plans: "Plans"
    interviews: "Interviews"
    feedback: "Ratings"

    def __init__(self, database: "Database") -> None:
        from advisor.store.conversations import Conversations
        from advisor.store.interviews import Interviews
        from advisor.store.learners import Learners
        from advisor.store.plans import Plans
        from advisor.store.ratings import Ratings

        self.learners = Learners(database)
        self.conversations = Conversations(database)
        self.plans = Plans(database)
        self.interviews = Interviews(database)
        self.feedback = Ratings(database)

    @classmethod
    def open(cls, folder: Path) -> "Store":
        """Open the store of a folder, made where there is none.

        Feedback that an earlier version kept there is taken over once.

        Raises:
            StoreError: If it cannot be opened, or is of a newer version.
        """
        # SQLAlchemy takes a fifth of a second to import; most commands keep nothing.
        from advisor.store.database import Database
        from advisor.store.earlier import take_over

        database = Database.in_folder(folder)
        take_over(database, folder)
        return cls(database)

    @classmethod
    def at(cls, url: str) -> "Store":
        """Open the store in the database at a URL as SQLAlchemy writes them.

        Raises:
            StoreError: If it cannot be opened, or is of a newer version.
        """
        from advisor.store.database import Database

        return cls(Database.at(url))

    def delete_learner(self, learner: str) -> None:
        """Delete a learner and all that is kept of them, so that nothing is left.

        Raises:
            NotYoursError: If there is no learner of this id.
        """
        self.learners.delete(learner)

    def export_learner(self, learner: str) -> dict[str, object]:
        """Return all that is kept of a learner, as plain values for JSON.

        The id is left out: who holds it can read and delete all of this.

        Raises:
            NotYoursError: If there is no learner of this id.
        """
        return self.learners.everything(learner)
