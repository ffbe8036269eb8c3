"""What a person knows already, and what it leaves out."""

from collections.abc import Callable

import pytest

from advisor.career import Career
from advisor.guidance.plan.plan import LearningPlan, PhaseState
from tests.guidance.plan_factories import Sketch, mapmaker, plan_of, texts, wishes

Reader = Callable[[str], Career]
MAPS = mapmaker(
    Sketch("Data & Tools", goals=("Learn SQL.", "Query with SQL.", "Set up IT.")),
    Sketch("Maps", goals=("Simulate rivers in R.", "Design it.", "Use C++ and C#.")),
    Sketch("Practice", goals=()),
)


def left_out(plan: LearningPlan) -> list[tuple[str, str]]:
    return [(goal.text, goal.known_as) for goal in plan.goals if goal.known_as]


@pytest.mark.parametrize(
    ("term", "goals"),
    [
        ("sql", ["Learn SQL.", "Query with SQL."]),
        ("simulation", ["Simulate rivers in R."]),
        ("rivers in r", ["Simulate rivers in R."]),
        ("IT", ["Set up IT."]),
        ("it", ["Set up IT."]),
        ("R", ["Simulate rivers in R."]),
        ("C++", ["Use C++ and C#."]),
        ("C", []),
        ("river", ["Simulate rivers in R."]),
        ("QL", []),
        ("SQL maps", []),
        ("???", []),
        ("how to", []),
    ],
)
def test_a_term_names_the_goals_that_hold_its_words(
    term: str, goals: list[str]
) -> None:
    plan = plan_of(MAPS, wishes(skip=[term]))
    assert left_out(plan) == [(goal, term) for goal in goals]


@pytest.mark.parametrize(
    ("term", "phases"),
    [
        ("phase 2", [2]),
        ("2", [2]),
        ("Phase one", [1]),
        ("the phase 3", [3]),
        ("phases 1 and 3", [1, 3]),
        ("2 to 3", [2, 3]),
        ("3-2", [2, 3]),
        ("maps", [2]),
        ("Phase 1: Data & Tools", [1]),
        ("data and tools", []),
        ("phase 99999999999", []),
    ],
)
def test_a_term_names_phases_by_number_or_title(term: str, phases: list[int]) -> None:
    plan = plan_of(MAPS, wishes(skip=[term]))
    assert [one.number for one in plan.phases if one.known_as] == phases


def test_ids_name_a_goal_or_a_phase() -> None:
    bare = plan_of(MAPS, wishes())
    goal, phase = bare.goals[0], bare.phases[1]
    plan = plan_of(MAPS, wishes(skip=[goal.id, phase.id]))
    assert [one.state for one in plan.phases] == [
        PhaseState.PLANNED,
        PhaseState.KNOWN,
        PhaseState.PLANNED,
    ]
    assert texts(plan)[:2] == [
        "A goal of phase 1 is left out, because you marked it as known: Learn SQL.",
        "Phase 2, Maps, is left out, because you marked it as known.",
    ]


def test_each_goal_left_out_is_cited_with_the_term_that_named_it(
    hospital: Career,
) -> None:
    plan = plan_of(hospital, wishes(skip=["python"]))
    goal = plan.phases[0].goals[2]
    known, milestones = plan.notes
    assert known.text == (
        f"A goal of phase 1 is left out, because you know 'python': {goal.text}"
    )
    assert known.citations == (goal.citation,)
    assert milestones.text == "The milestones of phase 1 still have to be met."
    assert [said.text for said in plan.assumptions[-2:]] == [
        "Every goal of a phase is taken to need an equal share of its time.",
        "A goal that names what you know counts as known as a whole; see whether you"
        " know the rest of it too.",
    ]


def test_a_phase_of_which_every_goal_is_known_takes_no_time(document: Reader) -> None:
    career = document("wind-turbine-technician.md")
    terms = ["GWO", "lock-out", "ladder of 90 metres"]
    plan = plan_of(career, wishes(skip=terms))
    assert (plan.phases[0].state, plan.phases[0].days) == (PhaseState.KNOWN, 0)
    assert plan.arithmetic[0] == (
        "Phase 1: 6 weeks x 15 hours = 90 hours; 3 of 3 goals known, 90 x 0/3 = 0 hours"
    )
    assert plan.phases[1].first == plan.start


@pytest.mark.parametrize(
    ("terms", "sentences"),
    [
        (
            ["Cobol", "cobol", "  "],
            ["The roadmap names no goal with 'Cobol', so nothing is shortened for it."],
        ),
        (["phase 9"], ["The roadmap has no phase 9, so nothing is left out for that."]),
        (
            ["phases 7 and 8"],
            ["The roadmap has no phases 7 or 8, so nothing is left out for that."],
        ),
        (
            ["data"],
            [
                "The roadmap names no goal with 'data', so nothing is shortened for it."
                " The title of phase 1 has it: name the phase to leave it out."
            ],
        ),
    ],
)
def test_a_term_that_names_nothing_is_told(
    terms: list[str], sentences: list[str]
) -> None:
    assert texts(plan_of(MAPS, wishes(skip=terms))) == sentences


def test_a_number_that_is_no_phase_is_told_beside_one_that_is() -> None:
    assert texts(plan_of(MAPS, wishes(skip=["phases 2 to 5"]))) == [
        "Phase 2, Maps, is left out, because you know 'phases 2 to 5'.",
        "Phase 3, Practice, is left out, because you know 'phases 2 to 5'.",
        "The milestones of phases 2 and 3 still have to be met.",
        "The roadmap has no phase 5, so nothing is left out for that.",
    ]


def test_titles_that_share_a_word_are_all_named() -> None:
    career = mapmaker(Sketch("Old ink"), Sketch("New ink"))
    assert texts(plan_of(career, wishes(skip=["ink"]))) == [
        "The roadmap names no goal with 'ink', so nothing is shortened for it. The"
        " titles of phases 1 and 2 have it: name the phase to leave it out."
    ]
