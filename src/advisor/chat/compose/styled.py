"""An answer in the form that was wished for: one sentence, a list, just the number."""

import re
from collections.abc import Sequence
from dataclasses import replace

from advisor.chat.compose.draft import Draft, lowered
from advisor.conversation import Outcome, Statement, StatementKind
from advisor.quantities import NUMBER
from advisor.sentences import sentences

MOST_JOINED = 2
_MONEY = r"[$\u00a3\u20ac\u20b9\u00a5]"
_FIGURE = re.compile(
    rf"(?:about )?{_MONEY}?(?:{NUMBER})(?:\+|/\d+|%)?"
    rf"(?:-{_MONEY}?(?:{NUMBER})\+?)?"
    r"(?: (?:an? (?:hour|year|month|week|day)|hours?|days?|weeks?|months?|years?"
    r"|phases|levels|questions)\b)?"
)
_OWN_NUMBER = re.compile(r"\bPhase \d+:|\([^)]*\)")
"""Numbers of names, which are not what was asked."""


def styled(draft: Draft, style: str) -> Draft:
    """Return `draft` in the style "sentence", "list" or "number", or as it is."""
    if draft.outcome not in (Outcome.ANSWERED, Outcome.PARTIAL):
        return draft
    match style:
        case "sentence":
            return replace(draft, statements=(_sentence(draft.statements),))
        case "number":
            return replace(draft, statements=_numbers(draft.statements))
        case "list":
            return replace(draft, statements=_list(draft.statements))
    return draft


def shortened(statements: Sequence[Statement], longest: int) -> tuple[Statement, ...]:
    """Return `statements` each once, the last left out beyond `longest` words."""
    told = tuple(dict.fromkeys(statements))
    while longest and len(told) > 1 and _length(told) > longest:
        told = told[:-1]
    return told


def _length(statements: Sequence[Statement]) -> int:
    return sum(len(one.text.split()) for one in statements)


def _sentence(statements: Sequence[Statement]) -> Statement:
    """Return a lead with its list, or the first statement, as one sentence."""
    items = [one for one in statements if one.kind is StatementKind.ITEM]
    first = statements[0]
    if not items:
        claims = [one for one in statements if one.kind is StatementKind.CLAIM]
        return _joined(claims[:MOST_JOINED]) if claims else first
    lead = "" if first.kind is StatementKind.ITEM else first.text.rstrip(":.") + ": "
    text = lead + "; ".join(item.text.rstrip(".") for item in items) + "."
    used = [first, *items]
    return Statement(
        text,
        tuple(dict.fromkeys(c for one in used for c in one.citations)),
        StatementKind.CLAIM,
        "; ".join(filter(None, (one.derivation for one in used))),
    )


def _joined(claims: Sequence[Statement]) -> Statement:
    """Return claims as one sentence, of each its first."""
    firsts = [sentences(claim.text)[0].rstrip(".") for claim in claims]
    text = "; ".join([firsts[0], *map(lowered, firsts[1:])]) + "."
    return Statement(
        text,
        tuple(dict.fromkeys(c for claim in claims for c in claim.citations)),
        StatementKind.CLAIM,
        "; ".join(filter(None, (claim.derivation for claim in claims))),
    )


def _numbers(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the figure of the first statement that has one, and nothing else."""
    for one in statements:
        found = _FIGURE.search(_OWN_NUMBER.sub(" ", one.text))
        if found and one.kind is not StatementKind.FRAME:
            text = found[0].strip()
            return (replace(one, text=f"{text}.", kind=StatementKind.CLAIM),)
    return tuple(statements)


def _list(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    return tuple(
        replace(one, kind=StatementKind.ITEM)
        if one.kind is StatementKind.CLAIM and not one.text.endswith(":")
        else one
        for one in statements
    )
