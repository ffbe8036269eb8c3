"""The lowest acceptable pass rate of each suite."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, model_validator

from evals.records import GradedCase, GradesFile, Record

Split = Literal["all", "dev", "test"]
SPLITS: tuple[Split, ...] = ("all", "dev", "test")
IN_WORDS = {"all": "all cases", "dev": "the dev split", "test": "the test split"}

Rate = Annotated[float, Field(ge=0, le=1, strict=True, allow_inf_nan=False)]


class FloorsError(Exception):
    """The floors cannot be read; its text is one sentence fit for a person."""


class SuiteFloors(Record):
    """The floors of one suite, as shares of 1; a lone number is that of all cases."""

    all: Rate | None = None
    dev: Rate | None = None
    test: Rate | None = None

    @model_validator(mode="before")
    @classmethod
    def _lone_number(cls, given: object) -> object:
        return {"all": given} if isinstance(given, int | float) else given

    @model_validator(mode="after")
    def _not_empty(self) -> "SuiteFloors":
        if not self.by_split():
            raise ValueError("a suite needs a floor for all, dev or test")
        return self

    def by_split(self) -> dict[Split, float]:
        """Return the floors that are set."""
        floors = {"all": self.all, "dev": self.dev, "test": self.test}
        return {split: rate for split in SPLITS if (rate := floors[split]) is not None}


class Floors(Record):
    """The floors of all suites; none at all where none is set yet."""

    suites: Mapping[str, SuiteFloors]


def load(path: Path) -> Floors:
    """Return the floors in the TOML file at `path`.

    Raises:
        FloorsError: The file cannot be read, or a floor is not a share of 1.
    """
    try:
        return Floors.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise FloorsError(f"{path}: {place}: {first['msg']}.") from error
    except (OSError, ValueError) as error:
        raise FloorsError(f"{path} cannot be read: {error}.") from error


def gaps(floors: Floors, run: GradesFile) -> list[str]:
    """Return why the floors cannot be held against `run`, one sentence each."""
    if not floors.suites:
        return []
    suites = {case.suite for case in run.cases}
    return [
        *(
            f"Suite {suite} has no floor in the floors file."
            for suite in sorted(suites - floors.suites.keys())
        ),
        *(
            f"The floors file names suite {suite}, of which the run has no cases."
            for suite in sorted(floors.suites.keys() - suites)
        ),
        *(
            f"Suite {suite} has a floor on the {split} split, but no cases in it."
            for suite in sorted(floors.suites.keys() & suites)
            for split in floors.suites[suite].by_split()
            if not select(run.cases, suite, split)
        ),
    ]


def breaches(floors: Floors, run: GradesFile) -> list[str]:
    """Return which suites of `run` are under their floor, one sentence each."""
    found = []
    for suite in sorted(floors.suites):
        for split, floor in floors.suites[suite].by_split().items():
            cases = select(run.cases, suite, split)
            passed = sum(case.passed for case in cases)
            if cases and passed / len(cases) < floor:
                found.append(
                    f"Suite {suite} is under its floor on {IN_WORDS[split]}: {passed}"
                    f" of {len(cases)} pass ({passed / len(cases):.1%}), the floor is"
                    f" {floor:.1%}."
                )
    return found


def select(
    cases: tuple[GradedCase, ...], suite: str, split: Split
) -> tuple[GradedCase, ...]:
    """Return the cases of `suite` that are of `split`."""
    return tuple(
        case for case in cases if case.suite == suite and split in ("all", case.split)
    )
