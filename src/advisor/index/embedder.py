"""Texts -> vectors, with onnxruntime and tokenizers alone."""

import logging
import os
import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from advisor.errors import IndexUnavailableError
from advisor.index.export import (
    NETWORK,
    SHIPPED,
    EmbedderDescription,
    export,
    exported_folder,
    read_description,
)

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

THREADS = 2
LOCK = ".lock"
SHIPPED_DAMAGED = (
    "The embedding model that comes with the advisor is missing or damaged; install"
    " the advisor again."
)

logger = logging.getLogger(__name__)


class OnnxEmbedder:
    """An exported sentence-transformers model; safe to share between threads."""

    def __init__(
        self,
        description: EmbedderDescription,
        tokenizer: "Tokenizer",
        session: "InferenceSession",
    ) -> None:
        self._description = description
        self._tokenizer = tokenizer
        self._session = session

    @classmethod
    def open(cls, folder: Path) -> "OnnxEmbedder":
        """Open the model that `export` wrote to `folder`.

        Raises:
            IndexUnavailableError: If it is missing or damaged.
        """
        from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidProtobuf
        from tokenizers import Tokenizer

        try:
            description = read_description(folder)
            tokenizer = Tokenizer.from_str(description.tokenizer(folder))
            session = _session(folder / NETWORK)
        except (OSError, ValueError, Fail, InvalidProtobuf) as error:
            raise IndexUnavailableError(
                f"The embedding model in {folder} is damaged; delete that folder and"
                " it is made again."
            ) from error
        tokenizer.no_padding()  # one text at a time needs none
        tokenizer.enable_truncation(description.max_length)
        return cls(description, tokenizer, session)

    @property
    def model(self) -> str:
        """Fingerprint of the weights."""
        return self._description.model

    @property
    def dimensions(self) -> int:
        """Length of each vector."""
        return self._description.dimensions

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length one for each text.

        Each text runs by itself: a quantized network scales its activations by all
        that stands in a batch, so that a vector would depend on the other texts.
        """
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self._run(self._tokenizer.encode(text))
        return vectors

    def _run(self, encoded: "Encoding") -> NDArray[np.float32]:
        tensors = {
            "input_ids": [encoded.ids],
            "attention_mask": [encoded.attention_mask],
            "token_type_ids": [encoded.type_ids],
        }
        fed = {
            name: np.array(tensors[name], dtype=np.int64)
            for name in self._description.inputs
        }
        (vectors,) = self._session.run(None, fed)
        return np.asarray(vectors[0], dtype=np.float32)


FEW = 8
"""Texts up to which they are those of a question, and their vectors remembered."""
REMEMBERED = 512


class StoredEmbedder:
    """The embedder of a setting: exported when it never was, opened at first use.

    Its fingerprint and dimensions are known without opening it.
    """

    def __init__(self, model: str, models: Path) -> None:
        self._setting = model
        self.folder = exported_folder(model, models)
        self._lock = threading.Lock()
        self._opened: OnnxEmbedder | None = None
        self._vectors: dict[str, NDArray[np.float32]] = {}

    @cached_property
    def description(self) -> EmbedderDescription:
        """What the exported model says of itself."""
        return self._exported(_is_whole)

    @property
    def model(self) -> str:
        """Fingerprint of the weights."""
        return self.description.model

    @property
    def dimensions(self) -> int:
        """Length of each vector."""
        return self.description.dimensions

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length one for each text."""
        with self._lock:
            if self._opened is None:
                self._opened = self._open()
            opened = self._opened
        if not 0 < len(texts) <= FEW:
            return opened.embed(texts)
        return np.stack([self._recent(opened, text) for text in texts])

    def _recent(self, opened: OnnxEmbedder, text: str) -> NDArray[np.float32]:
        """Return the vector of `text`; one turn reads and searches the same words."""
        vector = self._vectors.get(text)
        if vector is None:
            vector = opened.embed([text])[0]
            if len(self._vectors) >= REMEMBERED:
                self._vectors.clear()
            self._vectors[text] = vector
        return vector

    def _open(self) -> OnnxEmbedder:
        self._exported(_is_whole)
        try:
            return OnnxEmbedder.open(self.folder)
        except IndexUnavailableError:
            logger.warning("The model in %s is damaged; making it again", self.folder)
            self._exported(_opens)
            return OnnxEmbedder.open(self.folder)

    def _exported(self, is_good: Callable[[Path], bool]) -> EmbedderDescription:
        """Export the model unless it `is_good`; one process at a time does."""
        if not is_good(self.folder):
            if self.folder == SHIPPED:
                raise IndexUnavailableError(SHIPPED_DAMAGED)
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self.folder.parent / LOCK):
                if not is_good(self.folder):
                    logger.info("Preparing the embedding model; this happens once")
                    export(self._setting, self.folder)
        return read_description(self.folder)


def _is_whole(folder: Path) -> bool:
    """Tell whether an exported model is in `folder`, without opening it."""
    try:
        return read_description(folder).fits(folder)
    except (OSError, ValueError):
        return False


def _opens(folder: Path) -> bool:
    try:
        OnnxEmbedder.open(folder)
    except IndexUnavailableError:
        return False
    return True


def _session(path: Path) -> "InferenceSession":
    """Open the network with little memory.

    The arena would keep what the longest batch needed. Prepacking stays on: it halves
    the time of a question and the peak of memory is the loading itself.
    """
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = min(THREADS, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
