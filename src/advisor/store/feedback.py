"""Thumbs up and down, kept in one SQLite file."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

FILE = "feedback.sqlite"
SCHEMA = """
CREATE TABLE IF NOT EXISTS feedback (
    id INTEGER PRIMARY KEY, given TEXT NOT NULL, good INTEGER NOT NULL,
    question TEXT NOT NULL, answer TEXT NOT NULL, outcome TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS before (
    feedback INTEGER NOT NULL REFERENCES feedback (id), position INTEGER NOT NULL,
    question TEXT NOT NULL, PRIMARY KEY (feedback, position)
) STRICT, WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person thought of an answer.

    `before` are the questions of the same conversation before this one, oldest first;
    `given` is when, in ISO 8601, and `id` the number it is kept under.
    """

    question: str
    answer: str
    outcome: str
    good: bool
    reason: str = ""
    before: tuple[str, ...] = ()
    given: str = ""
    id: int = 0


class FeedbackStore:
    """Keeps feedback in a folder; any number of threads and processes may use it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def add(self, feedback: Feedback) -> None:
        """Keep `feedback` with the time that it is now."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._connection() as connection:
            cursor = connection.execute(
                "INSERT INTO feedback (given, good, question, answer, outcome, reason)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    now,
                    feedback.good,
                    feedback.question,
                    feedback.answer,
                    feedback.outcome,
                    feedback.reason,
                ),
            )
            connection.executemany(
                "INSERT INTO before VALUES (?, ?, ?)",
                [
                    (cursor.lastrowid, at, question)
                    for at, question in enumerate(feedback.before)
                ],
            )

    def unhappy(self) -> Sequence[Feedback]:
        """Return every thumbs-down, the oldest first."""
        with self._connection() as connection:
            rows = connection.execute(
                "SELECT id, given, question, answer, outcome, reason FROM feedback"
                " WHERE NOT good ORDER BY id"
            ).fetchall()
            said = connection.execute(
                "SELECT feedback, question FROM before ORDER BY feedback, position"
            ).fetchall()
        return [
            Feedback(
                question=question,
                answer=answer,
                outcome=outcome,
                good=False,
                reason=reason,
                before=tuple(text for of, text in said if of == number),
                given=given,
                id=number,
            )
            for number, given, question, answer, outcome, reason in rows
        ]

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path)) as connection, connection:
            connection.executescript(SCHEMA)
            yield connection
