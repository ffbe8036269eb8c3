"""What the lines of a fit check come to for people who tell of themselves."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
import yaml

from advisor import Advisor
from advisor.career import Career
from advisor.guidance.fit import FitAssessment, Standing, fit
from advisor.guidance.fit.bearing import Judge
from advisor.learner import Learner, Settled
from advisor.profile import FactKind
from tests.conftest import HOSPITAL, read
from tests.fakes import Silence
from tests.guidance.practice_factories import EMBEDDER, HERE, UX, WIND

JUDGE = Judge.load(EMBEDDER)
PAGES = {read(path).document.id: read(path) for path in (HOSPITAL, UX, WIND)}
SETTLED = {"met": Standing.MET, "not_met": Standing.NOT_MET}


def assessed(said: str, career: Career | None = None) -> FitAssessment:
    learner = Learner(said=(said,) if said else ())
    return fit(career or read(HOSPITAL), learner, JUDGE)


def standing(assessment: FitAssessment, words: str) -> Standing:
    return next(
        one.standing for one in assessment.lines if words in one.fact.text.lower()
    )


def marked() -> Iterator[tuple[str, Standing]]:
    """Yield the mark and the standing of each line for 44 learners."""
    held = yaml.safe_load((HERE / "learners.yaml").read_text("utf-8"))
    for entry in held["careers"]:
        career = PAGES[entry["career"]]
        for learner in entry["learners"]:
            for line in assessed(learner["says"], career).lines:
                quote = career.document.quote(line.fact.span)
                marks = [m for m in learner["lines"] if m["line"] in quote]
                mark = marks[0]["standing"] if marks else "none"
                yield mark, line.standing


def test_lines_are_settled_rightly_for_learners_nothing_was_set_on() -> None:
    counts = Counter(marked())
    right = sum(
        n for (m, s), n in counts.items() if SETTLED.get(m, Standing.UNKNOWN) is s
    )
    settled = {
        mark: sum(n for (_, s), n in counts.items() if s is SETTLED[mark])
        for mark in SETTLED
    }
    contrary = counts[("met", Standing.NOT_MET)] + counts[("not_met", Standing.MET)]
    assert right / counts.total() >= 0.84
    assert counts[("met", Standing.MET)] / settled["met"] >= 0.6
    assert counts[("not_met", Standing.NOT_MET)] / settled["not_met"] >= 0.85
    assert contrary / counts.total() <= 0.01


@pytest.mark.parametrize(
    ("said", "line", "expected"),
    [
        ("never coded", "coding", Standing.NOT_MET),
        ("a bit of Python", "coding", Standing.UNKNOWN),
        ("I'm a clinical data analyst", "clinical data analyst", Standing.MET),
        ("I have 3 months for it", "time to learn", Standing.NOT_MET),
        ("I can take up to a year", "time to learn", Standing.UNKNOWN),
        ("I have up to 12 months", "time to learn", Standing.MET),
        ("3 months of experience as a nurse", "time to learn", Standing.UNKNOWN),
        ("", "coding", Standing.UNKNOWN),
    ],
)
def test_what_is_said_settles_a_line(said: str, line: str, expected: Standing) -> None:
    assert standing(assessed(said), line) is expected


def test_words_stand_beside_the_line_verbatim() -> None:
    said = "Geography teacher, forty. Never coded in my life, love maps"
    lines = assessed(said).lines
    assert all(line.words in said for line in lines)
    assert any(line.words for line in lines)


@pytest.mark.parametrize(
    "who",
    [
        "My name is Aisha and I am a woman of 58, married with two kids.",
        "My name is Piotr and I am a man of 23, single.",
        "My name is Sam, they/them, 41, I look after my mother.",
    ],
)
@pytest.mark.parametrize(
    "said", ["I run a ward. I never coded.", "Industrial engineer, I write Python."]
)
def test_name_gender_age_and_family_change_nothing(who: str, said: str) -> None:
    alone, told = assessed(said), assessed(f"{who} {said}")
    assert [one.standing for one in told.lines] == [one.standing for one in alone.lines]
    assert told.next_test == alone.next_test


def test_a_rating_of_the_page_is_never_asked_about() -> None:
    asked = [line.fact.text for line in assessed("").questions]
    assert asked
    assert not [text for text in asked if "Advanced" in text or "Medium" in text]


def test_an_answer_settles_its_line_and_is_not_asked_for_again() -> None:
    first = assessed("").questions[0]
    answers = [Settled(first.key, "a bit", None), Settled(first.key, "yes", True)]
    for answer, expected in zip(answers, (Standing.UNKNOWN, Standing.MET), strict=True):
        learner = Learner(settled=(answer,))
        after = fit(read(HOSPITAL), learner, Silence())
        line = next(one for one in after.lines if one.key == first.key)
        assert (line.standing, line.words, line.question) == (
            expected,
            answer.words,
            "",
        )


def test_a_line_against_is_told_before_those_for() -> None:
    learner = Learner(
        settled=(
            Settled(read(HOSPITAL).profile.fit[0].text, "yes", True),
            Settled(read(HOSPITAL).profile.not_fit[0].text, "yes", True),
        )
    )
    kinds = [one.fact.kind for one in fit(read(HOSPITAL), learner, Silence()).deciding]
    assert kinds == [FactKind.NOT_FIT, FactKind.FIT]


def test_the_gap_names_what_is_known_by_phase() -> None:
    gap = assessed("I use Python every day, no SimPy").gap
    known = [(one.phase.number, words) for one in gap for _, words in one.known]
    assert known == [(1, "I use Python every day")]
    assert sum(len(one.known) + len(one.open) for one in gap) == 15


def test_a_document_without_a_fit_check(document: Callable[[str], Career]) -> None:
    free = document("data-engineer-notes.md")
    assert fit(free, Learner(said=("a nurse",)), JUDGE).lines == ()


def test_the_advisor_takes_a_person_or_their_words(advisor: Advisor) -> None:
    said = advisor.fit("ex teacher, never coded")
    assert said == advisor.fit(Learner(said=("ex teacher, never coded",)))
    assert said.to_dict()["title"] == "AI Hospital Workflow Optimizer"


def test_what_asks_nothing_is_not_asked_about() -> None:
    ux = read(UX)
    asked = [line.fact.text for line in fit(ux, Learner(), Silence()).questions]
    assert any(need.value == "No coding required" for need in ux.profile.requirements)
    assert not [text for text in asked if "No coding" in text]
