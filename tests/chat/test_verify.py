"""Nothing unsupported reaches a reply."""

import pytest

from advisor.career import Career
from advisor.chat.compose.draft import cite, claim, item
from advisor.chat.verify import (
    UNSUPPORTED,
    unsupported_names,
    unsupported_numbers,
    verify,
)
from advisor.conversation import (
    Answer,
    Citation,
    Outcome,
    Query,
    Reply,
    Request,
    Slots,
    Statement,
    frame,
)
from tests.fakes import GUIDE


def checked(
    career: Career,
    *statements: Statement,
    question: str = "",
    years: float | None = None,
) -> Reply:
    request = Request(question, "pay", 1.0, slots=Slots(years=years))
    answer = Answer(Query(question, (request,)), Outcome.ANSWERED, statements)
    return verify(answer, {career.document.id: career}, GUIDE)


@pytest.mark.parametrize(
    ("text", "unsupported"),
    [
        ("It takes 9 months.", set()),
        ("It takes 6 months.", {6.0}),
        ("It takes a while.", set()),
        ("It pays $95k.", set()),
        ("It pays 95,000.", set()),
        ("It pays $96,000.", {96000.0}),
        ("HL7 matters.", set()),
    ],
)
def test_unsupported_numbers(text: str, unsupported: set[float]) -> None:
    evidence = "Time to learn: about 9 months. Pay: $95,000."
    assert unsupported_numbers(text, evidence) == unsupported


@pytest.mark.parametrize(
    ("text", "unsupported"),
    [
        ("Ask Coursera for it.", set()),
        ("Ask Udemy for it.", {"Udemy"}),
        ("The page says so. Then it stops.", set()),
        ("Use C++ and R.", {"C++", "R"}),
    ],
)
def test_unsupported_names(text: str, unsupported: set[str]) -> None:
    assert unsupported_names(text, "coursera: ai for medicine") == unsupported


def test_supported_claim_is_kept(hospital: Career) -> None:
    fact = hospital.profile.times_to_ready[0].fact
    reply = checked(hospital, claim(hospital, "It takes about 9 months.", fact))
    assert (reply.text, reply.outcome) == ("It takes about 9 months.", "answered")


@pytest.mark.parametrize(
    "text", ["It takes 10 months.", "It takes Udemy 9 months.", "It takes 9.5 months."]
)
def test_claim_beyond_its_citation_is_dropped(hospital: Career, text: str) -> None:
    fact = hospital.profile.times_to_ready[0].fact
    reply = checked(hospital, claim(hospital, text, fact))
    assert (reply.text, reply.outcome) == (UNSUPPORTED, Outcome.NOT_COVERED)


def test_claim_without_citation_is_dropped(hospital: Career) -> None:
    reply = checked(hospital, Statement("It is well paid."))
    assert reply.outcome is Outcome.NOT_COVERED


def test_citation_that_does_not_slice_its_document_drops_the_claim(
    hospital: Career,
) -> None:
    exact = cite(hospital, hospital.profile.fit[0].span)[0]
    moved = Citation(
        exact.document, exact.section, exact.start + 1, exact.end, exact.quote
    )
    reply = checked(hospital, Statement("It fits.", (moved,)))
    assert reply.outcome is Outcome.NOT_COVERED


def test_number_of_the_question_may_be_repeated(hospital: Career) -> None:
    level = hospital.profile.levels[1]
    kept = checked(
        hospital,
        frame("With 4 years of experience:"),
        item(hospital, "This level", level.heading),
        question="what do four years make",
        years=4.0,
    )
    assert kept.text == "With 4 years of experience:\n- This level"


@pytest.mark.parametrize(
    ("derivation", "kept"),
    [
        ("4 + 5 + 6 + 5 + 4 = 24 weeks", True),
        ("4 + 5 + 6 + 5 + 5 = 24 weeks", False),
        ("4 + 5 + 6 + 9 = 24 weeks", False),
        ("4 + 5 + 6 + 5 + 5 = 25 weeks", False),
        ("", False),
    ],
)
def test_derivation_is_worked_out_again(
    hospital: Career, derivation: str, kept: bool
) -> None:
    conflict = hospital.profile.conflicts[0]
    told = claim(
        hospital,
        "The phases take 24 weeks (about 5.5 months).",
        *conflict.facts,
        derivation=derivation,
    )
    assert (checked(hospital, told).outcome is Outcome.ANSWERED) == kept


def test_lead_goes_with_its_list(hospital: Career) -> None:
    fact = hospital.profile.fit[0]
    reply = checked(
        hospital,
        claim(hospital, "It fits.", fact),
        frame("Its pay:"),
        item(hospital, "About 7 dollars", fact),
    )
    assert reply.text == "It fits."
