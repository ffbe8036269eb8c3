"""Practice for an interview: questions, what is found in an answer, and a session."""

from advisor.guidance.practice.assess import Assessment, assess
from advisor.guidance.practice.commands import command, stepped
from advisor.guidance.practice.feedback import told
from advisor.guidance.practice.points import Point
from advisor.guidance.practice.questions import (
    Origin,
    PracticeQuestion,
    questions,
    selected,
)
from advisor.guidance.practice.session import PracticeSession, Step
from advisor.guidance.practice.summary import summary

__all__ = [
    "Assessment",
    "Origin",
    "Point",
    "PracticeQuestion",
    "PracticeSession",
    "Step",
    "assess",
    "command",
    "questions",
    "selected",
    "stepped",
    "summary",
    "told",
]
