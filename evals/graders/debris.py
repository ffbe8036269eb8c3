"""Traces of chunks, scraping or markup that a person should never see."""

import re

from evals.graders.turn import Graded, failed, passed
from evals.records import Grade

_DEBRIS = re.compile(
    r"</?\w+[^>]*>|\*\*|^#{1,6} |\bNone\b|\bNaN\b|\{[\w.]*\}|&\w+;|[a-z]Goals\b"
    r"|Milestone(?=[A-Z])|/yr-|\.\.\.\s*$|\bnull\b|\\n",
    re.MULTILINE,
)


def debris(turn: Graded) -> Grade:
    """Judge whether the text is clean and not empty."""
    if not turn.answer.text.strip():
        return failed("debris", "The reply is empty.")
    quoted = turn.answer.ask
    found = [
        piece for piece in _DEBRIS.findall(turn.answer.text) if piece not in quoted
    ]
    if found:
        return failed("debris", f"Debris: {', '.join(map(repr, found[:3]))}.")
    return passed("debris")
