"""One database: opened, checked, and read and written in whole transactions."""

import logging
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from filelock import FileLock
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from advisor.errors import StoreError
from advisor.store import sqlite
from advisor.store.versions import bring_up

FILE = "advisor.sqlite"
SQLITE = "sqlite"
LOGGED_AS = "advisor"
"""Part of the name under which SQLAlchemy logs what this engine does."""
NO_DRIVER = "The Python package {name!r} is not installed; that database needs it."
NO_ADDRESS = (
    "The address of the database cannot be used; it looks like"
    " sqlite:////folder/file.sqlite or postgresql://host/name."
)
IN_MEMORY = (
    "A database in memory forgets what it is told; give one in a file, such as"
    " sqlite:////folder/file.sqlite."
)


class Database:
    """A database with the tables of the store; threads and processes may share it."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    @classmethod
    def in_folder(cls, folder: Path) -> "Database":
        """Open the database of a folder, made where there is none.

        Raises:
            StoreError: If it cannot be opened, or is of a newer version.
        """
        return cls.at(URL.create(SQLITE, database=str(folder / FILE)))

    @classmethod
    def at(cls, address: URL | str) -> "Database":
        """Open the database at an address as SQLAlchemy writes them.

        Raises:
            StoreError: If it cannot be opened, or is of a newer version.
        """
        try:
            url = make_url(address)
            engine = _engine(url)
        except ModuleNotFoundError as error:
            raise StoreError(NO_DRIVER.format(name=error.name)) from error
        except (ArgumentError, NoSuchModuleError) as error:
            raise StoreError(NO_ADDRESS) from error
        path = Path(url.database or "")
        opened = cls(engine, path.name or url.get_backend_name())
        if not opened._is_file:
            opened._bring_up()
            return opened
        with _held(path), opened._told_plainly():
            opened._bring_up()
            sqlite.write_ahead(engine)
        return opened

    def _bring_up(self) -> None:
        with self.writing() as connection:
            bring_up(connection, self._name)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees the database as it is at one moment."""
        with self._told_plainly(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection whose changes are all made, or none if one fails."""
        first = {sqlite.BEGIN: sqlite.BEGIN_TO_WRITE}
        engine = self._engine.execution_options(**first)
        with self._told_plainly(), engine.begin() as connection:
            yield connection

    def settle(self) -> None:
        """Leave nothing of what was deleted, in the file or in the log beside it.

        Somebody who reads all the while keeps the log; the last to close it empties it.
        """
        if self._is_file:
            with self._told_plainly():
                sqlite.checkpoint(self._engine)

    @property
    def _is_file(self) -> bool:
        return self._engine.dialect.name == SQLITE

    @contextmanager
    def _told_plainly(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            why = sqlite.reason(error.orig)
            text = f"{self._name} cannot be read or written: {why}."
            raise StoreError(text) from error


def _held(path: Path) -> AbstractContextManager[object]:
    """Return the lock on the file of a database, made where there is none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Nobody else on the machine is to read what learners said.
        path.touch(mode=0o600)
        return FileLock(f"{path}.lock", timeout=sqlite.WAIT).acquire()
    except OSError as error:
        why = error.strerror or "another process does not let go of it"
        raise StoreError(f"{path.name} cannot be opened: {why}.") from error


def _engine(url: URL) -> Engine:
    """Return an engine that keeps what people said out of logs and errors."""
    if url.get_backend_name() != SQLITE:
        engine = create_engine(url, hide_parameters=True, logging_name=LOGGED_AS)
    elif url.database in (None, "", ":memory:"):
        raise StoreError(IN_MEMORY)
    else:
        # A file is opened anew each time: a connection must not outlive a fork, and
        # the last one to be closed empties the log beside the file.
        engine = create_engine(
            url,
            hide_parameters=True,
            logging_name=LOGGED_AS,
            poolclass=NullPool,
            connect_args={"timeout": sqlite.WAIT},
        )
        sqlite.configure(engine)
    # Parameters are hidden above; rows that are read would be logged all the same.
    logging.getLogger(f"sqlalchemy.engine.Engine.{LOGGED_AS}").setLevel(logging.WARNING)
    return engine
