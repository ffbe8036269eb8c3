"""The folder of builds: which one is current, how a new one takes its place.

A published build is never written again, so readers need no lock; writers take turns.
"""

import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from advisor.career import Career
from advisor.errors import IndexUnavailableError, SettingsError
from advisor.index.catalogue import read_careers
from advisor.index.lexical import LexicalIndex
from advisor.index.manifest import Manifest, read_manifest
from advisor.index.retriever import HybridRetriever
from advisor.index.vectors import VectorIndex
from advisor.seams import Embedder

CURRENT = "CURRENT"
LOCK = ".lock"
HOLDER = ".lock.pid"
CATALOGUE = "catalogue.db"
CHROMA = "chroma"
LEXICAL = "lexical"


@dataclass(frozen=True, slots=True)
class Build:
    """A published build: its folder and its record."""

    folder: Path
    manifest: Manifest

    def is_complete(self) -> bool:
        """Tell whether no file of the build is missing or was cut short."""
        try:
            return all(
                (self.folder / name).stat().st_size >= size
                for name, size in self.manifest.files.items()
            )
        except OSError:
            return False

    def careers(self) -> tuple[Career, ...]:
        """Read every career.

        Raises:
            IndexUnavailableError: If the catalogue is damaged.
        """
        return read_careers(self.folder / CATALOGUE)

    def lexical(self) -> LexicalIndex:
        """Open the index of words.

        Raises:
            IndexUnavailableError: If it is damaged.
        """
        return LexicalIndex.load(self.folder / LEXICAL)

    def vectors(self) -> VectorIndex:
        """Open the vectors.

        Raises:
            IndexUnavailableError: If they are damaged.
        """
        return VectorIndex.open(
            self.folder / CHROMA,
            count=self.manifest.passages,
            dimensions=self.manifest.dimensions,
        )

    def retriever(
        self, embedder: Embedder, lexical: LexicalIndex, careers: tuple[Career, ...]
    ) -> HybridRetriever:
        """Open everything that a search needs.

        Raises:
            IndexUnavailableError: If a part is damaged or does not fit the others.
        """
        passages = [passage for career in careers for passage in career.passages]
        if not len(passages) == lexical.size == self.manifest.passages:
            raise IndexUnavailableError(
                f"The parts of the index in {self.folder} do not fit each other; build"
                " the index again."
            )
        lexical.open_scores()
        return HybridRetriever(embedder, lexical, self.vectors(), passages)


class Builds:
    """The builds in a data folder."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._folder = data / "builds"

    def current(self) -> Build | None:
        """Return the published build; None when there is none or its record is lost."""
        name = self._current_name()
        try:
            folder = self._folder / name
            return Build(folder, read_manifest(folder)) if name else None
        except IndexUnavailableError:
            return None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other writers out.

        Raises:
            IndexUnavailableError: If another process writes.
            SettingsError: If the data folder cannot be written.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._data / LOCK, timeout=0)
            lock.acquire()
        except Timeout as error:
            raise IndexUnavailableError(
                f"The index is being written by process {self._holder()}; wait until"
                " it has finished, or end it, and try again."
            ) from error
        except OSError as error:
            raise SettingsError(
                f"The data folder {self._data} cannot be written ({error.strerror});"
                " set ADVISOR_DATA to one that can."
            ) from error
        try:
            (self._data / HOLDER).write_text(str(os.getpid()))
            yield
        finally:
            lock.release()

    @contextmanager
    def new(self) -> Iterator[Path]:
        """Give a folder for a new build and take it away if making it fails."""
        stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
        folder = self._folder / f"{stamp}-{secrets.token_hex(4)}"
        folder.mkdir()
        try:
            yield folder
        except BaseException:
            if self._current_name() != folder.name:
                shutil.rmtree(folder, ignore_errors=True)
            raise

    def publish(self, build: Build) -> None:
        """Make `build` the current one; remove all but it and the one before."""
        build.manifest.write(build.folder)
        written = self._data / f"{CURRENT}.new"
        written.write_text(build.folder.name)
        os.replace(written, self._data / CURRENT)
        kept = {build.folder.name, build.manifest.previous}
        for folder in self._folder.iterdir():
            if folder.name not in kept:
                shutil.rmtree(folder, ignore_errors=True)

    def _current_name(self) -> str:
        try:
            return Path((self._data / CURRENT).read_text().strip()).name
        except (OSError, UnicodeDecodeError):
            return ""

    def _holder(self) -> str:
        try:
            return (self._data / HOLDER).read_text() or "unknown"
        except OSError:
            return "unknown"
