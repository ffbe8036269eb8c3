"""A career advisor that answers from documents and cites their exact words.

Importing this package is quick; the first `ask` opens the index.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advisor.advisor import Advisor, Conversation, ask
    from advisor.conversation import Citation, Outcome, Reply, Statement, Turn
    from advisor.errors import AdvisorError
    from advisor.learner import Learner
    from advisor.settings import Settings

__all__ = [
    "Advisor",
    "AdvisorError",
    "Citation",
    "Conversation",
    "Learner",
    "Outcome",
    "Reply",
    "Settings",
    "Statement",
    "Turn",
    "ask",
]
_HOMES = {
    "Advisor": "advisor.advisor",
    "Conversation": "advisor.advisor",
    "ask": "advisor.advisor",
    "AdvisorError": "advisor.errors",
    "Learner": "advisor.learner",
    "Settings": "advisor.settings",
}


def __getattr__(name: str) -> object:
    """Import a public name at its first use."""
    if name not in __all__:
        raise AttributeError(f"module 'advisor' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "advisor.conversation")), name)
