"""Fit: what a learner says of themself beside the lines of a career's fit check."""

from advisor.guidance.fit.assess import fit
from advisor.guidance.fit.assessment import FitAssessment, FitLine, PhaseGap, Standing

__all__ = ["FitAssessment", "FitLine", "PhaseGap", "Standing", "fit"]
