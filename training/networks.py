"""Networks with one hidden layer, fitted from several random starts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from advisor.network import Network


@dataclass(frozen=True, slots=True)
class Layers:
    """The two layers of one network."""

    first: torch.nn.Linear
    last: torch.nn.Linear


def joined(
    mean: NDArray[np.float32], spread: NDArray[np.float32], members: Sequence[Layers]
) -> Network:
    """Return the mean of several networks as one wide network."""
    first = [one.first for one in members]
    last = [one.last for one in members]
    return Network(
        mean.astype(np.float32),
        spread.astype(np.float32),
        torch.cat([one.weight.detach() for one in first]).numpy(),
        torch.cat([one.bias.detach() for one in first]).numpy(),
        torch.cat([one.weight.detach() for one in last], 1).div(len(members)).numpy(),
        torch.stack([_bias(one) for one in last]).mean(0).numpy(),
    )


def _bias(layer: torch.nn.Linear) -> torch.Tensor:
    """Return the bias of a layer, zeros where it has none."""
    bias: torch.Tensor | None = layer.bias
    return torch.zeros(layer.out_features) if bias is None else bias.detach()
