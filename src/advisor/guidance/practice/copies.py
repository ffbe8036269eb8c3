"""Runs of words that somebody takes over from what they read."""

import re
from collections.abc import Iterator

RUN = 6
"""Words in a row that nobody hits upon by chance."""
WHOLE = 4
"""Words of a short statement that was taken over as a whole."""
_WORD = re.compile(r"[^\W_]+")


def is_copied(answer: str, statement: str) -> bool:
    """Tell whether `answer` holds a long run of the words of `statement`, or all."""
    count = len(_WORD.findall(statement))
    run = RUN if count > RUN else max(count, WHOLE)
    return next(copied(answer, statement, run), None) is not None


def copied(text: str, source: str, run: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each stretch of `text` with `run` words of `source`.

    The words stand there in the same order, with none between them.
    """
    theirs = [word.lower() for word in _WORD.findall(source)]
    known = {tuple(theirs[at : at + run]) for at in range(len(theirs) - run + 1)}
    ours = list(_WORD.finditer(text))
    start = end = -1
    for at in range(len(ours) - run + 1):
        words = ours[at : at + run]
        if tuple(word[0].lower() for word in words) not in known:
            continue
        if words[0].start() > end >= 0:
            yield start, end
            start = -1
        start = words[0].start() if start < 0 else start
        end = words[-1].end()
    if end >= 0:
        yield start, end
