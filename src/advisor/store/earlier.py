"""What an earlier version kept: feedback in a file of its own, taken over once."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import insert, select

from advisor.errors import StoreError
from advisor.store.database import Database
from advisor.store.feedback import Feedback
from advisor.store.ratings import insert_rating
from advisor.store.schema import IMPORTS

FILE = "feedback.sqlite"
RATINGS = (
    "SELECT id, given, good, question, answer, outcome, reason FROM feedback"
    " ORDER BY id"
)
BEFORE = "SELECT feedback, question FROM before ORDER BY feedback, position"


def take_over(database: Database, folder: Path) -> None:
    """Take over the feedback of an earlier version, if that was not done before.

    The file itself is left as it is.

    Raises:
        StoreError: If there is such a file, but it cannot be read.
    """
    path = folder / FILE
    if not path.is_file():
        return
    done = select(IMPORTS.c.file).where(IMPORTS.c.file == FILE)
    with database.writing() as connection:
        if connection.execute(done).first():
            return
        for feedback in _read(path):
            insert_rating(connection, feedback, "")
        connection.execute(insert(IMPORTS).values(file=FILE))


def _read(path: Path) -> Sequence[Feedback]:
    try:
        address = f"{path.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            rows = connection.execute(RATINGS).fetchall()
            asked = connection.execute(BEFORE).fetchall()
    except sqlite3.Error as error:
        text = f"{FILE} cannot be read; move it out of the data folder to go on."
        raise StoreError(text) from error
    return [
        Feedback(
            question=question,
            answer=answer,
            outcome=outcome,
            good=bool(good),
            reason=reason,
            before=tuple(text for of, text in asked if of == number),
            given=given,
        )
        for number, given, good, question, answer, outcome, reason in rows
    ]
