"""What each step made of a question fits one screen."""

from advisor import Advisor
from advisor.explain import explanation


def test_a_searched_question_is_explained_on_one_screen(advisor: Advisor) -> None:
    lines = list(explanation(advisor.ask("Where does simulation come in, and pay?")))
    assert lines[0].startswith("understand")
    assert any("passages" in line for line in lines)
    assert lines[-1].startswith("verify")
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 100


def test_a_typed_question_says_that_nothing_was_searched(advisor: Advisor) -> None:
    text = "\n".join(explanation(advisor.ask("What does a senior earn?")))
    assert "levels (3,)" in text
    assert "no search" in text
