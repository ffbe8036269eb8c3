"""What is known of a resource that does not stand on the page."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

OPENING = "Not from the page:"


@dataclass(frozen=True, slots=True)
class Caveat:
    """A sentence about the resources that `pattern` matches, and its source."""

    pattern: re.Pattern[str]
    sentence: str
    source: str

    def __str__(self) -> str:
        """Return it as a person reads it, its source at the end."""
        return f"{OPENING} {self.sentence} (Known from {self.source}.)"


@cache
def all_caveats() -> tuple[Caveat, ...]:
    """Return every caveat that is held."""
    text = (files("advisor.guidance.plan") / "caveats.toml").read_text("utf-8")
    return tuple(
        Caveat(re.compile(held["pattern"]), held["sentence"], held["source"])
        for held in tomllib.loads(text)["caveat"]
    )


def caveats_of(resource: str) -> tuple[str, ...]:
    """Return what is known of a resource beside what the page prints."""
    return tuple(
        str(caveat) for caveat in all_caveats() if caveat.pattern.search(resource)
    )
