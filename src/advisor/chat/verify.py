"""Step four of a turn: keep only what the evidence supports."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from advisor.career import Career
from advisor.chat.compose.planned import plan
from advisor.chat.compose.practised import practised
from advisor.conversation import (
    Answer,
    Citation,
    Outcome,
    Reply,
    Statement,
    StatementKind,
)
from advisor.document import Span
from advisor.guidance.guide import Guide
from advisor.profile import WEEKS_PER_MONTH, FactKind
from advisor.quantities import NUMBER, durations, number, plain_number
from advisor.sentences import reading
from advisor.understanding.intents import Intent

UNSUPPORTED = "The page does not cover that."
ROUNDING = 0.5
_DIGITS = re.compile(rf"(?<![\w.])(?:{NUMBER})(?P<thousands>\s?[kK]\b)?")
_NAME = re.compile(r"(?<![\w'])[A-Z][\w&+#'-]*[\w+#]|(?<![\w'])[A-Z]\b")
_SENTENCE_START = re.compile(r"(?:^|[.!?:(\"]\s+|^- )(?P<word>[A-Z][\w'-]*)")
_SUM = re.compile(
    r"(?P<terms>[^=]*\+[^=]*)=\s*(?:about )?(?P<total>[\d,.]+)\s*"
    r"(?P<unit>weeks?|months?|days?|years?)"
    r"(?: \(about [\d.]+ months\))?"
)
_COUNT = re.compile(r"count(?P<questions> of questions)? = \d+")
_PART = re.compile(r"(?P<part>phase|level) \d+")
_GAP = re.compile(r"(?P<more>[\d,.]+) - (?P<less>[\d,.]+) = (?P<gap>[\d,.]+)")
_UNITS = {"day": 1 / 7, "week": 1.0, "month": WEEKS_PER_MONTH, "year": 52.0}
OUR_NAMES = frozenset(["Phase", "I", "English"])
"""Capitalised words of the advisor's own sentences."""


def verify(answer: Answer, careers: Mapping[str, Career], guide: Guide) -> Reply:
    """Return what is left of `answer` when all that is unsupported is dropped.

    What guidance computes is computed again, and has to say the same.
    """
    asked = _asked(answer)
    computed = computed_again(answer, guide)
    supported = [
        _is_supported(statement, asked, careers, computed)
        for statement in answer.statements
    ]
    kept = _led(answer.statements, supported)
    outcome = answer.outcome
    bare = all(statement.kind is StatementKind.FRAME for statement in kept)
    if bare and outcome in (Outcome.ANSWERED, Outcome.PARTIAL):
        outcome, kept = Outcome.NOT_COVERED, ()
    kept = kept or (Statement(UNSUPPORTED, (), StatementKind.FRAME),)
    return Reply(
        text=_text(kept),
        outcome=outcome,
        statements=kept,
        query=answer.query,
        retrieved=answer.retrieved,
        suggestions=answer.suggestions,
        evidence=answer.evidence,
        practice=answer.practice,
        follow_up=_text(kept) if outcome is Outcome.CLARIFY else "",
    )


def computed_again(answer: Answer, guide: Guide) -> frozenset[str]:
    """Return the texts of the plans and practices of an answer, made once more."""
    query = answer.query
    drafts = [
        plan(career, query.learner, guide)
        if found.request.intent == Intent.PLAN
        else practised(query, career, guide)
        for found in answer.evidence
        if found.request.intent in (Intent.PLAN, Intent.PRACTICE)
        for career in found.careers
    ]
    return frozenset(one.text for draft in drafts for one in draft.statements)


def _led(
    statements: Sequence[Statement], supported: Sequence[bool]
) -> tuple[Statement, ...]:
    """Return the supported statements, without a lead all of whose list is gone."""
    kept: list[Statement] = []
    for at, statement in enumerate(statements):
        if not supported[at]:
            continue
        listed = takewhile(
            lambda place: statements[place].kind is not StatementKind.FRAME,
            range(at + 1, len(statements)),
        )
        left = [supported[place] for place in listed]
        leads = statement.kind is StatementKind.FRAME and statement.text.endswith(":")
        if not (leads and left and not any(left)):
            kept.append(statement)
    return tuple(kept)


def _text(statements: Sequence[Statement]) -> str:
    lines: list[str] = []
    for before, statement in pairwise([None, *statements]):
        assert statement is not None
        if statement.kind is StatementKind.ITEM:
            lines.append(f"- {statement.text}")
        elif before is None or before.kind is StatementKind.ITEM:
            lines.append(statement.text)
        else:
            lines[-1] += f" {statement.text}"
    return "\n".join(lines)


def _asked(answer: Answer) -> str:
    """Return the question with the numbers that were read from it written out."""
    read = [
        plain_number(value)
        for request in answer.query.requests
        for value in (request.slots.years, request.slots.amount, request.slots.count)
        if value is not None
    ]
    query = answer.query
    told = [*query.learner.said, *(one.words for one in query.learner.settled)]
    return " ".join([query.text, *query.previous, *told, *read])


def _is_supported(
    statement: Statement,
    asked: str,
    careers: Mapping[str, Career],
    computed: frozenset[str],
) -> bool:
    if not all(is_exact(citation, careers) for citation in statement.citations):
        return False
    if statement.kind is not StatementKind.FRAME and not statement.citations:
        return False
    if statement.text in computed:
        return True
    quotes = [reading(citation.quote) for citation in statement.citations]
    headings = [citation.section for citation in statement.citations]
    titles = [career.document.title for career in careers.values()]
    evidence = " ".join([*quotes, *headings, asked])
    derived = _derived(statement, careers)
    if unsupported_numbers(statement.text, f"{evidence} {derived}"):
        return False
    return not unsupported_names(statement.text, " ".join([evidence, *titles]))


def is_exact(citation: Citation, careers: Mapping[str, Career]) -> bool:
    """Tell whether the words of `citation` stand where it says."""
    career = careers.get(citation.document)
    return career is not None and (
        career.document.text[citation.start : citation.end] == citation.quote != ""
    )


def numbers(text: str) -> set[float]:
    """Return the values of the numbers in `text`, `130k` being 130,000."""
    return {
        number(re.sub(r"\s?[kK]$", "", found[0])) * (1000 if found["thousands"] else 1)
        for found in _DIGITS.finditer(text)
    }


def unsupported_numbers(text: str, evidence: str) -> set[float]:
    """Return the numbers of `text` that `evidence` does not contain."""
    return numbers(text) - numbers(evidence)


def unsupported_names(text: str, evidence: str) -> set[str]:
    """Return the capitalised words inside the sentences of `text` not in `evidence`."""
    starts = {found.start("word") for found in _SENTENCE_START.finditer(text)}
    known = set(re.findall(r"[\w&+#'-]*\w[+#]*", evidence.lower()))
    return {
        found[0]
        for found in _NAME.finditer(text)
        if found.start() not in starts
        and found[0].lower() not in known
        and found[0] not in OUR_NAMES
    }


def _derived(statement: Statement, careers: Mapping[str, Career]) -> str:
    """Return the results of the statement's derivation that hold when checked."""
    results: list[str] = []
    for formula in filter(None, map(str.strip, statement.derivation.split(";"))):
        for pattern, result in _CHECKS:
            if found := pattern.fullmatch(formula):
                results += result(found, statement, careers)
    return " ".join(results)


def _sum(
    found: re.Match[str], statement: Statement, careers: Mapping[str, Career]
) -> Iterator[str]:
    """Yield a sum, in weeks and in months, if each of its terms is cited."""
    cited = {
        (amount.high, amount.unit)
        for citation in statement.citations
        for amount in durations(reading(citation.quote))
    }
    unit = found["unit"].rstrip("s")
    total = 0.0
    for term in found["terms"].split("+"):
        value, _, own = term.strip().partition(" ")
        own_unit = own.strip().rstrip("s") or unit
        if (number(value), own_unit) not in cited:
            return
        total += number(value) * _UNITS[own_unit] / _UNITS[unit]
    if abs(total - number(found["total"])) <= ROUNDING:
        yield found["total"]
        yield plain_number(round(2 * total * _UNITS[unit] / _UNITS["month"]) / 2)


def _counts(
    found: re.Match[str], statement: Statement, careers: Mapping[str, Career]
) -> Iterator[str]:
    """Yield how many facts, or questions among them, are cited."""
    cited = list(statement.citations)
    if found["questions"]:
        cited = [
            citation
            for citation in cited
            if careers[citation.document].kinds.get(_span(citation))
            is FactKind.QUESTION
        ]
    yield str(len(cited))


def _part(
    found: re.Match[str], statement: Statement, careers: Mapping[str, Career]
) -> Iterator[str]:
    """Yield the numbers of the phases, or levels, that the citations stand in."""
    for citation in statement.citations:
        headings = citation.section.split(" > ")
        profile = careers[citation.document].profile
        parts = profile.phases if found["part"] == "phase" else profile.levels
        for part in parts:
            if part.heading.text in headings:
                yield str(part.number)


def _gap(
    found: re.Match[str], statement: Statement, careers: Mapping[str, Career]
) -> Iterator[str]:
    """Yield a difference if both of its numbers are cited."""
    cited = {
        value
        for citation in statement.citations
        for value in numbers(reading(citation.quote))
    }
    more, less, gap = (number(found[name]) for name in ("more", "less", "gap"))
    if {more, less} <= cited and abs(more - less - gap) < ROUNDING:
        yield found["gap"]


def _span(citation: Citation) -> Span:
    return Span(citation.document, citation.start, citation.end)


_CHECKS = (
    (_SUM, _sum),
    (_COUNT, _counts),
    (_PART, _part),
    (_GAP, _gap),
)
