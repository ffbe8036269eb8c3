"""Documents that are added: which files, and the folder that keeps their copies."""

import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from advisor.career import Career
from advisor.errors import DocumentError, DuplicateCareerError
from advisor.index.sources import documents_in

NEW = ".new-"
OLD = ".old-"
EMPTY_FOLDER = "the folder holds no file that can be read; it may hold {suffixes}."
SAME_CALL = "holds the career {career!r}, as {other} does; keep one of the two."


@dataclass(frozen=True, slots=True)
class Incoming:
    """Files to take, by the id of their career, and why others cannot be taken."""

    files: Mapping[str, Path]
    problems: tuple[DocumentError, ...]


def incoming(
    paths: Sequence[Path],
    suffixes: Collection[str],
    read: Callable[[Path], Career],
    held: Collection[str],
) -> Incoming:
    """Read the files that `paths` name; a folder stands for all files in it.

    Raises:
        DocumentError: If a file that is named itself cannot be taken.
    """
    files: dict[str, Path] = {}
    problems: list[DocumentError] = []
    for path in paths:
        for file in _files(path, suffixes):
            try:
                career = _new_career(file, read, held)
            except DocumentError as error:
                if file is path:
                    raise
                problems.append(error)
                continue
            if (other := files.setdefault(career, file)) is not file:
                reason = SAME_CALL.format(career=career, other=other.name)
                problems.append(DocumentError(file.name, reason))
    return Incoming(files, tuple(problems))


def _files(path: Path, suffixes: Collection[str]) -> list[Path]:
    if not path.is_dir():
        return [path]
    if not (files := documents_in(path, suffixes)):
        listed = ", ".join(sorted(suffixes))
        raise DocumentError(path.name, EMPTY_FOLDER.format(suffixes=listed))
    return files


def _new_career(
    file: Path, read: Callable[[Path], Career], held: Collection[str]
) -> str:
    career = read(file).document.id
    if career in held:
        raise DuplicateCareerError(file.name, career)
    return career


@contextmanager
def changed(folder: Path, changes: Mapping[str, Path | None]) -> Iterator[None]:
    """Change the documents in `folder` for as long as the block does not fail.

    Args:
        folder: Where each career has a folder of its own with one file in it.
        changes: The file to copy in the place of each career; None to take it away.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _undo(folder)
    for career, path in changes.items():
        if path is not None:
            (folder / f"{NEW}{career}").mkdir()
            shutil.copyfile(path, folder / f"{NEW}{career}" / path.name)
    try:
        for career in changes:
            _move(folder / career, folder / f"{OLD}{career}")
            _move(folder / f"{NEW}{career}", folder / career)
        yield
    except BaseException:
        for career in changes:
            shutil.rmtree(folder / career, ignore_errors=True)
        _undo(folder)
        raise
    for career in changes:
        shutil.rmtree(folder / f"{OLD}{career}", ignore_errors=True)


def _undo(folder: Path) -> None:
    """Put back what an interrupted change took away and drop what it brought."""
    for path in folder.glob(f"{NEW}*"):
        shutil.rmtree(path)
    for path in folder.glob(f"{OLD}*"):
        place = folder / path.name.removeprefix(OLD)
        if place.exists():
            shutil.rmtree(path)
        else:
            os.replace(path, place)


def _move(path: Path, to: Path) -> None:
    if path.exists():
        os.replace(path, to)
