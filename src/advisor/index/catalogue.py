"""Careers, passages and vectors in one SQLite file: all that Chroma is built from."""

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter, ValidationError

from advisor.career import Career
from advisor.document import SourceDocument, Span, TextFormat
from advisor.errors import IndexUnavailableError
from advisor.passage import Passage
from advisor.profile import CareerProfile

SCHEMA = """
CREATE TABLE documents (
    position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, title TEXT NOT NULL,
    text TEXT NOT NULL, format TEXT NOT NULL, filename TEXT NOT NULL,
    sha256 TEXT NOT NULL, body_start INTEGER NOT NULL, meta TEXT NOT NULL,
    profile TEXT NOT NULL
) STRICT;
CREATE TABLE passages (
    position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    text TEXT NOT NULL, path TEXT NOT NULL, first INTEGER NOT NULL,
    beyond INTEGER NOT NULL
) STRICT;
CREATE TABLE vectors (
    model TEXT NOT NULL, text_sha256 TEXT NOT NULL, vector BLOB NOT NULL,
    PRIMARY KEY (model, text_sha256)
) STRICT, WITHOUT ROWID;
"""

READ_DOCUMENTS = """
SELECT id, title, text, format, filename, sha256, body_start, meta, profile
FROM documents ORDER BY position
"""
READ_PASSAGES = """
SELECT id, document, text, path, first, beyond FROM passages ORDER BY position
"""


def text_key(text: str) -> str:
    """Return the key under which the vector of `text` is kept."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def write_catalogue(
    path: Path,
    careers: Sequence[Career],
    model: str,
    vectors: Mapping[str, NDArray[np.float32]],
) -> None:
    """Write a new catalogue to `path`.

    Args:
        path: A file that does not exist.
        careers: What is held, in the order in which it is to be read again.
        model: Fingerprint of the model that made `vectors`.
        vectors: The vector of each text by its `text_key`.
    """
    passages = [passage for career in careers for passage in career.passages]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(SCHEMA)
        connection.executemany(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((n, *_document_row(career)) for n, career in enumerate(careers)),
        )
        connection.executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((n, *_passage_row(passage)) for n, passage in enumerate(passages)),
        )
        connection.executemany(
            "INSERT INTO vectors VALUES (?, ?, ?)",
            (
                (model, key, vector.astype("<f4").tobytes())
                for key, vector in vectors.items()
            ),
        )


def read_careers(path: Path) -> tuple[Career, ...]:
    """Read every career that the catalogue at `path` holds.

    Raises:
        IndexUnavailableError: If it is missing or damaged.
    """
    with _opened(path) as connection:
        passages: defaultdict[str, list[Passage]] = defaultdict(list)
        for id_, document, text, path_, first, beyond in connection.execute(
            READ_PASSAGES
        ):
            span = Span(document, first, beyond)
            passages[document].append(
                Passage(id_, text, tuple(json.loads(path_)), span)
            )
        careers = []
        for row in connection.execute(READ_DOCUMENTS):
            document = _document(*row[:-1])
            profile = _profiles().validate_json(row[-1])
            held = tuple(passages[document.id])
            careers.append(Career(document, profile, held))
        return tuple(careers)


def read_vectors(path: Path, model: str) -> dict[str, NDArray[np.float32]]:
    """Read the vectors that `model` made, by the `text_key` of their texts.

    Raises:
        IndexUnavailableError: If the catalogue is missing or damaged.
    """
    query = "SELECT text_sha256, vector FROM vectors WHERE model = ?"
    with _opened(path) as connection:
        return {
            key: np.frombuffer(vector, dtype="<f4").astype(np.float32)
            for key, vector in connection.execute(query, (model,))
        }


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the catalogue at `path` to read it; damage becomes our error."""
    try:
        uri = f"{path.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            yield connection
    except (sqlite3.Error, ValidationError, ValueError, TypeError) as error:
        raise IndexUnavailableError(
            f"The catalogue {path} is damaged; build the index again."
        ) from error


@cache
def _profiles() -> TypeAdapter[CareerProfile]:
    return TypeAdapter(CareerProfile)


def _document_row(career: Career) -> tuple[str | int, ...]:
    document = career.document
    return (
        document.id,
        document.title,
        document.text,
        document.format.value,
        document.filename,
        document.sha256,
        document.body_start,
        json.dumps(document.meta),
        _profiles().dump_json(career.profile).decode(),
    )


def _passage_row(passage: Passage) -> tuple[str | int, ...]:
    span = passage.span
    path = json.dumps(passage.path)
    return (passage.id, span.document, passage.text, path, span.start, span.end)


def _document(
    id_: str,
    title: str,
    text: str,
    format_: str,
    filename: str,
    sha256: str,
    body_start: int,
    meta: str,
) -> SourceDocument:
    return SourceDocument(
        id=id_,
        title=title,
        text=text,
        format=TextFormat(format_),
        filename=filename,
        sha256=sha256,
        body_start=body_start,
        meta=tuple((name, value) for name, value in json.loads(meta)),
    )
