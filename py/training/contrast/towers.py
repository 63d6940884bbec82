"""A tower: two linear maps with a GELU between, and the result scaled to length one. One for pictures, one for captions."""

from __future__ import annotations

import math

import numpy as np
from sightline.ops import gelu, linear

TOWERS = ("picture", "caption")
CURVE = math.sqrt(2 / math.pi)


def fresh_towers(width: int, hidden: int, space: int, seed: int) -> dict[str, np.ndarray]:
    """Both towers before training: random matrices that keep lengths about as they are, biases of zero."""
    rng = np.random.default_rng(seed)
    weights = {}
    for tower in TOWERS:
        for name, (out, into) in {"up": (hidden, width), "down": (space, hidden)}.items():
            weights[f"{tower}.{name}.weight"] = rng.normal(0, into**-0.5, (out, into)).astype(np.float32)
            weights[f"{tower}.{name}.bias"] = np.zeros(out, np.float32)
    return weights


def climb(x: np.ndarray, weights: dict, tower: str) -> tuple[np.ndarray, tuple]:
    """Vectors (n, width) → points on the unit sphere (n, space), and what `descend` needs to find its way back."""
    raised = linear(x, weights[f"{tower}.up.weight"], weights[f"{tower}.up.bias"])  # (n, width) → (n, hidden)
    bent = gelu(raised)
    y = linear(bent, weights[f"{tower}.down.weight"], weights[f"{tower}.down.bias"])  # → (n, space)
    length = np.linalg.norm(y, axis=1, keepdims=True)
    return y / length, (x, raised, bent, y / length, length)


def descend(slope: np.ndarray, kept: tuple, weights: dict, tower: str) -> dict[str, np.ndarray]:
    """The loss's slope by the points (n, space) → its slope by each of the tower's weights."""
    x, raised, bent, z, length = kept
    dy = (slope - z * (slope * z).sum(axis=1, keepdims=True)) / length  # along the sphere only: the length is fixed
    dbent = dy @ weights[f"{tower}.down.weight"]  # (n, space) → (n, hidden)
    draised = dbent * gelu_slope(raised)
    return {
        f"{tower}.up.weight": draised.T @ x,
        f"{tower}.up.bias": draised.sum(axis=0),
        f"{tower}.down.weight": dy.T @ bent,
        f"{tower}.down.bias": dy.sum(axis=0),
    }


def gelu_slope(x: np.ndarray) -> np.ndarray:
    """The derivative of the engine's GELU, the tanh form."""
    t = np.tanh(CURVE * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * CURVE * (1 + 3 * 0.044715 * x * x)


def place(pictures: np.ndarray, captions: np.ndarray, weights: dict) -> tuple[np.ndarray, np.ndarray]:
    """Both kinds in the shared space, each through its own tower. They never meet before that: there is no cross-attention."""
    return climb(pictures, weights, "picture")[0], climb(captions, weights, "caption")[0]
