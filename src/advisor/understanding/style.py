"""How an answer is wished for: in one sentence, as a list, just the number."""

import re

_SENTENCE = re.compile(
    r"\b(?:(?:in|with) (?:just |only )?(?:one|a single|1|a) (?:short |single )?"
    r"(?:sentence|line)|one[- ]liner|in a nutshell|tl;?dr|in short|one sentence"
    r"|briefly|short answer|keep it short|shorter)\b",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\b(?:as (?:a )?(?:bullet(?:ed|s| points?)?|list|numbered list)|in bullets?"
    r"|bullet points?|bullets|list (?:them|it|out)|as a list|in a list)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:(?:just|only) (?:(?:give|tell) me )?(?:the|a) (?:number|figure|amount)s?"
    r"|(?:the )?number only|number,? nothing else|no words|one number|just numbers?)\b",
    re.IGNORECASE,
)
_MANNER = re.compile(
    r"[,;.]?\s*\b(?:in (?:plain|simple) (?:english|words|terms|language)|in a nutshell"
    r"|(?:in|with) (?:just |only )?(?:one|a|1|two|a few|a single) (?:short )?"
    r"(?:sentences?|words?|lines?)|briefly|tl;?dr|as (?:a list|bullets?|bullet points)"
    r"|(?:just|only) (?:give me )?the (?:number|figure)s?(?: only)?(?: please)?"
    r"|in short|no fluff|no waffle|be honest|honestly|realistically|tbh|lol|pls|please)"
    r"\b[,:.]?",
    re.IGNORECASE,
)


_LONGEST = re.compile(
    r"\b(?:under|within|in|max(?:imum)?(?: of)?|at most|no more than|up to|only)?\s*"
    r"(\d{1,3}) words\b",
    re.IGNORECASE,
)


_FEW = re.compile(r"\b(?:in|with) (?:just |only )?a? ?(?:few|couple of) words\b", re.I)
FEW_WORDS = 40


def longest_of(text: str) -> int:
    """Return how many words an answer may have, 0 where `text` sets no limit."""
    if found := _LONGEST.search(text):
        return int(found[1])
    return FEW_WORDS if _FEW.search(text) else 0


def style_of(text: str) -> str:
    """Return "number", "list", "sentence" or nothing, as `text` wishes for."""
    for pattern, style in (
        (_NUMBER, "number"),
        (_LIST, "list"),
        (_SENTENCE, "sentence"),
    ):
        if pattern.search(text):
            return style
    return ""


def without_manner(text: str) -> str:
    """Return `text` without words on how the answer is wished for."""
    return _MANNER.sub("", text).strip() or text
