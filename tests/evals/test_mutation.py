"""Changed copies: what they are, and that facts and answers follow them."""

from dataclasses import replace
from pathlib import Path

import pytest

from advisor import Advisor
from evals.load import load_facts, load_suites
from evals.mutation import run_mutations
from evals.truth.copies import Mutation, MutationKind, Subject, mutations
from tests.conftest import HOSPITAL

EVALS = Path(__file__).parents[2] / "evals"


@pytest.fixture(scope="module")
def subject() -> Subject:
    (facts,) = load_facts(EVALS / "facts")
    suites = load_suites(EVALS / "suites", facts=[facts])
    return Subject(facts, HOSPITAL.read_text("utf-8"), suites)


def first(subject: Subject, kind: MutationKind) -> Mutation:
    return next(mutations(kind, subject, seed=1))


def test_facts_and_answers_follow_the_document(
    subject: Subject, advisor: Advisor, shared: Path
) -> None:
    results = run_mutations(subject, shared, seed=1)
    assert [result.kind for result in results] == list(MutationKind)
    assert [result.reasons for result in results] == [(), (), ()]


def test_a_kind_that_no_case_can_show_is_a_failure(
    subject: Subject, advisor: Advisor, shared: Path
) -> None:
    results = run_mutations(replace(subject, suites=()), shared)
    assert [result.passed for result in results] == [False] * 3


@pytest.mark.parametrize("kind", MutationKind)
def test_a_copy_differs_where_its_broken_facts_stand(
    subject: Subject, kind: MutationKind
) -> None:
    for mutation in [*mutations(kind, subject, seed=3)][:20]:
        after = replace(subject, text=mutation.text)
        assert mutation.broken == subject.spans.keys() - after.spans.keys()
        assert mutation.fact.id in mutation.broken


@pytest.mark.parametrize("kind", MutationKind)
def test_the_seed_decides(subject: Subject, kind: MutationKind) -> None:
    assert first(subject, kind) == first(subject, kind)
    others = [next(mutations(kind, subject, seed)) for seed in range(2, 6)]
    assert any(other != first(subject, kind) for other in others)


def test_a_new_value_is_one_that_the_document_lacks(subject: Subject) -> None:
    for mutation in mutations(MutationKind.VALUE, subject, seed=2):
        (new,) = mutation.new
        assert f"{new:,g}" not in subject.text.split()
        assert new > 0


def test_an_answer_that_does_not_follow_is_told(subject: Subject) -> None:
    mutation = replace(
        first(subject, MutationKind.VALUE),
        text="The risk is 20%.",
        old=frozenset({15.0}),
        new=frozenset({20.0}),
    )
    assert mutation.is_as_before("It is 15%.")
    assert not mutation.is_as_before("It is 15% or 20%.")
    assert list(mutation.against("It is 20%.")) == []
    assert list(mutation.against("It is 15%.")) == [
        "The answer does not give 20.",
        "The answer still gives 15.",
    ]


def test_an_answer_that_states_a_deleted_line_is_told(subject: Subject) -> None:
    mutation = first(subject, MutationKind.DELETION)
    assert mutation.is_as_before(mutation.fact.quote)
    assert list(mutation.against("The page does not say.")) == []
    said = f"The answer still states {mutation.fact.id}."
    assert list(mutation.against(mutation.fact.quote)) == [said]
