"""Citations: exact, found by the advisor, and covering what they stand for."""

from collections.abc import Iterator

from evals.graders.turn import Graded, failed, not_applicable, passed
from evals.records import AnsweredStatement, CitedWords, Fact, Grade
from evals.stated import states


def citations(turn: Graded) -> Grade:
    """Judge every citation, and every statement that ought to have one."""
    claims = any(s.kind != "frame" or s.citations for s in turn.answer.statements)
    if not turn.stated and not claims:
        return not_applicable("citations")
    problems = list(_problems(turn))
    cited = sum(len(statement.citations) for statement in turn.answer.statements)
    if problems:
        return failed("citations", " ".join(problems[:3]), f"{cited} citations")
    return passed("citations", f"{cited} citations")


def _problems(turn: Graded) -> Iterator[str]:
    if turn.answered and not turn.answer.statements:
        yield "The reply states facts and cites nothing."
    for statement in turn.answer.statements:
        if statement.kind != "frame" and not statement.citations:
            yield f'No citation: "{statement.text}".'
        for citation in statement.citations:
            if not is_exact(turn, citation):
                yield f'Not the words at its place: "{citation.quote}".'
        yield from _uncovered(turn, statement)


def is_exact(turn: Graded, citation: CitedWords) -> bool:
    """Tell whether a citation slices its document exactly."""
    text = turn.documents.get(citation.document, "")
    return text[citation.start : citation.end] == citation.quote != ""


def _uncovered(turn: Graded, statement: AnsweredStatement) -> Iterator[str]:
    """Yield the vital facts that a statement states and no citation covers.

    Of alternatives that the same words state, it is enough that one is covered.
    """
    cited = [c for other in turn.answer.statements for c in other.citations]
    known = {fact.id: fact for fact in turn.facts.facts}
    for entry in turn.case.vital:
        names = [entry] if isinstance(entry, str) else entry
        said = [
            known[name]
            for name in names
            if name in known
            and states(known[name].keys, statement.text, known[name].against)
        ]
        if said and not any(
            _covers(citation, fact, turn.spans[fact.id])
            for fact in said
            for citation in cited
        ):
            yield f"{' or '.join(fact.id for fact in said)} is stated and not cited."


def _covers(citation: CitedWords, fact: Fact, span: tuple[int, int]) -> bool:
    """Tell whether a citation holds the fact, or stands under it as a heading."""
    start, end = span
    overlaps = citation.start < end and start < citation.end
    return overlaps or fact.quote in citation.section
