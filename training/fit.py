"""Fitting of the networks that judge what people say beside the lines of a fit check.

They learn from `fit/*.yaml`, descriptions of learners with the lines of a career's page
that their words meet, do not meet or come near to, and from `fit/lines/*.yaml`, lines
with four short things to say of each. Measured on each quarter of the careers after
they were fitted to the others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import yaml
from numpy.typing import NDArray

from advisor.document import Span
from advisor.guidance.fit.bearing import BEARINGS, fit_lines, verdict
from advisor.guidance.fit.reader import Reader
from advisor.network import Network
from advisor.profile import Fact, FactKind
from advisor.seams import Embedder
from training.data import HERE, careers
from training.networks import Layers, joined

FOLDER = HERE / "fit"
MEMBERS = 3
"""Networks from different random starts whose scores are averaged: one wide network."""
NONE = 3.0
"""What no clause scores at the start, since most lines are not spoken of."""
FOLDS = 4
OWN = 1.5
"""What a description counts, a short statement counting 1."""
UNSETTLED = ("Time to learn", "Difficulty", "Entry barrier")
"""Requirements that no network judges: times are compared, ratings cannot be met."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A line beside what somebody said: its signals, and which clauses speak of it.

    `sides` are the rows by which the side of each clause is told, `plainest` is the
    clause that speaks of the line most plainly, -1 if none does.
    """

    career: str
    rows: NDArray[np.float32]
    speaking: NDArray[np.bool_]
    bearing: int
    sides: NDArray[np.float32]
    plainest: int


def marked(embedder: Embedder, folder: Path = FOLDER) -> list[Marked]:
    """Return every line beside every description, and beside its own statements.

    Raises:
        ValueError: If a mark names no line of the page, or words that were not said.
    """
    return [*_of_descriptions(embedder, folder), *_of_lines(embedder, folder / "lines")]


def _of_descriptions(embedder: Embedder, folder: Path) -> Iterator[Marked]:
    for path in sorted(folder.glob("*.yaml")):
        record = yaml.safe_load(path.read_text("utf-8"))
        career = careers()[record["career"]]
        reader = Reader(career.passages, fit_lines(career), embedder)
        quotes = [career.document.quote(line.span) for line in reader.lines]
        for learner in record["learners"]:
            said, marks = learner["says"], _marks(learner, quotes, path.name)
            yield from _beside(reader, record["career"], said, marks)


def _marks(
    learner: Mapping[str, Any], quotes: Sequence[str], name: str
) -> Mapping[int, Mapping[str, str]]:
    found: dict[int, Mapping[str, str]] = {}
    for mark in learner["lines"]:
        at = [place for place, quote in enumerate(quotes) if mark["line"] in quote]
        if not at or mark["words"] not in learner["says"]:
            raise ValueError(f"{name}: {mark}")
        found[at[0]] = mark
    return found


def _of_lines(embedder: Embedder, folder: Path) -> Iterator[Marked]:
    for path in sorted(folder.glob("*.yaml")):
        for record in yaml.safe_load(path.read_text("utf-8")):
            line = Fact(FactKind(record["kind"]), record["line"], Span(path.stem, 0, 1))
            reader = Reader((), [line], embedder)
            for bearing in BEARINGS:
                said = str(record[bearing])
                mark = {"standing": bearing, "words": said}
                marks = {} if bearing == "none" else {0: mark}
                yield from _beside(reader, "", said, marks)


def _beside(
    reader: Reader, career: str, said: str, marks: Mapping[int, Mapping[str, str]]
) -> Iterator[Marked]:
    seen = reader.signals(said)
    for at, line in enumerate(reader.lines):
        if not seen.spans or line.text.startswith(UNSETTLED):
            continue
        mark = marks.get(at, {"standing": "none", "words": ""})
        start = said.find(mark["words"])
        shares = [
            _shared(s.start, s.end, start, len(mark["words"])) for s in seen.spans
        ]
        enough = np.array(shares)
        speaking = (enough >= min(0.5, enough.max())) & (enough > 0)
        nearness = np.where(speaking, seen.rows[at][:, 0], -2)
        yield Marked(
            career,
            seen.rows[at],
            speaking,
            BEARINGS.index(mark["standing"]),
            np.array([reader.side_row(seen, at, n) for n in range(len(seen.spans))]),
            int(np.argmax(nearness)) if speaking.any() else -1,
        )


def _shared(start: int, end: int, other: int, length: int) -> float:
    """Return the share of two stretches that both hold."""
    both = max(0, min(end, other + length) - max(start, other))
    return both / max(1, max(end, other + length) - min(start, other))


class _Network(torch.nn.Module):
    """One hidden layer, with dropout before it and after it."""

    def __init__(
        self, width: int, units: int, outputs: int, dropout: tuple[float, float]
    ) -> None:
        super().__init__()
        self.first = torch.nn.Linear(width, units)
        self.last = torch.nn.Linear(units, outputs)
        self.dropout = dropout

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        before, after = self.dropout
        rows = torch.nn.functional.dropout(rows, before)
        units = torch.nn.functional.relu(self.first(rows))
        scores: torch.Tensor = self.last(torch.nn.functional.dropout(units, after))
        return scores


def speaks(held: Sequence[Marked], seed: int) -> Network:
    """Return the network that finds the clause that speaks of a line."""
    held = [one for one in held if one.career]
    most = max(len(one.rows) for one in held)
    width = held[0].rows.shape[1]
    rows = np.zeros((len(held), most, width), np.float32)
    real = np.zeros((len(held), most), bool)
    speaking = np.zeros((len(held), most), bool)
    for at, one in enumerate(held):
        rows[at, : len(one.rows)] = one.rows
        real[at, : len(one.rows)] = True
        speaking[at, : len(one.rows)] = one.speaking
    mean, spread = rows[real].mean(0), rows[real].std(0) + 1e-3
    scaled = torch.tensor((rows - mean) / spread)
    told = torch.tensor([one.bearing > 0 for one in held])
    tensors = (scaled, torch.tensor(real), torch.tensor(speaking), told)
    members = [_speaking(*tensors, seed + member) for member in range(MEMBERS)]
    return joined(mean, spread, members)


def _speaking(
    rows: torch.Tensor,
    real: torch.Tensor,
    speaking: torch.Tensor,
    told: torch.Tensor,
    seed: int,
) -> Layers:
    torch.manual_seed(seed)
    network = _Network(rows.shape[-1], 16, 1, (0.0, 0.2))
    with torch.no_grad():
        network.last.bias.fill_(-NONE)
    optimizer = torch.optim.AdamW(network.parameters(), lr=5e-3, weight_decay=0.05)
    for _ in range(500):
        some = torch.randint(0, len(told), (256,))
        scores = network(rows[some]).squeeze(-1).masked_fill(~real[some], -1e9)
        odds = torch.log_softmax(torch.cat([torch.zeros(256, 1), scores], 1), 1)
        right = torch.logsumexp(odds[:, 1:].masked_fill(~speaking[some], -1e9), 1)
        loss = -torch.where(told[some], right, odds[:, 0]).mean()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    return Layers(network.first, network.last)


def sides(held: Sequence[Marked], seed: int) -> Network:
    """Return the network that tells which side a clause takes."""
    told = [one for one in held if one.plainest >= 0]
    rows = np.array([one.sides[one.plainest] for one in told])
    mean, spread = rows.mean(0), rows.std(0) + 1e-3
    scaled = torch.tensor((rows - mean) / spread)
    labels = torch.tensor([one.bearing - 1 for one in told])
    weights = torch.tensor([OWN if one.career else 1.0 for one in told])
    members = [_siding(scaled, labels, weights, seed + n) for n in range(MEMBERS)]
    return joined(mean, spread, members)


def _siding(
    rows: torch.Tensor, labels: torch.Tensor, weights: torch.Tensor, seed: int
) -> Layers:
    torch.manual_seed(seed)
    network = _Network(rows.shape[-1], 48, 3, (0.3, 0.5))
    optimizer = torch.optim.AdamW(network.parameters(), lr=1e-3, weight_decay=0.3)
    for _ in range(25):
        for some in torch.split(torch.randperm(len(labels)), 64):
            losses = torch.nn.functional.cross_entropy(
                network(rows[some]), labels[some], reduction="none"
            )
            optimizer.zero_grad()
            (losses * weights[some]).mean().backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    return Layers(network.first, network.last)


def measured(held: Sequence[Marked], seed: int) -> dict[str, float]:
    """Return how often lines are settled rightly, each career left out once."""
    names = sorted({one.career for one in held if one.career})
    right: dict[str, list[bool]] = {name: [] for name in ("met", "not_met", "near")}
    found: dict[str, list[bool]] = {name: [] for name in ("met", "not_met")}
    for fold in range(FOLDS):
        out = set(names[fold::FOLDS])
        kept = [one for one in held if one.career not in out]
        networks = speaks(kept, seed), sides(kept, seed)
        for one in held:
            if one.career not in out:
                continue
            judged = verdict(one.rows, one.sides.__getitem__, *networks)
            said, told = judged.side, BEARINGS[one.bearing]
            if said in right:
                right[said].append(told == said or (said == "near" and told != "none"))
            if told in found:
                found[told].append(said == told)
    shares = {f"{name}, right of those said": right[name] for name in right}
    shares |= {f"{name}, found": found[name] for name in found}
    return {name: sum(held) / max(1, len(held)) for name, held in shares.items()}
