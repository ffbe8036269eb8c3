"""Pay along a ladder: what steps add, what years and amounts lead to, what is open."""

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from advisor.career import Career
from advisor.guidance.pay.ladder import (
    NO_PAY_AT_ALL,
    PayUnit,
    SalaryLadder,
    Told,
    salary_ladder,
)
from advisor.guidance.pay.reach import NO_SUCH_AMOUNT
from advisor.guidance.pay.years import (
    NO_LADDER,
    NO_LATER_YEARS,
    NO_SUCH_YEARS,
    NO_YEARS,
)
from advisor.ingest import ingest
from advisor.profile import Fact, FactKind, Level, NotStated, SalaryRange
from tests.conftest import HOSPITAL

Reader = Callable[[str], Career]
Maker = Callable[..., SalaryLadder]
TEXTS = [
    str(HOSPITAL),
    "ux-researcher.txt",
    "wind-turbine-technician.md",
    "wind-turbine-technician.txt",
    "marine-biologist.txt",
    "data-engineer-notes.md",
]
AMOUNT = re.compile(
    r"[$£€]\d[\d,]*+(?:\.\d+)?+(?:-[$£€]\d[\d,.]*+)?+\+?+(?! an? (?:hour|year))"
)
"""An amount without its period."""


@pytest.fixture(scope="module")
def ladder(hospital: Career) -> SalaryLadder:
    return salary_ladder(hospital)


@pytest.fixture
def made(tmp_path: Path) -> Maker:
    """Return a maker of ladders from lines of years and pay, one for each level."""

    def make(*levels: str, head: str = "") -> SalaryLadder:
        blocks = [
            f"### {title}\n{lines.replace('; ', chr(10))}\n- Work.\n"
            for title, lines in zip("ABCDE", levels, strict=False)
        ]
        text = "\n".join(["# Baker", head, "## Career ladder", *blocks])
        path = tmp_path / "baker.md"
        path.write_text(text, "utf-8")
        return salary_ladder(ingest(path))

    return make


def numbers(levels: Iterable[Level]) -> list[int]:
    return [level.number for level in levels]


def quoted(career: Career, facts: Iterable[Fact]) -> list[str]:
    return [career.document.quote(fact.span) for fact in facts]


def told(ladder: SalaryLadder) -> list[Told]:
    """Return everything that a ladder says by itself or when it is asked."""
    rungs = [
        part
        for rung in ladder.rungs
        for part in (rung.adds, rung.overlaps, *rung.gaps, rung.open_top)
        if part
    ]
    years = [ladder.level_for(at / 2) for at in range(41)]
    amounts = [40, 46, 64, 111, 200, 30_000, 37_000, 47_000, 95_000, 150_000, 900_000]
    asked = [ladder.levels_reaching(amount) for amount in amounts]
    return [*rungs, *ladder.notes, *years, *asked, ladder.after(1, 4)]


def test_ladder_states_each_level_as_the_page_does(ladder: SalaryLadder) -> None:
    assert [
        (rung.number, str(rung.experience), str(rung.pay)) for rung in ladder.rungs
    ] == [
        (1, "0-2 years", "$65,000-$95,000 a year"),
        (2, "2-5 years", "$95,000-$135,000 a year"),
        (3, "5-8 years", "$130,000-$170,000 a year"),
        (4, "8-12 years", "$160,000-$220,000 a year"),
        (5, "12+ years", "$200,000-$320,000+ a year"),
    ]


def test_each_step_adds_what_the_two_ends_differ_by(ladder: SalaryLadder) -> None:
    steps = [rung.adds for rung in ladder.rungs]
    assert [(step.lower, step.upper, step.upper_open) for step in steps] == [
        (30_000, 40_000, False),
        (35_000, 35_000, False),
        (30_000, 50_000, False),
        (40_000, 100_000, True),
        (None, None, False),
    ]
    assert steps[3].derivation == (
        "200,000 - 160,000 = 40,000; 320,000 - 220,000 = 100,000"
    )
    assert "$100,000 a year or more at the upper end" in steps[3].sentence
    assert steps[4].sentence.startswith("The page names no level above Chief")


def test_amounts_in_two_ranges_are_told(ladder: SalaryLadder) -> None:
    shared = [rung.overlaps for rung in ladder.rungs]
    assert [(part.low, part.high) for part in shared if part] == [
        (95_000, 95_000),
        (130_000, 135_000),
        (160_000, 170_000),
        (200_000, 220_000),
    ]
    assert shared[1] is not None
    assert shared[1].sentence == (
        "$130,000-$135,000 a year is in both ranges: AI Hospital Workflow Analyst /"
        " Health Informatics Engineer (2-5 years), $95,000-$135,000 a year, and Senior"
        " AI Workflow Optimizer / Health AI Lead (5-8 years), $130,000-$170,000 a year."
    )


def test_only_the_open_range_is_said_to_be_open(ladder: SalaryLadder) -> None:
    *closed, top = [rung.open_top for rung in ladder.rungs]
    assert closed == [None] * 4
    assert top is not None
    assert top.sentence == (
        "The page leaves the top open above $320,000 a year for Chief Health"
        " Informatics Officer / Principal AI Strategist - Healthcare (12+ years)."
    )


def test_what_is_told_rests_on_words_of_the_page(
    ladder: SalaryLadder, hospital: Career
) -> None:
    assert quoted(hospital, ladder.rungs[0].adds.facts) == [
        "Pay: $65,000-$95,000 a year",
        "Experience: 0-2 years",
        "Pay: $95,000-$135,000 a year",
        "Experience: 2-5 years",
    ]
    assert quoted(hospital, ladder.levels_reaching(250_000).facts) == [
        "Pay: $200,000-$320,000+ a year",
        "Experience: 12+ years",
    ]


@pytest.mark.parametrize(
    ("years", "levels"),
    [(0, [1]), (2, [1, 2]), (3.5, [2]), (12, [4, 5]), (12.1, [5]), (60, [5])],
)
def test_years_lead_to_every_level_that_includes_them(
    ladder: SalaryLadder, years: float, levels: list[int]
) -> None:
    found = ladder.level_for(years)
    assert numbers(found.levels) == levels
    assert all(level.title in found.sentence for level in found.levels)


@pytest.mark.parametrize("years", [-1, -0.01, 60.5, 80, float("nan"), float("inf")])
def test_years_out_of_range_are_one_sentence(
    ladder: SalaryLadder, years: float
) -> None:
    found = ladder.level_for(years)
    assert (found.sentence, found.years, found.levels) == (NO_SUCH_YEARS, None, ())


@pytest.mark.parametrize(
    ("years", "sentence"),
    [
        (0.5, "no level for 0.5 years of experience: its ladder begins with A (1-2 y"),
        (
            2.5,
            "no level for 2.5 years of experience: it lies between A (1-2 years) and",
        ),
        (9, "no level for 9 years of experience: its ladder ends with C (3-8 years). "),
    ],
)
def test_years_in_a_gap_lead_to_no_level(
    made: Maker, years: float, sentence: str
) -> None:
    ladder = made(
        "1-2 years; Pay: $10-$20 an hour", "Pay: $18 an hour", "3-8 years; Pay: $25/hr"
    )
    found = ladder.level_for(years)
    assert found.levels == ()
    assert sentence in found.sentence
    assert found.sentence.endswith("It gives no years of experience for B.")


def test_a_gap_of_years_names_the_levels_beside_it(made: Maker) -> None:
    ladder = made("0-2 years; Pay: $10/hr", "3-5 years; Pay: $15/hr")
    below, above = (rung.title for rung in ladder.rungs)
    assert ladder.level_for(2.5).sentence == (
        "The page names no level for 2.5 years of experience: it lies between"
        f" {below} (0-2 years) and {above} (3-5 years)."
    )


def test_ranges_of_years_that_overlap_lead_to_both_levels(made: Maker) -> None:
    ladder = made("0-3 years; Pay: €30,000 a year", "2-5 years; Pay: €40,000 a year")
    assert ladder.level_for(2.5).sentence == (
        "2.5 years of experience belongs to several levels of the page:"
        " A (0-3 years), €30,000 a year; B (2-5 years), €40,000 a year."
    )
    assert [gap.kind for gap in ladder.rungs[0].gaps] == [FactKind.PAY]


def test_missing_years_are_said_to_be_missing(made: Maker, document: Reader) -> None:
    assert made("Pay: $10 an hour").level_for(3).sentence == NO_YEARS
    ladder = salary_ladder(document("marine-biologist.txt"))
    assert ladder.level_for(3).sentence == NO_LADDER
    assert ladder.levels_reaching(3_000).sentence == NO_LADDER
    assert ladder.after(3, 5).sentence == NO_LADDER
    assert [note.sentence for note in ladder.notes] == [NO_LADDER]


@pytest.mark.parametrize(
    ("amount", "reaching", "holding", "open_above", "years"),
    [
        (20_000, [1, 2, 3, 4, 5], [], [], 0),
        (95_000, [1, 2, 3, 4, 5], [1, 2], [], 0),
        (95_001, [2, 3, 4, 5], [2], [], 2),
        (150_000, [3, 4, 5], [3], [], 5),
        (210_000, [4, 5], [4, 5], [], 8),
        (320_000, [5], [5], [], 12),
        (320_001, [], [], [5], None),
    ],
)
def test_amounts_lead_to_the_levels_that_reach_them(
    ladder: SalaryLadder,
    amount: float,
    reaching: list[int],
    holding: list[int],
    open_above: list[int],
    years: float | None,
) -> None:
    found = ladder.levels_reaching(amount)
    assert numbers(found.levels) == reaching
    assert numbers(found.holding) == holding
    assert numbers(found.open_above) == open_above
    assert found.from_years == years


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        (
            11,
            "$11 an hour is below every range on the page: the lowest is A (0-1 years),"
            " $12-$15 an hour. By the ranges that are printed it is possible from"
            " 0 years of experience on.",
        ),
        (
            13,
            "$13 an hour is in the range of A (0-1 years), $12-$15 an hour. The pay of"
            " B (1-3 years) begins above that. By the ranges that are printed it is"
            " possible from 0 years of experience on.",
        ),
        (
            16,
            "$16 an hour is in no range on the page: the next is B (1-3 years),"
            " $18-$20 an hour. By the ranges that are printed it is possible from"
            " 1 year of experience on.",
        ),
        (
            21,
            "No level with its pay printed reaches $21 an hour: the highest is"
            " B (1-3 years), $18-$20 an hour.",
        ),
    ],
)
def test_an_amount_is_answered_in_plain_words(
    made: Maker, amount: float, sentence: str
) -> None:
    ladder = made("0-1 years; Pay: $12-$15/hr", "1-3 years; Pay: $18-$20/hr")
    assert ladder.levels_reaching(amount).sentence == sentence


def test_an_amount_above_an_open_top_is_neither_reached_nor_refused(
    document: Reader,
) -> None:
    ladder = salary_ladder(document("ux-researcher.txt"))
    assert ladder.levels_reaching(150).sentence == (
        "No range printed on the page reaches $150 an hour. The page leaves the top"
        " open above $110 an hour for Head of Research / Principal UX Researcher"
        " (8+ years)."
    )


@pytest.mark.parametrize(
    "amount", [0, -5, 0.001, 1e13, float("nan"), float("inf"), float("-inf")]
)
def test_amounts_out_of_range_are_one_sentence(
    ladder: SalaryLadder, amount: float
) -> None:
    found = ladder.levels_reaching(amount)
    assert (found.sentence, found.amount, found.levels) == (NO_SUCH_AMOUNT, None, ())


def test_a_level_without_pay_is_not_stated_and_not_guessed(document: Reader) -> None:
    ladder = salary_ladder(document("wind-turbine-technician.md"))
    first, second, *_ = ladder.rungs
    assert isinstance(second.pay, NotStated)
    assert (first.adds.lower, second.adds.upper) == (None, None)
    assert first.adds.sentence.endswith("gives no pay for Wind Turbine Technician.")
    assert (first.overlaps, first.gaps) == (None, ())
    assert [note.sentence for note in ladder.notes] == [
        "The page gives no pay for Wind Turbine Technician (2-4 years)."
    ]
    found = ladder.levels_reaching(37_000)
    assert numbers(found.levels) == [3, 4]
    assert found.sentence.endswith("The page gives no pay for Wind Turbine Technician.")


def test_when_is_not_stated_where_the_first_level_has_no_years(made: Maker) -> None:
    ladder = made("0-1 years; Pay: $12/hr", "Pay: $20/hr", "3+ years; Pay: $30/hr")
    found = ladder.levels_reaching(19)
    assert found.from_years is None
    assert "From when on is not stated: the page gives no years for B." in (
        found.sentence
    )


def test_a_page_without_any_pay_says_what_it_gives_instead(made: Maker) -> None:
    ladder = made("0-1 years", head="## Career metrics\n- Salary range: $48-$110/hr")
    assert ladder.levels_reaching(50).sentence == (
        f"{NO_PAY_AT_ALL} For the career as a whole it gives $48-$110 an hour."
    )


def test_pay_by_the_hour_and_by_the_year_is_never_compared(made: Maker) -> None:
    ladder = made(
        "0-1 years; Pay: $20-$30/hr",
        "1-3 years; Pay: $50,000-$60,000 a year",
        "3-5 years; Pay: £50,000-£70,000 a year",
    )
    hourly, yearly = PayUnit("$", "hour"), PayUnit("$", "year")
    assert [rung.adds.lower for rung in ladder.rungs] == [None] * 3
    assert [rung.overlaps or rung.gaps for rung in ladder.rungs] == [()] * 3
    assert ladder.notes[0].sentence == (
        "The levels are paid in $ an hour, $ a year and £ a year, which cannot be"
        " compared."
    )
    assert ladder.levels_reaching(55_000).levels == ()
    assert "say which one" in ladder.levels_reaching(55_000).sentence
    assert numbers(ladder.levels_reaching(25, hourly).levels) == [1]
    found = ladder.levels_reaching(55_000, yearly)
    assert numbers(found.levels) == [2]
    assert "Left out, as it cannot be compared: A (0-1 years), $20-$30 an hour" in (
        found.sentence
    )


def test_an_amount_in_a_currency_that_the_page_lacks_is_not_compared(
    ladder: SalaryLadder,
) -> None:
    found = ladder.levels_reaching(80_000, PayUnit("€", "year"))
    assert found.levels == ()
    assert found.sentence == (
        "The page gives pay in $ a year, which cannot be compared with € a year."
    )


@pytest.mark.parametrize(
    ("pay", "above", "lower", "upper", "words"),
    [
        ("$10-$20", "$5-$25", -5, 5, "takes $5 an hour off the lower end and adds $5"),
        ("$10-$20", "$10-$20", 0, 0, "leaves the lower end as it is and leaves the u"),
        ("$10-$20", "$20-$20+", 10, None, "leaves open what it adds at the upper end"),
        ("$10-$20", "$12-$18+", 2, None, "leaves open what it adds at the upper end"),
        ("$10-$20", "$12-$20+", 2, 0, "adds $2 an hour at the lower end and $0 an ho"),
        ("$10-$20+", "$15-$40", 5, None, "leaves open what it adds at the upper end"),
        ("$10.50-$20", "$11.25-$20.10", 0.75, 0.1, "adds $0.75 an hour at the lower"),
    ],
)
def test_a_step_is_worked_out_only_from_ends_that_are_printed(
    made: Maker, pay: str, above: str, lower: float, upper: float | None, words: str
) -> None:
    step = made(f"Pay: {pay} an hour", f"Pay: {above} an hour").rungs[0].adds
    assert (step.lower, step.upper) == (lower, upper)
    assert words in step.sentence


@pytest.mark.parametrize(
    ("pay", "above", "shared"),
    [
        ("$10-$20", "$20-$30", "$20 an hour is in both"),
        ("$10-$20", "$15+", "$15-$20 an hour is in both"),
        ("$10-$20+", "$25-$30", "$25-$30 an hour is in both"),
        ("$10-$20+", "$15-$30+", "$15+ an hour is in both"),
        ("$25-$30", "$10-$26", "$25-$26 an hour is in both"),
        ("$10-$20", "$21-$30", ""),
    ],
)
def test_overlaps_are_the_amounts_that_both_ranges_hold(
    made: Maker, pay: str, above: str, shared: str
) -> None:
    rung = made(f"Pay: {pay} an hour", f"Pay: {above} an hour").rungs[0]
    assert (rung.overlaps.sentence if rung.overlaps else "").startswith(shared)
    assert bool(rung.overlaps) == bool(shared)


@pytest.mark.parametrize(("first", "second"), [(0, 1), (1, 0)])
def test_gaps_are_told_whichever_way_the_ladder_runs(
    made: Maker, first: int, second: int
) -> None:
    levels = ["0-2 years; Pay: $10-$20 an hour", "3-5 years; Pay: $22-$30 an hour"]
    pay, years = made(levels[first], levels[second]).rungs[0].gaps
    assert (pay.kind, pay.low, pay.high) == (FactKind.PAY, 20, 22)
    assert pay.sentence.endswith("leaves a gap from $20 an hour to $22 an hour.")
    assert (years.kind, years.low, years.high) == (FactKind.EXPERIENCE, 2, 3)
    assert years.sentence.endswith("the time from 2 to 3 years of experience.")


def test_years_ahead_are_added_and_looked_up(ladder: SalaryLadder) -> None:
    found = ladder.after(3, 5)
    assert (numbers(found.now.levels), numbers(found.then.levels)) == ([2], [3, 4])
    assert found.derivation == "3 + 5 = 8"
    assert found.sentence == f"{found.now.sentence} In 5 years: {found.then.sentence}"
    assert "In 1 year: " in ladder.after(0, 1).sentence


@pytest.mark.parametrize(
    ("now", "more", "sentence"),
    [
        (-3, 8, NO_SUCH_YEARS),
        (float("nan"), 1, NO_SUCH_YEARS),
        (40, 40, NO_SUCH_YEARS),
        (3, -1, NO_LATER_YEARS),
        (3, float("nan"), NO_LATER_YEARS),
    ],
)
def test_years_ahead_out_of_range_are_one_sentence(
    ladder: SalaryLadder, now: float, more: float, sentence: str
) -> None:
    assert ladder.after(now, more).sentence == sentence


def test_a_range_for_the_whole_career_is_set_beside_its_levels(
    document: Reader,
) -> None:
    ladder = salary_ladder(document("ux-researcher.txt"))
    assert [str(pay) for pay in ladder.overall] == ["$48-$110 an hour"]
    assert [note.sentence for note in ladder.notes] == [
        "The page gives $48-$110 an hour for the career as a whole, but its levels run"
        " from $32 an hour to $112 an hour and more."
    ]


def test_pay_without_a_period_is_said_to_be_read_as_yearly(made: Maker) -> None:
    (note,) = made("0-1 years; Pay: $50,000").notes
    assert note.sentence == (
        "The page names no period for the pay of A (0-1 years); it is read as $50,000"
        " a year."
    )


@pytest.mark.parametrize("name", TEXTS)
def test_every_amount_has_its_period_and_none_is_called_an_average(
    document: Reader, name: str
) -> None:
    for part in told(salary_ladder(document(name))):
        assert not AMOUNT.search(part.sentence)
        assert not re.search("average|median", part.sentence, re.IGNORECASE)


@pytest.mark.parametrize("name", TEXTS)
def test_all_is_cited_from_the_document_and_fits_into_json(
    document: Reader, name: str
) -> None:
    career = document(name)
    ladder = salary_ladder(career)
    assert json.loads(json.dumps(ladder.to_dict(), allow_nan=False))
    for part in [*told(ladder), ladder.level_for(float("nan"))]:
        assert all(quoted(career, part.facts))
        assert json.dumps(part.to_dict(), allow_nan=False)


def test_json_has_the_figures_and_their_text(document: Reader) -> None:
    plain = salary_ladder(document("wind-turbine-technician.md")).to_dict()
    rungs = json.loads(json.dumps(plain["rungs"]))
    assert [(rung["experience_text"], rung["pay_text"]) for rung in rungs] == [
        ("0-2 years", "£28,000-£36,000 a year"),
        ("2-4 years", "not stated"),
        ("4-8 years", "£39,000-£48,000 a year"),
        ("8+ years", "£46,000-£61,000+ a year"),
    ]
    assert rungs[2]["adds"]["derivation"].startswith("46,000 - 39,000 = 7,000")


def test_a_ladder_of_one_level_has_no_step(made: Maker) -> None:
    (rung,) = made("2+ years; Pay: ₹900,000-₹2,400,000 a year").rungs
    assert isinstance(rung.pay, SalaryRange)
    assert rung.adds.sentence == "The page names no level above A (2+ years)."
