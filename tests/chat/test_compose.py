"""Answers composed from typed facts, whichever document they come from."""

from collections.abc import Callable

import pytest

from advisor.career import Career
from advisor.chat.answer import answer
from advisor.chat.verify import verify
from advisor.conversation import Evidence, Outcome, Query, Reply, Request, Slots
from advisor.understanding.intents import Intent

Reader = Callable[[str], Career]
WIND = "wind-turbine-technician.txt"
UX = "ux-researcher.txt"
FREE = "data-engineer-notes.md"


def composed(
    career: Career, intent: Intent, slots: Slots | None = None, text: str = "?"
) -> Reply:
    """Return the reply to a request that was understood and needs no search."""
    request = Request(text, intent, 1.0, slots or Slots())
    query = Query(text, (request,), (career.document.id,))
    draft = answer(query, (Evidence(request, (career,)),))
    return verify(draft, {career.document.id: career})


@pytest.mark.parametrize(
    ("name", "intent", "slots", "text", "expected"),
    [
        (
            WIND,
            Intent.PAY_LEVEL,
            Slots(levels=(2,)),
            "?",
            "The page gives no pay for Wind Turbine Technician (2-4 years)."
            " The levels next to it:\n"
            "- Trainee Turbine Technician / Service Apprentice (0-2 years):"
            " £28,000-£36,000 a year\n"
            "- Lead Technician / Blade Specialist (4-8 years): £39,000-£48,000 a year",
        ),
        (
            WIND,
            Intent.PAY_LEVEL,
            Slots(levels=(2, 3)),
            "?",
            "The page gives no pay for Wind Turbine Technician (2-4 years)."
            " Lead Technician / Blade Specialist (4-8 years): the page gives"
            " £39,000-£48,000 a year.",
        ),
        (
            UX,
            Intent.PAY_YEARS,
            Slots(years=4.0),
            "what after 4 years",
            "4 years of experience is where levels of the page meet:\n"
            "- UX Researcher (1-4 years): $48-$66 an hour\n"
            "- Senior UX Researcher (4-8 years): $62-$112 an hour",
        ),
        (
            UX,
            Intent.PAY_AMOUNT,
            Slots(amount=110.0),
            "who gets 110 an hour",
            "These levels have a range that reaches $110:\n"
            "- Senior UX Researcher (4-8 years): $62-$112 an hour\n"
            "- Head of Research / Principal UX Researcher (8+ years): $110+ an hour",
        ),
        (
            WIND,
            Intent.PAY_AMOUNT,
            Slots(amount=90_000.0),
            "90k?",
            "No range printed on the page reaches £90,000."
            " The top level is open-ended:\n"
            "- Site Manager - Wind Operations (8+ years): £46,000-£61,000+ a year",
        ),
        (
            WIND,
            Intent.NEXT_LEVEL,
            Slots(levels=(1,)),
            "what is next",
            "The level after Trainee Turbine Technician / Service Apprentice is"
            " Wind Turbine Technician (2-4 years).",
        ),
        (
            WIND,
            Intent.NEXT_LEVEL,
            Slots(levels=(3,)),
            "what comes before that",
            "The level before Lead Technician / Blade Specialist is"
            " Wind Turbine Technician (2-4 years).",
        ),
        (
            WIND,
            Intent.NEXT_LEVEL,
            Slots(levels=(4,)),
            "what is next",
            "Site Manager - Wind Operations (8+ years) is the top level on the page.",
        ),
        (
            WIND,
            Intent.LEVEL_DUTIES,
            Slots(levels=(2,)),
            "?",
            "Wind Turbine Technician (2-4 years) does this:\n"
            "- Inspect and service turbines in a team of two\n"
            "- Diagnose electrical and hydraulic faults from alarms and measurements\n"
            "- Train apprentices in climbing and rescue",
        ),
        (
            WIND,
            Intent.LEVEL_EXPERIENCE,
            Slots(levels=(3,)),
            "?",
            "Lead Technician / Blade Specialist: the page gives 4-8 years of"
            " experience.",
        ),
        (
            WIND,
            Intent.LEVEL_EXPERIENCE,
            Slots(years=3.0),
            "what am i with 3 years",
            "3 years of experience fits here:\n- Wind Turbine Technician (2-4 years)",
        ),
        (
            WIND,
            Intent.RESOURCES,
            Slots(phases=(3,)),
            "?",
            "The page lists no resources for Phase 3: Hydraulics, Controllers & SCADA.",
        ),
        (
            WIND,
            Intent.PHASE_DURATION,
            Slots(),
            "which is the shortest",
            "The shortest is Phase 1: Safety & Working at Height, at 6 weeks.",
        ),
        (
            WIND,
            Intent.PHASE_DURATION,
            Slots(phases=(2,)),
            "?",
            "Phase 2: Electrical & Mechanical Fundamentals takes 2 months.",
        ),
        (
            WIND,
            Intent.PHASE_COUNT,
            Slots(),
            "?",
            "The roadmap has 4 phases.",
        ),
        (
            WIND,
            Intent.MILESTONE,
            Slots(phases=(1,)),
            "?",
            "Milestone of Phase 1: Safety & Working at Height:\n"
            "- You can climb to a nacelle, rescue a dummy casualty with a descent"
            " device, and lock out a training turbine without a prompt.",
        ),
        (
            WIND,
            Intent.TIME_TO_READY,
            Slots(),
            "?",
            "The page estimates about 14 months to become job-ready.",
        ),
        (
            WIND,
            Intent.DIFFICULTY,
            Slots(),
            "?",
            "The page gives the difficulty as beginner-friendly.",
        ),
        (
            WIND,
            Intent.DAY,
            Slots(time=13 * 60),
            "at 1 pm",
            "At 12:30 PM the page has this on its typical day: Swap a worn pitch"
            " battery and test the emergency stop.",
        ),
        (
            UX,
            Intent.TOOLS,
            Slots(),
            "?",
            "The page lists these tools:\n- Figma - Prototypes for tests\n"
            "- Maze - Unmoderated tests\n- Dovetail - Research repository\n"
            "- Qualtrics - Surveys\n- Google Sheets - Participant tracking",
        ),
        (
            UX,
            Intent.CODING,
            Slots(),
            "?",
            "No: under coding the page says no coding required.",
        ),
        (
            UX,
            Intent.REMOTE,
            Slots(),
            "?",
            "Yes, this role is remote-friendly. Most sessions can be held by video,"
            " although field visits take about 6 days a year.",
        ),
        (
            UX,
            Intent.INTERVIEW_QUESTIONS,
            Slots(),
            "?",
            "The page announces 60+ questions and prints 3:\n"
            "- How do you choose between a usability test and an interview?\n"
            "- Describe a time when your findings contradicted the plan of the"
            " team.\n"
            "- What is the smallest sample you would defend, and for which kind of"
            " question?",
        ),
    ],
)
def test_answer(
    document: Reader,
    name: str,
    intent: Intent,
    slots: Slots,
    text: str,
    expected: str,
) -> None:
    assert composed(document(name), intent, slots, text).text == expected


@pytest.mark.parametrize("name", [WIND, UX])
@pytest.mark.parametrize(
    "intent",
    [
        Intent.FIT,
        Intent.FIT_ME,
        Intent.NOT_FIT,
        Intent.REQUIREMENTS,
        Intent.ENTRY_BARRIER,
        Intent.ROLE,
        Intent.ROLE_AREAS,
        Intent.ROLE_ORIGIN,
        Intent.ROLE_EXCELLENCE,
        Intent.DAY,
        Intent.ROADMAP,
        Intent.PHASE,
        Intent.PHASE_DURATION,
        Intent.GOALS,
        Intent.RESOURCES,
        Intent.PAY,
        Intent.LADDER,
        Intent.INTERVIEW_PREP,
        Intent.DEMAND,
        Intent.AI_RISK,
        Intent.PAY_SOURCE,
    ],
)
def test_every_part_of_a_full_document_answers(
    document: Reader, name: str, intent: Intent
) -> None:
    reply = composed(document(name), intent)
    assert reply.outcome is Outcome.ANSWERED
    assert reply.citations


def test_provenance_cites_the_origin(hospital: Career) -> None:
    reply = composed(hospital, Intent.PROVENANCE)
    (citation,) = reply.citations
    assert citation.quote.startswith("a career page of a learning-path site")


def test_provenance_without_an_origin_names_the_document(document: Reader) -> None:
    reply = composed(document(UX), Intent.PROVENANCE)
    assert reply.text == "It comes from the document on UX Researcher that I hold."


def test_phase_beyond_the_roadmap_shows_the_phases_that_are(hospital: Career) -> None:
    reply = composed(hospital, Intent.PHASE, Slots(phases=(8,)), "phase 8")
    assert reply.text.startswith("The page sets out a roadmap of 5 phases:")


@pytest.mark.parametrize("intent", [Intent.SKILLS, Intent.TOOLS])
def test_empty_heading_is_said_to_be_empty(hospital: Career, intent: Intent) -> None:
    reply = composed(hospital, intent)
    assert reply.outcome is Outcome.NOT_COVERED
    assert "but lists none under it" in reply.text


@pytest.mark.parametrize(
    "intent", [Intent.PAY, Intent.ROADMAP, Intent.FIT, Intent.TOOLS, Intent.DAY]
)
def test_document_without_facts_does_not_answer_from_types(
    document: Reader, intent: Intent
) -> None:
    assert composed(document(FREE), intent).outcome is Outcome.NOT_COVERED


@pytest.mark.parametrize(
    ("intent", "words"),
    [
        (Intent.GREETING, "Hello."),
        (Intent.THANKS, "You are welcome."),
        (Intent.HELP, "What the documents do not say, I do not know."),
        (Intent.IDENTITY, "I am a program"),
        (Intent.SUMMARY, "We have not discussed anything yet."),
    ],
)
def test_pleasantries(hospital: Career, intent: Intent, words: str) -> None:
    reply = composed(hospital, intent)
    assert (reply.outcome, words in reply.text) == (Outcome.SOCIAL, True)


def test_several_careers_are_asked_apart(document: Reader) -> None:
    careers = (document(WIND), document(UX))
    request = Request("what does it pay", Intent.PAY, 1.0)
    query = Query("what does it pay", (request,))
    draft = answer(query, (Evidence(request, careers),))
    reply = verify(draft, {career.document.id: career for career in careers})
    assert reply.outcome is Outcome.CLARIFY
    assert reply.text == (
        "Which career do you mean: Wind Turbine Technician or UX Researcher?"
    )


def test_no_document_at_all() -> None:
    request = Request("what does it pay", Intent.PAY, 1.0)
    draft = answer(Query("what does it pay", (request,)), (Evidence(request, ()),))
    assert verify(draft, {}).outcome is Outcome.NOT_COVERED
