"""What people ask that documents often leave out: how it is named and recognised."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from advisor.profile import FactKind
from advisor.understanding.intents import Intent


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that a document may leave out.

    `asked` names it after "does not say"; `probes` matches the statements that cover
    it; `nearest` are kinds of facts that come closest; `look` is where to find out.
    """

    asked: str
    probes: re.Pattern[str] | None
    nearest: tuple[FactKind, ...]
    look: str


@cache
def topics() -> Mapping[Intent, Topic]:
    """Return the topics by intent."""
    text = (files("advisor.understanding") / "topics.toml").read_text("utf-8")
    return {
        Intent(name): Topic(
            asked=held["asked"],
            probes=_pattern(held["probes"]),
            nearest=tuple(map(FactKind, held["nearest"])),
            look=held["look"],
        )
        for name, held in tomllib.loads(text).items()
    }


def _pattern(probes: list[str]) -> re.Pattern[str] | None:
    if not probes:
        return None
    words = "|".join(re.escape(probe) for probe in probes)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
