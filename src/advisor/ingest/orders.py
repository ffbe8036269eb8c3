"""Orders that a document gives to the program that reads it: no statement of it."""

import re

_TO_A_PROGRAM = re.compile(
    r"^\W*(?:note to (?:the |any )?)?(?:system|assistant|chat ?bot|bot|ai|llm|model"
    r"|language model)\b\s*[:,]"
    r"|\bnote to (?:the |any )?(?:assistant|chat ?bot|bot|ai|llm|model)\b"
    r"|\b(?:ignore|disregard|forget|override)\b.{0,20}\b(?:previous|prior|above|earlier"
    r"|all|any|these|those|your)\b.{0,20}\b(?:instructions?|rules?|prompts?|guidelines)\b",
    re.IGNORECASE,
)
"""Sentences that give orders to a program; what is no statement on a career."""


def is_order(text: str) -> bool:
    """Tell whether a sentence gives orders to the program that reads it."""
    return bool(_TO_A_PROGRAM.search(text))
