"""Files of facts and cases: what is read, and what is refused with a reason."""

from pathlib import Path

import pytest

from evals.load import LoadError, load_facts, load_suites
from evals.records import Case, Suite, TurnCase

EVALS = Path(__file__).parents[2] / "evals"
FACTS = """
career: welder
document: welder.md
facts:
  - {id: time, kind: time, subject: welder, value: 3, unit: month,
     quote: "3 months", section: Welder, keys: [["3 months"]]}
absences:
  - {id: absent.visa, asks: "whether a visa is needed", probes: [visa], keys: [[visa]]}
"""
SUITE = """
suite: pay
about: what is paid
cases:
  - id: pay-lagos
    who: "welder, Lagos"
    turns:
      - {ask: how long, outcome: [answered], vital: [[time]], absent: [absent.visa]}
"""


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def refusal(folder: Path, *names: str) -> tuple[str, ...]:
    with pytest.raises(LoadError) as caught:
        load_suites(folder, names)
    return caught.value.problems


def test_the_facts_and_cases_of_the_project_load() -> None:
    facts = load_facts(EVALS / "facts")
    suites = load_suites(EVALS / "suites", facts=facts)
    assert sum(len(suite.cases) for suite in suites) >= 300


def test_a_suite_is_read_whole(tmp_path: Path) -> None:
    turn = TurnCase(
        ask="how long",
        outcome=("answered",),
        vital=(("time",),),
        absent=("absent.visa",),
    )
    case = Case(id="pay-lagos", who="welder, Lagos", turns=(turn,))
    suite = Suite(suite="pay", about="what is paid", cases=(case,))
    assert load_suites(written(tmp_path, pay=SUITE)) == (suite,)


def test_only_the_suites_named_are_returned(tmp_path: Path) -> None:
    other = SUITE.replace("pay", "fit")
    folder = written(tmp_path, pay=SUITE, fit=other)
    assert [suite.suite for suite in load_suites(folder, ["fit"])] == ["fit"]


def test_a_suite_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    said = refusal(written(tmp_path, pay=SUITE), "pya")
    assert said == ("There is no suite 'pya'; there are: pay.",)


def test_a_case_id_of_another_suite_is_refused_whichever_is_asked_for(
    tmp_path: Path,
) -> None:
    second = SUITE.replace("suite: pay", "suite: second")
    said = refusal(written(tmp_path, a=SUITE, b=second), "pay")
    assert said == ("b.yaml: id: 'pay-lagos' is also in a.yaml.",)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("who:", "whom:", "cases[pay-lagos].who: field required."),
        (
            "ask: how long, ",
            "",
            "cases[pay-lagos].turns[0].ask: field required.",
        ),
        (
            "[[time]]",
            "[[4]]",
            "cases[pay-lagos].turns[0].vital[0][0]: input should be a valid string.",
        ),
        ("about:", "abuot: x\nabout:", "abuot: extra inputs are not permitted."),
    ],
)
def test_a_wrong_field_is_named(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    problems = refusal(written(tmp_path, pay=SUITE.replace(before, after)))
    assert f"pay.yaml: {said}" in problems


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "pay.yaml: the whole file: input should be"),
        ("suite: [", "pay.yaml cannot be read: while parsing"),
        ("suite: a\nsuite: b", "pay.yaml cannot be read: 'suite' is written twice"),
    ],
)
def test_a_file_that_is_no_suite_is_named(tmp_path: Path, text: str, said: str) -> None:
    (problem,) = refusal(written(tmp_path, pay=text))
    assert problem.startswith(said)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("[[time]]", "[[tiem]]", "vital: there is no fact 'tiem'."),
        ("[[time]]", "[absent.visa]", "vital: there is no fact 'absent.visa'."),
        ("[absent.visa]", "[time]", "absent: there is no absence 'time'."),
    ],
)
def test_an_unknown_fact_is_refused(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    (tmp_path / "facts").mkdir()
    facts = load_facts(written(tmp_path / "facts", welder=FACTS))
    folder = written(tmp_path, pay=SUITE.replace(before, after))
    with pytest.raises(LoadError) as caught:
        load_suites(folder, facts=facts)
    assert str(caught.value) == f"pay.yaml: cases[pay-lagos].{said}"


def test_a_fact_id_that_is_given_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadError) as caught:
        load_facts(written(tmp_path, welder=FACTS.replace("absent.visa", "time")))
    assert str(caught.value) == "welder.yaml: id: 'time' is also in welder.yaml."


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"There is no \.yaml file in "):
        load_facts(tmp_path)
