"""The careers that are held, and everything that finds their words.

Opening it is cheap: what a question may not need is opened when it is first needed.
"""

import dataclasses
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

from advisor.career import Career
from advisor.errors import (
    CareerNotFoundError,
    DocumentError,
    IndexUnavailableError,
)
from advisor.index.added import changed, incoming
from advisor.index.base import Reader, Retriever
from advisor.index.build import BuildReport, Workshop
from advisor.index.builds import Build, Builds
from advisor.index.embedder import StoredEmbedder
from advisor.index.lexical import LexicalIndex
from advisor.index.retriever import DeferredRetriever
from advisor.index.sources import Folders, Origin
from advisor.ingest import SUFFIXES, ingest
from advisor.seams import Embedder, Progress, silent
from advisor.settings import Settings

MODELS = "models"
DOCUMENTS = "documents"

OF_KNOWLEDGE = "belongs to the folder {folder}; to remove it, delete the file there."

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tools:
    """What a library works with; `embedder` None is the one of the settings."""

    read: Reader = ingest
    embedder: Embedder | None = None


TOOLS = Tools()


@dataclass(frozen=True, slots=True)
class Status:
    """How the index stands.

    Attributes:
        build: Name of the current build; empty when there is none.
        built: When it was built, in UTC.
        model: Fingerprint of its embedding model.
        code: Fingerprint of the code that built it.
        fresh: Whether it matches the documents, the model and the code of now.
        whole: Whether its parts can be opened and hold as much as each other.
        documents: How many documents it holds.
        passages: How many passages it holds.
        problems: Why files could not be taken.
    """

    build: str = ""
    built: str = ""
    model: str = ""
    code: str = ""
    fresh: bool = False
    whole: bool = False
    documents: int = 0
    passages: int = 0
    problems: tuple[DocumentError, ...] = ()


@dataclass(frozen=True, slots=True)
class _Opened:
    build: Build
    careers: Mapping[str, Career]
    lexical: LexicalIndex

    @classmethod
    def of(cls, build: Build) -> "_Opened":
        careers = {career.document.id: career for career in build.careers()}
        return cls(build, MappingProxyType(careers), build.lexical())

    def retriever(self, embedder: Embedder) -> Retriever:
        return self.build.retriever(
            embedder, self.lexical, tuple(self.careers.values())
        )


class Library:
    """The careers of one build; safe to share between threads.

    Attributes:
        embedder: Makes vectors; the model is loaded at its first use.
        retriever: Finds passages; Chroma is opened at its first search.
    """

    def __init__(self, workshop: Workshop, opened: _Opened) -> None:
        self._workshop = workshop
        self._opened = opened
        self.embedder: Embedder = workshop.embedder
        self.retriever: Retriever = DeferredRetriever(self._open_retriever)

    @classmethod
    def open(
        cls, settings: Settings, *, progress: Progress = silent, tools: Tools = TOOLS
    ) -> "Library":
        """Open the index; build first what is stale, damaged or missing.

        Raises:
            IndexUnavailableError: If there is no index and another process builds it.
            SettingsError: If a folder or the model of the settings cannot be used.
        """
        workshop = _workshop(settings, progress, tools)
        build = _usable(workshop)
        try:
            return cls(workshop, _Opened.of(build))
        except IndexUnavailableError as error:
            return cls(workshop, _Opened.of(_rebuilt(workshop, build, error)))

    @property
    def careers(self) -> Mapping[str, Career]:
        """Every career that is held, by the id of its document."""
        return self._opened.careers

    @property
    def lexical(self) -> LexicalIndex:
        """The words of all passages, in the order of `careers`."""
        return self._opened.lexical

    @property
    def problems(self) -> tuple[DocumentError, ...]:
        """Why files could not be taken; all others are held."""
        return self._opened.build.manifest.problems

    def _open_retriever(self) -> Retriever:
        """Open the retriever; where it turns out to be damaged, build again once."""
        opened = self._opened
        try:
            return opened.retriever(self.embedder)
        except IndexUnavailableError as error:
            build = _rebuilt(self._workshop, opened.build, error)
            self._opened = _Opened.of(build)
            return self._opened.retriever(self.embedder)


def build(
    settings: Settings, *, progress: Progress = silent, tools: Tools = TOOLS
) -> BuildReport:
    """Build the index from the documents as they are.

    Raises:
        IndexUnavailableError: If another process writes the index.
        SettingsError: If a folder or the model of the settings cannot be used.
    """
    workshop = _workshop(settings, progress, tools)
    with workshop.builds.locked():
        return workshop.make().report


def add(
    settings: Settings,
    paths: Sequence[Path],
    *,
    replace: bool = False,
    progress: Progress = silent,
    tools: Tools = TOOLS,
) -> BuildReport:
    """Copy documents into the data folder and index them.

    A folder stands for all files in it that can be read; one that cannot, or whose
    career is held, is reported and the others are taken. With `replace` a file takes
    the place of the one that holds its career.

    Raises:
        DocumentError: If a file cannot be taken; nothing is changed.
        IndexUnavailableError: If another process writes the index.
        SettingsError: If a folder or the model of the settings cannot be used.
    """
    workshop = _workshop(settings, progress, tools)
    with workshop.builds.locked():
        held = _ensured(workshop).manifest.careers
        new = incoming(paths, SUFFIXES, workshop.read, () if replace else held)
        with changed(workshop.folders.added, new.files):
            report = workshop.make().report
    return dataclasses.replace(report, problems=(*report.problems, *new.problems))


def remove(
    settings: Settings,
    career: str,
    *,
    progress: Progress = silent,
    tools: Tools = TOOLS,
) -> BuildReport:
    """Delete the added document of `career`; what it stood in for is held again.

    Raises:
        CareerNotFoundError: If no such career is held.
        DocumentError: If its document is not an added one.
        IndexUnavailableError: If another process writes the index.
        SettingsError: If a folder or the model of the settings cannot be used.
    """
    workshop = _workshop(settings, progress, tools)
    with workshop.builds.locked():
        careers = _ensured(workshop).manifest.careers
        if career not in careers:
            raise CareerNotFoundError(career, list(careers))
        if (source := careers[career]).origin is Origin.KNOWLEDGE:
            reason = OF_KNOWLEDGE.format(folder=settings.knowledge)
            raise DocumentError(source.name, reason)
        with changed(workshop.folders.added, {Path(source.name).parent.name: None}):
            return workshop.make().report


def status(settings: Settings, *, tools: Tools = TOOLS) -> Status:
    """Look at the index without building it."""
    workshop = _workshop(settings, silent, tools)
    if (build := workshop.builds.current()) is None:
        return Status()
    manifest = build.manifest
    return Status(
        build=manifest.build,
        built=manifest.built,
        model=manifest.model,
        code=manifest.code,
        fresh=workshop.is_fresh(build),
        whole=_is_whole(build, workshop.embedder),
        documents=len(manifest.careers),
        passages=manifest.passages,
        problems=manifest.problems,
    )


def _workshop(settings: Settings, progress: Progress, tools: Tools) -> Workshop:
    data = settings.data.resolve()
    return Workshop(
        folders=Folders(settings.knowledge, data / DOCUMENTS),
        builds=Builds(data),
        suffixes=SUFFIXES,
        max_mb=settings.max_document_mb,
        read=partial(tools.read, max_mb=settings.max_document_mb),
        embedder=tools.embedder
        or StoredEmbedder(settings.embedding_model, data / MODELS),
        progress=progress,
    )


def _usable(workshop: Workshop) -> Build:
    """Return a fresh build; an older one where another process is at work."""
    build = workshop.builds.current()
    if build is not None and workshop.is_fresh(build):
        return build
    try:
        with workshop.builds.locked():
            return _ensured(workshop)
    except IndexUnavailableError as error:
        if build is None or not build.is_complete():
            raise
        logger.warning("%s The older index answers until then.", error)
        return build


def _ensured(workshop: Workshop) -> Build:
    """Return a fresh build, made now if need be; the caller holds the lock."""
    build = workshop.builds.current()
    if build is not None and workshop.is_fresh(build):
        return build
    return workshop.make().build


def _rebuilt(workshop: Workshop, damaged: Build, error: IndexUnavailableError) -> Build:
    """Return a build that is not the `damaged` one."""
    logger.warning("%s This is done now.", error)
    with workshop.builds.locked():
        build = workshop.builds.current()
        if build is None or build.folder == damaged.folder:
            return workshop.make().build
        return build


def _is_whole(build: Build, embedder: Embedder) -> bool:
    try:
        _Opened.of(build).retriever(embedder)
    except IndexUnavailableError:
        return False
    return True
