"""A run becomes the baseline on purpose, with a reason that stays."""

import re
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from evals.compare import defects
from evals.records import GradesFile

LOG = "log.md"
LOG_HEADING = "# Baselines, and why each was promoted\n\n"
NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")


class PromotionError(Exception):
    """A run cannot be a baseline; its text is one sentence fit for a person."""


def read_run(path: Path) -> GradesFile:
    """Return the graded run in the file at `path`.

    Raises:
        PromotionError: The file cannot be read, or is not a graded run.
    """
    try:
        return GradesFile.model_validate_json(path.read_bytes())
    except OSError as error:
        raise PromotionError(f"{path} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        raise PromotionError(f"{path} is not the file of a graded run.") from error


def promote(
    run_path: Path, baselines_dir: Path, reason: str, on: date | None = None
) -> Path:
    """Copy a graded run to the baselines, log the reason and return the new file.

    A bot has one baseline, named after it; the one before stays in the history of the
    repository.

    Args:
        run_path: The file of the run, copied as it is.
        baselines_dir: Where the baselines and their log are; made if need be.
        reason: Why these figures are the ones to hold on to.
        on: Day of the promotion; today if left out.

    Raises:
        PromotionError: There is no reason, or the file is no sound graded run.
    """
    if not reason.strip():
        raise PromotionError("A baseline needs a reason.")
    run = read_run(run_path)
    if found := defects(run, "run"):
        raise PromotionError(found[0])
    if not NAME.fullmatch(run.info.bot):
        raise PromotionError(f"The bot {run.info.bot!r} cannot name a baseline file.")
    baselines_dir.mkdir(parents=True, exist_ok=True)
    baseline = baselines_dir / f"{run.info.bot}.json"
    baseline.write_bytes(run_path.read_bytes())
    _record(baselines_dir / LOG, _entry(run, reason, on or date.today()))
    return baseline


def _entry(run: GradesFile, reason: str, on: date) -> str:
    passed = sum(case.passed for case in run.cases)
    return (
        f"- {on.isoformat()}, {run.info.bot}: {' '.join(reason.split())}"
        f" ({passed} of {len(run.cases)} cases pass, advisor {run.info.version},"
        f" run of {run.info.date})\n"
    )


def _record(log: Path, entry: str) -> None:
    if not log.exists():
        log.write_text(LOG_HEADING, encoding="utf-8")
    with log.open("a", encoding="utf-8") as lines:
        lines.write(entry)
