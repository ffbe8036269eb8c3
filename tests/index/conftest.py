"""The real embedding model, exported once for all workers of a test run."""

import os
from pathlib import Path

import pytest

from advisor.index.embedder import StoredEmbedder


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "models"


@pytest.fixture(scope="session")
def embedder(models: Path) -> StoredEmbedder:
    """Return an embedder that is exported at its first use, under its own lock."""
    return StoredEmbedder("", models)
