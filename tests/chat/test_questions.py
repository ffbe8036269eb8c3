"""Questions about the knowledge document, answered by the whole advisor."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor import Advisor

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "questions.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_question(advisor: Advisor, case: dict[str, Any]) -> None:
    reply = advisor.ask(case["question"])
    text = reply.text.lower()
    assert reply.outcome in case["outcome"]
    for alternatives in case.get("must") or []:
        assert any(str(words).lower() in text for words in alternatives), reply.text
    for words in case.get("must_not") or []:
        assert str(words).lower() not in text
