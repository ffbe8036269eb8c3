"""Which words of a statement somebody says: outright, misspelt, or spelled out."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from advisor.guidance.practice.terms import Term, is_acronym, written
from advisor.tokens import stem
from advisor.understanding.linking import TYPO

LONG = 5
"""Letters from which a slip of the finger can be told from another word."""
_INITIAL = re.compile(r"(?<![^\W_])[^\W_]")


def is_said(term: Term, word: str) -> bool:
    """Tell whether `word` is `term` in any form, a slip of the finger allowed."""
    if stem(word.lower()) == term.stem:
        return True
    ours, theirs = term.word.lower(), word.lower()
    if min(len(ours), len(theirs)) < LONG or ours[0] != theirs[0]:
        return False
    return fuzz.ratio(ours, theirs) >= TYPO


def spelled_out(terms: Sequence[Term], text: str) -> frozenset[str]:
    """Return the stems of `terms` that `text` says by an abbreviation or in full.

    "LOS" is said by "length of stay", and "emergency department" by "ED".
    """
    full = {
        term.stem
        for term in terms
        if is_acronym(term.word) and term.word.lower() in _initials(text, term.word)
    }
    short = {word.lower() for word in written(text) if is_acronym(word)}
    by_letters = "".join(term.stem[0] for term in terms)
    for letters in short:
        at = by_letters.find(letters)
        if at >= 0:
            full |= {term.stem for term in terms[at : at + len(letters)]}
    return frozenset(full)


def _initials(text: str, acronym: str) -> str:
    """Return the first letters of the words of `text`.

    For two letters only words with a meaning count: any others fall together easily.
    """
    if len(acronym) > 2:
        return "".join(_INITIAL.findall(text)).lower()
    return "".join(word[0] for word in written(text)).lower()
