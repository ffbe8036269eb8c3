"""A store in a folder of its own, and a learner of whom something of all is kept."""

from pathlib import Path

import pytest

from advisor.learner import Learner
from advisor.store import Store
from advisor.store.feedback import Feedback
from advisor.store.records import KeptTurn

SECRET = "zanzibar"
"""A word in everything that is kept of a learner who has told it."""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path)


@pytest.fixture
def learner(store: Store) -> str:
    return store.learners.create()


def turn(question: str) -> KeptTurn:
    reply = {"text": f"About {question}", "outcome": "answered", "citations": []}
    return KeptTurn(question, reply, "answered")


def filled(store: Store, word: str) -> str:
    """Return a learner of whom every table keeps something with `word` in it."""
    learner = store.learners.create()
    store.learners.remember(learner, Learner(said=(word,)))
    talk = store.conversations.begin(learner, word)
    store.conversations.add_turn(learner, talk, turn(word))
    plan = store.plans.add(learner, word, {"skip": [word]}, {"goals": [word]})
    store.plans.tick(learner, plan, word)
    store.interviews.add(learner, word, {"answer": word})
    opinion = Feedback(word, word, "answered", False, word, before=(word, word))
    store.feedback.add(opinion, learner)
    return learner
