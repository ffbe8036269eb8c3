"""Learners: what they said is kept, exported whole, and deleted without a trace."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from advisor.errors import NotYoursError, StoreError
from advisor.learner import DaysOff, Learner
from advisor.store import Store
from tests.store.conftest import SECRET, filled

SAID = Learner(
    said=("I know Python", "half a character: \ud83e"),
    knows=("Python",),
    hours_per_week=7,
    start=date(2026, 1, 5),
    until=date(2026, 9, 30),
    days_off=(DaysOff(date(2026, 4, 3), date(2026, 4, 17)),),
)


def rows(folder: Path) -> dict[str, list[str]]:
    """Return every row of every table of the file, as text."""
    with closing(sqlite3.connect(folder / "advisor.sqlite")) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        )
        return {
            name: [str(row) for row in connection.execute(f'SELECT * FROM "{name}"')]
            for (name,) in names.fetchall()
        }


def holding(folder: Path, word: str) -> list[str]:
    """Return the tables that hold `word`."""
    held = rows(folder).items()
    return sorted(name for name, found in held if any(word in row for row in found))


def test_a_new_learner_has_said_nothing(store: Store) -> None:
    assert store.learners.facts(store.learners.create()) == Learner()


def test_what_a_learner_said_is_read_back_whole(store: Store, learner: str) -> None:
    store.learners.remember(learner, SAID)
    assert store.learners.facts(learner) == SAID


def test_ids_are_long_and_never_the_same(store: Store) -> None:
    ids = {store.learners.create() for _ in range(20)}
    assert len(ids) == 20
    assert min(map(len, ids)) >= 32


def test_an_id_is_known_until_the_learner_is_deleted(store: Store) -> None:
    learner = store.learners.create()
    assert store.learners.is_known(learner)
    store.delete_learner(learner)
    assert not store.learners.is_known(learner)
    assert not store.learners.is_known("")


def test_everything_of_a_learner_is_exported(store: Store) -> None:
    learner, other = filled(store, SECRET), filled(store, "somebody else")
    kept = json.loads(json.dumps(store.export_learner(learner)))
    assert kept["facts"]["said"] == [SECRET]
    (talk,), (plan,) = kept["conversations"], kept["plans"]
    assert [turn["question"] for turn in talk["turns"]] == [SECRET]
    assert talk["turns"][0]["reply"]["text"] == f"About {SECRET}"
    assert (plan["wishes"], plan["plan"]) == ({"skip": [SECRET]}, {"goals": [SECRET]})
    assert plan["ticks"] == [{"goal": SECRET}]
    assert kept["interviews"][0]["state"] == {"answer": SECRET}
    before = [{"position": at, "question": SECRET} for at in (0, 1)]
    assert kept["feedback"][0]["asked_before"] == before
    text = json.dumps(kept)
    assert "somebody else" not in text
    assert learner not in text
    assert other not in text


def test_an_export_has_as_much_as_the_tables(store: Store, tmp_path: Path) -> None:
    text = json.dumps(store.export_learner(filled(store, SECRET)))
    held = [row for found in rows(tmp_path).values() for row in found]
    assert text.count(SECRET) == sum(row.count(SECRET) for row in held)


def test_nothing_of_a_deleted_learner_is_left_in_any_table(
    store: Store, tmp_path: Path
) -> None:
    learner, other = filled(store, SECRET), filled(store, "somebody else")
    full = holding(tmp_path, SECRET)
    assert full == holding(tmp_path, "somebody else")
    assert set(full) == set(rows(tmp_path)) - {"schema", "imports", "sqlite_sequence"}
    store.delete_learner(learner)
    assert holding(tmp_path, SECRET) == holding(tmp_path, learner) == []
    assert holding(tmp_path, "somebody else") == full
    assert store.learners.is_known(other)


def test_nothing_of_a_deleted_learner_is_left_in_the_files(
    store: Store, tmp_path: Path
) -> None:
    learner = filled(store, SECRET)
    with closing(sqlite3.connect(tmp_path / "advisor.sqlite")) as reader:
        reader.execute("SELECT count(*) FROM learners").fetchall()
        assert SECRET.encode() in bytes_of(tmp_path)
        store.delete_learner(learner)
        assert SECRET.encode() not in bytes_of(tmp_path)
        assert learner.encode() not in bytes_of(tmp_path)


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


def test_a_deletion_that_fails_deletes_nothing(store: Store, tmp_path: Path) -> None:
    learner = filled(store, SECRET)
    before = store.export_learner(learner)
    with closing(sqlite3.connect(tmp_path / "advisor.sqlite")) as connection:
        connection.execute(
            "CREATE TRIGGER refuse BEFORE DELETE ON interviews"
            " BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    with pytest.raises(StoreError, match="something went wrong"):
        store.delete_learner(learner)
    assert store.export_learner(learner) == before


@pytest.mark.parametrize("learner", ["", "nobody", "x" * 10_000, "' OR 1=1 --"])
def test_an_unknown_learner_is_one_sentence(store: Store, learner: str) -> None:
    store.learners.create()
    for use in (
        store.learners.facts,
        store.delete_learner,
        store.export_learner,
        store.conversations.all,
        store.conversations.begin,
        store.plans.all,
        store.interviews.all,
    ):
        with pytest.raises(NotYoursError, match="no profile of yours under that id"):
            use(learner)
    with pytest.raises(NotYoursError, match="no profile of yours"):
        store.learners.remember(learner, Learner())


def test_facts_that_this_version_cannot_read_are_one_sentence(
    store: Store, learner: str, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "advisor.sqlite")) as connection:
        connection.execute(
            'UPDATE learners SET facts = \'{"hours_per_week": "zanzibar"}\''
        )
        connection.commit()
    with pytest.raises(StoreError, match="cannot be read by this version") as error:
        store.learners.facts(learner)
    assert error.value.__cause__ is None
    assert error.value.__suppress_context__


def test_facts_of_a_version_that_asked_less_or_more_are_read(
    store: Store, learner: str, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "advisor.sqlite")) as connection:
        connection.execute(
            'UPDATE learners SET facts = \'{"knows": ["R"], "pets": 2}\''
        )
        connection.commit()
    assert store.learners.facts(learner) == Learner(knows=("R",))
