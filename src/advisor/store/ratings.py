"""Thumbs up and down, of learners and of people who are none."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, insert, select

from advisor.store import owned
from advisor.store.database import Database
from advisor.store.feedback import Feedback
from advisor.store.schema import ASKED_BEFORE, FEEDBACK


class Ratings:
    """Keeps what people thought of answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, feedback: Feedback, learner: str = "") -> None:
        """Keep `feedback` with the time that it is now; no learner if empty.

        Raises:
            NotYoursError: If there is no learner of this id.
        """
        with self._database.writing() as connection:
            if learner:
                owned.require_learner(connection, learner)
            insert_rating(connection, replace(feedback, given=owned.now()), learner)

    def unhappy(self) -> Sequence[Feedback]:
        """Return every thumbs-down, the oldest first, without saying whose it is."""
        found = select(FEEDBACK).where(FEEDBACK.c.good.is_(False))
        before = select(ASKED_BEFORE).order_by(ASKED_BEFORE.c.position)
        with self._database.reading() as connection:
            rows = connection.execute(found.order_by(FEEDBACK.c.id)).all()
            asked = connection.execute(before).all()
        questions: dict[int, list[str]] = {}
        for row in asked:
            questions.setdefault(row.feedback, []).append(row.question)
        return [_kept(row, questions.get(row.id, ())) for row in rows]


def insert_rating(connection: Connection, feedback: Feedback, learner: str) -> None:
    """Insert `feedback` with the time it was given, and what was asked before it."""
    row = {
        "learner": learner or None,
        "created": feedback.given,
        "good": feedback.good,
        "question": feedback.question,
        "answer": feedback.answer,
        "outcome": feedback.outcome,
        "reason": feedback.reason,
    }
    keys = connection.execute(insert(FEEDBACK).values(row)).inserted_primary_key
    assert keys is not None
    for position, question in enumerate(feedback.before):
        asked = {"feedback": keys[0], "position": position, "question": question}
        connection.execute(insert(ASKED_BEFORE).values(asked))


def _kept(row: owned.AnyRow, before: Iterable[str]) -> Feedback:
    return Feedback(
        question=row.question,
        answer=row.answer,
        outcome=row.outcome,
        good=row.good,
        reason=row.reason,
        before=tuple(before),
        given=row.created,
        id=row.id,
    )
