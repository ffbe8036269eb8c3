"""Two runs over the same cases: what changed, and whether the gate may open.

It fails closed: what cannot be compared is never fine.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from textwrap import shorten

from evals import stats
from evals.floors import IN_WORDS, SPLITS, Floors, Split, breaches, gaps
from evals.records import GradedCase, GradesFile, Verdict

OVERALL = "overall"
"""Stands for all suites together where a suite is named."""

SIGNIFICANT = 0.05
"""A fall with a smaller p-value is a regression."""

MAX_NET_LOSSES = 3
"""How many more cases may be lost than won: one in a hundred of 300.

The advisor gives the same reply twice, so that a lost case is no chance, yet McNemar
calls it one until six are lost and none won. A change may trade a case or two away,
but many such changes must not add up unseen.
"""

NAMED = 10  # culprits that a sentence names before it counts the rest
ERROR_WIDTH = 100  # characters of an error that a sentence repeats


class Status(IntEnum):
    """What a comparison comes to; the value is the exit status."""

    OK = 0
    REGRESSION = 1
    NOT_COMPARABLE = 3


@dataclass(frozen=True, slots=True)
class Paired:
    """The cases of one suite and split in both runs.

    `n` counts the cases of the baseline; one that the run lacks, or that ended in an
    error, did not pass. `change` is the pass rate of the run less that of the
    baseline, from -1 to 1, with its paired bootstrap interval; `p` is McNemar's, exact
    and two-sided; `losses` and `wins` are ids of cases that fail, or pass, only now.
    """

    suite: str
    split: Split
    n: int
    passed_before: int
    passed_after: int
    change: stats.Estimate
    p: float
    losses: tuple[str, ...]
    wins: tuple[str, ...]

    @property
    def rate_before(self) -> float:
        """Pass rate of the baseline, as a share of 1."""
        return self.passed_before / self.n

    @property
    def rate_after(self) -> float:
        """Pass rate of the run, as a share of 1."""
        return self.passed_after / self.n

    @property
    def fell(self) -> bool:
        """Whether more cases were lost than won, and not by chance."""
        return len(self.losses) > len(self.wins) and self.p < SIGNIFICANT


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run held against a baseline.

    `reasons` are sentences on why the status is not OK; `notes` on differences that
    do not count. `groups` are those with cases, `OVERALL` first, then by suite.
    """

    status: Status
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
    groups: tuple[Paired, ...]


def exit_status(comparison: Comparison) -> int:
    """Return 0 if all is fine, 1 for a regression, 3 if not comparable."""
    return int(comparison.status)


def compare(
    baseline: GradesFile,
    run: GradesFile,
    floors: Floors,
    max_net_losses: int = MAX_NET_LOSSES,
) -> Comparison:
    """Return how `run` compares with `baseline`, case by case."""
    groups = pair(baseline, run)
    notes = tuple(differences(baseline, run, floors))
    if reasons := obstacles(baseline, run, floors):
        return Comparison(Status.NOT_COMPARABLE, tuple(reasons), notes, groups)
    if reasons := [*breaches(floors, run), *falls(groups, max_net_losses)]:
        return Comparison(Status.REGRESSION, tuple(reasons), notes, groups)
    return Comparison(Status.OK, (), notes, groups)


def pair(baseline: GradesFile, run: GradesFile) -> tuple[Paired, ...]:
    """Return the cases of `baseline` in both runs, by suite and split."""
    before = _outcomes(baseline)
    after = dict.fromkeys(before, False) | _outcomes(run)
    cases = {case.id: case for case in baseline.cases}.values()
    groups = []
    for suite in (OVERALL, *sorted({case.suite for case in cases})):
        for split in SPLITS:
            ids = [
                case.id
                for case in cases
                if suite in (OVERALL, case.suite) and split in ("all", case.split)
            ]
            if ids:
                groups.append(_paired(suite, split, ids, before, after))
    return tuple(groups)


def falls(groups: Sequence[Paired], max_net_losses: int) -> list[str]:
    """Return which groups fell by more than chance or patience allows.

    A suite is judged by all its cases, since its splits are too small to be; the
    first of `groups` is the whole run.
    """
    found = [
        f"{_title(group)} fell from {group.rate_before:.1%} to {group.rate_after:.1%}"
        f" (p = {group.p:.2g}); lost: {_named(group.losses)}."
        for group in groups
        if group.fell and (group.suite == OVERALL or group.split == "all")
    ]
    whole = groups[0]
    if len(whole.losses) - len(whole.wins) > max_net_losses:
        found.append(
            f"{len(whole.losses)} cases were lost and {len(whole.wins)} won, where a"
            f" net loss of {max_net_losses} is let through;"
            f" lost: {_named(whole.losses)}."
        )
    return found


def obstacles(baseline: GradesFile, run: GradesFile, floors: Floors) -> list[str]:
    """Return why the two runs cannot be compared, one sentence each."""
    return [
        *defects(baseline, "baseline"),
        *defects(run, "run"),
        *(
            f"The {what} differ from those of the baseline ({old} then, {new} now):"
            " look at the run, then promote it as the new baseline with a reason."
            for what, old, new in (
                ("facts", baseline.info.facts, run.info.facts),
                ("suites", baseline.info.suites, run.info.suites),
            )
            if old != new
        ),
        *_mismatches(baseline, run),
        *gaps(floors, run),
    ]


def defects(file: GradesFile, title: str) -> list[str]:
    """Return why `file` is no sound run, one sentence each that calls it `title`."""
    if not file.cases:
        return [f"The {title} has no cases."]
    counts = Counter(case.id for case in file.cases)
    errors = [f"{case.id} ({why})" for case in file.cases for why in _errors(case)]
    return _sentences(
        {
            f"The {title} has these cases more than once": [
                case_id for case_id, count in counts.items() if count > 1
            ],
            f"These cases of the {title} ended in an error": errors,
            f"These cases of the {title} have a turn without a verdict": [
                case.id for case in file.cases if not _judged(case)
            ],
        }
    )


def differences(baseline: GradesFile, run: GradesFile, floors: Floors) -> list[str]:
    """Return what else differs between the runs, one sentence each."""
    old, new = baseline.info, run.info
    notes = [
        f"The {what} differs: {before} then, {after} now."
        for what, before, after in (
            ("bot", old.bot, new.bot),
            ("version of the advisor", old.version, new.version),
            ("hash of the documents", old.documents, new.documents),
        )
        if before != after
    ]
    if added := _graders(run) - _graders(baseline):
        notes.append(f"Graders that the baseline did not have: {_named(added)}.")
    if not floors.suites:
        notes.append("No suite has a floor yet.")
    return notes


def _mismatches(baseline: GradesFile, run: GradesFile) -> list[str]:
    old = {case.id: case for case in baseline.cases}
    new = {case.id: case for case in run.cases}
    return _sentences(
        {
            "These cases of the baseline are missing in the run": old.keys() - new,
            "These cases of the run are missing in the baseline": new.keys() - old,
            "These cases were played with another suite, split or turns": [
                case_id
                for case_id in old.keys() & new
                if not (old[case_id].error or new[case_id].error)
                and _shape(old[case_id]) != _shape(new[case_id])
            ],
            "These graders of the baseline graded nothing in the run": (
                _graders(baseline) - _graders(run)
            ),
        }
    )


def _paired(
    suite: str,
    split: Split,
    ids: Sequence[str],
    before: Mapping[str, bool],
    after: Mapping[str, bool],
) -> Paired:
    old, new = [before[each] for each in ids], [after[each] for each in ids]
    losses = tuple(each for each in ids if before[each] and not after[each])
    wins = tuple(each for each in ids if after[each] and not before[each])
    return Paired(
        suite,
        split,
        n=len(ids),
        passed_before=sum(old),
        passed_after=sum(new),
        change=stats.paired_bootstrap(old, new),
        p=stats.mcnemar(len(losses), len(wins)),
        losses=losses,
        wins=wins,
    )


def _outcomes(file: GradesFile) -> dict[str, bool]:
    """Return which cases pass; one that is there twice must pass twice."""
    passed: dict[str, bool] = {}
    for case in file.cases:
        passed[case.id] = case.passed and passed.get(case.id, True)
    return passed


def _errors(case: GradedCase) -> list[str]:
    raised = [shorten(case.error, ERROR_WIDTH)] if case.error else []
    return raised + [
        f"grader {grade.grader} in turn {number}"
        for number, turn in enumerate(case.turns, 1)
        for grade in turn.grades
        if grade.verdict is Verdict.ERROR
    ]


def _judged(case: GradedCase) -> bool:
    """Tell whether each turn has a verdict: one without would pass unseen."""
    verdicts = [{grade.verdict for grade in turn.grades} for turn in case.turns]
    held = bool(verdicts) and all(each - {Verdict.NOT_APPLICABLE} for each in verdicts)
    return held or bool(case.error)


def _graders(file: GradesFile) -> set[str]:
    return {grade.grader for turn in file.turns() for grade in turn.grades}


def _shape(case: GradedCase) -> tuple[str, str, tuple[str, ...]]:
    return case.suite, case.split, tuple(turn.ask for turn in case.turns)


def _title(group: Paired) -> str:
    name = "The whole run" if group.suite == OVERALL else f"Suite {group.suite}"
    return name if group.split == "all" else f"{name} on {IN_WORDS[group.split]}"


def _sentences(culprits: Mapping[str, Iterable[str]]) -> list[str]:
    found = {claim: sorted(set(names)) for claim, names in culprits.items()}
    return [f"{claim}: {_named(names)}." for claim, names in found.items() if names]


def _named(names: Iterable[str]) -> str:
    ordered = sorted(names)
    rest = len(ordered) - NAMED
    return ", ".join(ordered[:NAMED]) + (f" and {rest} more" if rest > 0 else "")
