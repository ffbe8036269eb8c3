"""Measure both pipelines, print the table and keep it: `python -m evals.bench`."""

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import track

from advisor import AdvisorError
from evals.bench.plan import Bench, Samples, collected, comparisons, notes
from evals.bench.process import BenchError
from evals.bench.report import Machine, markdown, table

RESULTS = Path(__file__).with_name("results.md")
WIDTH = 80


def measure(progress: Console) -> Samples:
    """Take every measurement in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        bench = Bench(Path(scratch))
        with progress.status("Preparing both indexes"):
            bench.prepare()
        steps = track(bench.steps(), "Measuring", console=progress, transient=True)
        return collected((pipeline, take()) for pipeline, take in steps)


def main() -> None:
    """Print the table and write the page."""
    try:
        samples = measure(Console(stderr=True))
    except (BenchError, AdvisorError) as error:
        sys.exit(str(error))
    lines, remarks = comparisons(samples), notes(samples)
    console = Console(width=WIDTH, highlight=False)
    console.print(table(lines))
    for remark in remarks:
        console.print(f"- {remark}")
    day = datetime.now(UTC).date()
    RESULTS.write_text(markdown(lines, remarks, Machine.here(), day), "utf-8")
    console.print("Kept in evals/bench/results.md.")


if __name__ == "__main__":
    main()
