"""Command line of the training: `python -m training check`, `python -m training train`.

`train` replaces what the package ships (the encoder, its heads, the ranker) and writes
`training/results.md`.
"""

import json
import logging
import random
import time
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
import torch
import typer
from numpy.typing import NDArray

from advisor import network
from advisor.chat.ranker import FILE as CHOICE
from advisor.chat.ranker import NAME
from advisor.guidance.fit.bearing import FILE as JUDGE
from advisor.guidance.fit.bearing import NAMES
from advisor.index.embedder import StoredEmbedder
from advisor.index.export import SHIPPED, UNTOUCHED, load, write
from advisor.understanding.reading import FILE, Heads
from training import copies, data, encoder, fit, ranker
from training.measures import Embed, measured

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

app = typer.Typer(add_completion=False, no_args_is_help=True)
Files = Annotated[list[Path] | None, typer.Argument(help="Files of questions.")]
RESULTS = data.HERE / "results.md"
RECIPE = SHIPPED / "recipe.json"
SEED = 20
MEASURED = 2_000
"""Messages about careers that were held out on which the encoder is measured."""


@app.callback()
def training() -> None:
    """Train what the advisor learns, and look at what it learns from."""


@app.command()
def check(files: Files = None) -> None:
    """Say what does not fit in the files of questions; all of them if none is named."""
    found = 0
    for path in files or sorted((data.HERE / "questions").glob("*.yaml")):
        for problem in data.problems(path):
            typer.echo(f"{path.name}: {problem}")
            found += 1
    texts = [message.text for message in data.asked()]
    for text, ask in copies.near_copies(texts):
        typer.echo(f"Left out of training: {text!r} nearly repeats the case {ask!r}.")
    typer.echo(f"{found} problems")
    raise typer.Exit(1 if found else 0)


@app.command()
def train() -> None:
    """Train the encoder, its heads and the ranker, and measure them."""
    logging.basicConfig(level=logging.WARNING)
    begun = time.monotonic()
    held_out = data.development()
    asked = list(data.asked())
    dropped = {text for text, _ in copies.near_copies([m.text for m in asked])}
    asked = [message for message in asked if message.text not in dropped]
    learnt = [message for message in asked if message.career not in held_out]
    kept = [message for message in asked if message.career in held_out]
    loose = list(data.utterances())
    dropped = {text for text, _ in copies.near_copies([m.text for m in loose])}
    utterances = [message for message in loose if message.text not in dropped]
    torch.manual_seed(SEED)
    model = load(UNTOUCHED)
    heads = encoder.new_heads(model)
    some = random.Random(SEED).sample(kept, min(MEASURED, len(kept)))
    before = measured(_embed(model), None, some)
    for line in encoder.train(model, heads, learnt, utterances, SEED):
        typer.echo(line)
    write(model, SHIPPED, quantized=True)
    _save(heads)
    shipped = StoredEmbedder("", SHIPPED.parent)
    after = measured(shipped.embed, Heads.load(), some)
    lines = fit.marked(shipped)
    judged = fit.measured(lines, SEED)
    speaks, sides = fit.speaks(lines, SEED), fit.sides(lines, SEED)
    network.write(dict(zip(NAMES, (speaks, sides), strict=True)), JUDGE)
    held = ranker.examples(kept)
    chosen = ranker.measured(held, SEED)
    network.write({NAME: ranker.fitted(held, SEED).network}, CHOICE)
    minutes = (time.monotonic() - begun) / 60
    counts = (len(learnt), len(utterances), len(some))
    _report(before, after, counts, minutes)
    _report_choices(chosen, judged)


def _embed(model: "SentenceTransformer") -> Embed:
    def embed(texts: Sequence[str]) -> NDArray[np.float32]:
        return np.asarray(
            model.encode(
                list(texts), normalize_embeddings=True, show_progress_bar=False
            )
        )

    return embed


def _save(heads: torch.nn.ModuleDict) -> None:
    arrays: dict[str, Any] = {
        name: value.detach().numpy() for name, value in heads.named_parameters()
    }
    np.savez(FILE, **arrays)


def _report(
    before: Mapping[str, float],
    after: Mapping[str, float],
    counts: tuple[int, int, int],
    minutes: float,
) -> None:
    """Write the table of before and after, and the recipe beside the encoder."""
    rows = [
        f"| {name} | {before[name]:.1%} | {value:.1%} |"
        if name in before
        else f"| {name} | | {value:.1%} |"
        for name, value in after.items()
    ]
    learnt, utterances, kept = counts
    text = (
        "# What the training changed\n\n"
        f"`make train`, seed {SEED}, {minutes:.1f} minutes. Learnt from {learnt:,}"
        f" messages about {len(data.careers()) - len(data.development())} careers and"
        f" {utterances:,} about none; measured on {kept:,} messages about"
        f' {len(data.development())} other careers. "talk" are messages with'
        " something said before them. The encoder after is the int8 one that ships.\n\n"
        "| Share right | untouched | trained |\n|---|---|---|\n"
        + "\n".join(rows)
        + "\n"
    )
    RESULTS.write_text(text, "utf-8")
    typer.echo(text)
    recipe = {
        "from": UNTOUCHED,
        "seed": SEED,
        "epochs": encoder.EPOCHS,
        "rate": encoder.RATE,
        "data_sha256": _digest(),
        "figures": {name: round(value, 4) for name, value in after.items()},
    }
    RECIPE.write_text(json.dumps(recipe, indent=1) + "\n", "utf-8")


def _report_choices(chosen: Mapping[str, float], judged: Mapping[str, float]) -> None:
    """Write the tables of the ranker and of the judge of fit."""
    text = (
        "\nThe ranker, on each of those careers after it was fitted to the others;"
        " an answer is worth 1 if it cites all that answers and little else:\n\n"
        "| Of the drafts for a message | |\n|---|---|\n"
        + "\n".join(f"| {name} | {value:.3f} |" for name, value in chosen.items())
        + "\n\nThe judge of fit, on each quarter of the careers after it was fitted to"
        " the others:\n\n| Of the lines of a fit check | |\n|---|---|\n"
        + "\n".join(f"| {name} | {value:.1%} |" for name, value in judged.items())
        + "\n"
    )
    with RESULTS.open("a", encoding="utf-8") as results:
        results.write(text)
    typer.echo(text)


def _digest() -> str:
    digest = sha256()
    for folder in ("careers", "questions", "utterances", "fit", "fit/lines"):
        for path in sorted((data.HERE / folder).glob("*.*")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


if __name__ == "__main__":
    app()
