"""Does the ground truth still hold for the document? Asked before any answer is."""

from evals.truth.check import FactsReport, Problem, check
from evals.truth.places import fact_spans

__all__ = ["FactsReport", "Problem", "check", "fact_spans"]
