"""Fine-tuning of the encoder: one network that searches and reads.

One step takes messages about one page and contrasts the passages that answer each with
other passages of that page, a softmax over all of them with several right ones: the
multiple negatives ranking loss of Henderson et al. (2017, arXiv:1705.00652) with
negatives of the same page, which are the hard ones. The levels and phases that a
message means are contrasted in the same way. Beside that, linear heads learn what a
message is about and what it asks, so that messages which ask the same come near each
other whatever their words.
"""

import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

from advisor.understanding.reading import (
    HEADS,
    SHARPNESS,
    in_context,
    level_texts,
    phase_texts,
)
from training.data import Asked, careers, misspelt

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

EPOCHS = 2.5
FROZEN = 2
"""Layers of the network, from the bottom, that stay as they were."""
QUESTIONS = 96
PASSAGES = 24
UTTERANCES = 128
LONGEST = 48
"""Tokens of a text that are read in training."""
TOGETHER = 24
"""Texts that are padded to one length."""
RATE = 3e-4
HEAD_RATE = 5e-3
WARM_UP = 0.1
SCALE = 20.0
HEAD_WEIGHT = 0.6
LINK_WEIGHT = 0.4
MISSPELT = 0.3
LINKED = 0.5
"""Share of the steps that contrast levels, and phases."""
STRAY_CONTEXT = 0.2
"""Share of messages complete by themselves that get the context of another."""
WORDED = 0.5
"""Share of messages in a talk that are read with the words of the one before."""
NONE = -100
"""The label that a cross entropy leaves out."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Messages about one page with texts of the page, and which belong together.

    `labels` holds for each head the labels of the messages, `NONE` where unknown.
    """

    messages: list[str]
    texts: list[str]
    answers: dict[str, tuple[slice, torch.Tensor]]
    labels: dict[str, torch.Tensor]


def batches(
    asked: Sequence[Asked], utterances: Sequence[Asked], draw: random.Random
) -> list[Batch]:
    """Return the batches of one epoch, in random order."""
    by_page: dict[str, list[Asked]] = {}
    for message in asked:
        by_page.setdefault(message.career, []).append(message)
    loose = list(utterances)
    draw.shuffle(loose)
    strays = [
        state
        for message in asked
        if message.before
        for state in (message.state, message.state_in_words)
        if state
    ]
    groups = [("", loose[at : at + UTTERANCES]) for at in _starts(loose, UTTERANCES)]
    for page, messages in by_page.items():
        draw.shuffle(messages)
        groups += [
            (page, messages[at : at + QUESTIONS]) for at in _starts(messages, QUESTIONS)
        ]
    made = [_batch(page, messages, strays, draw) for page, messages in groups]
    draw.shuffle(made)
    return made


def _starts(messages: Sequence[Asked], size: int) -> range:
    return range(0, len(messages), size)


def _batch(
    page: str, messages: Sequence[Asked], strays: Sequence[str], draw: random.Random
) -> Batch:
    career = careers()[page] if page else None
    texts: list[str] = []
    answers: dict[str, tuple[slice, torch.Tensor]] = {}
    if career:
        wanted = [message.rows for message in messages]
        right = sorted({row for rows in wanted for row in rows})
        draw.shuffle(right)
        right = right[:PASSAGES]
        others = [row for row in range(len(career.passages)) if row not in right]
        draw.shuffle(others)
        rows = [*right, *others[: max(6, PASSAGES - len(right))]]
        found = [career.passages[row].searchable for row in rows]
        levels, phases = level_texts(career), phase_texts(career)
        groups = (
            ("passages", found, [[r in rows_ for r in rows] for rows_ in wanted]),
            ("levels", levels, _numbers(messages, "levels", len(levels))),
            ("phases", phases, _numbers(messages, "phases", len(phases))),
        )
        for name, group, marks in groups:
            if group and (name == "passages" or draw.random() < LINKED):
                place = slice(len(texts), len(texts) + len(group))
                answers[name] = (place, torch.tensor(marks, dtype=torch.bool))
                texts += group
    return Batch(
        [_typed(message, strays, draw) for message in messages],
        texts,
        answers,
        {
            head: torch.tensor([_label(head, message) for message in messages])
            for head in HEADS
        },
    )


def _numbers(messages: Sequence[Asked], part: str, count: int) -> list[list[bool]]:
    """Return for each message which levels or phases it means."""
    numbers = range(1, count + 1)
    return [
        [len(m.parts) == 1 and n in getattr(m.parts[0], part) for n in numbers]
        for m in messages
    ]


def _label(head: str, message: Asked) -> int:
    name = message.label(head)
    return NONE if name is None else HEADS[head].index(name)


def _typed(message: Asked, strays: Sequence[str], draw: random.Random) -> str:
    text = message.text
    if draw.random() < MISSPELT:
        text = misspelt(text, draw)
    career = careers()[message.career] if message.career else None
    worded = draw.random() < WORDED
    state = message.state_in_words if worded else message.state
    if not state and strays and draw.random() < STRAY_CONTEXT:
        state = draw.choice(strays)
    return in_context(text, state, career)


def new_heads(model: "SentenceTransformer") -> torch.nn.ModuleDict:
    """Return untrained heads for `model`."""
    dimensions = model.get_embedding_dimension()
    assert dimensions is not None
    return torch.nn.ModuleDict(
        {head: torch.nn.Linear(dimensions, len(names)) for head, names in HEADS.items()}
    )


def train(
    model: "SentenceTransformer",
    heads: torch.nn.ModuleDict,
    asked: Sequence[Asked],
    utterances: Sequence[Asked],
    seed: int,
) -> Iterator[str]:
    """Train `model` and `heads` in place; yields lines of progress."""
    draw = random.Random(seed)
    _freeze(model)
    optimizer = torch.optim.AdamW(
        [
            {
                "params": [p for p in model.parameters() if p.requires_grad],
                "lr": RATE,
            },
            {"params": list(heads.parameters()), "lr": HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    epochs = [batches(asked, utterances, draw) for _ in range(math.ceil(EPOCHS))]
    steps = [batch for epoch in epochs for batch in epoch][: _count(epochs)]
    warm = max(1, int(WARM_UP * len(steps)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda at: min((at + 1) / warm, (len(steps) - at) / (len(steps) - warm)),
    )
    longest, model.max_seq_length = model.max_seq_length, LONGEST
    model.train()
    begun, sums = time.monotonic(), 0.0
    for at, batch in enumerate(steps, 1):
        vectors = _vectors(model, batch.messages)
        loss = torch.zeros(())
        for head, labels in batch.labels.items():
            logits = heads[head](vectors * SHARPNESS)
            loss = loss + HEAD_WEIGHT * _classified(logits, labels)
        if batch.texts:
            found = _vectors(model, batch.texts)
            for name, (place, right) in batch.answers.items():
                weight = 1.0 if name == "passages" else LINK_WEIGHT
                loss = loss + weight * _contrast(vectors, found[place], right)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        sums += loss.item()
        if at % 50 == 0 or at == len(steps):
            yield (
                f"step {at} of {len(steps)}, loss {sums / (at % 50 or 50):.3f},"
                f" {time.monotonic() - begun:.0f} s"
            )
            sums = 0.0
    model.eval()
    model.max_seq_length = longest


def _freeze(model: "SentenceTransformer") -> None:
    """Leave the words and the lowest layers as they are: faster, and no worse."""
    frozen = ["embeddings", *(f"encoder.layer.{layer}" for layer in range(FROZEN))]
    for name in frozen:
        model[0].get_submodule(f"auto_model.{name}").requires_grad_(False)


def _count(epochs: Sequence[Sequence[Batch]]) -> int:
    return int(EPOCHS * len(epochs[0]))


def _vectors(model: "SentenceTransformer", texts: list[str]) -> torch.Tensor:
    """Return the vectors of `texts`, which are read with others of their length."""
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    found = [
        _together(model, [texts[at] for at in order[start : start + TOGETHER]])
        for start in range(0, len(texts), TOGETHER)
    ]
    places = torch.empty(len(texts), dtype=torch.long)
    places[torch.tensor(order)] = torch.arange(len(texts))
    return torch.cat(found)[places]


def _together(model: "SentenceTransformer", texts: list[str]) -> torch.Tensor:
    features = model.preprocess(texts)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors = model(features)["sentence_embedding"]
    return functional.normalize(vectors.float(), dim=1)


def _classified(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    if bool((labels == NONE).all()):
        return logits.sum() * 0
    return functional.cross_entropy(logits, labels, ignore_index=NONE)


def _contrast(
    asking: torch.Tensor, texts: torch.Tensor, right: torch.Tensor
) -> torch.Tensor:
    """Return the loss of the right texts among all, over messages that have any."""
    scores = SCALE * asking @ texts.T
    log_odds = functional.log_softmax(scores, dim=1)
    some = right.any(dim=1)
    if not bool(some.any()):
        return scores.sum() * 0
    weights = right[some].float()
    return -((log_odds[some] * weights).sum(dim=1) / weights.sum(dim=1)).mean()
