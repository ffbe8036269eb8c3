"""The parts of a statement: the things that it names, one by one."""

import re
from collections.abc import Iterator
from importlib.resources import files

from advisor.sentences import sentences
from advisor.understanding.words import content_words

FEWEST = 2
"""Words with a meaning that a part has; with fewer it belongs to its neighbour."""
TASK_VERBS = frozenset(
    (files("advisor.guidance.practice") / "task_verbs.txt").read_text("utf-8").split()
)
"""Verbs that tasks begin with; what follows a joint and begins with one is a part."""
_ABLE = re.compile(
    r"^(?:you|one|they)\s+(?:can|could|will|are able to|should be able to|know how to)"
    r"\s+",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"^\d{1,2}(?::\d{2}\s*(?:[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?)\s*[:\u2013-]?\s*", re.I
)
_JOINT = re.compile(r"(?:,?\s+(?:and|or|then)|[,;])\s+(?:then\s+)?(?=([a-z]+)\b)")


def parts(text: str) -> tuple[str, ...]:
    """Return what `text` names, one thing each: "find faults", "write them down".

    A text that names one thing is its only part.
    """
    found = [
        piece.strip(" ,;.")
        for sentence in sentences(_TIME.sub("", text))
        for piece in _pieces(_ABLE.sub("", sentence))
    ]
    return tuple(filter(None, found)) or (text,)


def _pieces(sentence: str) -> Iterator[str]:
    start = 0
    for joint in _JOINT.finditer(sentence):
        ahead, behind = sentence[start : joint.start()], sentence[joint.end() :]
        if joint[1] in TASK_VERBS and _is_full(ahead) and _is_full(behind):
            yield ahead
            start = joint.end()
    yield sentence[start:]


def _is_full(piece: str) -> bool:
    return len(content_words(piece)) >= FEWEST
