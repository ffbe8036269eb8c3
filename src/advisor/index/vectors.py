"""Vectors of passages in a local Chroma collection: nobody else knows Chroma."""

import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import numpy as np
from numpy.typing import NDArray

from advisor.errors import IndexUnavailableError
from advisor.passage import Passage

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection
    from chromadb.api.types import Where

COLLECTION = "passages"
SPACE: Literal["cosine"] = "cosine"
PROBED = 50  # neighbours that must be found; of thousands Chroma may miss some
DATABASE = "chroma.sqlite3"  # without it Chroma silently starts an empty one


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A passage and the cosine of its vector with the one that was searched for."""

    passage: str
    cosine: float


class VectorIndex:
    """A Chroma collection with one vector for each passage; safe between threads.

    The files are let go of when the index is not used any more, or by `close()`.
    """

    def __init__(
        self, folder: Path, client: "Client", collection: "Collection"
    ) -> None:
        self._folder = folder
        self._collection = collection
        self.close = weakref.finalize(self, client.close)

    @classmethod
    def create(
        cls,
        folder: Path,
        passages: Sequence[Passage],
        vectors: NDArray[np.float32],
        stored: Callable[[int], None] = lambda done: None,
    ) -> None:
        """Write a new collection to `folder`; row i of `vectors` is of passage i."""
        from chromadb.api.collection_configuration import (
            CreateCollectionConfiguration,
            CreateHNSWConfiguration,
        )

        with _damage_named(folder):
            client = _client(folder)
            try:
                collection = client.create_collection(
                    COLLECTION,
                    configuration=CreateCollectionConfiguration(
                        hnsw=CreateHNSWConfiguration(space=SPACE)
                    ),
                    embedding_function=None,
                )
                size = client.get_max_batch_size()
                for start in range(0, len(passages), size):
                    batch = passages[start : start + size]
                    collection.add(
                        ids=[passage.id for passage in batch],
                        embeddings=vectors[start : start + size],
                        documents=[passage.text for passage in batch],
                        metadatas=[_metadata(passage) for passage in batch],
                    )
                    stored(start + len(batch))
            finally:
                client.close()

    @classmethod
    def open(cls, folder: Path, *, count: int, dimensions: int) -> "VectorIndex":
        """Open the collection in `folder` and check that it is whole.

        Raises:
            IndexUnavailableError: If it is missing, damaged, of another space or
                dimension, or holds other than `count` vectors.
        """
        if not (folder / DATABASE).is_file():
            raise _damaged(folder)
        with _damage_named(folder):
            client = _client(folder)
            try:
                collection = client.get_collection(COLLECTION, embedding_function=None)
            except BaseException:
                client.close()
                raise
            index = cls(folder, client, collection)
            whole = index._whole(count, dimensions)
        if not whole:
            index.close()
            raise _damaged(folder)
        return index

    def __len__(self) -> int:
        return self._collection.count()

    def search(
        self,
        vector: NDArray[np.float32],
        k: int,
        documents: Sequence[str] | None = None,
    ) -> list[Neighbour]:
        """Return the `k` passages nearest to `vector`, the nearest first.

        The search is approximate: among many equal vectors it may miss some.
        """
        if k < 1 or (documents is not None and not documents):
            return []
        with _damage_named(self._folder):
            found = self._collection.query(
                query_embeddings=vector.reshape(1, -1),
                n_results=k,
                where=_where(documents),
                include=["distances"],
            )
        distances = found["distances"] or [[]]
        return [
            Neighbour(passage, min(1.0, 1.0 - distance))
            for passage, distance in zip(found["ids"][0], distances[0], strict=True)
        ]

    def vectors(self, ids: Sequence[str]) -> Mapping[str, NDArray[np.float32]]:
        """Return the vectors of the passages `ids`, by id."""
        if not ids:
            return {}
        with _damage_named(self._folder):
            found = self._collection.get(ids=list(ids), include=["embeddings"])
        rows = np.asarray(found["embeddings"], dtype=np.float32)
        return dict(zip(found["ids"], rows, strict=True))

    def _whole(self, count: int, dimensions: int) -> bool:
        hnsw = self._collection.configuration_json["hnsw"]
        if hnsw["space"] != SPACE or self._collection.count() != count:
            return False
        probe = np.full(dimensions, dimensions**-0.5, dtype=np.float32)
        wanted = min(count, PROBED)
        return len(self.search(probe, wanted)) == wanted


def _client(folder: Path) -> "Client":
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(
        path=str(folder.resolve()), settings=Settings(anonymized_telemetry=False)
    )
    return cast("Client", client)  # declared as its interface, which lacks `close`


def _metadata(passage: Passage) -> dict[str, str | int]:
    return {
        "document": passage.span.document,
        "start": passage.span.start,
        "end": passage.span.end,
        "section": " > ".join(passage.path),
    }


def _where(documents: Sequence[str] | None) -> "Where | None":
    if documents is None:
        return None
    among: dict[Literal["$in", "$nin"], list[str | int | float | bool]]
    among = {"$in": [*documents]}
    return {"document": among}


def _damaged(folder: Path) -> IndexUnavailableError:
    return IndexUnavailableError(
        f"The vectors in {folder} are damaged; build the index again."
    )


@contextmanager
def _damage_named(folder: Path) -> Iterator[None]:
    """Turn what Chroma says of damaged files into one of our errors."""
    from chromadb.errors import ChromaError

    try:
        yield
    except ChromaError as error:
        raise _damaged(folder) from error
