"""Answers composed from typed facts, whichever document they come from."""

from collections.abc import Callable

import pytest

from advisor.career import Career
from advisor.chat.answer import Chooser, answer
from advisor.chat.ranker import Ranker
from advisor.chat.verify import verify
from advisor.conversation import Evidence, Outcome, Query, Reply, Request, Slots
from advisor.understanding.intents import Intent, Operation
from tests.fakes import GUIDE

Reader = Callable[[str], Career]
WIND = "wind-turbine-technician.txt"
UX = "ux-researcher.txt"
FREE = "data-engineer-notes.md"
CHOOSER = Chooser(Ranker.load(), GUIDE)


def composed(
    career: Career,
    intent: Intent,
    slots: Slots | None = None,
    text: str = "?",
    op: Operation = Operation.VALUE,
) -> Reply:
    """Return the reply to a request that was understood and needs no search."""
    request = Request(
        text, intent, 1.0, op, slots or Slots(), wants_all=1.0, asked=text
    )
    query = Query(text, (request,), (career.document.id,))
    draft = answer(query, (Evidence(request, (career,)),), CHOOSER)
    return verify(draft, {career.document.id: career}, GUIDE)


@pytest.mark.parametrize(
    ("name", "intent", "op", "slots", "text", "expected"),
    [
        (
            WIND,
            Intent.PAY,
            Operation.VALUE,
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
            Intent.PAY,
            Operation.VALUE,
            Slots(levels=(2, 3)),
            "?",
            "The page gives no pay for Wind Turbine Technician (2-4 years)."
            " The page gives £39,000-£48,000 a year for Lead Technician /"
            " Blade Specialist (4-8 years).",
        ),
        (
            UX,
            Intent.PAY,
            Operation.DERIVE,
            Slots(years=4.0),
            "what after 4 years",
            "4 years of experience is where levels of the page meet:\n"
            "- UX Researcher (1-4 years): $48-$66 an hour\n"
            "- Senior UX Researcher (4-8 years): $62-$112 an hour",
        ),
        (
            UX,
            Intent.PAY,
            Operation.FILTER,
            Slots(amount=110.0),
            "who gets 110 an hour",
            "These levels have a range that reaches $110:\n"
            "- Senior UX Researcher (4-8 years): $62-$112 an hour\n"
            "- Head of Research / Principal UX Researcher (8+ years): $110+ an hour",
        ),
        (
            WIND,
            Intent.PAY,
            Operation.FILTER,
            Slots(amount=90_000.0),
            "90k?",
            "No range printed on the page reaches £90,000."
            " The top level is open-ended:\n"
            "- Site Manager - Wind Operations (8+ years): £46,000-£61,000+ a year",
        ),
        (
            WIND,
            Intent.LADDER,
            Operation.ORDER,
            Slots(levels=(2,)),
            "what is next",
            "Wind Turbine Technician (2-4 years) is level 2 of 4 on the page.",
        ),
        (
            WIND,
            Intent.LADDER,
            Operation.ORDER,
            Slots(levels=(4,), beyond="last"),
            "what is next",
            "Site Manager - Wind Operations (8+ years) is the last level on the page.",
        ),
        (
            WIND,
            Intent.LADDER,
            Operation.YESNO,
            Slots(count=6),
            "so six rungs, right?",
            "No: the page's ladder has 4 levels.",
        ),
        (
            UX,
            Intent.PAY,
            Operation.DIFFERENCE,
            Slots(levels=(2, 3)),
            "how much more does a senior get",
            "Senior UX Researcher (4-8 years) is $14 more at the low end and $46 more"
            " at the high end than UX Researcher (1-4 years): $62-$112 an hour against"
            " $48-$66 an hour.",
        ),
        (
            WIND,
            Intent.PAY,
            Operation.MAX,
            Slots(),
            "?",
            "Site Manager - Wind Operations (8+ years) pays the most on the page:"
            " £46,000-£61,000+ a year.",
        ),
        (
            WIND,
            Intent.PAY,
            Operation.YESNO,
            Slots(levels=(3,), amount=50_000.0),
            "does a lead get 50k",
            "No: the page gives £39,000-£48,000 a year for Lead Technician /"
            " Blade Specialist (4-8 years).",
        ),
        (
            WIND,
            Intent.PHASE_DURATION,
            Operation.SUM,
            Slots(phases=(3, 4)),
            "?",
            "Together they take 46 weeks (about 10.5 months): 20 + 26 = 46 weeks.",
        ),
        (
            WIND,
            Intent.PHASE_DURATION,
            Operation.FILTER,
            Slots(weeks=8, under=True),
            "anything under two months",
            "These phases are shorter than that:\n"
            "- Phase 1: Safety & Working at Height (6 weeks)",
        ),
        (
            WIND,
            Intent.PHASE_DURATION,
            Operation.DIFFERENCE,
            Slots(phases=(3, 4)),
            "?",
            "Phase 3: Hydraulics, Controllers & SCADA takes 20 weeks. Phase 4:"
            " Supervised Field Season takes 26 weeks. Phase 4: Supervised Field Season"
            " is 6 weeks longer.",
        ),
        (
            WIND,
            Intent.RESOURCES,
            Operation.COUNT,
            Slots(),
            "how many books",
            "The page lists 2 books.",
        ),
        (
            UX,
            Intent.INTERVIEW,
            Operation.VALUE,
            Slots(places=(-1,)),
            "the last one",
            "One of the interview questions: What is the smallest sample you would"
            " defend, and for which kind of question?",
        ),
        (
            WIND,
            Intent.LEVEL_DUTIES,
            Operation.VALUE,
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
            Operation.VALUE,
            Slots(levels=(3,)),
            "?",
            "The page gives 4-8 years of experience for Lead Technician /"
            " Blade Specialist.",
        ),
        (
            WIND,
            Intent.LEVEL_EXPERIENCE,
            Operation.VALUE,
            Slots(years=3.0),
            "what am i with 3 years",
            "3 years of experience fits here:\n- Wind Turbine Technician (2-4 years)",
        ),
        (
            WIND,
            Intent.RESOURCES,
            Operation.VALUE,
            Slots(phases=(3,)),
            "?",
            "The page lists no resources for Phase 3: Hydraulics, Controllers & SCADA.",
        ),
        (
            WIND,
            Intent.PHASE_DURATION,
            Operation.MIN,
            Slots(),
            "which is the shortest",
            "The shortest is Phase 1: Safety & Working at Height, at 6 weeks.",
        ),
        (
            WIND,
            Intent.PHASE_DURATION,
            Operation.VALUE,
            Slots(phases=(2,)),
            "?",
            "Phase 2: Electrical & Mechanical Fundamentals takes 2 months.",
        ),
        (
            WIND,
            Intent.ROADMAP,
            Operation.COUNT,
            Slots(),
            "?",
            "The page's roadmap has 4 phases.",
        ),
        (
            WIND,
            Intent.MILESTONE,
            Operation.VALUE,
            Slots(phases=(1,)),
            "?",
            "Milestones of Phase 1: Safety & Working at Height:\n"
            "- You can climb to a nacelle, rescue a dummy casualty with a descent"
            " device, and lock out a training turbine without a prompt.",
        ),
        (
            WIND,
            Intent.TIME_TO_READY,
            Operation.VALUE,
            Slots(),
            "?",
            "The page estimates about 14 months to become job-ready.",
        ),
        (
            WIND,
            Intent.DIFFICULTY,
            Operation.VALUE,
            Slots(),
            "?",
            "The page gives the difficulty as beginner-friendly, and the entry barrier"
            " as low.",
        ),
        (
            WIND,
            Intent.DAY,
            Operation.VALUE,
            Slots(time=13 * 60),
            "at 1 pm",
            "At 12:30 PM on a typical day: Swap a worn pitch battery and test the"
            " emergency stop.",
        ),
        (
            UX,
            Intent.TOOLS,
            Operation.VALUE,
            Slots(),
            "?",
            "The page lists these tools:\n- Figma - Prototypes for tests\n"
            "- Maze - Unmoderated tests\n- Dovetail - Research repository\n"
            "- Qualtrics - Surveys\n- Google Sheets - Participant tracking",
        ),
        (
            UX,
            Intent.CODING,
            Operation.VALUE,
            Slots(),
            "?",
            "No: under coding the page says no coding required.",
        ),
        (
            UX,
            Intent.REMOTE,
            Operation.VALUE,
            Slots(),
            "?",
            "Yes, this role is remote-friendly. Most sessions can be held by video,"
            " although field visits take about 6 days a year.",
        ),
        (
            UX,
            Intent.INTERVIEW,
            Operation.VALUE,
            Slots(),
            "?",
            "The page announces 60+ questions and prints 3:\n"
            "- How do you choose between a usability test and an interview?\n"
            "- Describe a time when your findings contradicted the plan of the"
            " team.\n"
            "- What is the smallest sample you would defend, and for which kind of"
            " question?",
        ),
        (
            WIND,
            Intent.PAY,
            Operation.FILTER,
            Slots(amount=50_000.0, under=True),
            "who gets less than 50k",
            "These levels have a range that lies under £50,000:\n"
            "- Trainee Turbine Technician / Service Apprentice (0-2 years):"
            " £28,000-£36,000 a year\n"
            "- Lead Technician / Blade Specialist (4-8 years): £39,000-£48,000 a year",
        ),
        (
            WIND,
            Intent.PAY,
            Operation.FILTER,
            Slots(amount=20_000.0, under=True),
            "who gets less than 20k",
            "No range printed on the page lies under £20,000. The lowest is:\n"
            "- Trainee Turbine Technician / Service Apprentice (0-2 years):"
            " £28,000-£36,000 a year",
        ),
        (
            WIND,
            Intent.PAY,
            Operation.YESNO,
            Slots(),
            "is the top figure a cap",
            "No: the highest range is open: £46,000-£61,000+ a year, for Site Manager"
            " - Wind Operations (8+ years).",
        ),
        (
            WIND,
            Intent.PAY,
            Operation.YESNO,
            Slots(levels=(4,), amount=70_000.0),
            "does a manager get 70k",
            "Perhaps: the range is open at its top; the page gives £46,000-£61,000+ a"
            " year for Site Manager - Wind Operations (8+ years).",
        ),
        (
            WIND,
            Intent.PAY,
            Operation.DERIVE,
            Slots(years=1.0),
            "after a year",
            "With 1 year the page has you at Trainee Turbine Technician / Service"
            " Apprentice (0-2 years), with £28,000-£36,000 a year.",
        ),
        (
            WIND,
            Intent.LADDER,
            Operation.MAX,
            Slots(),
            "the top job",
            "Site Manager - Wind Operations (8+ years) is the top level on the page.",
        ),
        (
            WIND,
            Intent.LADDER,
            Operation.DERIVE,
            Slots(years=5.0),
            "where am i after 5 years",
            "With 5 years of experience the page has you here:\n"
            "- Lead Technician / Blade Specialist (4-8 years)",
        ),
        (
            WIND,
            Intent.LEVEL_EXPERIENCE,
            Operation.MAX,
            Slots(),
            "?",
            "The page gives 8+ years of experience for Site Manager - Wind Operations.",
        ),
        (
            WIND,
            Intent.ROADMAP,
            Operation.ORDER,
            Slots(places=(-1,)),
            "the last step",
            "Phase 4: Supervised Field Season takes 26 weeks.",
        ),
        (
            WIND,
            Intent.ROADMAP,
            Operation.ORDER,
            Slots(phases=(4,), beyond="last"),
            "and after that",
            "Phase 4: Supervised Field Season is the last phase of the page.",
        ),
        (
            WIND,
            Intent.ROADMAP,
            Operation.MAX,
            Slots(),
            "?",
            "The longest is Phase 4: Supervised Field Season, at 26 weeks.",
        ),
        (
            WIND,
            Intent.PHASE_DURATION,
            Operation.YESNO,
            Slots(phases=(1,), weeks=8),
            "is phase 1 eight weeks",
            "No: phase 1: Safety & Working at Height takes 6 weeks.",
        ),
        (
            WIND,
            Intent.PHASE_DURATION,
            Operation.YESNO,
            Slots(weeks=61),
            "14 months, right",
            "Yes: the page estimates about 14 months to become job-ready.",
        ),
        (
            WIND,
            Intent.PHASE_DURATION,
            Operation.FILTER,
            Slots(weeks=60),
            "anything over a year",
            "No phase is longer than that; the page gives these lengths:\n"
            "- Phase 1: Safety & Working at Height (6 weeks)\n"
            "- Phase 2: Electrical & Mechanical Fundamentals (2 months)\n"
            "- Phase 3: Hydraulics, Controllers & SCADA (20 weeks)\n"
            "- Phase 4: Supervised Field Season (26 weeks)",
        ),
        (
            WIND,
            Intent.MILESTONE,
            Operation.VALUE,
            Slots(weeks=4),
            "what can i do after 4 weeks",
            "Milestones of Phase 1: Safety & Working at Height:\n"
            "- You can climb to a nacelle, rescue a dummy casualty with a descent"
            " device, and lock out a training turbine without a prompt.",
        ),
        (
            WIND,
            Intent.GOALS,
            Operation.COUNT,
            Slots(phases=(1,)),
            "how many goals",
            "The page lists 3 goals for Phase 1: Safety & Working at Height.",
        ),
        (
            WIND,
            Intent.DAY,
            Operation.COUNT,
            Slots(),
            "?",
            "The page lists 6 entries for a typical day.",
        ),
        (
            WIND,
            Intent.DAY,
            Operation.VALUE,
            Slots(places=(-1,)),
            "the last thing",
            "At 4:30 PM on a typical day: File the service report and order the parts"
            " for tomorrow.",
        ),
        (
            WIND,
            Intent.DAY,
            Operation.VALUE,
            Slots(count=3),
            "what happens at three",
            "At 3:00 PM on a typical day: Release the lock-out, restart the turbine and"
            " watch it through one full yaw.",
        ),
        (
            UX,
            Intent.INTERVIEW,
            Operation.VALUE,
            Slots(),
            "how many rounds are there",
            "The page does not say how an interview is run, nor in how many rounds.",
        ),
        (
            UX,
            Intent.INTERVIEW,
            Operation.VALUE,
            Slots(places=(1,)),
            "what is a good answer to the first",
            "The page prints no answers to its questions. The question is this: One of"
            " the interview questions: How do you choose between a usability test and"
            " an interview?",
        ),
        (
            UX,
            Intent.INTERVIEW,
            Operation.YESNO,
            Slots(),
            "is that all of them",
            "No: the page announces 60+ questions and prints 3.",
        ),
        (
            UX,
            Intent.TIME_TO_READY,
            Operation.YESNO,
            Slots(weeks=52, under=True),
            "within a year",
            "Yes: the page estimates about 7 months to become job-ready. Its phases,"
            " however, add up: 6 weeks + 1 month + 8 weeks + 5 weeks = about 23 weeks"
            " (about 5.5 months). The page does not explain the difference.",
        ),
        (
            UX,
            Intent.CODING,
            Operation.YESNO,
            Slots(),
            "can i get away with never coding",
            "Yes: under coding the page says no coding required.",
        ),
    ],
)
def test_answer(
    document: Reader,
    name: str,
    intent: Intent,
    op: Operation,
    slots: Slots,
    text: str,
    expected: str,
) -> None:
    assert composed(document(name), intent, slots, text, op).text == expected


@pytest.mark.parametrize("name", [WIND, UX])
@pytest.mark.parametrize(
    "intent",
    [
        Intent.FIT,
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
        Intent.INTERVIEW,
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
    assert reply.text.startswith("The page's roadmap has 5 phases:")


def test_a_heading_with_nothing_under_it_is_said_to_be_empty(
    hospital: Career,
) -> None:
    reply = composed(hospital, Intent.DEMAND, text="what are the career metrics")
    assert reply.outcome is Outcome.NOT_COVERED
    assert (
        reply.text == "The page has a heading 'Career metrics', but nothing under it."
    )


def test_no_average_is_made_of_ranges(hospital: Career) -> None:
    reply = composed(hospital, Intent.PAY, text="the median salary")
    assert reply.outcome is Outcome.PARTIAL
    assert reply.text.startswith("The page gives ranges, and no average or median.")


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
    draft = answer(query, (Evidence(request, careers),), CHOOSER)
    reply = verify(draft, {career.document.id: career for career in careers}, GUIDE)
    assert reply.outcome is Outcome.CLARIFY
    assert reply.text == (
        "Which career do you mean: Wind Turbine Technician or UX Researcher?"
    )


def test_no_document_at_all() -> None:
    request = Request("what does it pay", Intent.PAY, 1.0)
    query = Query("what does it pay", (request,))
    draft = answer(query, (Evidence(request, ()),), CHOOSER)
    assert verify(draft, {}, GUIDE).outcome is Outcome.NOT_COVERED


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        (WIND, "what do leads get per hour", "The page gives pay by the year only."),
        (WIND, "what do leads get a year", "The page gives £39,000-£48,000 a year"),
        (UX, "what do seniors get an hour", "The page gives $62-$112 an hour"),
        (UX, "what do seniors get a month", "The page gives pay by the hour only."),
        (WIND, "a lead's pay after tax", "The page does not say what is left"),
    ],
)
def test_what_a_range_does_not_state_is_said(
    document: Reader, name: str, text: str, words: str
) -> None:
    reply = composed(document(name), Intent.PAY, Slots(levels=(3,)), text)
    assert reply.text.startswith(words)
