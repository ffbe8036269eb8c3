"""Whether what was found answers a question: a logistic model over a few signals.

Trained by `make train` on questions whose page answers them or does not. A threshold
on the cosine alone abstains badly.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from functools import cache
from importlib.resources import files

from advisor.conversation import Signals
from advisor.understanding.intents import Intent
from advisor.understanding.topics import topics


@dataclass(frozen=True, slots=True)
class Weights:
    """Weight of each signal, in the order of `Signals`, and the bias."""

    weights: tuple[float, ...]
    bias: float


def group_of(intent: Intent) -> str:
    """Return which of the models judges an intent.

    "absent" for subjects that documents often leave out, "topic" for one particular
    thing, "kind" for what a kind of facts answers.
    """
    if intent in topics() or intent is Intent.OTHER_ABSENT:
        return "absent"
    return "topic" if intent is Intent.TOPIC else "kind"


@cache
def learned() -> Mapping[str, Weights]:
    """Return the weights of each model, trained with the encoder."""
    text = (files("advisor.understanding") / "abstain.json").read_text("utf-8")
    return {
        group: Weights(
            tuple(float(held["weights"][field.name]) for field in fields(Signals)),
            float(held["bias"]),
        )
        for group, held in json.loads(text).items()
    }


def covered(intent: Intent, signals: Signals) -> float:
    """Return the probability that the documents hold an answer."""
    group = group_of(intent)
    if group == "kind" and not signals.kind:
        group = "topic"  # the document has no facts of the kind
    model = learned()[group]
    pairs = zip(model.weights, astuple(signals), strict=True)
    score = model.bias + math.fsum(weight * signal for weight, signal in pairs)
    return 1 / (1 + math.exp(-score))
