"""The gate: it opens for runs that hold up, and for nothing else."""

from collections.abc import Collection
from typing import Literal

import pytest

from evals.compare import (
    MAX_NET_LOSSES,
    OVERALL,
    Comparison,
    Status,
    compare,
    exit_status,
)
from evals.floors import Floors, SuiteFloors
from evals.records import (
    Grade,
    GradedCase,
    GradedTurn,
    GradesFile,
    RunInfo,
    Verdict,
)

INFO = RunInfo(
    bot="advisor",
    date="2024-05-01",
    version="0.1.0",
    facts="f1",
    suites="s1",
    documents="d1",
)
NO_FLOORS = Floors(suites={})


def case(
    case_id: str,
    verdict: Verdict = Verdict.PASS,
    suite: str = "pay",
    split: Literal["dev", "test"] = "dev",
) -> GradedCase:
    grades = (Grade(grader="numbers", verdict=verdict),)
    turn = GradedTurn(ask=case_id, text="Yes.", outcome="answered", grades=grades)
    return GradedCase(id=case_id, suite=suite, split=split, turns=(turn,))


def graded(*cases: GradedCase) -> GradesFile:
    return GradesFile(info=INFO, cases=cases)


def hundred(failing: Collection[int] = ()) -> GradesFile:
    """Twenty cases each of five suites; those whose number is given fail."""
    return graded(
        *(
            case(
                f"c{number:02}",
                Verdict.FAIL if number in failing else Verdict.PASS,
                f"suite{number // 20}",
                "test" if number % 5 == 0 else "dev",
            )
            for number in range(100)
        )
    )


def held(run: GradesFile, baseline: GradesFile | None = None) -> Comparison:
    return compare(baseline or hundred(), run, NO_FLOORS)


def replaced(new: GradedCase, number: int = 7) -> GradesFile:
    cases = hundred().cases
    return graded(*cases[:number], new, *cases[number + 1 :])


def test_a_run_is_fine_beside_itself() -> None:
    found = held(hundred(failing={3, 8}), hundred(failing={3, 8}))
    assert (found.status, found.reasons) == (Status.OK, ())
    assert exit_status(found) == 0


def test_noise_is_fine() -> None:
    found = held(hundred(failing={1, 22, 43}), hundred(failing={4, 65}))
    assert (exit_status(found), found.reasons) == (0, ())


def test_a_better_run_is_fine() -> None:
    assert exit_status(held(hundred(), hundred(failing=range(30)))) == 0


def test_a_group_counts_what_changed() -> None:
    found = held(hundred(failing={1, 2, 20}), hundred(failing={2, 5, 40}))
    whole, *_ = found.groups
    assert (whole.suite, whole.split, whole.n) == (OVERALL, "all", 100)
    assert (whole.rate_before, whole.rate_after, whole.change.value) == (0.97, 0.97, 0)
    assert (whole.losses, whole.wins, whole.p) == (("c01", "c20"), ("c05", "c40"), 1.0)


def test_groups_are_the_whole_then_each_suite_by_split() -> None:
    found = held(hundred())
    names = [OVERALL, *(f"suite{number}" for number in range(5))]
    sizes = {"all": (100, 20), "dev": (80, 16), "test": (20, 4)}
    assert [(group.suite, group.split, group.n) for group in found.groups] == [
        (name, split, sizes[split][name != OVERALL])
        for name in names
        for split in ("all", "dev", "test")
    ]


def test_a_suite_that_falls_is_named_though_others_rose() -> None:
    found = held(hundred(failing=range(6)), hundred(failing=range(60, 66)))
    assert exit_status(found) == 1
    assert found.reasons == (
        "Suite suite0 fell from 100.0% to 70.0% (p = 0.031);"
        " lost: c00, c01, c02, c03, c04, c05.",
    )


def test_a_fall_on_the_test_split_is_seen_though_dev_rose() -> None:
    tests, devs = range(0, 60, 10), range(1, 100, 10)
    found = held(hundred(failing=tests), hundred(failing=devs))
    assert exit_status(found) == 1
    assert [reason.split(" fell")[0] for reason in found.reasons] == [
        "The whole run on the test split"
    ]


@pytest.mark.parametrize(("more", "status"), [(0, 0), (1, 1)])
def test_net_losses_end_where_the_limit_is(more: int, status: int) -> None:
    lost = range(0, 20 * (MAX_NET_LOSSES + more), 20)
    assert exit_status(held(hundred(failing=lost))) == status


def test_the_limit_of_net_losses_can_be_set() -> None:
    found = compare(hundred(), hundred(failing={8}), NO_FLOORS, max_net_losses=0)
    assert found.reasons == (
        "1 cases were lost and 0 won, where a net loss of 0 is let through; lost: c08.",
    )


def test_a_suite_under_its_floor_is_a_regression() -> None:
    floors = Floors(
        suites={f"suite{number}": SuiteFloors(all=0.95) for number in range(5)}
    )
    same = hundred(failing={0, 1})
    found = compare(same, same, floors)
    assert exit_status(found) == 1
    assert found.reasons == (
        "Suite suite0 is under its floor on all cases: 18 of 20 pass (90.0%), the floor"
        " is 95.0%.",
    )


SILENT = case("c07", suite="suite0").model_copy(update={"turns": ()})


@pytest.mark.parametrize(
    ("run", "reason"),
    [
        (
            graded(*hundred().cases[1:]),
            "These cases of the baseline are missing in the run: c00.",
        ),
        (
            graded(*hundred().cases, case("new")),
            "These cases of the run are missing in the baseline: new.",
        ),
        (
            graded(*hundred().cases, hundred().cases[4]),
            "The run has these cases more than once: c04.",
        ),
        (
            replaced(case("c07", Verdict.ERROR, "suite0")),
            "These cases of the run ended in an error: c07 (grader numbers in turn 1).",
        ),
        (
            replaced(SILENT.model_copy(update={"error": "KeyError:\n 'pay'"})),
            "These cases of the run ended in an error: c07 (KeyError: 'pay').",
        ),
        (
            replaced(case("c07", Verdict.NOT_APPLICABLE, "suite0")),
            "These cases of the run have a turn without a verdict: c07.",
        ),
        (
            replaced(case("c07", suite="suite1")),
            "These cases were played with another suite, split or turns: c07.",
        ),
        (graded(), "The run has no cases."),
    ],
    ids=["gone", "new", "twice", "grader", "raised", "ungraded", "moved", "empty"],
)
def test_what_cannot_be_compared_is_not_fine(run: GradesFile, reason: str) -> None:
    found = held(run)
    assert exit_status(found) == 3
    assert found.reasons[0] == reason


def test_a_case_that_lost_its_turns_is_named_twice() -> None:
    assert held(replaced(SILENT)).reasons == (
        "These cases of the run have a turn without a verdict: c07.",
        "These cases were played with another suite, split or turns: c07.",
    )


def test_an_unsound_baseline_is_not_fine_either() -> None:
    found = held(hundred(), replaced(case("c07", Verdict.ERROR, "suite0")))
    assert exit_status(found) == 3
    assert "of the baseline ended in an error: c07" in found.reasons[0]
    assert exit_status(held(hundred(), graded(case("c00")))) == 3


@pytest.mark.parametrize("what", ["facts", "suites"])
def test_other_facts_or_suites_ask_for_a_new_baseline(what: str) -> None:
    info = INFO.model_copy(update={what: "x2"})
    found = held(hundred().model_copy(update={"info": info}))
    assert exit_status(found) == 3
    assert found.reasons == (
        f"The {what} differ from those of the baseline ({what[0]}1 then, x2 now): look"
        " at the run, then promote it as the new baseline with a reason.",
    )


def test_a_grader_that_vanished_is_not_comparable() -> None:
    turn = GradedTurn(
        ask="c07",
        text="Yes.",
        outcome="answered",
        grades=(
            Grade(grader="numbers", verdict=Verdict.PASS),
            Grade(grader="format", verdict=Verdict.PASS),
        ),
    )
    more = replaced(hundred().cases[7].model_copy(update={"turns": (turn,)}))
    lost, won = held(hundred(), more), held(more)
    assert (exit_status(lost), exit_status(won)) == (3, 0)
    assert lost.reasons == (
        "These graders of the baseline graded nothing in the run: format.",
    )
    assert "Graders that the baseline did not have: format." in won.notes


def test_an_error_stays_in_the_denominator_and_fails() -> None:
    error = held(replaced(case("c07", Verdict.ERROR, "suite0"))).groups[0]
    gone = held(graded(*hundred().cases[1:])).groups[0]
    assert (error.n, error.passed_after, error.losses) == (100, 99, ("c07",))
    assert (gone.n, gone.passed_after, gone.losses) == (100, 99, ("c00",))


def test_other_documents_and_versions_are_noted() -> None:
    info = INFO.model_copy(update={"documents": "d2", "version": "0.2.0"})
    found = held(hundred().model_copy(update={"info": info}))
    assert exit_status(found) == 0
    assert found.notes == (
        "The version of the advisor differs: 0.1.0 then, 0.2.0 now.",
        "The hash of the documents differs: d1 then, d2 now.",
        "No suite has a floor yet.",
    )


def test_a_long_list_of_culprits_is_cut_and_counted() -> None:
    (reason,) = held(graded(*hundred().cases[:88])).reasons
    assert reason.endswith("c96, c97 and 2 more.")
