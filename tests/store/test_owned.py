"""Nobody reaches what belongs to another, or learns whether it is there."""

from collections.abc import Callable

import pytest

from advisor.errors import NotYoursError
from advisor.store import Store
from tests.store.conftest import SECRET, filled, turn

Use = Callable[[Store, str, str], object]
OF_CONVERSATIONS: list[Use] = [
    lambda store, who, key: store.conversations.turns(who, key),
    lambda store, who, key: store.conversations.add_turn(who, key, turn("Mine?")),
    lambda store, who, key: store.conversations.rename(who, key, "mine"),
    lambda store, who, key: store.conversations.remove(who, key),
]
OF_PLANS: list[Use] = [
    lambda store, who, key: store.plans.get(who, key),
    lambda store, who, key: store.plans.replace(who, key, {}, {}),
    lambda store, who, key: store.plans.tick(who, key, "goal-1"),
    lambda store, who, key: store.plans.untick(who, key, SECRET),
    lambda store, who, key: store.plans.remove(who, key),
]
OF_INTERVIEWS: list[Use] = [
    lambda store, who, key: store.interviews.get(who, key),
    lambda store, who, key: store.interviews.replace(who, key, {}),
    lambda store, who, key: store.interviews.remove(who, key),
]


def keys(store: Store, learner: str) -> dict[str, str]:
    return {
        "conversation": store.conversations.all(learner)[0].id,
        "plan": store.plans.all(learner)[0].id,
        "interview": store.interviews.all(learner)[0].id,
    }


@pytest.mark.parametrize(
    ("what", "use"),
    [
        *(("conversation", use) for use in OF_CONVERSATIONS),
        *(("plan", use) for use in OF_PLANS),
        *(("interview", use) for use in OF_INTERVIEWS),
    ],
)
def test_what_is_anothers_and_what_is_not_there_are_the_same_error(
    store: Store, what: str, use: Use
) -> None:
    owner, stranger = filled(store, SECRET), filled(store, "somebody else")
    before = store.export_learner(owner)
    key = keys(store, owner)[what]
    told = set()
    for who, of in [(stranger, key), ("", key), ("nobody", key), (owner, "nothing")]:
        with pytest.raises(NotYoursError) as error:
            use(store, who, of)
        told.add(str(error.value))
    assert told == {f"There is no {what} of yours under that id; begin a new one."}
    assert store.export_learner(owner) == before
    use(store, owner, key)


def test_lists_hold_only_what_is_ones_own(store: Store) -> None:
    mine, theirs = (keys(store, filled(store, word)) for word in ("a", SECRET))
    assert not set(mine.values()) & set(theirs.values())


def test_a_removed_conversation_takes_its_turns_along(store: Store) -> None:
    learner = filled(store, SECRET)
    key = keys(store, learner)["conversation"]
    store.conversations.remove(learner, key)
    assert store.export_learner(learner)["conversations"] == []
    with pytest.raises(NotYoursError):
        store.conversations.turns(learner, key)
