"""Collects every case of the suites as a test: `pytest evals/suites -k pay`.

A case that the baseline passes must pass; one that it fails is an expected failure. Of
all cases a fixed share is the smoke level, which `make test` runs.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from filelock import FileLock

from advisor import Advisor, Settings
from evals.load import load_suites
from evals.promote import read_run
from evals.records import Case, GradedCase
from evals.workspace import BASELINES, HERE, SUITES, Workspace

SMOKE_SHARE = 12
"""One case in this many is of the smoke level."""


class CaseFailedError(Exception):
    """A case that the baseline passes fails now, or has no baseline."""


def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> pytest.Collector | None:
    """Collect the files of suites."""
    if file_path.suffix == ".yaml" and file_path.parent == HERE / SUITES:
        return SuiteFile.from_parent(parent, path=file_path)
    return None


class SuiteFile(pytest.File):
    """The cases of one suite."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test for each case."""
        (suite,) = load_suites(HERE / SUITES, [self.path.stem])
        for case in suite.cases:
            item = CaseItem.from_parent(self, name=case.id)
            item.case, item.suite = case, suite.suite
            if sha256(case.id.encode()).digest()[1] % SMOKE_SHARE:
                item.add_marker("full")
            yield item


class CaseItem(pytest.Item):
    """One case, played and graded."""

    case: Case
    suite: str

    def runtest(self) -> None:
        """Play the case and hold it against the baseline."""
        graded = played(self.case, self.suite)
        if graded.passed:
            return
        if self.case.id not in baseline():
            raise CaseFailedError(f"{told(graded)}\nIt has no baseline: promote a run.")
        if not baseline()[self.case.id]:
            pytest.xfail("The baseline fails it too.")
        raise CaseFailedError(told(graded))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> str:  # type: ignore[override]
        """Return what the graders say, without a stack trace."""
        if isinstance(excinfo.value, CaseFailedError):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return where the case stands."""
        return self.path, None, self.name


@cache
def workspace() -> Workspace:
    """Return the advisor with its ground truth, opened once in a process."""
    settings = Settings()
    settings.data.mkdir(parents=True, exist_ok=True)
    with FileLock(settings.data / "tests.lock"):
        return Workspace.open(Advisor.open(settings), settings)


@cache
def baseline() -> dict[str, bool]:
    """Return which cases the baseline passes."""
    run = read_run(BASELINES / "advisor.json")
    return {case.id: case.passed for case in run.cases}


def played(case: Case, suite: str) -> GradedCase:
    """Return the grades of one case."""
    return workspace().graded(case, suite)


def told(graded: GradedCase) -> str:
    """Return what went wrong, turn by turn."""
    lines = [f"{graded.id}: {graded.error}"] if graded.error else []
    for turn in graded.turns:
        bad = [g for g in turn.grades if g.verdict in ("fail", "error")]
        if bad:
            lines += [f"? {turn.ask}", f"! {turn.text}"]
            lines += [f"  {grade.grader}: {grade.why}" for grade in bad]
    return "\n".join(lines)
