"""Fitting of the model that tells whether an answer is worth giving.

An example is the answer that would be given if none were withheld: worth giving if it
cites words that answer, not if the page has none or if others were cited.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from sklearn.linear_model import LogisticRegression

from advisor import Advisor, Settings
from advisor.conversation import Reply, Signals
from advisor.understanding.abstain import group_of
from advisor.understanding.intents import SOCIAL, Intent
from training.data import HERE, Asked, careers

REGULARISATION = 10.0
"""Inverse strength of the L2 penalty, scikit-learn's `C`."""


@dataclass(frozen=True, slots=True)
class Example:
    """What is known of the hits for one message, and whether they led to an answer."""

    group: str
    signals: Signals
    covered: bool


def fitted(asked: Sequence[Asked]) -> dict[str, dict[str, object]]:
    """Return the weights of each group's model, fitted to `asked`, and its accuracy."""
    with TemporaryDirectory() as data:
        settings = Settings(knowledge=HERE / "careers", data=Path(data))
        found = list(_signals(Advisor.open(settings), asked))
    groups = sorted({example.group for example in found})
    return {
        group: _model([example for example in found if example.group == group])
        for group in groups
    }


def _model(examples: Sequence[Example]) -> dict[str, object]:
    signals = np.array([astuple(example.signals) for example in examples])
    answered = np.array([example.covered for example in examples])
    model = LogisticRegression(C=REGULARISATION, max_iter=1000)
    model.fit(signals, answered)
    names = [field.name for field in fields(Signals)]
    weights = dict(zip(names, map(float, model.coef_[0]), strict=True))
    return {
        "weights": {name: round(weight, 4) for name, weight in weights.items()},
        "bias": round(float(model.intercept_[0]), 4),
        "examples": len(examples),
        "accuracy": round(float(model.score(signals, answered)), 3),
    }


def _signals(advisor: Advisor, asked: Sequence[Asked]) -> Iterator[Example]:
    """Yield an example for each message that was searched.

    A talk is left out, as are messages that ask several things.
    """
    steps = advisor.steps
    for message in asked:
        if len(message.parts) > 1 or message.before:
            continue
        name = careers()[message.career].document.title
        query = advisor.understood(message.text, career=name)
        evidence = steps.retrieve(query)[1]
        trusted = tuple(replace(found, covered=1.0) for found in evidence)
        reply = steps.verify(steps.answer((query, trusted)))
        found = evidence[0]
        if found.signals and message.parts[0].intent not in SOCIAL:
            group = group_of(Intent(found.request.intent))
            if group == "kind" and not found.signals.kind:
                group = "topic"
            yield Example(group, found.signals, _is_right(reply, message))


def _is_right(reply: Reply, message: Asked) -> bool:
    """Tell whether `reply` cites words that answer `message`."""
    passages = careers()[message.career].passages
    answering = {
        (passages[row].span.start, passages[row].span.end) for row in message.rows
    }
    return any((cited.start, cited.end) in answering for cited in reply.citations)


def write(model: dict[str, dict[str, object]], path: Path) -> None:
    """Write the weights to `path`."""
    path.write_text(json.dumps(model, indent=1) + "\n", "utf-8")
