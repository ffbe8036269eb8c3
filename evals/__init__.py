"""Evals: they call the advisor as its users do."""
