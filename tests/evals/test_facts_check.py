"""The check of facts: silent on the document as it is, red on every change."""

from pathlib import Path

import pytest

from advisor.career import Career
from advisor.ingest import ingest
from evals.load import load_facts, load_suites
from evals.records import Case, Fact, FactFile, Suite, TurnCase
from evals.truth import FactsReport, check, fact_spans
from evals.truth.figures import Figure, clocks, figures, is_printed
from evals.truth.places import Layout, MisplacedError

ROOT = Path(__file__).parents[2]
EVALS = ROOT / "evals"
SIBLINGS = sorted((EVALS / "siblings").iterdir())
TEXT = """---
title: Welder
---
# Welder

## Time
It takes about 3 months. Nobody hurries.

## Pay
- Junior: $40,000-$50,000 a year
- Senior: $60,000-$80,000+ a year
"""
FACTS = """
career: welder
document: welder.md
facts:
  - {id: time, kind: time, subject: it, value: 3, unit: month, about: true,
     quote: "It takes about 3 months.", section: Time, keys: [["3 months"]]}
  - {id: junior, kind: pay, subject: junior, value: [40000, 50000], unit: $/year,
     quote: "Junior: $40,000-$50,000 a year", section: Pay, keys: [["40,000"]]}
  - {id: senior, kind: pay, subject: senior, value: [60000, 80000], unit: $/year,
     open: true, quote: "Senior: $60,000-$80,000+ a year", section: Pay,
     keys: [["60,000"], ["senior"]]}
derived:
  - {id: step, formula: "senior.low - junior.low", value: 20000, unit: $/year,
     keys: [["20,000"]]}
conflicts:
  - {id: clash, facts: [time, step], says: They differ., keys: [["differ"]]}
absences:
  - {id: absent.visa, asks: whether a visa is needed, probes: [visa, c++],
     keys: [[visa]]}
restated:
  - [junior, step]
"""
LADDER = "Where This Career Takes You"
MARKED = """\
\u2467 Career Path
Where This Career Takes You
\U0001f331 Apprentice
0-2 years exp. \u2022 $20-$30/hr
\u2705 Sweep the floor
\u2469 FAQ
Common Questions
\u2753 Is it loud?
Yes, it is. Wear muffs.
"""
SCRAPED = """\
How to Become a Welder
-
Sparks & Seams
6 weeksGoals
- Strike an arc
MilestoneYou can weld.
Where This Career Takes You
Apprentice
0-2 years exp. \u2022 $40,000-$50,000/yr- Sweep the floor
"""


def suite(*vital: str) -> Suite:
    turn = TurnCase(ask="?", outcome=("answered",), vital=vital)
    case = Case(id=f"asks-{vital[0]}", who="a welder", turns=(turn,))
    return Suite(suite="pay", about="pay", cases=(case,))


def facts(tmp_path: Path, before: str = "", after: str = "") -> FactFile:
    (tmp_path / "welder.yaml").write_text(FACTS.replace(before, after, 1), "utf-8")
    (file,) = load_facts(tmp_path)
    return file


def checked(
    file: FactFile, tmp_path: Path, text: str = TEXT, *suites: Suite
) -> FactsReport:
    (tmp_path / "welder.md").write_text(text, "utf-8")
    career = ingest(tmp_path / "welder.md")
    return check(file, career.document.text, career.passages, suites)


def test_the_facts_of_the_project_hold_and_cover_every_statement(
    hospital: Career,
) -> None:
    (file,) = load_facts(EVALS / "facts")
    suites = load_suites(EVALS / "suites", facts=[file])
    report = check(file, hospital.document.text, hospital.passages, suites)
    assert (report.problems, report.share, report.bare) == ((), 1.0, ())


@pytest.mark.parametrize("home", SIBLINGS, ids=lambda home: home.name)
def test_the_facts_of_the_siblings_hold(home: Path) -> None:
    (file,) = load_facts(home / "facts")
    suites = load_suites(home / "suites", facts=[file])
    career = ingest(ROOT / file.document)
    report = check(file, career.document.text, career.passages, suites)
    assert report.problems == ()
    assert report.share > 0.99


def test_spans_slice_the_quotes(hospital: Career) -> None:
    (file,) = load_facts(EVALS / "facts")
    text = hospital.document.text
    sliced = {id_: text[a:b] for id_, (a, b) in fact_spans(file, text).items()}
    assert sliced == {fact.id: fact.quote for fact in file.facts}


def test_the_report_says_what_is_bare_and_what_is_unused(tmp_path: Path) -> None:
    report = checked(facts(tmp_path), tmp_path, TEXT, suite("junior", "step"))
    assert report.problems == ()
    assert report.bare == ("Nobody hurries.",)
    assert report.unused == ("time", "senior", "clash", "absent.visa")
    assert report.share == pytest.approx(85 / 100)


def test_a_problem_names_what_rests_on_the_fact_and_all_their_cases(
    tmp_path: Path,
) -> None:
    text = TEXT.replace("$40,000", "$41,000")
    suites = [suite("clash"), suite("senior"), suite("junior")]
    (problem,) = checked(facts(tmp_path), tmp_path, text, *suites).problems
    assert (problem.fact, problem.rests) == ("junior", ("step", "clash"))
    assert problem.cases == ("asks-junior", "asks-clash")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("3 months", "4 months", "time: its quote is not in the document"),
        ("3 months.", "3 months, or so.", "time: its quote is not in the document"),
        (
            "Nobody hurries.",
            "It takes about 3 months.",
            "time: its quote stands 2 times in 'Time'",
        ),
        ("## Time", "## Length", "time: its section 'Time' stands nowhere"),
        ("## Pay", "## Time", "time: its section 'Time' stands 2 times"),
        ("000 a year", "000 a year gross", "junior: its statement goes on"),
        ("- Junior", "- Not Junior", "junior: its statement begins before the quote"),
        ("Nobody hurries", "No VISA", "absent.visa: the document has its probe 'visa'"),
        ("Nobody hurries", "No C++.", "absent.visa: the document has its probe 'c++'"),
    ],
)
def test_a_changed_document_turns_red(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    text = TEXT.replace(before, after, 1)
    problems = checked(facts(tmp_path), tmp_path, text).problems
    assert f"{problems[0].fact}: {problems[0].says}".startswith(said)


def test_quotes_that_changed_places_turn_red(tmp_path: Path) -> None:
    text = TEXT.replace("## Pay", "Later:\n\n## Pay").replace(
        "It takes about 3 months. Nobody hurries.", ""
    )
    text = f"{text}\nIt takes about 3 months. Nobody hurries.\n"
    (problem,) = checked(facts(tmp_path), tmp_path, text).problems
    assert problem.says == "its quote stands elsewhere than in 'Time'"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (MARKED, f"Career Path|{LADDER}|Apprentice|FAQ|Common Questions|Is it loud?"),
        (SCRAPED, f"How to Become a Welder|Sparks & Seams|{LADDER}|Apprentice"),
    ],
)
def test_plain_text_has_the_headings_of_a_career_page(text: str, names: str) -> None:
    assert list(Layout.of(text).sections) == names.split("|")


def placed(text: str, quote: str, section: str) -> str:
    fact = Fact(
        id="it", kind="", subject="", value="", quote=quote, section=section, keys=()
    )
    place = Layout.of(text).place(fact)
    return text[place.start : place.end]


@pytest.mark.parametrize(
    ("text", "quote", "section"),
    [
        (MARKED, "\U0001f331 Apprentice", "Apprentice"),
        (MARKED, "0-2 years exp.", "Apprentice"),
        (MARKED, "Wear muffs.", "Is it loud?"),
        (SCRAPED, "6 weeks", "Sparks & Seams"),
        (SCRAPED, "You can weld.", "Sparks & Seams"),
        (SCRAPED, "$40,000-$50,000/yr", "Apprentice"),
        (SCRAPED, "Sweep the floor", "Apprentice"),
    ],
)
def test_plain_text_has_whole_statements(text: str, quote: str, section: str) -> None:
    assert placed(text, quote, section) == quote


@pytest.mark.parametrize(
    ("quote", "section", "said"),
    [
        ("6 week", "Sparks & Seams", "goes on after"),
        ("can weld.", "Sparks & Seams", "begins before"),
        ("$40,000-$50,000", "Apprentice", "goes on after"),
        ("Sweep the floor", LADDER, "elsewhere"),
    ],
)
def test_a_misplaced_quote_of_plain_text_turns_red(
    quote: str, section: str, said: str
) -> None:
    with pytest.raises(MisplacedError, match=said):
        placed(SCRAPED, quote, section)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("value: 3,", "value: 4,", "time: its quote does not give its value 4.0"),
        ("about: true", "about: false", "time: its quote does not give its value 3.0"),
        ("[40000, 50000]", "[40000, 60000]", "junior: its quote does not give"),
        ("open: true", "open: false", "senior: its quote does not give its value"),
        ('["3 months"]', '["4 months"]', "time: its quote does not meet its keys"),
        ("value: 20000", "value: 2000", "step: its formula gives 20000, not 2000.0"),
        ("senior.low -", "seniro.low -", "step: The formula 'seniro.low - junior.low'"),
        ("[time, step]", "[time, setp]", "clash: it names setp, which does not exist"),
        ("[junior, step]", "[junior, setp]", "setp: it is said to be restated"),
        (
            '["3 months"]]',
            '["3 months"]], against: [takes]',
            "time: its quote does not",
        ),
    ],
)
def test_wrong_facts_turn_red(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    (problem,) = checked(facts(tmp_path, before, after), tmp_path).problems
    assert f"{problem.fact}: {problem.says}".startswith(said)


def test_a_fact_that_is_not_indexed_turns_red(tmp_path: Path) -> None:
    report = check(facts(tmp_path), TEXT, (), ())
    said = "its quote lies in no indexed passage"
    assert {(p.fact, p.says) for p in report.problems} == {
        ("time", said),
        ("junior", said),
        ("senior", said),
    }
    assert report.share == 0


def test_a_case_that_names_an_unknown_fact_turns_red(tmp_path: Path) -> None:
    (problem,) = checked(facts(tmp_path), tmp_path, TEXT, suite("tiem")).problems
    assert (problem.fact, problem.cases) == ("tiem", ("asks-tiem",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Time: about 9 months", Figure(9, 9, "month", about=True)),
        ("Pay: $200,000-$320,000+ a year", Figure(200e3, 320e3, "$/year", open=True)),
        ("Experience: 0-2 years", Figure(0, 2, "year")),
        ("rated 9.1/10, high", Figure(9.1, 9.1, "/10")),
        ("only 15%.", Figure(15, 15, "%")),
        ("the 50+ questions", Figure(50, 50, open=True)),
        ("Salary Range $48-$110/hr", Figure(48, 110, "$/hour")),
        ("\u00a346,000-\u00a361,000+/yr", Figure(46e3, 61e3, "\u00a3/year", open=True)),
        ("Time to Job-Ready 7 mo", Figure(7, 7, "month")),
        ("the 7 models", Figure(7, 7)),
    ],
)
def test_figures(text: str, found: Figure) -> None:
    assert list(figures(text)) == [found]


def test_clocks() -> None:
    times = "9:00 AM, 12:00 PM, 2:30 PM, 12:05 AM, 17:45"
    assert list(clocks(times)) == ["09:00", "12:00", "14:30", "00:05", "17:45"]


@pytest.mark.parametrize(("value", "printed"), [("14:00", True), ("02:00", False)])
def test_a_clock_fact_re_parses_from_its_quote(value: str, printed: bool) -> None:
    fact = Fact(
        id="day", kind="day", subject="a day", value=value, unit="clock",
        quote="2:00 PM: Weld.", section="Day", keys=(("weld",),),
    )  # fmt: skip
    assert is_printed(fact) is printed
