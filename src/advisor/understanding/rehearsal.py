"""Whether a message begins an interview practice, or goes on with one."""

import re
from collections.abc import Mapping

from advisor.understanding.pieces import asks

BEGIN = re.compile(
    r"\b(?:(?:mock|practi[cs]e|pretend|fake|trial) (?:for )?(?:the |an? |my )?"
    r"(?:job )?interview"
    r"|interview (?:practi[cs]e|me\b|training)"
    r"|(?:practi[cs]e|rehearse|train|do)(?: \w+){0,3} interview(?: questions?)?"
    r"(?: with (?:me|you))?$"
    r"|practi[cs]e (?:with me|together)|rehearse|quiz me|test me|grill me"
    r"|(?:ask|give|put) (?:me )?(?:an?|the|some|your|one)? ?(?:first |printed )?"
    r"(?:interview )?questions?(?: to me)?\b)",
    re.IGNORECASE,
)
"""Words that ask for a practice, rather than about the interview."""
_ABOUT = re.compile(r"\b(?:how|what|which|why|where|when|many|tips?)\b", re.IGNORECASE)
_COMMAND = re.compile(
    r"(?:please |ok |can (?:i|we|you) )*(?:(?:have|get|give me) )?(?:a |another )?"
    r"(?:hint|help|clue|skip|next|pass|repeat|stop|what was the question)\b",
    re.IGNORECASE,
)
"""Words that steer a practice though they look like a question."""
LONG = 25
"""Words from which a message in a practice is an answer, whatever it looks like."""


def begins(text: str) -> bool:
    """Tell whether a message asks for an interview practice."""
    found = BEGIN.search(text)
    return found is not None and not _ABOUT.search(text[: found.start()])


def goes_on(text: str, practice: Mapping[str, object] | None) -> bool:
    """Tell whether a message goes on with the practice that the last reply left.

    A question in between does not; it is answered, and the practice waits.
    """
    if practice is None or not text:
        return False
    long = len(text.split()) >= LONG
    return long or bool(_COMMAND.match(text)) or not asks(text)
