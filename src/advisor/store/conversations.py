"""Conversations of learners: their names, and their turns in order."""

from sqlalchemy import Select, and_, func, insert, select

from advisor.store import owned
from advisor.store.database import Database
from advisor.store.records import KeptConversation, KeptTurn
from advisor.store.schema import CONVERSATIONS, TURNS

LONGEST_NAME = 80
"""Characters of a first question that serve as a name."""


class Conversations:
    """Keeps conversations, each of one learner.

    Every call raises `NotYoursError` if the learner has no such conversation, or is
    not known.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, learner: str, career: str = "") -> str:
        """Return the id of a new conversation, about one career or about any."""
        with self._database.writing() as connection:
            row = {"career": career, "name": ""}
            return owned.add(connection, CONVERSATIONS, learner, row)

    def add_turn(self, learner: str, conversation: str, turn: KeptTurn) -> None:
        """Keep the next turn of a conversation, with the time that it is now."""
        count = select(func.count()).where(TURNS.c.conversation == conversation)
        with self._database.writing() as connection:
            owned.hold(connection, CONVERSATIONS, learner, conversation)
            connection.execute(
                insert(TURNS).values(
                    conversation=conversation,
                    position=connection.execute(count).scalar_one(),
                    created=owned.now(),
                    question=turn.question,
                    reply=dict(turn.reply),
                    outcome=turn.outcome,
                )
            )

    def rename(self, learner: str, conversation: str, name: str) -> None:
        """Give a conversation a name; an empty one gives it back its first question."""
        row = {"name": name.strip()}
        with self._database.writing() as connection:
            owned.change(connection, CONVERSATIONS, learner, conversation, row)

    def remove(self, learner: str, conversation: str) -> None:
        """Delete a conversation and its turns."""
        with self._database.writing() as connection:
            owned.remove(connection, CONVERSATIONS, learner, conversation)
        self._database.settle()

    def all(self, learner: str) -> tuple[KeptConversation, ...]:
        """Return the conversations of a learner, the oldest first."""
        with self._database.reading() as connection:
            owned.require_learner(connection, learner)
            rows = connection.execute(_named(learner)).all()
        return tuple(
            KeptConversation(
                id=row.id,
                name=row.name or _shortened(row.question or ""),
                career=row.career,
                created=row.created,
            )
            for row in rows
        )

    def turns(self, learner: str, conversation: str) -> tuple[KeptTurn, ...]:
        """Return the turns of a conversation, the oldest first."""
        found = select(TURNS).where(TURNS.c.conversation == conversation)
        with self._database.reading() as connection:
            owned.own(connection, CONVERSATIONS, learner, conversation)
            rows = connection.execute(found.order_by(TURNS.c.position)).all()
        return tuple(
            KeptTurn(row.question, row.reply, row.outcome, row.created) for row in rows
        )


def _named(learner: str) -> Select[tuple[str, str, str, str, str]]:
    """Return what finds the conversations of a learner with their first questions."""
    held, first = CONVERSATIONS.c, TURNS.c
    begun = and_(first.conversation == held.id, first.position == 0)
    return (
        select(held.id, held.name, held.career, held.created, first.question)
        .outerjoin_from(CONVERSATIONS, TURNS, begun)
        .where(held.learner == learner)
        .order_by(held.created, held.id)
    )


def _shortened(question: str) -> str:
    """Return a first question as a name, on one line."""
    line = " ".join(question.split())
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 3]}..."
