"""A run as one HTML page that needs no network."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.compare import Comparison
from evals.records import AnswersFile, FactFile, GradesFile, Suite
from evals.report.payload import Run, payload

TEMPLATE = Path(__file__).with_name("page.html")
PLACE = "__DATA__"
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def write(
    path: Path,
    grades: GradesFile,
    answers: AnswersFile,
    suites: Sequence[Suite],
    facts: Sequence[FactFile],
    documents: Mapping[str, str],
    *,
    baseline_grades: GradesFile | None = None,
    bots: Mapping[str, float] | None = None,
    comparison: Comparison | None = None,
) -> None:
    """Write the page to `path`.

    Args:
        path: The file; its folder is made.
        grades: The run.
        answers: What the run was graded from.
        suites: The suites that were played.
        facts: The ground truth; the id of its document is its `career`.
        documents: Texts by the id that citations name.
        baseline_grades: The run to compare with.
        bots: Pass rates of the null bots by name.
        comparison: What the gate says of the run and the baseline.
    """
    run = Run(grades, answers, suites, facts, documents, baseline_grades, comparison)
    data = payload(run, bots or {}).model_dump(mode="json")
    path.parent.mkdir(parents=True, exist_ok=True)
    before, _, after = TEMPLATE.read_text(encoding="utf-8").partition(PLACE)
    path.write_text(f"{before}{embedded(data)}{after}", encoding="utf-8")


def embedded(data: object) -> str:
    """Return `data` as JSON that no text in it can break out of."""
    text = json.dumps(data, separators=(",", ":"), allow_nan=False)
    for character, escape in _UNSAFE.items():
        text = text.replace(character, escape)
    return text
