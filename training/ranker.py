"""Fitting of the ranker that chooses among the drafts that could answer.

An example is a message with the candidates for it and what each is worth: what share
of the words that answer it cites, and how little else. The network is fitted so that
the expected worth of a candidate drawn by its odds is highest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from numpy.typing import NDArray

from advisor import Advisor, Settings
from advisor.chat.candidates import ANSWERING, Act, Candidate, candidates
from advisor.chat.chain import Ask, Steps
from advisor.chat.ranker import Ranker
from advisor.chat.signals import signals
from advisor.conversation import Outcome, Turn
from advisor.understanding.intents import COMPUTING, SOCIAL, Intent
from training.data import HERE, Asked, careers
from training.networks import Layers, joined

UNITS = 8
MEMBERS = 7
"""Networks from different random starts whose scores are averaged: one wide network."""
STEPS = 300
RATE = 5e-3
DECAY = 0.1
DROPOUT = 0.2
WRONG = -0.2
"""What an answer that cites nothing of what answers is worth; silence is worth 0."""
BETA = 2.0
OTHER = 0.75
"""What of that is left where the draft answers another question."""
QUOTED, QUOTED_INSTEAD = 0.85, 0.4
"""The same where words are quoted, and where they are that should be computed with."""
SILENT = 0.6
"""What saying that the document is silent is worth where the subject is missed."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """The signals of the candidates for a message, and what each is worth."""

    career: str
    signals: NDArray[np.float32]
    worth: NDArray[np.float32]


def examples(asked: Sequence[Asked]) -> list[Example]:
    """Return an example for each of `asked` that asks one thing of its document."""
    with TemporaryDirectory() as data:
        settings = Settings(knowledge=HERE / "careers", data=Path(data))
        advisor = Advisor.open(settings)
        chooser = replace(advisor.steps.chooser, ranker=_First())
        return list(_examples(replace(advisor.steps, chooser=chooser), asked))


def _examples(steps: Steps, asked: Sequence[Asked]) -> Iterator[Example]:
    """Yield the examples; a conversation is held with the advisor as it is."""
    said: dict[int, Turn] = {}
    for message in asked:
        career = careers()[message.career]
        turns = tuple(said[id(one)] for one in message.before if id(one) in said)
        query = steps.understand(Ask(message.text, turns, career.document.id))
        evidence = steps.retrieve(query)[1]
        reply = steps.verify(steps.answer((query, evidence)))
        said[id(message)] = Turn(message.text, reply)
        if len(message.parts) > 1 or len(evidence) != 1 or not evidence[0].hits:
            continue
        if message.parts[0].intent in SOCIAL:
            continue
        offered = candidates(evidence[0], career, steps.chooser.guide)
        yield Example(
            message.career,
            signals(offered, evidence[0], career),
            np.array([worth(one, message) for one in offered], dtype=np.float32),
        )


class _First:
    """Takes the first candidate, as long as nothing is learned."""

    def odds(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        odds: NDArray[np.float64] = np.eye(1, len(rows))[0]
        return odds


def worth(candidate: Candidate, message: Asked) -> float:
    """Return what a candidate is worth for `message`, from `WRONG` to 1.

    An answer is worth the F measure of what it cites, which counts recall `BETA`
    times as much as precision (van Rijsbergen, 1979).
    """
    intent, act = message.parts[0].intent, candidate.act
    same = candidate.request.intent == intent
    passages = careers()[message.career].passages
    right = {(passages[row].span.start, passages[row].span.end) for row in message.rows}
    if intent is Intent.PLAN:
        return 1.0 if same and act is Act.COMPOSED else 0.0
    if intent is Intent.OUT_OF_SCOPE:
        return (
            1.0 if act is Act.OUTSIDE else SILENT / 2 if _silent(candidate) else WRONG
        )
    if act is Act.OUTSIDE:
        return 0.0
    if not right:
        return (1.0 if same else SILENT) if _silent(candidate) else WRONG
    if act not in ANSWERING:
        return 0.0
    cited = careers()[message.career].statements_at(
        (c.start, c.end) for one in candidate.draft.statements for c in one.citations
    )
    shared = len(cited & right)
    if not shared:
        return WRONG
    weight = BETA**2
    measure = (1 + weight) * shared / (weight * len(right) + len(cited))
    if act is Act.COMPOSED:
        return measure if same else measure * OTHER
    computes = message.parts[0].operation in COMPUTING
    return measure * (QUOTED_INSTEAD if computes else QUOTED)


def _silent(candidate: Candidate) -> bool:
    return candidate.act is Act.WITHHELD or (
        candidate.draft.outcome is Outcome.NOT_COVERED
    )


def fitted(held: Sequence[Example], seed: int) -> Ranker:
    """Return the ranker fitted to `held`, the mean of several networks."""
    torch.manual_seed(seed)
    rows = np.concatenate([example.signals for example in held])
    mean, spread = rows.mean(0), rows.std(0) + 1e-3
    most = max(len(example.worth) for example in held)
    signals_ = np.zeros((len(held), most, rows.shape[1]), np.float32)
    values = np.zeros((len(held), most), np.float32)
    real = np.zeros((len(held), most), bool)
    for at, example in enumerate(held):
        count = len(example.worth)
        signals_[at, :count] = (example.signals - mean) / spread
        values[at, :count], real[at, :count] = example.worth, True
    inputs, worths, mask = map(torch.tensor, (signals_, values, real))
    members = [_network(inputs, worths, mask) for _ in range(MEMBERS)]
    return Ranker(joined(mean, spread, members))


def _network(inputs: torch.Tensor, worths: torch.Tensor, mask: torch.Tensor) -> Layers:
    """Return the two layers of a network fitted from a new random start."""
    hidden = torch.nn.Linear(inputs.shape[-1], UNITS)
    out = torch.nn.Linear(UNITS, 1, bias=False)
    network = torch.nn.Sequential(
        hidden, torch.nn.ReLU(), torch.nn.Dropout(DROPOUT), out
    )
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    for _ in range(STEPS):
        scores = network(inputs)[..., 0].masked_fill(~mask, -torch.inf)
        loss = -(torch.softmax(scores, dim=1) * worths).sum(dim=1).mean()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    return Layers(hidden, out)


def measured(held: Sequence[Example], seed: int) -> dict[str, float]:
    """Return how well a ranker chooses that was fitted to the other careers."""
    got: list[float] = []
    first: list[float] = []
    best: list[float] = []
    for career in sorted({example.career for example in held}):
        others = [example for example in held if example.career != career]
        ranker = fitted(others, seed)
        for example in (one for one in held if one.career == career):
            at = int(np.argmax(ranker.odds(example.signals)))
            got.append(float(example.worth[at]))
            first.append(float(example.worth[0]))
            best.append(float(example.worth.max()))
    return {
        "worth of the likeliest reading": float(np.mean(first)),
        "worth of the chosen": float(np.mean(got)),
        "worth of the best": float(np.mean(best)),
        "chosen is right": float(np.mean(np.array(got) > 0.5)),
        "chosen is wrong": float(np.mean(np.array(got) < 0)),
    }
