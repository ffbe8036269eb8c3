"""A statement that the document contradicts is told with what contradicts it."""

from advisor.career import Career
from advisor.chat.compose.conflicting import with_conflict
from advisor.chat.compose.draft import answered, claim
from advisor.profile import FactKind


def test_a_contradicted_statement_is_told_with_the_contradiction(
    hospital: Career,
) -> None:
    (line,) = (
        fact
        for conflict in hospital.profile.conflicts
        for fact in conflict.facts
        if fact.kind is FactKind.NOT_FIT
    )
    draft = with_conflict(answered(claim(hospital, line.text, line)), hospital)
    assert len(draft.statements) == 2
    assert "its ladder starts at 0-2 years" in draft.statements[1].text
    assert len(draft.statements[1].citations) == 2


def test_what_nothing_contradicts_stands_alone(hospital: Career) -> None:
    goal = hospital.profile.phases[0].goals[0]
    draft = answered(claim(hospital, goal.text, goal))
    assert with_conflict(draft, hospital) == draft


def test_a_contradiction_is_not_told_twice(hospital: Career) -> None:
    conflict = hospital.profile.conflicts[1]
    draft = answered(claim(hospital, conflict.summary, *conflict.facts))
    assert with_conflict(draft, hospital) == draft
