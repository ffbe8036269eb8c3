"""Rows that belong to a learner: found, changed and removed by nobody else.

A row of another learner and a row that is not there are one and the same error, so
that ids cannot be tried out.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    and_,
    delete,
    insert,
    select,
    update,
)

from advisor.errors import NotYoursError
from advisor.store.schema import LEARNERS, ROW

AnyRow = Row[tuple[object, ...]]
AnySelect = Select[tuple[object, ...]]


def now() -> str:
    """Return the time that it is, in UTC."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def unguessable() -> str:
    """Return a new id that nobody can guess."""
    return secrets.token_urlsafe(24)


def require_learner(connection: Connection, learner: str) -> None:
    """Raise `NotYoursError` unless the learner is known."""
    found = select(LEARNERS.c.id).where(LEARNERS.c.id == learner)
    if connection.execute(found).first() is None:
        raise NotYoursError(LEARNERS.info[ROW])


def add(
    connection: Connection, table: Table, learner: str, values: Mapping[str, object]
) -> str:
    """Add a row of a learner's, and return its id."""
    require_learner(connection, learner)
    key = unguessable()
    row = {"id": key, "learner": learner, "created": now(), **values}
    connection.execute(insert(table).values(row))
    return key


def own(connection: Connection, table: Table, learner: str, key: str) -> AnyRow:
    """Return a row of a learner's."""
    return _found(connection, table, select(table).where(_is(table, learner, key)))


def hold(connection: Connection, table: Table, learner: str, key: str) -> AnyRow:
    """Return a row of a learner's that nobody else changes before this is written."""
    found = select(table).where(_is(table, learner, key)).with_for_update()
    return _found(connection, table, found)


def _found(connection: Connection, table: Table, which: AnySelect) -> AnyRow:
    row = connection.execute(which).first()
    if row is None:
        raise NotYoursError(table.info[ROW])
    return row


def all_of(connection: Connection, table: Table, learner: str) -> Sequence[AnyRow]:
    """Return all rows of a learner's, the oldest first."""
    require_learner(connection, learner)
    found = select(table).where(table.c.learner == learner)
    return connection.execute(found.order_by(table.c.created, table.c.id)).all()


def change(
    connection: Connection,
    table: Table,
    learner: str,
    key: str,
    values: Mapping[str, object],
) -> None:
    """Change a row of a learner's."""
    hold(connection, table, learner, key)
    connection.execute(update(table).where(table.c.id == key).values(**values))


def remove(connection: Connection, table: Table, learner: str, key: str) -> None:
    """Remove a row of a learner's, and what belongs to it."""
    hold(connection, table, learner, key)
    connection.execute(delete(table).where(table.c.id == key))


def _is(table: Table, learner: str, key: str) -> ColumnElement[bool]:
    return and_(table.c.id == key, table.c.learner == learner)
