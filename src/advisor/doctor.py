"""Whether everything that the advisor needs is there."""

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Literal

from advisor import library
from advisor.errors import AdvisorError
from advisor.settings import Settings

PACKAGES = (
    "career-advisor",
    "bm25s",
    "chromadb",
    "gradio",
    "langchain",
    "langchain-chroma",
    "onnxruntime",
    "sentence-transformers",
    "torch",
)
OWN_MODEL = "the one trained for the advisor, which comes with it"
NO_INDEX = "There is no index yet; the first question, or `advisor build`, makes it."
FRESH = "The index is up to date with the documents, the model and the code."
STALE = "The index is out of date; the next question, or `advisor build`, renews it."
WHOLE = "The index is whole: all its parts can be opened and agree."
DAMAGED = "The index is damaged; the next question, or `advisor build`, renews it."


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, and how it stands."""

    text: str
    state: Literal["ok", "note", "FAIL"] = "ok"


def checks(settings: Settings) -> Iterator[Check]:
    """Yield what is installed, which model is used and how the index stands."""
    yield Check(f"Python {platform.python_version()}")
    yield from map(_package, PACKAGES)
    yield Check(f"Embedding model: {settings.embedding_model or OWN_MODEL}")
    yield _folder(settings)
    try:
        status = library.status(settings)
    except AdvisorError as error:
        yield Check(str(error), "FAIL")
    else:
        yield from _index(status)


def _package(name: str) -> Check:
    try:
        return Check(f"{name} {version(name)}")
    except PackageNotFoundError:
        return Check(f"{name} is not installed", "FAIL")


def _folder(settings: Settings) -> Check:
    there = settings.knowledge.is_dir()
    words = "Documents are in" if there else "There is no folder"
    return Check(f"{words} {settings.knowledge}", "ok" if there else "FAIL")


def _index(status: library.Status) -> Iterator[Check]:
    if not status.build:
        yield Check(NO_INDEX, "note")
        return
    yield Check(
        f"Documents in the index: {status.documents}; passages: {status.passages};"
        f" built {status.built} with model {status.model[:12]}, code {status.code[:12]}"
    )
    yield Check(FRESH) if status.fresh else Check(STALE, "note")
    yield Check(WHOLE) if status.whole else Check(DAMAGED, "FAIL")
    for problem in status.problems:
        yield Check(f"Not taken: {problem}", "note")
