"""Traces of chunks, scraping or markup that a person should never see."""

import re
from collections import Counter

from evals.graders.turn import Graded, failed, passed
from evals.records import Grade

SHORTEST = 6
"""Words from which a statement must not be given twice."""
_DEBRIS = re.compile(
    r"</?\w+[^>]*>|\*\*|^#{1,6} |(?:[\w,] |[:=(\[]\s?)None\b|\bNaN\b"
    r"|\{[\w.]*\}|&\w+;|[a-z]Goals\b|Milestone(?=[A-Z])|/yr-|\.\.\.\s*$|\bnull\b|\\n",
    re.MULTILINE,
)


def debris(turn: Graded) -> Grade:
    """Judge whether the text is clean, not empty, and says nothing twice."""
    if not turn.answer.text.strip():
        return failed("debris", "The reply is empty.")
    quoted = turn.answer.ask
    found = [
        piece for piece in _DEBRIS.findall(turn.answer.text) if piece not in quoted
    ]
    if found:
        return failed("debris", f"Debris: {', '.join(map(repr, found[:3]))}.")
    for said, times in Counter(s.text.strip() for s in turn.answer.statements).items():
        if times > 1 and len(said.split()) >= SHORTEST:
            return failed("debris", f'Said {times} times: "{said}".')
    return passed("debris")
