"""Feedback is kept whole, and thumbs-downs are found again."""

from dataclasses import replace
from pathlib import Path

from advisor.store.feedback import Feedback, FeedbackStore

UNHAPPY = Feedback(
    question="and after that?",
    answer="Phase 3.",
    outcome="answered",
    good=False,
    reason="I meant the pay",
    before=("what does a junior earn", "and a senior"),
)


def test_thumbs_down_is_found_again_by_another_store(tmp_path: Path) -> None:
    FeedbackStore(tmp_path / "new").add(replace(UNHAPPY, good=True))
    FeedbackStore(tmp_path / "new").add(UNHAPPY)
    (found,) = FeedbackStore(tmp_path / "new").unhappy()
    assert found.given
    assert found == replace(UNHAPPY, given=found.given, id=2)


def test_nothing_is_found_where_nobody_gave_feedback(tmp_path: Path) -> None:
    assert FeedbackStore(tmp_path).unhappy() == []
