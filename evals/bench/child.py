"""What runs in a fresh process: `python -m evals.bench.child TASK [FOLDER ...]`.

Each task imports only the pipeline that it measures.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from advisor import Advisor, AdvisorError, Settings
from evals.bench import figures
from evals.bench.questions import COLD, WARM

ROUNDS = 5

Sample = Mapping[str, float]


def prepare_advisor() -> Sample:
    """Bring the advisor's index up to date."""
    Advisor.open()
    return {}


def prepare_tutorial(store: Path) -> Sample:
    """Index the advisor's knowledge the tutorial's way."""
    from evals.bench import tutorial

    tutorial.build(Settings().knowledge, store, tutorial.embeddings())
    return {}


def ask_tutorial(store: Path) -> Sample:
    """Open the store and retrieve for one question, as a command would."""
    from evals.bench import tutorial

    for chunk in tutorial.retriever(store, tutorial.embeddings()).invoke(COLD):
        sys.stdout.write(f"{chunk.page_content}\n\n")
    return {}


def warm_advisor() -> Sample:
    """Time the advisor's replies."""
    return _timed(Advisor.open().ask)


def warm_tutorial(store: Path) -> Sample:
    """Time the tutorial's retrieval."""
    from evals.bench import tutorial

    return _timed(tutorial.retriever(store, tutorial.embeddings()).invoke)


def build_advisor(documents: Path, data: Path) -> Sample:
    """Time the advisor's indexing; its model is exported and loaded before."""
    from advisor.library import Library, Tools, build

    embedder = Library.open(Settings()).embedder
    embedder.embed([COLD])
    settings = Settings(knowledge=documents, data=data)
    started = time.perf_counter()
    report = build(settings, tools=Tools(embedder=embedder))
    seconds = time.perf_counter() - started
    for problem in report.problems:
        raise problem
    return _rates(len(report.added), report.passages, seconds)


def build_tutorial(documents: Path, store: Path) -> Sample:
    """Time the tutorial's indexing; its model is loaded before."""
    from evals.bench import tutorial
    from evals.bench.corpus import sources

    model = tutorial.embeddings()
    model.embed_query(COLD)
    started = time.perf_counter()
    chunks = tutorial.build(documents, store, model)
    seconds = time.perf_counter() - started
    return _rates(len(sources(documents)), chunks, seconds)


TASKS: Mapping[str, Callable[..., Sample]] = {
    task.__name__: task
    for task in (
        prepare_advisor,
        prepare_tutorial,
        ask_tutorial,
        warm_advisor,
        warm_tutorial,
        build_advisor,
        build_tutorial,
    )
}


def _timed(ask: Callable[[str], object]) -> Sample:
    for question in WARM:
        ask(question)
    milliseconds = []
    for question in WARM * ROUNDS:
        started = time.perf_counter()
        ask(question)
        milliseconds.append((time.perf_counter() - started) * 1000)
    return {
        figures.WARM_MEDIAN.key: statistics.median(milliseconds),
        figures.WARM_P95.key: figures.percentile_95(milliseconds),
    }


def _rates(documents: int, passages: int, seconds: float) -> Sample:
    return {
        figures.BUILD_DOCUMENTS.key: documents / seconds,
        figures.BUILD_PASSAGES.key: passages / seconds,
        figures.PASSAGES: passages,
    }


if __name__ == "__main__":
    name, *folders = sys.argv[1:]
    try:
        sample = TASKS[name](*map(Path, folders))
    except AdvisorError as error:
        sys.exit(str(error))
    sys.stdout.write(json.dumps(sample))
