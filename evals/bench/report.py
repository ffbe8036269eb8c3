"""Comparisons as a table on the terminal and as a Markdown file."""

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

from rich.table import Table

from evals.bench.figures import Comparison, spread, verdict

COMMAND = "make bench"
PACKAGES = (
    "career-advisor",
    "onnxruntime",
    "tokenizers",
    "bm25s",
    "chromadb",
    "torch",
    "sentence-transformers",
    "langchain-core",
    "langchain-chroma",
    "langchain-huggingface",
    "langchain-text-splitters",
)
HEADINGS = ("", "Advisor", "Tutorial pipeline", "Advisor is")
PAGE = """# Speed and memory

Made by `{command}` on {day}: {cores} cores, {system}, Python {python}.
Each figure is the median of fresh processes, with the least and the largest.

{table}

{notes}

Versions: {versions}.
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """What the figures depend on, and nothing that names the machine."""

    cores: int
    system: str
    python: str
    versions: Mapping[str, str]

    @classmethod
    def here(cls) -> "Machine":
        """Describe the machine that this runs on."""
        return cls(
            cores=os.cpu_count() or 1,
            system=f"{platform.system()} {platform.machine()}",
            python=platform.python_version(),
            versions={package: version(package) for package in PACKAGES},
        )


def table(comparisons: Sequence[Comparison]) -> Table:
    """Return the table for the terminal."""
    drawn = Table(title="Advisor and tutorial pipeline")
    for heading in HEADINGS:
        drawn.add_column(heading, justify="right" if heading else "left")
    for comparison in comparisons:
        drawn.add_row(*_cells(comparison))
    return drawn


def markdown(
    comparisons: Sequence[Comparison], notes: Sequence[str], machine: Machine, day: date
) -> str:
    """Return the page that is kept."""
    rows = [HEADINGS, ("---", "---:", "---:", "---:"), *map(_cells, comparisons)]
    return PAGE.format(
        command=COMMAND,
        day=day.isoformat(),
        cores=machine.cores,
        system=machine.system,
        python=machine.python,
        table="\n".join(f"| {' | '.join(row)} |" for row in rows),
        notes="\n".join(f"- {note}" for note in notes),
        versions=", ".join(f"{name} {v}" for name, v in machine.versions.items()),
    )


def _cells(comparison: Comparison) -> tuple[str, str, str, str]:
    figure = comparison.figure
    return (
        figure.title,
        spread(comparison.advisor, figure.digits),
        spread(comparison.tutorial, figure.digits),
        verdict(comparison),
    )
