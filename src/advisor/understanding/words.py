"""Words of a question: what they stem from, and which of them carry its meaning."""

import re
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
