"""The files that careers are read from, and whether they are still the same."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

NOT_CAREERS = frozenset({"readme.md"})


class Origin(StrEnum):
    """How a file came to be held."""

    KNOWLEDGE = "knowledge"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was when it was looked at.

    Attributes:
        origin: How it came to be held.
        name: Its path inside the folder of its origin.
        size: Bytes.
        modified: Date of change in nanoseconds.
        sha256: Hash of its bytes; empty where they cannot be read.
    """

    origin: Origin
    name: str
    size: int
    modified: int
    sha256: str

    @property
    def key(self) -> tuple[Origin, str]:
        """What tells this file from all others."""
        return self.origin, self.name

    @property
    def content(self) -> tuple[Origin, str, str]:
        """What decides whether an index made from this file is still good."""
        return self.origin, self.name, self.sha256


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the files of each origin lie."""

    knowledge: Path
    added: Path

    def path(self, source: Source) -> Path:
        """Return where `source` is now."""
        return self._root(source.origin) / source.name

    def look(
        self,
        suffixes: Collection[str],
        known: Mapping[tuple[Origin, str], Source],
    ) -> tuple[Source, ...]:
        """Return every file as it is now, those of the knowledge folder first.

        The bytes of a file are read only when its size or its date differ from what
        is `known` of it.
        """
        found = [
            (Origin.KNOWLEDGE, path) for path in documents_in(self.knowledge, suffixes)
        ]
        found += [(Origin.ADDED, path) for path in _added_in(self.added, suffixes)]
        return tuple(self._seen(origin, path, known) for origin, path in found)

    def _seen(
        self,
        origin: Origin,
        path: Path,
        known: Mapping[tuple[Origin, str], Source],
    ) -> Source:
        name = path.relative_to(self._root(origin)).as_posix()
        facts = path.stat()
        size, modified = facts.st_size, facts.st_mtime_ns
        before = known.get((origin, name))
        if before and (before.size, before.modified) == (size, modified):
            return before
        return Source(origin, name, size, modified, _sha256(path))

    def _root(self, origin: Origin) -> Path:
        return self.knowledge if origin is Origin.KNOWLEDGE else self.added


def documents_in(folder: Path, suffixes: Collection[str]) -> list[Path]:
    """Return the files right in `folder` that can hold a career, in order."""
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.iterdir()
        if path.is_file()
        and path.suffix.lower() in suffixes
        and not path.name.startswith(".")
        and path.name.lower() not in NOT_CAREERS
    )


def _added_in(folder: Path, suffixes: Collection[str]) -> list[Path]:
    """Return the added documents: each in a folder named by its career."""
    if not folder.is_dir():
        return []
    return [
        path
        for path in sorted(folder.glob("*/*"))
        if path.is_file()
        and path.suffix.lower() in suffixes
        and not path.parent.name.startswith(".")
    ]


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
