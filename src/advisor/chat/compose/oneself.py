"""Whether a career suits somebody who tells of themself, line by line."""

from collections.abc import Iterator

from advisor.career import Career
from advisor.chat.compose.draft import Draft, claim, item, sentence
from advisor.conversation import Outcome, Statement, frame
from advisor.guidance.fit import FitAssessment, FitLine, Standing
from advisor.profile import FactKind

SETTLED = "by your own words, beside the lines of the page's fit check:"
MIXED = "In part, "
_SIDES = {True: "Not as it stands, ", False: "So far it does, "}
NOTHING = "What you said settles no line of the page's fit check."
NOT_NAMED = "The page does not name your background."
NEAR = "This comes near, but settles nothing:"
MOST_NEAR = 1
LONGEST = 90
"""Characters of somebody's words that are told back."""
_MARKS = {
    (FactKind.NOT_FIT, Standing.MET): "Applies to you",
    (FactKind.NOT_FIT, Standing.NOT_MET): "Does not apply to you",
}
_STANDINGS = {
    Standing.MET: "Met",
    Standing.NOT_MET: "Not met",
    Standing.UNKNOWN: "Left open",
}


def fit_me(
    assessment: FitAssessment, career: Career, answered: str = ""
) -> Draft | None:
    """Answer somebody who tells of themself: what is met, not met, open, and next.

    `answered` is the line that they have just been asked about; it alone is told of.
    """
    if not assessment.lines:
        return None
    if settled := [line for line in assessment.lines if line.key == answered]:
        statements = [_settled(settled[0], career)]
    else:
        statements = [*_lines(assessment, career)]
        if assessment.next_test and assessment.told:
            statements.append(_next_test(assessment, career))
    question = next(iter(assessment.questions), None)
    if question:
        statements.append(claim(career, question.question, question.fact))
    return Draft(
        Outcome.ANSWERED if settled or assessment.told else Outcome.PARTIAL,
        tuple(statements),
        asks_about=question.key if question else "",
    )


def _lines(assessment: FitAssessment, career: Career) -> Iterator[Statement]:
    deciding = assessment.deciding
    against = [line.speaks_against for line in deciding]
    side = MIXED if any(against) and not all(against) else _SIDES[any(against)]
    yield frame(f"{side}{SETTLED}" if deciding else NOTHING)
    for line in deciding:
        text = f"{_mark(line)}: {sentence(line.fact.text)}{_said(line)}"
        yield item(career, text, line.fact)
    near = () if deciding else assessment.near[:MOST_NEAR]
    told = (*deciding, *assessment.near)
    if not any(line.fact.kind is FactKind.FIT for line in told):
        yield frame(NOT_NAMED)
    if near:
        yield frame(NEAR)
    for line in near:
        yield item(career, f"{sentence(line.fact.text)}{_said(line)}", line.fact)


def _settled(line: FitLine, career: Career) -> Statement:
    return claim(career, f"{_mark(line)}: {sentence(line.fact.text)}", line.fact)


def _mark(line: FitLine) -> str:
    default = _STANDINGS[line.standing]
    return _MARKS.get((line.fact.kind, line.standing), default)


def _said(line: FitLine) -> str:
    words = line.words
    if len(words) > LONGEST:
        words = f"{words[:LONGEST].rsplit(' ', 1)[0]} ..."
    return f' You said: "{words}".' if words else ""


def _next_test(assessment: FitAssessment, career: Career) -> Statement:
    goal = assessment.next_test
    assert goal is not None
    number = next(gap.phase.number for gap in assessment.gap if goal in gap.phase.goals)
    text = f"A next step that tries it out, from phase {number}: {sentence(goal.text)}"
    return claim(career, text, goal, derivation=f"phase {number}")
