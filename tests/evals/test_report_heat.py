"""The heat-map of a document."""

import pytest

from evals.records import Case, GradesFile
from evals.report.heat import Heat, heat, proven_facts
from tests.evals.factories import DOCUMENT, FACTS, FAILED, case, graded, run

ASKED = [case("a", "pay"), case("b", "pay.free")]
RUN = run(graded("a"), graded("b", FAILED))


def test_each_statement_is_proven_or_under_a_fact_or_under_nothing() -> None:
    drawn = heat(DOCUMENT, FACTS, ASKED, RUN)
    assert [(DOCUMENT[s.start : s.end], s.heat) for s in drawn.statements] == [
        ("title: Baker", Heat.NOTHING),
        ("Pay: $30,000 a year", Heat.PROVEN),
        ("Bread is free.", Heat.FACT),
        ("Bakers rise early.", Heat.FACT),
        ("They sleep early \N{FACE WITH COWBOY HAT}, too.", Heat.NOTHING),
    ]


def test_shares_count_statements() -> None:
    shares = heat(DOCUMENT, FACTS, ASKED, RUN).shares()
    assert shares == {Heat.PROVEN: 0.2, Heat.FACT: 0.4, Heat.NOTHING: 0.4}


def test_a_statement_with_an_unproven_fact_is_not_proven() -> None:
    second = FACTS.facts[0].model_copy(update={"id": "pay.year"})
    facts = FACTS.model_copy(update={"facts": (*FACTS.facts, second)})
    pay = heat(DOCUMENT, facts, ASKED, RUN).statements[1]
    assert (pay.heat, pay.facts, pay.proven) == (
        Heat.FACT,
        ("pay", "pay.year"),
        ("pay",),
    )


@pytest.mark.parametrize(
    ("asked", "grades", "proven"),
    [
        (case("a", "pay"), run(graded("a")), {"pay"}),
        (case("a", "pay"), run(graded("a", FAILED)), set()),
        (case("a", "pay"), run(), set()),
        (case("a", ("pay", "day")), run(graded("a", stated=("day",))), {"day"}),
        (case("a", ("pay", "day")), run(graded("a")), set()),
    ],
)
def test_a_fact_is_proven_where_it_is_vital_and_the_turn_passed(
    asked: Case, grades: GradesFile, proven: set[str]
) -> None:
    assert proven_facts([asked], grades) == proven


def test_a_heading_is_a_statement_only_under_a_fact() -> None:
    heading = FACTS.facts[0].model_copy(update={"quote": "Day", "section": "Day"})
    facts = FACTS.model_copy(update={"facts": (heading,)})
    drawn = heat(DOCUMENT, facts, [], RUN)
    texts = [DOCUMENT[s.start : s.end] for s in drawn.statements]
    assert "Day" in texts
    assert "Pay" not in texts
