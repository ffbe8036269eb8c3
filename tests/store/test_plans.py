"""Plans keep their ticks, and interviews the state in which they were left."""

from advisor.store import Store
from advisor.store.records import KeptInterview, KeptPlan

WISHES = {"hours_per_week": 7.5, "skip": ["Python"], "until": None}
PLAN = {"phases": [{"goals": ["goal-1", "goal-2"]}]}


def test_a_plan_is_read_back_whole(store: Store, learner: str) -> None:
    key = store.plans.add(learner, "baker", WISHES, PLAN)
    kept = store.plans.get(learner, key)
    assert kept == KeptPlan(key, "baker", WISHES, PLAN, frozenset(), kept.created)
    assert store.plans.all(learner) == (kept,)


def test_goals_are_ticked_once_and_unticked(store: Store, learner: str) -> None:
    key = store.plans.add(learner, "baker", WISHES, PLAN)
    for goal in ("goal-1", "goal-2", "goal-1"):
        store.plans.tick(learner, key, goal)
    assert store.plans.get(learner, key).ticked == {"goal-1", "goal-2"}
    store.plans.untick(learner, key, "goal-1")
    store.plans.untick(learner, key, "goal-1")
    assert store.plans.get(learner, key).ticked == {"goal-2"}


def test_a_plan_made_anew_keeps_its_ticks(store: Store, learner: str) -> None:
    key = store.plans.add(learner, "baker", WISHES, PLAN)
    store.plans.tick(learner, key, "goal-1")
    store.plans.replace(learner, key, {"hours_per_week": 10}, {"phases": []})
    kept = store.plans.get(learner, key)
    assert (kept.wishes, kept.plan) == ({"hours_per_week": 10}, {"phases": []})
    assert kept.ticked == {"goal-1"}


def test_ticks_of_one_plan_are_not_those_of_another(store: Store, learner: str) -> None:
    ticked, other = (store.plans.add(learner, "baker", {}, PLAN) for _ in range(2))
    store.plans.tick(learner, ticked, "goal-1")
    assert [plan.ticked for plan in store.plans.all(learner)] == [{"goal-1"}, set()]
    store.plans.remove(learner, ticked)
    assert [plan.id for plan in store.plans.all(learner)] == [other]


def test_an_interview_goes_on_where_it_was_left(store: Store, learner: str) -> None:
    key = store.interviews.add(learner, "baker", {"at": 0})
    store.interviews.replace(learner, key, {"at": 1, "answers": ["I knead it."]})
    kept = store.interviews.get(learner, key)
    state = {"at": 1, "answers": ["I knead it."]}
    assert kept == KeptInterview(key, "baker", state, kept.created)
    assert store.interviews.all(learner) == (kept,)
    store.interviews.remove(learner, key)
    assert store.interviews.all(learner) == ()
