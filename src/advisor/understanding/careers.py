"""Which of several careers a message names."""

import re
from collections.abc import Mapping, Sequence

from advisor.career import Career
from advisor.tokens import stem
from advisor.understanding.linking import meets, words_of
from advisor.understanding.words import FUNCTION_WORDS, words

_JOB = re.compile(r"\b([\w-]+) (?:job|career|role|one|work|path)s?\b", re.IGNORECASE)


def named_careers(text: str, careers: Mapping[str, Career]) -> tuple[str, ...]:
    """Return the ids of the careers that `text` names, best match first."""
    asked = words_of(text)
    shared: dict[str, int] = {}
    for career in careers.values():
        for word in _title_words(career.document.title):
            shared[word] = shared.get(word, 0) + 1
    scores = {}
    for name, career in careers.items():
        title = _title_words(career.document.title)
        found = [word for word in title if meets(word, asked)]
        own = [word for word in found if shared[word] == 1]
        half = len(found) >= len(title) / 2
        if title and own and (half or _is_job(own, text)):
            scores[name] = len(found) / len(title)
    return tuple(sorted(scores, key=lambda name: -scores[name]))


def _is_job(title: Sequence[str], text: str) -> bool:
    """Tell whether a word of a title stands before "job" or the like in `text`."""
    return any(stem(word.lower()) in title for word in _JOB.findall(text))


def _title_words(title: str) -> list[str]:
    return [stem(word) for word in words(title) if word not in FUNCTION_WORDS]
