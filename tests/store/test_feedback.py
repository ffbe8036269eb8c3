"""Feedback is kept whole, and thumbs-downs are found again."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from advisor.errors import NotYoursError, StoreError
from advisor.store import Store
from advisor.store.feedback import Feedback, FeedbackStore

UNHAPPY = Feedback(
    question="and after that?",
    answer="Phase 3.",
    outcome="answered",
    good=False,
    reason="I meant the pay",
    before=("what does a junior earn", "and a senior"),
)
OLD_SCHEMA = """
CREATE TABLE feedback (
    id INTEGER PRIMARY KEY, given TEXT NOT NULL, good INTEGER NOT NULL,
    question TEXT NOT NULL, answer TEXT NOT NULL, outcome TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE TABLE before (
    feedback INTEGER NOT NULL REFERENCES feedback (id), position INTEGER NOT NULL,
    question TEXT NOT NULL, PRIMARY KEY (feedback, position)
) STRICT, WITHOUT ROWID;
"""
OLD_ROWS = """
INSERT INTO feedback VALUES (1, '2025-11-01T08:00:00+00:00', 1, 'hi', 'Hello.',
    'social', '');
INSERT INTO feedback VALUES (2, '2025-11-02T09:30:00+00:00', 0, 'and after that?',
    'Phase 3.', 'answered', 'I meant the pay');
INSERT INTO before VALUES (2, 0, 'what does a junior earn'), (2, 1, 'and a senior');
"""
TAKEN_OVER = replace(UNHAPPY, given="2025-11-02T09:30:00+00:00", id=2)


@contextmanager
def old_file(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / "feedback.sqlite")) as connection:
        yield connection
        connection.commit()


def test_thumbs_down_is_found_again_by_another_store(tmp_path: Path) -> None:
    FeedbackStore(tmp_path / "new").add(replace(UNHAPPY, good=True))
    FeedbackStore(tmp_path / "new").add(UNHAPPY)
    (found,) = FeedbackStore(tmp_path / "new").unhappy()
    assert found.given
    assert found == replace(UNHAPPY, given=found.given, id=2)


def test_nothing_is_found_where_nobody_gave_feedback(tmp_path: Path) -> None:
    assert FeedbackStore(tmp_path).unhappy() == []


def test_each_thumbs_down_has_the_questions_before_it(tmp_path: Path) -> None:
    kept = FeedbackStore(tmp_path)
    kept.add(UNHAPPY)
    kept.add(replace(UNHAPPY, before=("hi",)))
    kept.add(replace(UNHAPPY, before=()))
    assert [found.before for found in kept.unhappy()] == [UNHAPPY.before, ("hi",), ()]


def test_feedback_is_given_now_whatever_it_says(tmp_path: Path) -> None:
    FeedbackStore(tmp_path).add(replace(UNHAPPY, given="1999-01-01", id=7))
    (found,) = FeedbackStore(tmp_path).unhappy()
    assert found.given > "2025"
    assert found.id == 1


def test_feedback_goes_with_the_learner_who_gave_it(
    store: Store, tmp_path: Path
) -> None:
    learner = store.learners.create()
    FeedbackStore(tmp_path).add(UNHAPPY, learner)
    FeedbackStore(tmp_path).add(replace(UNHAPPY, question="and the hours?"))
    assert len(store.feedback.unhappy()) == 2
    store.delete_learner(learner)
    assert [found.question for found in store.feedback.unhappy()] == ["and the hours?"]


def test_feedback_of_an_unknown_learner_is_not_kept(store: Store) -> None:
    with pytest.raises(NotYoursError):
        store.feedback.add(UNHAPPY, "nobody")
    assert store.feedback.unhappy() == []


def test_feedback_of_an_earlier_version_is_taken_over_once(tmp_path: Path) -> None:
    with old_file(tmp_path) as connection:
        connection.executescript(OLD_SCHEMA + OLD_ROWS)
    for _ in range(3):
        assert FeedbackStore(tmp_path).unhappy() == [TAKEN_OVER]
    assert (tmp_path / "feedback.sqlite").exists()


def test_new_feedback_follows_what_was_taken_over(tmp_path: Path) -> None:
    with old_file(tmp_path) as connection:
        connection.executescript(OLD_SCHEMA + OLD_ROWS)
    FeedbackStore(tmp_path).add(UNHAPPY)
    assert [found.id for found in FeedbackStore(tmp_path).unhappy()] == [2, 3]


def test_a_damaged_file_of_an_earlier_version_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "feedback.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(StoreError, match=r"^feedback.sqlite cannot be read; move it"):
        Store.open(tmp_path)
    (tmp_path / "feedback.sqlite").unlink()
    assert Store.open(tmp_path).feedback.unhappy() == []


def test_nothing_is_taken_over_by_half(tmp_path: Path) -> None:
    with old_file(tmp_path) as connection:
        connection.executescript(OLD_SCHEMA + OLD_ROWS)
        connection.execute("DROP TABLE before")
    with pytest.raises(StoreError, match=r"feedback.sqlite cannot be read"):
        Store.open(tmp_path)
    (tmp_path / "feedback.sqlite").unlink()
    assert Store.open(tmp_path).feedback.unhappy() == []
