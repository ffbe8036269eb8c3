"""What is measured, in which order: the two pipelines take turns."""

import shutil
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from pydantic import TypeAdapter

from advisor import Settings
from evals.bench.corpus import sources, write_documents
from evals.bench.figures import (
    COLD_MB,
    COLD_SECONDS,
    FIGURES,
    PASSAGES,
    Comparison,
    Pipeline,
)
from evals.bench.process import BenchError, run
from evals.bench.questions import COLD, WARM

COLD_RUNS = 5
WARM_RUNS = 3
BUILD_RUNS = 3
DOCUMENTS = 20
NOTES = (
    "Both run on this machine's processor: the tutorial with all-MiniLM-L6-v2 through"
    " sentence-transformers, the advisor with the int8 encoder that was trained from it"
    " through onnxruntime.",
    "The advisor's answer is worded, checked and cited; the tutorial's is four chunks"
    " of up to 1,000 characters, with no language model.",
    'Cold: a new process asked "{question}", {cold} runs after one that does not'
    " count; the index is built, the files are in the system's cache.",
    "Warm: {questions} questions five times over in one process, after a round that"
    " does not count; {warm} processes.",
    "Build: {documents} documents made from the knowledge folder with other words in"
    " each, read, split, embedded and stored from nothing; {build} processes. Loading"
    " the model is not counted.",
    "The same documents make {ours:,.0f} passages of one statement and"
    " {theirs:,.0f} chunks: documents/s is the fair comparison.",
)

Sample = Mapping[str, float]
Samples = Mapping[tuple[str, Pipeline], Sequence[float]]
Step = tuple[Pipeline, Callable[[], Sample]]

_SAMPLE = TypeAdapter(dict[str, float])


class Bench:
    """The measurements; all that they write goes to `scratch`, an empty folder."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._store = scratch / "store"
        self._documents = scratch / "documents"

    def prepare(self) -> None:
        """Index for both pipelines and start each once, so that files are cached.

        Raises:
            BenchError: If there is nothing to index or a pipeline does not work.
        """
        if not (originals := sources(Settings().knowledge)):
            raise BenchError("The knowledge folder holds no Markdown or text document.")
        write_documents(originals, self._documents, DOCUMENTS)
        _child("prepare_advisor")
        _child("prepare_tutorial", self._store)
        for pipeline in Pipeline:
            self.cold(pipeline)

    def steps(self) -> list[Step]:
        """Return every measurement that counts."""
        return [
            *(_turns(self.cold) * COLD_RUNS),
            *(_turns(self.warm) * WARM_RUNS),
            *(_turns(self.build) * BUILD_RUNS),
        ]

    def cold(self, pipeline: Pipeline) -> Sample:
        """Measure a new process that answers one question."""
        match pipeline:
            case Pipeline.ADVISOR:
                finished = run([console_command(), "ask", COLD])
            case Pipeline.TUTORIAL:
                finished = run(_child_command("ask_tutorial", self._store))
        if not finished.output.strip():
            raise BenchError(f"The {pipeline} pipeline printed no answer.")
        return {COLD_SECONDS.key: finished.seconds, COLD_MB.key: finished.peak_mb}

    def warm(self, pipeline: Pipeline) -> Sample:
        """Measure many questions in one process."""
        match pipeline:
            case Pipeline.ADVISOR:
                return _child("warm_advisor")
            case Pipeline.TUTORIAL:
                return _child("warm_tutorial", self._store)

    def build(self, pipeline: Pipeline) -> Sample:
        """Measure the indexing of the generated documents in a new folder."""
        target = self._scratch / "built"
        sample = _child(f"build_{pipeline}", self._documents, target)
        shutil.rmtree(target)
        return sample


def collected(taken: Iterable[tuple[Pipeline, Sample]]) -> Samples:
    """Return all values of each figure and pipeline."""
    samples: defaultdict[tuple[str, Pipeline], list[float]] = defaultdict(list)
    for pipeline, sample in taken:
        for key, value in sample.items():
            samples[key, pipeline].append(value)
    return samples


def comparisons(samples: Samples) -> list[Comparison]:
    """Return the lines of the table."""
    return [
        Comparison(
            figure,
            advisor=samples[figure.key, Pipeline.ADVISOR],
            tutorial=samples[figure.key, Pipeline.TUTORIAL],
        )
        for figure in FIGURES
    ]


def notes(samples: Samples) -> list[str]:
    """Return what a reader of the table has to know."""
    facts = {
        "question": COLD,
        "questions": len(WARM),
        "documents": DOCUMENTS,
        "cold": COLD_RUNS,
        "warm": WARM_RUNS,
        "build": BUILD_RUNS,
        "ours": statistics.median(samples[PASSAGES, Pipeline.ADVISOR]),
        "theirs": statistics.median(samples[PASSAGES, Pipeline.TUTORIAL]),
    }
    return [note.format(**facts) for note in NOTES]


def console_command() -> str:
    """Return the `advisor` command of this environment.

    Raises:
        BenchError: If it is not installed.
    """
    command = Path(sys.executable).with_name("advisor")
    if not command.is_file():
        raise BenchError(
            "There is no advisor command beside this Python; run `make bench`."
        )
    return str(command)


def _turns(measure: Callable[[Pipeline], Sample]) -> list[Step]:
    return [(pipeline, partial(measure, pipeline)) for pipeline in Pipeline]


def _child(task: str, *folders: Path) -> Sample:
    *_, last = run(_child_command(task, *folders)).output.splitlines()
    return _SAMPLE.validate_json(last)


def _child_command(task: str, *folders: Path) -> list[str]:
    return [sys.executable, "-m", "evals.bench.child", task, *map(str, folders)]
