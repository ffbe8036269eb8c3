"""How hard the reply's own prose is to read; informs, never gates.

The measure is the Flesch-Kincaid grade: the school year, in the United States, after
which a text is understood. J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S.
Chissom, "Derivation of New Readability Formulas (Automated Readability Index, Fog Count
and Flesch Reading Ease Formula) for Navy Enlisted Personnel", Research Branch Report
8-75, Naval Technical Training Command, Millington 1975.
"""

import re
from collections.abc import Iterator

from advisor.sentences import sentences
from evals.graders.turn import Graded, not_applicable, passed
from evals.records import AnsweredStatement, Grade

PER_SENTENCE, PER_WORD, FROM = 0.39, 11.8, 15.59
"""Weights of words a sentence and of syllables a word, and what is taken off."""
PLAIN = 8.0
"""Grade up to which prose counts as plain."""
FEWEST = 8
"""Words below which the measure says nothing."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?:[^aeiouylt]|[^aeiou]t|[aeiouy][lt])e$|[^aeiouydt]ed$|[^aeiouycgszx]es$"
    r"|[^aeiou]e(?:ment|ful|less|ly)s?$"
)
_APART = re.compile(
    r"(?<![ctsgln])i[ao]|(?<=r)ie(?=n)|(?<=sc)ie|[aeiou]y[aeiou]|[aeiouy]ing$"
    r"|eo(?!ple)|(?<![qg])ua(?!r)|(?<=[rd])ea$|uou"
)
"""Vowels that stand together and are spoken apart."""


def reading(turn: Graded) -> Grade:
    """Return the Flesch-Kincaid grade of what the reply says in its own words."""
    prose = own_prose(turn.answer.statements)
    if len(_words(prose)) < FEWEST:
        return not_applicable("reading")
    level = grade_level(prose)
    ease = "plain" if level <= PLAIN else "hard"
    return passed("reading", f"Flesch-Kincaid grade {level:.1f}, {ease}", level)


def own_prose(statements: tuple[AnsweredStatement, ...]) -> str:
    """Return the statements, a line each, without the words that are quoted."""
    return "\n".join(line for line in map(_own, statements) if _words(line))


def _own(statement: AnsweredStatement) -> str:
    text = statement.text
    if statement.kind == "frame":
        return text
    quotes = (citation.quote.strip().rstrip(".:") for citation in statement.citations)
    for quote in sorted(filter(None, quotes), key=len, reverse=True):
        text = text.replace(quote, " ")
    return text


def grade_level(text: str) -> float:
    """Return the Flesch-Kincaid grade of `text`; a line ends a sentence."""
    found = [words for words in map(_words, _sentences(text)) if words]
    count = sum(map(len, found))
    spoken = sum(syllables(word) for words in found for word in words)
    return PER_SENTENCE * count / len(found) + PER_WORD * spoken / count - FROM


def _sentences(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from sentences(line)


def _words(text: str) -> list[str]:
    """Return the words of `text`; figures and signs are none."""
    return _WORD.findall(text.lower().replace("\u2019", "'"))


def syllables(word: str) -> int:
    """Return how many syllables an English word has, as far as its letters tell."""
    stem = word.lower().removesuffix("'s")
    count = len(_VOWELS.findall(stem)) + len(_APART.findall(stem))
    return max(1, count - bool(_SILENT.search(stem)))
