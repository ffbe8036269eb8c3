"""Words of a question: what they stem from, and which of them carry its meaning."""

import re
from collections.abc import Collection
from importlib.resources import files

_WORD = re.compile(r"[a-z0-9][a-z0-9+#.&'-]*[a-z0-9+#]|[a-z0-9]", re.IGNORECASE)
FUNCTION_WORDS = frozenset(
    (files("advisor.understanding") / "function_words.txt").read_text("utf-8").split()
)
"""Words that ask but say nothing of what is asked about."""


def words(text: str) -> list[str]:
    """Return the words of `text` in lower case."""
    return [word.lower() for word in _WORD.findall(text.replace("\u2019", "'"))]


def content_words(text: str) -> list[str]:
    """Return the words of `text` that carry its meaning, in order."""
    return [
        word for word in words(text) if word not in FUNCTION_WORDS and len(word) > 1
    ]


def subject(text: str, unknown: Collection[str]) -> str:
    """Return the longest run of words in `text` that carry meaning, as typed.

    Only runs count that hold one of `unknown`, the words that no document has; there
    may be none.
    """
    runs: list[list[str]] = [[]]
    for typed in _WORD.findall(text.replace("\u2019", "'")):
        if typed.lower() in FUNCTION_WORDS or len(typed) < 2:
            runs.append([])
        else:
            runs[-1].append(typed)
    named = [run for run in runs if {word.lower() for word in run} & set(unknown)]
    longest = max(named, key=lambda run: (len(run), len(" ".join(run))), default=[])
    return " ".join(longest[:5])
