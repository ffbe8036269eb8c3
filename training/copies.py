"""Messages of the training data that nearly repeat one of the eval suites."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import yaml
from rapidfuzz import fuzz, process

EVALS = Path(__file__).parents[1] / "evals"
SAME = 90
"""Rapidfuzz ratio (0 to 100) from which two messages count as one."""
FEWEST_WORDS = 5
"""Shorter messages ("thanks", "how long?") are anybody's."""


def suite_messages() -> list[str]:
    """Return every message of every suite, the siblings' included."""
    paths = [*EVALS.glob("suites/*.yaml"), *EVALS.glob("siblings/*/suites/*.yaml")]
    return [
        turn["ask"]
        for path in sorted(paths)
        for case in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["cases"]
        for turn in case["turns"]
    ]


def near_copies(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each of `texts` that nearly repeats a message of a suite, and which."""
    long = [text for text in texts if len(text.split()) >= FEWEST_WORDS]
    asked = suite_messages()
    scores = process.cdist(
        [text.lower() for text in long],
        [text.lower() for text in asked],
        scorer=fuzz.ratio,
        score_cutoff=SAME,
        dtype=np.uint8,
    )
    for row, column in zip(*scores.nonzero(), strict=True):
        yield long[row], asked[column]
