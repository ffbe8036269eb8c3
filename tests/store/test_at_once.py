"""Threads and processes read and write at once, and lose nothing."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from filelock import FileLock
from sqlalchemy import text
from sqlalchemy.exc import StatementError

from advisor.errors import StoreError
from advisor.store import Store, sqlite
from advisor.store.database import Database
from tests.store.conftest import turn

TURNS = 15
TALK = """
import sys
from pathlib import Path
from advisor.store import Store
from tests.store.conftest import turn
folder, learner, talk, name = sys.argv[1:]
store = Store.open(Path(folder))
for at in range({turns}):
    store.conversations.add_turn(learner, talk, turn(name + str(at)))
"""
IMPORTED = """
import json, sys
import advisor.store, advisor.store.feedback, advisor.ui
from pathlib import Path
kept = advisor.store.feedback.FeedbackStore(Path(sys.argv[1]))
before = list(sys.modules)
kept.unhappy()
print(json.dumps([before, list(sys.modules)]))
"""


def said(names: str) -> list[str]:
    return [f"{name}{at}" for name in names for at in range(TURNS)]


def test_threads_lose_no_turn_and_keep_the_order(store: Store, learner: str) -> None:
    talk = store.conversations.begin(learner)

    def talks(name: str) -> None:
        for at in range(TURNS):
            store.conversations.add_turn(learner, talk, turn(f"{name}{at}"))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(talks, "abcd"))
    kept = [one.question for one in store.conversations.turns(learner, talk)]
    assert sorted(kept) == sorted(said("abcd"))
    assert [question for question in kept if question.startswith("a")] == said("a")


def test_processes_lose_no_turn(store: Store, learner: str, tmp_path: Path) -> None:
    talk = store.conversations.begin(learner)
    program = TALK.format(turns=TURNS)
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path), learner, talk, name]
        )
        for name in "ab"
    ]
    assert [process.wait() for process in started] == [0, 0]
    kept = [one.question for one in store.conversations.turns(learner, talk)]
    assert sorted(kept) == sorted(said("ab"))


def test_a_new_folder_is_opened_by_many_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        stores = list(pool.map(Store.open, [tmp_path / "new"] * 8))
    learners = [store.learners.create() for store in stores]
    assert all(stores[0].learners.is_known(learner) for learner in learners)


def test_readers_go_on_while_one_writes(store: Store, tmp_path: Path) -> None:
    learner = store.learners.create()
    with Database.in_folder(tmp_path).writing():
        assert store.learners.is_known(learner)


def test_a_writer_goes_on_while_others_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "WAIT", 0.1)
    store = Store.open(tmp_path)
    count = text("SELECT count(*) FROM learners")
    with Database.in_folder(tmp_path).reading() as connection:
        assert connection.execute(count).scalar_one() == 0
        learner = store.learners.create()
        assert connection.execute(count).scalar_one() == 0
    assert store.learners.is_known(learner)


def test_a_writer_that_waits_too_long_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "WAIT", 0.1)
    store = Store.open(tmp_path)
    with (
        Database.in_folder(tmp_path).writing(),
        pytest.raises(StoreError, match="another process is writing to it"),
    ):
        store.learners.create()


def test_a_folder_that_is_being_opened_for_too_long_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "WAIT", 0.1)
    with (
        FileLock(tmp_path / "advisor.sqlite.lock"),
        pytest.raises(StoreError, match="another process does not let go of it"),
    ):
        Store.open(tmp_path)


def test_what_a_failed_write_began_is_undone(store: Store, learner: str) -> None:
    talk = store.conversations.begin(learner)
    bad = turn("Why?")
    with pytest.raises(StatementError, match="not JSON serializable"):
        store.conversations.add_turn(
            learner, talk, type(bad)(bad.question, {"reply": object()}, bad.outcome)
        )
    assert store.conversations.turns(learner, talk) == ()
    store.conversations.add_turn(learner, talk, bad)
    assert len(store.conversations.turns(learner, talk)) == 1


def test_sqlalchemy_is_imported_only_when_a_store_is_opened(tmp_path: Path) -> None:
    command = [sys.executable, "-c", IMPORTED, str(tmp_path)]
    printed = subprocess.run(command, check=True, capture_output=True).stdout
    before, after = json.loads(printed.splitlines()[-1])
    assert "sqlalchemy" not in before
    assert "sqlalchemy" in after
