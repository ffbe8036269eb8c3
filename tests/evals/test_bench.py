"""The bench's pure functions; what it measures is never asserted."""

import re
from datetime import date
from pathlib import Path

import pytest

from advisor.ingest import ingest
from evals.bench.corpus import reworded, write_documents
from evals.bench.figures import (
    BUILD_DOCUMENTS,
    COLD_MB,
    COLD_SECONDS,
    FIGURES,
    WARM_MEDIAN,
    Comparison,
    Figure,
    Pipeline,
    percentile_95,
    spread,
    verdict,
)
from evals.bench.plan import collected
from evals.bench.process import failure
from evals.bench.questions import WARM
from evals.bench.report import Machine, markdown
from tests.conftest import HOSPITAL

TEXT = """---
title: Welder
---
# Welder

## What the role does
- Difficulty: Advanced
- Joins metal plates under water.
It takes about 3 months.
"""


def test_rewording_keeps_the_structure_and_exchanges_the_longer_words() -> None:
    *structure, statement, last = reworded(TEXT, 7).splitlines()
    assert structure == [
        "---",
        "title: Welder 7",
        "---",
        "# Welder 7",
        "",
        "## What the role does",
        "- Difficulty: Advanced",
    ]
    kept = r"- Joins (\w+) (\w+) (\w+) (\w+)\.\nIt (\w+) (\w+) 3 months\."
    found = re.fullmatch(kept, f"{statement}\n{last}")
    assert found is not None
    words = ["about", "metal", "plates", "takes", "under", "water"]
    assert sorted(found.groups()) == words


def test_rewording_is_the_same_for_the_same_seed_only() -> None:
    text = HOSPITAL.read_text("utf-8")
    assert reworded(text, 1) == reworded(text, 1)
    assert reworded(text, 1) != reworded(text, 2)


def test_written_documents_are_careers_of_their_own_with_as_many_passages(
    tmp_path: Path,
) -> None:
    write_documents([HOSPITAL], tmp_path / "documents", 3)
    careers = [ingest(path) for path in sorted((tmp_path / "documents").iterdir())]
    assert len({career.document.id for career in careers}) == 3
    original = len(ingest(HOSPITAL).passages)
    assert [len(career.passages) for career in careers] == [original] * 3
    texts = [p.searchable for career in careers for p in career.passages]
    assert len(set(texts)) > 0.95 * len(texts)


@pytest.mark.parametrize(
    ("figure", "ours", "theirs", "said"),
    [
        (COLD_SECONDS, [0.5, 9.0, 0.4], [5.0], "10.0x faster"),
        (COLD_SECONDS, [2.0], [1.0], "2.0x slower"),
        (COLD_MB, [100.0], [450.0], "4.5x smaller"),
        (BUILD_DOCUMENTS, [6.0], [2.0], "3.0x faster"),
        (BUILD_DOCUMENTS, [1.0], [4.0], "4.0x slower"),
    ],
)
def test_verdict(
    figure: Figure, ours: list[float], theirs: list[float], said: str
) -> None:
    assert verdict(Comparison(figure, ours, theirs)) == said


def test_spread_is_the_median_with_the_least_and_the_largest() -> None:
    assert spread([3.0, 1.25, 1000.0], 1) == "3.0 (1.2-1,000.0)"


def test_percentile_is_what_95_of_100_do_not_exceed() -> None:
    assert percentile_95([float(value) for value in range(101)]) == 95


def test_samples_are_collected_by_figure_and_pipeline() -> None:
    taken = [
        (Pipeline.ADVISOR, {"ms": 1.0, "mb": 9.0}),
        (Pipeline.TUTORIAL, {"ms": 4.0}),
        (Pipeline.ADVISOR, {"ms": 2.0}),
    ]
    assert collected(taken) == {
        ("ms", Pipeline.ADVISOR): [1.0, 2.0],
        ("mb", Pipeline.ADVISOR): [9.0],
        ("ms", Pipeline.TUTORIAL): [4.0],
    }


@pytest.mark.parametrize(
    ("errors", "reason"),
    [
        ("Traceback\n  File ...\nValueError: no.\n", "ValueError: no"),
        ("", "it wrote no message"),
    ],
)
def test_failure_is_one_sentence(errors: str, reason: str) -> None:
    said = failure(["/somewhere/bin/advisor", "ask", "Why?"], 2, errors)
    assert said == f"`advisor ask Why?` ended with code 2: {reason}."


def test_page_says_what_the_figures_depend_on() -> None:
    machine = Machine(2, "Linux x86_64", "3.11.7", {"chromadb": "1.5", "torch": "2.9"})
    comparison = Comparison(WARM_MEDIAN, [2.0], [8.0])
    page = markdown([comparison], ["Note."], machine, date(2026, 1, 31))
    assert page.splitlines()[2:] == [
        "Made by `make bench` on 2026-01-31: 2 cores, Linux x86_64, Python 3.11.7.",
        "Each figure is the median of fresh processes, with the least and the largest.",
        "",
        "|  | Advisor | Tutorial pipeline | Advisor is |",
        "| --- | ---: | ---: | ---: |",
        "| Warm: median ms | 2.0 (2.0-2.0) | 8.0 (8.0-8.0) | 4.0x faster |",
        "",
        "- Note.",
        "",
        "Versions: chromadb 1.5, torch 2.9.",
    ]


def test_figures_and_questions_are_told_apart() -> None:
    assert len({figure.key for figure in FIGURES}) == len(FIGURES)
    assert len(set(WARM)) == len(WARM) == 30
