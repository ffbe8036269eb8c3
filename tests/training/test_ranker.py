"""What a draft is worth to the ranker, and that it learns to pick the better one."""

from dataclasses import replace

import numpy as np
import pytest

from advisor.chat.candidates import Act, Candidate
from advisor.chat.compose.draft import Draft, claim
from advisor.conversation import Outcome, Request, frame
from advisor.profile import FactKind
from advisor.understanding.intents import Intent, Operation
from training import ranker
from training.data import Asked, Part, careers

PAGE = "museum-conservator"


def rows(kind: FactKind) -> list[int]:
    career = careers()[PAGE]
    kinds = [career.kinds.get(passage.span) for passage in career.passages]
    return [row for row, known in enumerate(kinds) if known is kind]


def draft(*cited: int) -> Draft:
    career = careers()[PAGE]
    facts = {fact.span: fact for fact in career.profile.of_kind(*FactKind)}
    told = [facts[career.passages[row].span] for row in cited]
    return Draft(Outcome.ANSWERED, (claim(career, "x", *told),))


SILENT = Draft(Outcome.NOT_COVERED, (frame("The page does not say."),))
GOALS = rows(FactKind.GOAL)
ASKED = Asked(
    "?", PAGE, (Part(Intent.GOALS, Operation.VALUE, rows=frozenset(GOALS[:2])),)
)
NOWHERE = Asked("?", PAGE, (Part(Intent.VISA, Operation.VALUE),))
OUTSIDE = Asked("?", PAGE, (Part(Intent.OUT_OF_SCOPE, Operation.VALUE),))


def worth(act: Act, intent: Intent, given: Draft, message: Asked) -> float:
    return ranker.worth(Candidate(act, Request("?", intent, 1.0), given), message)


def test_an_answer_is_worth_what_it_cites() -> None:
    whole = worth(Act.COMPOSED, Intent.GOALS, draft(*GOALS[:2]), ASKED)
    half = worth(Act.COMPOSED, Intent.GOALS, draft(GOALS[0]), ASKED)
    wide = worth(Act.COMPOSED, Intent.GOALS, draft(*GOALS[:3]), ASKED)
    wrong = worth(Act.COMPOSED, Intent.GOALS, draft(GOALS[4]), ASKED)
    assert (whole, wrong) == (1.0, ranker.WRONG)
    assert 0 < half < wide < whole


def test_the_same_words_under_another_question_are_worth_less() -> None:
    assert worth(Act.COMPOSED, Intent.PHASE, draft(*GOALS[:2]), ASKED) < 1.0
    assert worth(Act.FOUND, Intent.PHASE, draft(*GOALS[:2]), ASKED) == ranker.QUOTED


@pytest.mark.parametrize(
    ("message", "act", "intent", "given", "expected"),
    [
        (ASKED, Act.WITHHELD, Intent.GOALS, SILENT, 0.0),
        (NOWHERE, Act.WITHHELD, Intent.VISA, SILENT, 1.0),
        (NOWHERE, Act.WITHHELD, Intent.AGE, SILENT, ranker.SILENT),
        (NOWHERE, Act.FOUND, Intent.VISA, draft(GOALS[0]), ranker.WRONG),
        (OUTSIDE, Act.OUTSIDE, Intent.OUT_OF_SCOPE, SILENT, 1.0),
        (OUTSIDE, Act.FOUND, Intent.PAY, draft(GOALS[0]), ranker.WRONG),
    ],
)
def test_silence_is_worth_something_where_the_page_is_silent(
    message: Asked, act: Act, intent: Intent, given: Draft, expected: float
) -> None:
    assert worth(act, intent, given, message) == expected


def test_the_fitted_network_prefers_what_was_worth_more() -> None:
    draw = np.random.default_rng(3)
    examples = []
    for _ in range(200):
        signals = draw.normal(size=(4, 6)).astype(np.float32)
        value = (signals[:, 2] > 0).astype(np.float32)
        examples.append(ranker.Example("one", signals, value))
    fitted = ranker.fitted(examples[:150], seed=1)
    chosen = [
        example.worth[int(np.argmax(fitted.odds(example.signals)))]
        for example in examples[150:]
        if example.worth.any()
    ]
    assert np.mean(chosen) > 0.9


def test_measured_fits_to_the_other_careers_only() -> None:
    signals = np.eye(2, dtype=np.float32)
    first = ranker.Example("a", signals, np.array([1.0, 0.0], np.float32))
    other = ranker.Example("b", signals, np.array([0.0, 1.0], np.float32))
    told = ranker.measured([first] * 20 + [other] * 20, seed=1)
    assert told["worth of the chosen"] == 0.0
    assert replace(first).worth.max() == told["worth of the best"]
