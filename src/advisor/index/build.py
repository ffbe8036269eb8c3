"""Careers -> a published build; only what changed is read and embedded again."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from advisor.career import Career
from advisor.errors import (
    DocumentError,
    IndexUnavailableError,
    SettingsError,
)
from advisor.index.builds import CATALOGUE, CHROMA, LEXICAL, Build, Builds
from advisor.index.catalogue import read_vectors, text_key, write_catalogue
from advisor.index.lexical import LexicalIndex
from advisor.index.manifest import Entry, Manifest, Problem, code_version, file_sizes
from advisor.index.sources import Folders, Origin, Source
from advisor.index.vectors import VectorIndex
from advisor.seams import Embedder, Progress
from advisor.tokens import tokenize

EMBEDDED_AT_ONCE = 128  # texts between two reports of progress
SECOND = "holds the career {career!r}, as {holder} does; keep one of the two."


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build changed; `problems` are the files that it could not take."""

    added: tuple[str, ...]
    updated: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    passages: int
    embedded: int
    seconds: float
    problems: tuple[DocumentError, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A new build and what it changed."""

    build: Build
    report: BuildReport


@dataclass(frozen=True, slots=True)
class Workshop:
    """Everything that a build is made with.

    Attributes:
        folders: Where the documents lie.
        builds: Where builds go.
        suffixes: The endings of file names that can be read.
        max_mb: Largest file that is read.
        read: Reads one file.
        embedder: Makes the vectors.
        progress: Hears how far the work is.
    """

    folders: Folders
    builds: Builds
    suffixes: frozenset[str]
    max_mb: float
    read: Callable[[Path], Career]
    embedder: Embedder
    progress: Progress

    def is_fresh(self, build: Build) -> bool:
        """Tell whether `build` is complete and what `make` would make now."""
        manifest = build.manifest
        return (
            build.is_complete()
            and self._same_reading(manifest)
            and manifest.model == self.embedder.model
            and [entry.source.content for entry in manifest.entries]
            == [source.content for source in self._sources(manifest)]
        )

    def make(self) -> Made:
        """Make a build from the files as they are and publish it.

        The caller holds the lock.

        Raises:
            SettingsError: If there is no knowledge folder.
        """
        if not self.folders.knowledge.is_dir():
            raise SettingsError(
                f"There is no folder {self.folders.knowledge}; set ADVISOR_KNOWLEDGE to"
                " the folder of career documents."
            )
        started = time.perf_counter()
        before = self.builds.current()
        entries, careers = self._taken(before)
        with self.builds.new() as folder:
            embedded = self._write(
                folder, careers, _known_vectors(before, self.embedder.model)
            )
            manifest = Manifest(
                build=folder.name,
                previous=before.folder.name if before else "",
                built=datetime.now(UTC).isoformat(timespec="seconds"),
                seconds=time.perf_counter() - started,
                model=self.embedder.model,
                dimensions=self.embedder.dimensions,
                code=code_version(),
                max_mb=self.max_mb,
                entries=entries,
                passages=sum(len(career.passages) for career in careers),
                files=file_sizes(folder),
            )
            self.builds.publish(Build(folder, manifest))
        report = _report(before.manifest if before else None, manifest, embedded)
        return Made(Build(folder, manifest), report)

    def _same_reading(self, manifest: Manifest) -> bool:
        """Tell whether the documents would be read as they were for `manifest`."""
        return manifest.code == code_version() and manifest.max_mb == self.max_mb

    def _sources(self, manifest: Manifest | None) -> tuple[Source, ...]:
        return self.folders.look(self.suffixes, manifest.sources if manifest else {})

    def _taken(
        self, before: Build | None
    ) -> tuple[tuple[Entry, ...], tuple[Career, ...]]:
        """Return what became of every file, and the careers that are held.

        Of two files with the same career the first is taken, but an added document
        takes the place of one from the knowledge folder.
        """
        reusable = self._reusable(before)
        sources = self._sources(before.manifest if before else None)
        entries: dict[Source, Entry] = {}
        holders: dict[str, Source] = {}
        careers: dict[str, Career] = {}
        for done, source in enumerate(sources, 1):
            try:
                career = reusable.get(source.content) or self._read(source)
                id_ = career.document.id
                if (holder := holders.get(id_)) is not None:
                    if not _replaces(source, holder):
                        raise _second(source, id_, holder)
                    entries[holder] = Entry(holder)
                holders[id_], careers[id_] = source, career
                entries[source] = Entry(source, career=id_)
            except DocumentError as error:
                entries[source] = Entry(
                    source, problem=Problem(error.filename, error.reason)
                )
            self.progress(done, len(sources), "reading")
        return tuple(entries.values()), tuple(careers.values())

    def _read(self, source: Source) -> Career:
        return self.read(self.folders.path(source))

    def _reusable(self, before: Build | None) -> dict[tuple[Origin, str, str], Career]:
        """Return the careers that need not be read again, by the file's content."""
        if before is None or not self._same_reading(before.manifest):
            return {}
        try:
            careers = {career.document.id: career for career in before.careers()}
        except IndexUnavailableError:
            return {}
        return {
            source.content: careers[id_]
            for id_, source in before.manifest.careers.items()
            if source.sha256 and id_ in careers
        }

    def _write(
        self,
        folder: Path,
        careers: Sequence[Career],
        known: Mapping[str, NDArray[np.float32]],
    ) -> int:
        """Write all parts of a build and return how many texts were embedded."""
        passages = [passage for career in careers for passage in career.passages]
        texts = {text_key(p.searchable): p.searchable for p in passages}
        fresh = self._embedded({k: t for k, t in texts.items() if k not in known})
        vectors = {key: fresh[key] if key in fresh else known[key] for key in texts}
        write_catalogue(folder / CATALOGUE, careers, self.embedder.model, vectors)
        tokens = [tokenize(passage.searchable) for passage in passages]
        LexicalIndex.build(tokens).save(folder / LEXICAL)
        rows = np.empty((len(passages), self.embedder.dimensions), dtype=np.float32)
        for row, passage in enumerate(passages):
            rows[row] = vectors[text_key(passage.searchable)]
        VectorIndex.create(
            folder / CHROMA,
            passages,
            rows,
            lambda done: self.progress(done, len(passages), "storing"),
        )
        return len(fresh)

    def _embedded(self, texts: Mapping[str, str]) -> dict[str, NDArray[np.float32]]:
        keys = list(texts)
        vectors: dict[str, NDArray[np.float32]] = {}
        for start in range(0, len(keys), EMBEDDED_AT_ONCE):
            batch = keys[start : start + EMBEDDED_AT_ONCE]
            rows = self.embedder.embed([texts[key] for key in batch])
            vectors |= dict(zip(batch, rows, strict=True))
            self.progress(len(vectors), len(keys), "embedding")
        return vectors


def _known_vectors(
    before: Build | None, model: str
) -> Mapping[str, NDArray[np.float32]]:
    try:
        return read_vectors(before.folder / CATALOGUE, model) if before else {}
    except IndexUnavailableError:
        return {}


def _second(source: Source, career: str, holder: Source) -> DocumentError:
    filename = Path(source.name).name
    return DocumentError(filename, SECOND.format(career=career, holder=holder.name))


def _replaces(source: Source, holder: Source) -> bool:
    return source.origin is Origin.ADDED and holder.origin is Origin.KNOWLEDGE


def _report(before: Manifest | None, after: Manifest, embedded: int) -> BuildReport:
    old = before.careers if before else {}
    new = after.careers
    same = {id_ for id_ in new if id_ in old and old[id_].sha256 == new[id_].sha256}
    return BuildReport(
        added=tuple(id_ for id_ in new if id_ not in old),
        updated=tuple(id_ for id_ in new if id_ in old and id_ not in same),
        removed=tuple(id_ for id_ in old if id_ not in new),
        unchanged=tuple(id_ for id_ in new if id_ in same),
        passages=after.passages,
        embedded=embedded,
        seconds=after.seconds,
        problems=after.problems,
    )
