"""Promotion: a sound run and a reason, or nothing is written."""

from datetime import date
from pathlib import Path

import pytest

from evals.promote import LOG, LOG_HEADING, PromotionError, promote, read_run
from evals.records import AnsweredCase, AnswersFile, GradesFile, Verdict
from tests.evals.test_compare import INFO, case, graded

SOUND = graded(case("a"), case("b", Verdict.FAIL))


def saved(folder: Path, text: str) -> Path:
    path = folder / "run.json"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_run_is_copied_and_its_reason_logged(tmp_path: Path) -> None:
    run = saved(tmp_path, SOUND.model_dump_json(indent=2))
    folder = tmp_path / "baselines"
    for day, reason in ((2, "First figures."), (3, "New cases\non pay.")):
        baseline = promote(run, folder, reason, date(2024, 5, day))
    assert baseline == folder / "advisor.json"
    assert baseline.read_bytes() == run.read_bytes()
    assert read_run(baseline) == SOUND
    figures = "(1 of 2 cases pass, advisor 0.1.0, run of 2024-05-01)"
    assert (folder / LOG).read_text(encoding="utf-8") == (
        f"{LOG_HEADING}"
        f"- 2024-05-02, advisor: First figures. {figures}\n"
        f"- 2024-05-03, advisor: New cases on pay. {figures}\n"
    )


def test_the_day_is_today_if_left_out(tmp_path: Path) -> None:
    promote(saved(tmp_path, SOUND.model_dump_json()), tmp_path, "First figures.")
    assert f"- {date.today()}, advisor" in (tmp_path / LOG).read_text(encoding="utf-8")


ANSWERS = AnswersFile(info=INFO, cases=(AnsweredCase(id="a", suite="pay"),))
STRANGE = GradesFile(info=INFO.model_copy(update={"bot": "../x"}), cases=SOUND.cases)


@pytest.mark.parametrize(
    ("text", "reason", "says"),
    [
        (SOUND.model_dump_json(), " \n", "A baseline needs a reason"),
        (ANSWERS.model_dump_json(), "Better.", "is not the file of a graded run"),
        ("{", "Better.", "is not the file of a graded run"),
        (graded().model_dump_json(), "Better.", "has no cases"),
        (
            graded(case("a", Verdict.ERROR)).model_dump_json(),
            "Better.",
            r"ended in an error: a \(grader numbers in turn 1\)",
        ),
        (graded(case("a"), case("a")).model_dump_json(), "Better.", "more than once"),
        (STRANGE.model_dump_json(), "Better.", "cannot name a baseline"),
    ],
    ids=["reason", "answers", "broken", "empty", "error", "twice", "name"],
)
def test_an_unsound_promotion_writes_nothing(
    tmp_path: Path, text: str, reason: str, says: str
) -> None:
    folder = tmp_path / "baselines"
    with pytest.raises(PromotionError, match=says):
        promote(saved(tmp_path, text), folder, reason)
    assert not folder.exists()


def test_a_missing_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PromotionError, match="cannot be read: No such file"):
        promote(tmp_path / "run.json", tmp_path, "Better.")
