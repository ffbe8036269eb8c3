"""How strongly each piece of an answer says each point.

Two signals are added up: how close in meaning the piece is to the point, and how many
of the words that carry the point it says, or nearly says. It counts against a point
if the piece is closer to another point of the question, or to what people say of
other work and of their lives.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from advisor.guidance.practice.matching import is_said, spelled_out
from advisor.guidance.practice.points import Point
from advisor.guidance.practice.questions import PracticeQuestion
from advisor.guidance.practice.terms import Term, stems, written
from advisor.seams import Embedder
from advisor.understanding.clauses import Clause

Matrix = NDArray[np.float32]

MEANT = 3.0
"""What a unit of cosine to a point counts."""
SAID = 10.0
"""What it counts to say all words of a point; the nearest word counts by its cosine."""
BEHIND = 12.0
"""What a unit of cosine costs by which another point of the question is closer."""
ELSEWHERE = 8.0
"""What a unit of cosine costs by which something that is not on the page is closer.

These were set on `practice_answers_dev.yaml` of the tests, with the floors.
"""
ALIKE = 0.4
"""Cosine to a point from which a statement is no longer one of something else."""


@cache
def elsewhere() -> tuple[str, ...]:
    """Return statements of other work and of everyday life."""
    path = files("advisor.guidance.practice") / "elsewhere.txt"
    return tuple(path.read_text("utf-8").splitlines())


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the pieces of an answer say of the points of a question.

    `strengths` has one row for each piece and one column for each point.
    """

    pieces: tuple[Clause, ...]
    strengths: Matrix


def evidence(
    question: PracticeQuestion, pieces: Sequence[Clause], embedder: Embedder
) -> Evidence:
    """Return what `pieces` say of the points of `question`.

    There is one of each at least, and a word with a meaning in every one of them.
    """
    said = embedder.embed([piece.text for piece in pieces])
    points = embedder.embed([point.text for point in question.points])
    meant = said @ points.T
    asked = stems(question.text)
    carried = [_evident(point, asked) for point in question.points]
    behind = meant.max(1, keepdims=True) - meant
    away = np.maximum(_closest_elsewhere(said, points, embedder) - meant, 0)
    worded = _worded(carried, pieces, embedder)
    strengths = MEANT * meant + SAID * worded - BEHIND * behind - ELSEWHERE * away
    return Evidence(tuple(pieces), strengths)


def _closest_elsewhere(said: Matrix, points: Matrix, embedder: Embedder) -> Matrix:
    """Return the cosine of each piece to the closest thing that is not on the page."""
    other = embedder.embed(elsewhere())
    foreign = other[(other @ points.T).max(1) < ALIKE]
    closest = (said @ foreign.T).max(1, keepdims=True, initial=-1.0)
    return np.asarray(closest, np.float32)


def _evident(point: Point, asked: frozenset[str]) -> tuple[Term, ...]:
    """Return the words of a point that are evidence of it: not those of the question.

    Where the question quotes the point there are no others than those that it has.
    """
    return tuple(term for term in point.terms if term.stem not in asked) or point.terms


def _worded(
    carried: Sequence[Sequence[Term]], pieces: Sequence[Clause], embedder: Embedder
) -> Matrix:
    """Return the share of the words of each point that each piece says."""
    held = [[word.lower() for word in written(piece.text)] for piece in pieces]
    words = list(dict.fromkeys(word for line in held for word in line))
    places = [[words.index(word) for word in line] for line in held]
    known = embedder.embed(words)
    columns = []
    for terms in carried:
        near = known @ embedder.embed([term.word.lower() for term in terms]).T
        near[[[is_said(term, word) for term in terms] for word in words]] = 1.0
        best = np.stack([near[at].max(0) for at in places])
        for row, piece in zip(best, pieces, strict=True):
            spelled = spelled_out(terms, piece.text)
            row[[term.stem in spelled for term in terms]] = 1.0
        weights = np.array([term.weight for term in terms], np.float32)
        columns.append(best @ weights / weights.sum())
    return np.stack(columns, axis=1)
