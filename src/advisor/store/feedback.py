"""Thumbs up and down, kept in a folder; nothing is opened before the first of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.store.store import Store

if TYPE_CHECKING:
    from advisor.store.ratings import Ratings


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
        self._folder = folder

    @cached_property
    def _ratings(self) -> "Ratings":
        return Store.open(self._folder).feedback

    def add(self, feedback: Feedback, learner: str = "") -> None:
        """Keep `feedback` with the time that it is now; no learner if empty.

        Raises:
            NotYoursError: If there is no learner of this id.
        """
        self._ratings.add(feedback, learner)

    def unhappy(self) -> Sequence[Feedback]:
        """Return every thumbs-down, the oldest first, without saying whose it is."""
        return self._ratings.unhappy()
