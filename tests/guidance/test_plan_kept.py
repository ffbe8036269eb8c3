"""A plan over time: kept, ticked off, and made again from a page that changed."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from advisor.career import Career
from advisor.errors import PlanError
from advisor.guidance.ids import Named, PartKind, stable_ids
from advisor.guidance.plan.caveats import OPENING, all_caveats, caveats_of
from advisor.guidance.plan.changes import Changes, changes
from advisor.guidance.plan.make import learning_plan
from advisor.guidance.plan.plan import LearningPlan, PhaseState
from advisor.guidance.plan.replan import progress
from tests.guidance.plan_factories import (
    WINTER_BREAK,
    Sketch,
    mapmaker,
    plan_of,
    texts,
    wishes,
)

Reader = Callable[[str], Career]


def test_a_plan_survives_being_kept_as_json(hospital: Career) -> None:
    bare = plan_of(hospital, wishes())
    plan = plan_of(
        hospital,
        wishes(
            skip=["python", "phase 2"],
            until=date(2026, 3, 1),
            days_off=[WINTER_BREAK],
            done=[bare.goals[0].id, bare.goals[8].id],
        ),
    )
    kept = json.dumps(plan.to_dict())
    assert LearningPlan.from_dict(json.loads(kept)) == plan
    assert kept == json.dumps(LearningPlan.from_dict(json.loads(kept)).to_dict())


@pytest.mark.parametrize("kept", [{}, {"career": "mapmaker"}, {"phases": 3}])
def test_something_else_is_not_taken_for_a_kept_plan(kept: dict[str, object]) -> None:
    with pytest.raises(PlanError) as raised:
        LearningPlan.from_dict(kept)
    assert str(raised.value) == "The kept learning plan cannot be read; make it anew."


def test_ticked_goals_take_no_more_time() -> None:
    # Two of three goals of a phase of 28 days are left on 1 February: 18.67 days.
    career = mapmaker(Sketch("Ink"), Sketch("Wax"))
    first = plan_of(career, wishes())
    again = learning_plan(
        career,
        replace(first.wishes, done=frozenset({first.goals[0].id})),
        today=date(2026, 2, 1),
    )
    assert again.arithmetic[0] == (
        "Phase 1: 4 weeks x 15 hours = 60 hours; 1 of 3 goals ticked, 60 x 2/3 = 40"
        " hours; 40 / 15 hours a week = 2.67 weeks = 19 days (18.67 rounded up)"
    )
    assert (again.phases[0].first, again.phases[0].last) == (
        date(2026, 2, 1),
        date(2026, 2, 19),
    )


def test_ticked_and_known_goals_are_counted_once() -> None:
    career = mapmaker(Sketch("Ink"))
    ids = [goal.id for goal in plan_of(career, wishes()).goals]
    plan = plan_of(career, wishes(skip=["SQL", "Python"], done=[ids[0]]))
    assert "2 of 3 goals known or ticked, 60 x 1/3 = 20 hours" in plan.arithmetic[0]
    done = plan_of(career, wishes(skip=["SQL", "Python"], done=[ids[0], ids[2]]))
    assert done.phases[0].state is PhaseState.DONE
    assert texts(done)[-1] == "Nothing is left to study."


def test_a_phase_without_goals_is_ticked_as_a_whole() -> None:
    career = mapmaker(Sketch("Ink", goals=()), Sketch("Wax"))
    phase = plan_of(career, wishes()).phases[0]
    plan = plan_of(career, wishes(done=[phase.id]))
    assert plan.phases[0].state is PhaseState.DONE
    assert plan.arithmetic[0] == "Phase 1: ticked, so it takes no more time"
    assert [item.done for item in plan.phases[0].items] == [True, True]
    assert plan.phases[1].first == plan.start


def test_a_tick_of_something_that_is_gone_is_told(hospital: Career) -> None:
    assert texts(plan_of(hospital, wishes(done=["goal-0", "goal-1"]))) == [
        "2 ticks belong to nothing that is on the page now."
    ]


# At 15 hours a week phase 1 is from 5 January to 1 February, phase 2 up to 1 March.
@pytest.mark.parametrize(
    ("ticks", "today", "said"),
    [
        ([], date(2026, 1, 10), "0 of 6 goals ticked, 6 left. Next: Learn SQL."),
        (
            [0, 1],
            date(2026, 2, 1),
            "2 of 6 goals ticked, 4 left. Next: Draw maps.",
        ),
        (
            [0, 1],
            date(2026, 2, 2),
            "2 of 6 goals ticked, 4 left. 1 goal was to be reached before 2 February"
            " 2026. Next: Draw maps.",
        ),
        (
            [2],
            date(2026, 3, 2),
            "1 of 6 goals ticked, 5 left. 5 goals were to be reached before 2 March"
            " 2026. Next: Learn SQL.",
        ),
        ([0, 1, 2, 3, 4, 5], date(2026, 3, 2), "6 of 6 goals ticked, 0 left."),
    ],
)
def test_progress_counts_what_is_behind(
    ticks: list[int], today: date, said: str
) -> None:
    plan = plan_of(mapmaker(Sketch("Ink"), Sketch("Wax")), wishes())
    done = {plan.goals[at].id for at in ticks}
    assert str(progress(plan, done, today)) == said


def test_what_is_known_is_neither_ticked_nor_behind() -> None:
    plan = plan_of(mapmaker(Sketch("Ink"), Sketch("Wax", "")), wishes(skip=["SQL"]))
    found = progress(plan, {plan.phases[1].id, "goal-0"}, date(2027, 1, 1))
    assert (found.total, found.done, found.known, found.left) == (6, 3, 1, 2)
    assert [goal.text for goal in found.behind] == ["Learn Python.", "Draw maps."]
    assert str(found).startswith("3 of 6 goals ticked, 1 known, 2 left.")


def test_a_plan_without_goals_has_nothing_to_tick() -> None:
    plan = plan_of(mapmaker(Sketch("Ink", goals=())), wishes())
    assert str(progress(plan, set(), date(2026, 3, 1))) == (
        "The plan names no goals that could be ticked."
    )


def test_ids_come_from_the_words_and_not_from_places() -> None:
    def ids(*words: str) -> tuple[str, ...]:
        return stable_ids(PartKind.GOAL, map(Named, words))

    assert ids("Learn SQL", "Draw") == ids("DRAW.", "learn \u201cSQL\u201d ")[::-1]
    first, second = ids("Draw", "Draw")
    assert second == f"{first}-2"
    assert len(set(ids("Use C", "Use C++", "Use C#"))) == 3


def test_a_goal_that_is_there_again_is_known_by_its_phase() -> None:
    three = plan_of(mapmaker(Sketch("Ink"), Sketch("Wax"), Sketch("Glue")), wishes())
    two = plan_of(mapmaker(Sketch("Ink"), Sketch("Glue")), wishes())
    assert two.phases[1].goals[0].id == three.phases[2].goals[0].id
    assert len({goal.id for goal in three.goals}) == 9


def test_a_document_in_another_rendering_keeps_its_ticks(document: Reader) -> None:
    old = plan_of(document("wind-turbine-technician.txt"), wishes())
    new = plan_of(document("wind-turbine-technician.md"), wishes())
    found = changes(old, new)
    kept = found.carried({goal.id for goal in old.goals})
    lost = [goal.text for goal in new.goals if goal.id not in kept]
    assert lost == ["Become fit enough to climb a ladder of 90 metres."]
    assert len(kept) == len(new.goals) - 1
    assert found.lengths == ()


def test_the_same_page_has_no_changes(hospital: Career) -> None:
    plan = plan_of(hospital, wishes())
    found = changes(plan, plan_of(hospital, wishes(hours=3)))
    assert (found, found.lines()) == (Changes(), ())


def test_changes_of_a_page_are_told_one_by_one() -> None:
    rest = Sketch("Glue", "1 week", goals=())
    old = mapmaker(Sketch("Ink"), Sketch("Wax", goals=(), milestones=()), rest)
    new = mapmaker(
        Sketch("Ink", "", goals=("Draw maps.", "Learn some SQL.", "Fold paper.")),
        replace(rest, length="2 weeks"),
    )
    before, after = plan_of(old, wishes()), plan_of(new, wishes())
    found = changes(before, after)
    assert found.lines() == (
        "New goal: Fold paper.",
        "No longer a goal: Learn Python.",
        "No longer a phase: Wax",
        "No longer a resource: A book of maps",
        "The goal 'Learn SQL.' now reads 'Learn some SQL.'.",
        "Phase 'Ink': the page gave 4 weeks and now gives no length.",
        "Phase 'Glue': the page gave 1 week and now gives 2 weeks.",
    )


def test_a_reworded_goal_keeps_its_tick_and_one_that_is_gone_loses_it() -> None:
    before = plan_of(mapmaker(Sketch("Ink")), wishes())
    goals = ("Draw the maps.", "Bake bread.", "Learn Python.")
    after = plan_of(mapmaker(Sketch("Ink", goals=goals)), wishes())
    sql, python, draw = (goal.id for goal in before.goals)
    draw_now, _, python_now = (goal.id for goal in after.goals)
    carried = changes(before, after).carried({sql, python, draw})
    assert carried == {python_now, draw_now}
    assert python_now == python


def test_a_goal_with_other_numbers_is_another_goal() -> None:
    before = plan_of(mapmaker(Sketch("Ink", goals=("Draw 4 maps.",))), wishes())
    after = plan_of(mapmaker(Sketch("Ink", goals=("Draw 40 maps.",))), wishes())
    assert changes(before, after).carried({before.goals[0].id}) == set()


@pytest.mark.parametrize(
    ("title", "goals"),
    [
        ("Ink, paper", ("Learn the SQL.", "Learn Python.", "Draw maps.")),
        ("Colours", ("Learn the SQL.", "Learn Python.", "Draw maps.")),
    ],
)
def test_a_phase_is_known_again_by_its_title_or_by_its_goals(
    title: str, goals: tuple[str, ...]
) -> None:
    before = plan_of(mapmaker(Sketch("Ink and paper")), wishes())
    after = plan_of(mapmaker(Sketch(title, goals=goals)), wishes())
    assert changes(before, after).lines() == (
        f"The phase 'Ink and paper' now reads {title!r}.",
        "The goal 'Learn SQL.' now reads 'Learn the SQL.'.",
    )


def test_phases_that_share_nothing_are_not_the_same() -> None:
    before = plan_of(mapmaker(Sketch("Ink", goals=("Mix colours.",))), wishes())
    after = plan_of(mapmaker(Sketch("Wax", goals=("Melt it.",))), wishes())
    assert changes(before, after).lines() == (
        "New phase: Wax",
        "New goal: Melt it.",
        "No longer a phase: Ink",
        "No longer a goal: Mix colours.",
    )


@pytest.mark.parametrize(
    ("resource", "words"),
    [
        ("MIMIC-IV, an ICU dataset with open access", ["human-subjects research"]),
        ("MIMIC-III data", ["data use agreement"]),
        ("MIMIC-IV Clinical Database Demo", []),
        ("Tasks that mimic real work", []),
        ("EDX: Statistics", ["certificate from edX"]),
        ("Coursera and Kaggle", ["Coursera", "licence of its own"]),
        ("A book of maps", []),
    ],
)
def test_caveats_of_well_known_resources(resource: str, words: list[str]) -> None:
    found = caveats_of(resource)
    assert len(found) == len(words)
    assert all(word in said for word, said in zip(words, found, strict=True))


def test_every_caveat_says_that_it_is_not_from_the_page_and_where_from() -> None:
    for caveat in all_caveats():
        assert str(caveat).startswith(f"{OPENING} ")
        assert f"(Known from {caveat.source}.)" in str(caveat)


def test_resources_carry_their_caveats_and_goals_do_not(hospital: Career) -> None:
    plan = plan_of(hospital, wishes())
    held = {item.text: len(item.caveats) for item in plan.phases[0].resources}
    assert list(held.values()) == [1, 0, 1, 0]
    assert not any(goal.caveats for goal in plan.goals)
