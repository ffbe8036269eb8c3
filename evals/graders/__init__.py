"""The graders: each a small function from one answered turn to one grade."""

from evals.graders.citations import citations
from evals.graders.debris import debris
from evals.graders.facts import precision, recall
from evals.graders.forbidden import forbidden
from evals.graders.form import form
from evals.graders.numbers import supported_numbers
from evals.graders.outcome import absence, outcome
from evals.graders.polarity import polarity
from evals.graders.reading import reading
from evals.graders.retrieval import retrieval
from evals.graders.turn import Grader

__all__ = [
    "GRADERS",
    "INFORMING",
    "absence",
    "citations",
    "debris",
    "forbidden",
    "form",
    "outcome",
    "polarity",
    "precision",
    "reading",
    "recall",
    "retrieval",
    "supported_numbers",
]

GRADERS: tuple[Grader, ...] = (
    outcome,
    absence,
    recall,
    precision,
    supported_numbers,
    polarity,
    forbidden,
    citations,
    form,
    debris,
)
"""Those that decide whether a turn passes."""
INFORMING: tuple[Grader, ...] = (retrieval, reading)
"""Those that only inform."""
