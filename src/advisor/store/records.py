"""What is read back from the store; every time is in ISO 8601, in UTC."""

from collections.abc import Mapping
from dataclasses import dataclass

Plain = Mapping[str, object]
"""Plain values as JSON has them, by name."""


@dataclass(frozen=True, slots=True)
class KeptConversation:
    """A conversation without its turns; `career` is empty where it is about several."""

    id: str
    name: str
    career: str
    created: str


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """A question and the whole reply to it, as `Reply.to_dict` gives it.

    `created` is empty until it is kept.
    """

    question: str
    reply: Plain
    outcome: str
    created: str = ""


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A learning plan, what it was made from, and the ids of the goals ticked."""

    id: str
    career: str
    wishes: Plain
    plan: Plain
    ticked: frozenset[str]
    created: str


@dataclass(frozen=True, slots=True)
class KeptInterview:
    """A practice interview in the state in which it was left."""

    id: str
    career: str
    state: Plain
    created: str
