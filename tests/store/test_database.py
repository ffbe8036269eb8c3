"""The database is opened whole, or one sentence says why it is not."""

import logging
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from advisor.errors import StoreError
from advisor.store import Store
from advisor.store.database import FILE, IN_MEMORY, NO_ADDRESS, Database
from advisor.store.versions import bring_up
from tests.store.conftest import SECRET, filled


def run(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.execute(statement)
        connection.commit()


def test_what_is_kept_is_found_by_the_next_process(tmp_path: Path) -> None:
    learner = filled(Store.open(tmp_path / "new" / "folder"), SECRET)
    again = Store.open(tmp_path / "new" / "folder")
    assert again.learners.facts(learner).said == (SECRET,)


@pytest.mark.parametrize("name", ["a b", "what?", "100%", "#1", "über", "a;b=c"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    Store.open(tmp_path / name)
    assert (tmp_path / name / FILE).stat().st_size > 0


def test_a_store_can_be_opened_at_an_address(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'deep' / 'other.sqlite'}"
    learner = Store.at(address).learners.create()
    assert Store.at(address).learners.is_known(learner)


def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    Store.open(tmp_path)
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("sqlite://", IN_MEMORY),
        ("sqlite:///:memory:", IN_MEMORY),
        ("no address", NO_ADDRESS),
        ("nosuchdatabase://me:secret@host/name", NO_ADDRESS),
        ("mysql+nosuchdriver://me:secret@host/name", NO_ADDRESS),
        (
            "oracle+cx_oracle://me:secret@host/name",
            "The Python package 'cx_Oracle' is not installed; that database needs it.",
        ),
    ],
)
def test_an_address_that_cannot_be_used_is_one_sentence(
    address: str, sentence: str
) -> None:
    with pytest.raises(StoreError) as error:
        Store.at(address)
    assert str(error.value) == sentence


def test_a_file_that_is_no_database_is_one_sentence_and_left_alone(
    tmp_path: Path,
) -> None:
    (tmp_path / FILE).write_bytes(b"my notes " * 1_000)
    with pytest.raises(StoreError) as error:
        Store.open(tmp_path)
    assert str(error.value) == (
        "advisor.sqlite cannot be read or written: it is no database; move it away, and"
        " a new one is made."
    )
    assert (tmp_path / FILE).read_bytes() == b"my notes " * 1_000


def test_a_file_of_a_newer_version_is_one_sentence_and_left_alone(
    tmp_path: Path,
) -> None:
    Store.open(tmp_path)
    run(tmp_path, "UPDATE schema SET version = 7")
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(StoreError, match=r"newer version .* version 7, .* knows 1\)"):
        Store.open(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_database_of_something_else_is_one_sentence_and_left_alone(
    tmp_path: Path,
) -> None:
    run(tmp_path, "CREATE TABLE recipes (name TEXT)")
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(StoreError, match=r"^advisor.sqlite holds something else"):
        Store.open(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"^advisor.sqlite cannot be opened: "):
        Store.open(tmp_path / "file")


def test_a_damaged_table_is_one_sentence(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    run(tmp_path, "DROP TABLE learners")
    with pytest.raises(StoreError) as error:
        store.learners.is_known("nobody")
    assert str(error.value) == (
        "advisor.sqlite cannot be read or written: something went wrong with it."
    )


def test_an_older_version_is_brought_up_and_keeps_its_rows(tmp_path: Path) -> None:
    learner = filled(Store.open(tmp_path), SECRET)
    database = Database.in_folder(tmp_path)
    with database.writing() as connection:
        bring_up(connection, FILE, [add_a_note, add_a_note_of_notes])
    with database.writing() as connection:
        bring_up(connection, FILE, [add_a_note, add_a_note_of_notes])
        notes = connection.execute(text("SELECT id, note, more FROM learners")).all()
        version = connection.execute(text("SELECT version FROM schema")).all()
    assert [tuple(row) for row in notes] == [(learner, "none", "none")]
    assert [tuple(row) for row in version] == [(3,)]


def add_a_note(connection: Connection) -> None:
    add = "ALTER TABLE learners ADD COLUMN note TEXT DEFAULT 'none'"
    connection.execute(text(add))


def add_a_note_of_notes(connection: Connection) -> None:
    add = "ALTER TABLE learners ADD COLUMN more TEXT DEFAULT 'none'"
    connection.execute(text(add))


def test_an_upgrade_that_fails_changes_nothing(tmp_path: Path) -> None:
    learner = filled(Store.open(tmp_path), SECRET)
    database = Database.in_folder(tmp_path)
    with (
        pytest.raises(StoreError, match="something went wrong"),
        database.writing() as connection,
    ):
        bring_up(connection, FILE, [add_a_note, add_a_note])
    assert Store.open(tmp_path).learners.facts(learner).said == (SECRET,)


def test_nothing_that_was_said_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("", "sqlalchemy", "sqlalchemy.engine", "sqlalchemy.engine.Engine"):
        caplog.set_level(logging.DEBUG, name)
    store = Store.open(tmp_path)
    learner = filled(store, SECRET)
    store.export_learner(learner)
    store.conversations.turns(learner, store.conversations.all(learner)[0].id)
    store.feedback.unhappy()
    store.delete_learner(learner)
    assert SECRET not in caplog.text
    assert learner not in caplog.text


def test_nothing_that_was_said_is_in_an_error(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    learner = store.learners.create()
    run(
        tmp_path,
        "CREATE TRIGGER refuse BEFORE INSERT ON turns"
        " BEGIN SELECT RAISE(ABORT, 'no'); END",
    )
    with pytest.raises(StoreError) as error:
        filled(store, SECRET)
    told = f"{error.value} {error.value.__cause__}"
    assert SECRET not in told
    assert learner not in told
