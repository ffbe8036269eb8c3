"""Cases whose verdict is not what it was in a baseline."""

from enum import StrEnum

from evals.records import GradedCase, GradesFile


class Change(StrEnum):
    """What became of a case between a baseline and a run, the worst first."""

    BROKEN = "broken"
    VANISHED = "vanished"
    FIXED = "fixed"
    NEW = "new"


def changes(grades: GradesFile, baseline: GradesFile | None) -> dict[str, Change]:
    """Return the changed cases by id, the worst change first."""
    if baseline is None:
        return {}
    before, now = by_id(baseline), by_id(grades)
    found = [(_change(before.get(name), now.get(name)), name) for name in before | now]
    return {
        name: change for wanted in Change for change, name in found if change is wanted
    }


def by_id(grades: GradesFile) -> dict[str, GradedCase]:
    """Return the cases of a run by their ids."""
    return {case.id: case for case in grades.cases}


def _change(before: GradedCase | None, now: GradedCase | None) -> Change | None:
    match before, now:
        case None, _:
            return Change.NEW
        case _, None:
            return Change.VANISHED
        case GradedCase(passed=True), GradedCase(passed=False):
            return Change.BROKEN
        case GradedCase(passed=False), GradedCase(passed=True):
            return Change.FIXED
    return None
