"""Guidance: what follows for one learner from the facts of a career, computed."""
