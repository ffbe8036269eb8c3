"""How SQLite is to work: whole, patient, and without leftovers of what is deleted."""

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, event

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

WAIT = 30
"""Seconds that one writer waits for another."""
BEGIN = "advisor_begin"
"""Option of a connection: the statement that its transactions begin with, if any."""
BEGIN_TO_READ, BEGIN_TO_WRITE = "BEGIN", "BEGIN IMMEDIATE"
"""A writer waits for its turn before it reads what it is going to change."""
SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA journal_size_limit = 0",
)
REASONS = {
    sqlite3.SQLITE_BUSY: "another process is writing to it; try again in a moment",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "it may not be written to",
    sqlite3.SQLITE_CANTOPEN: "it may not be opened or made",
    sqlite3.SQLITE_CORRUPT: "it is damaged; put a copy of it in its place",
    sqlite3.SQLITE_NOTADB: "it is no database; move it away, and a new one is made",
}


def configure(engine: Engine) -> None:
    """Make every connection of `engine` keep to `SETTINGS`."""
    event.listen(engine, "connect", _set)
    event.listen(engine, "begin", _begin)


def _set(connection: "DBAPIConnection", entry: "ConnectionPoolEntry") -> None:
    # The driver would begin transactions late, and not at all to read.
    connection.isolation_level = None
    with closing(connection.cursor()) as cursor:
        for setting in SETTINGS:
            cursor.execute(setting)


def _begin(connection: Connection) -> None:
    statement = connection.get_execution_options().get(BEGIN, BEGIN_TO_READ)
    if statement:
        connection.exec_driver_sql(statement)


def write_ahead(engine: Engine) -> None:
    """Let readers go on while one process writes; the file remembers it."""
    _outside(engine, "PRAGMA journal_mode = WAL")


def checkpoint(engine: Engine) -> None:
    """Move all that was written into the file, and empty the log beside it."""
    _outside(engine, "PRAGMA wal_checkpoint(TRUNCATE)")


def _outside(engine: Engine, statement: str) -> None:
    """Run what SQLite does not allow inside a transaction."""
    with engine.execution_options(**{BEGIN: ""}).connect() as connection:
        connection.exec_driver_sql(statement)


def reason(error: BaseException | None) -> str:
    """Return why SQLite failed, in words for a person."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return REASONS.get(code, "something went wrong with it")
