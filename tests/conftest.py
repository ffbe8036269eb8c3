"""What tests share: the documents of the tests, read once."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock

from advisor import Advisor, Settings
from advisor.career import Career
from advisor.ingest import ingest

DOCUMENTS = Path(__file__).parent / "documents"
KNOWLEDGE = Path(__file__).parents[1] / "knowledge" / "careers"
HOSPITAL = KNOWLEDGE / "ai-hospital-workflow-optimizer.md"


@cache
def read(path: Path) -> Career:
    """Return the career in `path`, read once in a run."""
    return ingest(path)


@pytest.fixture(scope="session")
def hospital() -> Career:
    return read(HOSPITAL)


@pytest.fixture(scope="session")
def document() -> Callable[[str], Career]:
    """Return a reader of the test documents by file name."""
    return lambda name: read(DOCUMENTS / name)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all workers of a run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def advisor(shared: Path) -> Advisor:
    """Return an advisor on the knowledge folder, with the real model and Chroma."""
    with FileLock(shared / "advisor.lock"):
        return Advisor.open(Settings(knowledge=KNOWLEDGE, data=shared))
