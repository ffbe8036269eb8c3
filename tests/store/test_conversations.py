"""Conversations are kept whole and in order, under a name."""

import json

import pytest

from advisor.career import Career
from advisor.store import Store
from advisor.store.records import KeptConversation, KeptTurn
from tests.fakes import FakeAdvisor
from tests.store.conftest import turn


def names(store: Store, learner: str) -> list[str]:
    return [talk.name for talk in store.conversations.all(learner)]


def test_turns_are_read_back_in_order(store: Store, learner: str) -> None:
    talk = store.conversations.begin(learner)
    asked = ["How long?", "₹ or $? \U0001f9d1\u200d\U0001f373", "And the pay?"]
    for question in asked:
        store.conversations.add_turn(learner, talk, turn(question))
    kept = store.conversations.turns(learner, talk)
    assert [one.question for one in kept] == asked
    assert kept[0].created < kept[1].created < kept[2].created


def test_a_whole_reply_is_read_back(
    store: Store, learner: str, hospital: Career
) -> None:
    talk = store.conversations.begin(learner)
    reply = FakeAdvisor([hospital]).ask("How long?")
    new = KeptTurn("How long?", reply.to_dict(), str(reply.outcome))
    store.conversations.add_turn(learner, talk, new)
    (kept,) = store.conversations.turns(learner, talk)
    assert kept.reply == json.loads(json.dumps(reply.to_dict()))
    assert kept.outcome == "answered"


def test_half_a_character_does_not_lose_the_turn(store: Store, learner: str) -> None:
    talk = store.conversations.begin(learner)
    store.conversations.add_turn(learner, talk, turn("How \ud83e\0 long?"))
    (kept,) = store.conversations.turns(learner, talk)
    assert (kept.question, names(store, learner)) == ("How ? long?", ["How ? long?"])


def test_conversations_are_listed_from_the_oldest(store: Store, learner: str) -> None:
    first, second = (store.conversations.begin(learner, name) for name in ("b", "a"))
    kept = store.conversations.all(learner)
    created = [talk.created for talk in kept]
    assert kept == (
        KeptConversation(first, "", "b", created[0]),
        KeptConversation(second, "", "a", created[1]),
    )


def test_a_conversation_is_named_by_its_first_question(
    store: Store, learner: str
) -> None:
    talk = store.conversations.begin(learner)
    assert names(store, learner) == [""]
    store.conversations.add_turn(learner, talk, turn("What does\n a baker  earn?"))
    store.conversations.add_turn(learner, talk, turn("And then?"))
    assert names(store, learner) == ["What does a baker earn?"]


def test_a_long_first_question_is_cut_to_a_name(store: Store, learner: str) -> None:
    talk = store.conversations.begin(learner)
    store.conversations.add_turn(learner, talk, turn("long" * 100))
    assert names(store, learner) == [f"{'long' * 19}l..."]


@pytest.mark.parametrize(("given", "name"), [(" Pay ", "Pay"), ("  ", "How long?")])
def test_a_conversation_can_be_renamed(
    store: Store, learner: str, given: str, name: str
) -> None:
    talk = store.conversations.begin(learner)
    store.conversations.add_turn(learner, talk, turn("How long?"))
    store.conversations.rename(learner, talk, given)
    assert names(store, learner) == [name]
