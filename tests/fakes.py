"""An advisor that says what the test gives it, and a guide to whom nothing is told."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from advisor.advisor import Advisor
from advisor.career import Career
from advisor.chat.compose.draft import claim
from advisor.conversation import Outcome, Query, Reply, Turn, frame
from advisor.errors import IndexUnavailableError
from advisor.guidance.fit.bearing import Bearing, fit_lines
from advisor.guidance.guide import Guide
from advisor.profile import Fact

BROKEN = "break"
"""The question at which the index is gone."""
UNCOVERED = "visa"
SECRET_PATH = "/somewhere/private/index"


class Silence:
    """Judges that nothing that is said bears on any line."""

    def bearings(self, career: Career, said: str) -> Sequence[Bearing]:
        return [Bearing() for _ in fit_lines(career)]

    def nearest(self, line: Fact, goals: Sequence[Fact]) -> Fact:
        return goals[0]


class NoEmbedder:
    """Finds no two texts alike."""

    model = "none"
    dimensions = 2

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.zeros((len(texts), self.dimensions), dtype=np.float32)


TODAY = date(2026, 3, 2)
"""A Monday."""
GUIDE = Guide(Silence(), NoEmbedder(), today=lambda: TODAY)


class FakeAdvisor(Advisor):
    """Answers every question with the time to job-ready and the count of turns."""

    def __init__(self, careers: Sequence[Career]) -> None:
        self.careers: Mapping[str, Career] = {
            career.document.id: career for career in careers
        }
        self.asked: list[tuple[str, str]] = []

    def ask(
        self, question: str, turns: Sequence[Turn] = (), *, career: str = ""
    ) -> Reply:
        self.asked.append((question, career))
        if question == BROKEN:
            raise IndexUnavailableError(f"The index in {SECRET_PATH} is damaged.")
        query = Query(question, ())
        if question == UNCOVERED:
            text = "The page does not say."
            return Reply(text, Outcome.NOT_COVERED, (frame(text),), query)
        held = self.career(career) if career else next(iter(self.careers.values()))
        time = held.profile.times_to_ready[0]
        text = f"It takes 9 months, {len(turns)} turns later."
        statements = (claim(held, text, time.fact),)
        return Reply(
            text, Outcome.ANSWERED, statements, query, suggestions=("What next?",)
        )
