"""Intent of a sentence: logistic regression over its embedding.

Trained on the examples in `examples/`, once for each embedding model, and kept beside
the index.
"""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from advisor.seams import Embedder, Progress, silent
from advisor.understanding.intents import Intent

REGULARISATION = 30.0
"""Inverse strength of the L2 penalty, scikit-learn's `C`."""
BATCH = 256
TRAINING = "Learning what questions mean"
_CODE = b"1"


@dataclass(frozen=True, slots=True)
class IntentClassifier:
    """Weights of shape (intents, dimensions), a bias each, and the intents' names."""

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    intents: tuple[Intent, ...]

    def rank(self, vector: NDArray[np.float32]) -> list[tuple[Intent, float]]:
        """Return every intent with its probability for `vector`, best first."""
        logits = self.weights @ vector + self.bias
        odds = np.exp(logits - logits.max())
        odds /= odds.sum()
        return [(self.intents[at], float(odds[at])) for at in np.argsort(-odds)]

    @classmethod
    def open(
        cls, folder: Path, embedder: Embedder, progress: Progress = silent
    ) -> "IntentClassifier":
        """Load the classifier for `embedder` from `folder`; train it if it is new.

        `progress` hears how far the training is.
        """
        key = f"{embedder.model}:{_fingerprint()}"
        path = folder / f"intents-{hashlib.sha256(key.encode()).hexdigest()[:16]}.npz"
        if not path.exists():
            classifier = train(embedder, progress)
            folder.mkdir(parents=True, exist_ok=True)
            partial = path.with_suffix(f".{os.getpid()}.npz")
            np.savez(
                partial,
                weights=classifier.weights,
                bias=classifier.bias,
                intents=np.array([str(intent) for intent in classifier.intents]),
            )
            partial.replace(path)
        with np.load(path) as held:
            return cls(
                held["weights"],
                held["bias"],
                tuple(Intent(name) for name in held["intents"]),
            )


def train(embedder: Embedder, progress: Progress = silent) -> IntentClassifier:
    """Return a classifier fitted to the examples; takes some twenty seconds."""
    from sklearn.linear_model import LogisticRegression

    pairs = [(text, intent) for intent, texts in examples().items() for text in texts]
    vectors = []
    for start in range(0, len(pairs), BATCH):
        progress(start, len(pairs), TRAINING)
        texts = [text for text, _ in pairs[start : start + BATCH]]
        vectors.append(embedder.embed(texts))
    model = LogisticRegression(C=REGULARISATION, max_iter=1000)
    model.fit(np.concatenate(vectors), [str(intent) for _, intent in pairs])
    progress(len(pairs), len(pairs), TRAINING)
    return IntentClassifier(
        model.coef_.astype(np.float32),
        model.intercept_.astype(np.float32),
        tuple(Intent(name) for name in model.classes_),
    )


@cache
def examples() -> Mapping[Intent, tuple[str, ...]]:
    """Return the example messages of each intent.

    Raises:
        ValueError: If a file names an intent that does not exist.
    """
    import yaml

    held: dict[Intent, list[str]] = {intent: [] for intent in Intent}
    for file in _files():
        for name, texts in yaml.safe_load(file.read_text("utf-8")).items():
            held[Intent(name)].extend(map(str, texts))
    return {intent: tuple(dict.fromkeys(texts)) for intent, texts in held.items()}


def _files() -> list[Path]:
    folder = Path(str(files("advisor.understanding") / "examples"))
    return sorted(folder.glob("*.yaml"))


def _fingerprint() -> str:
    digest = hashlib.sha256(_CODE)
    for file in _files():
        digest.update(file.read_bytes())
    return digest.hexdigest()
