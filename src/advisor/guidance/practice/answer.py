"""An answer as it is read: what of it tells something, what denies, what repeats."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import compress, islice

from advisor.guidance.practice.copies import copied
from advisor.guidance.practice.denials import denied
from advisor.guidance.practice.terms import stems
from advisor.sentences import sentence_spans
from advisor.tokens import stem
from advisor.understanding.clauses import Clause, clauses, runs

MOST_WORDS = 400
"""Words that are read; as many as are spoken in about three minutes."""
MOST_CHARACTERS = 4_000
"""Characters that are read of what has no spaces."""
JOINED = 2
"""Clauses that are read as one, at most."""
NEW_WORDS = 2
"""Words that a piece of an answer has beyond the question, if it tells anything."""
FILLERS = frozenset(
    stem(word)
    for word in (files("advisor.guidance.practice") / "filler_words.txt")
    .read_text("utf-8")
    .split()
)
"""Stems of words that praise the one who speaks, or tell nothing."""
LONG = 30
"""Words from which a clause is cut further: people dictate without any marks."""
STRETCH = 15
"""Words of each cut, at most."""
ECHO = 5
"""Words in a row of the question that are heard as the question, not as an answer."""
_WORD = re.compile(r"\S+")

Gap = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Heard:
    """What was read of an answer.

    Attributes:
        text: The words that were read.
        is_cut: Whether there were more.
        sentences: Its sentences.
        pieces: The clauses, and neighbours of them, that tell something new.
        denials: The clauses that deny, with those that they speak of.
    """

    text: str
    is_cut: bool
    sentences: tuple[Clause, ...]
    pieces: tuple[Clause, ...]
    denials: tuple[Clause, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is not a word in it."""
        return not any(char.isalnum() for char in self.text)


def heard(answer: str, question: str) -> Heard:
    """Return what is read of `answer` to `question`."""
    text = _read(answer)
    parts = tuple(part for clause in clauses(text) for part in _stretches(clause))
    denials = tuple(compress(parts, denied(parts, text)))
    gaps = [(one.start, one.end) for one in denials]
    gaps = sorted([*gaps, *copied(text, question, ECHO)])
    told = tuple(left for part in parts for left in _outside(part, gaps))
    asked = stems(question) | FILLERS
    return Heard(
        text=text,
        is_cut=len(text) < len(answer.strip()),
        sentences=tuple(_sentences(text)),
        pieces=tuple(
            piece
            for piece in runs(told, text, JOINED)
            if len(stems(piece.text) - asked) >= NEW_WORDS
            and not any(piece.start < start < piece.end for start, _ in gaps)
        ),
        denials=denials,
    )


def _outside(clause: Clause, gaps: Sequence[Gap]) -> Iterator[Clause]:
    """Yield what is left of `clause` outside the gaps, which are in order."""
    start = clause.start
    inside = [gap for gap in gaps if gap[0] < clause.end]
    for first, last in (*inside, (clause.end, clause.end)):
        left = clause.text[start - clause.start : max(first, start) - clause.start]
        if left.strip():
            yield Clause(left.strip(), start + len(left) - len(left.lstrip()))
        start = max(start, last)


def _read(answer: str) -> str:
    words = list(islice(_WORD.finditer(answer), MOST_WORDS))
    read = answer[words[0].start() : words[-1].end()] if words else ""
    return read[:MOST_CHARACTERS]


def _stretches(clause: Clause) -> Iterator[Clause]:
    words = list(_WORD.finditer(clause.text))
    step = STRETCH if len(words) > LONG else len(words)
    for first in range(0, len(words), step):
        start, end = words[first].start(), words[first : first + step][-1].end()
        yield Clause(clause.text[start:end], clause.start + start)


def _sentences(text: str) -> Iterator[Clause]:
    return (Clause(text[start:end], start) for start, end in sentence_spans(text))
