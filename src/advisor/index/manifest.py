"""What a build was made from, so that one can tell whether it is fresh and whole."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from advisor.errors import DocumentError, IndexUnavailableError
from advisor.index.sources import Origin, Source

MANIFEST = "manifest.json"
PACKAGE = Path(__file__).resolve().parents[1]
CODE = ("*.py", "ingest/**/*.py", "index/**/*.py")  # what decides how a build looks


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file could not be taken."""

    filename: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A file, and the id of the career that was taken from it or why none was.

    A file in whose place an added document stands has neither.
    """

    source: Source
    career: str = ""
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """The record of one build.

    Attributes:
        build: Name of its folder.
        previous: Name of the build before it; empty for the first.
        built: When, in UTC, as ISO 8601.
        seconds: How long it took.
        model: Fingerprint of the embedding model.
        dimensions: Length of its vectors.
        code: Fingerprint of the code that read and indexed the documents.
        max_mb: Largest file that was read.
        entries: The files it was made from.
        passages: How many passages it holds.
        files: The size of each file of the build.
    """

    build: str
    previous: str
    built: str
    seconds: float
    model: str
    dimensions: int
    code: str
    max_mb: float
    entries: tuple[Entry, ...]
    passages: int
    files: dict[str, int]

    @property
    def sources(self) -> dict[tuple[Origin, str], Source]:
        """The files by what tells them apart."""
        return {entry.source.key: entry.source for entry in self.entries}

    @property
    def careers(self) -> dict[str, Source]:
        """The file that each career was taken from."""
        return {entry.career: entry.source for entry in self.entries if entry.career}

    @property
    def problems(self) -> tuple[DocumentError, ...]:
        """Why files could not be taken, in their order."""
        problems = [entry.problem for entry in self.entries if entry.problem]
        return tuple(DocumentError(p.filename, p.reason) for p in problems)

    def write(self, folder: Path) -> None:
        """Write the record into the folder of its build."""
        (folder / MANIFEST).write_bytes(_manifests().dump_json(self, indent=1))


def read_manifest(folder: Path) -> Manifest:
    """Read the record of the build in `folder`.

    Raises:
        IndexUnavailableError: If it is missing or damaged.
    """
    try:
        return _manifests().validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValidationError) as error:
        raise IndexUnavailableError(
            f"The index in {folder} is damaged; build the index again."
        ) from error


def file_sizes(folder: Path) -> dict[str, int]:
    """Return the size of every file below `folder`, by its name inside it."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@cache
def code_version() -> str:
    """Return a fingerprint of the code that decides what a build holds."""
    digest = hashlib.sha256()
    for path in sorted({path for glob in CODE for path in PACKAGE.glob(glob)}):
        digest.update(path.relative_to(PACKAGE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def _manifests() -> TypeAdapter[Manifest]:
    return TypeAdapter(Manifest)
