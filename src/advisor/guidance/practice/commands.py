"""What somebody types in a practice: an answer, or a word that steers it."""

import re
from collections.abc import Callable, Mapping

from advisor.guidance.practice.session import PracticeSession, Step
from advisor.seams import Embedder

_POLITE = (
    r"(?:(?:please|ok|okay|can (?:i|we|you)|let'?s|have|get|give me|a|the|another)\b"
    r"[\s,.!]*)*"
)
_COMMANDS: Mapping[str, Callable[[PracticeSession], Step]] = {
    r"(?:stop|quit|end|enough|finish|that'?s (?:it|all)|i'?m done)": (
        PracticeSession.stop
    ),
    r"(?:skip|next|pass|move on|another(?: one| question)?)": PracticeSession.skip,
    r"(?:hints?|help|clue|tip)": PracticeSession.hint,
    r"(?:repeat|again|(?:put|ask|say|read|tell)\b.{1,40}\bagain"
    r"|what was the question)": (PracticeSession.repeat),
}
_PATTERNS = tuple(
    (re.compile(rf"{_POLITE}{words}\b.{{0,25}}", re.IGNORECASE | re.DOTALL), step)
    for words, step in _COMMANDS.items()
)


def command(text: str) -> Callable[[PracticeSession], Step] | None:
    """Return the step that a word for one asks for; None where `text` answers."""
    found = (step for pattern, step in _PATTERNS if pattern.fullmatch(text.strip()))
    return next(found, None)


def stepped(session: PracticeSession, text: str, embedder: Embedder) -> Step:
    """Return the step that `text` makes of a practice."""
    steered = command(text)
    return steered(session) if steered else session.answer(text, embedder)
