"""Training: batch after batch, both towers and the temperature follow the slope of the loss."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from .loss import MOST, contrastive_loss
from .pairs import Pairs
from .towers import climb, descend

START = 0.07  # CLIP's first temperature
RATE, WARM_UP = 1e-3, 50


class Adam:
    """Kingma & Ba 2015: each number moves by its mean slope over the root of its mean squared slope."""

    def __init__(self, fade: float = 0.9, fade_squares: float = 0.98):
        self.fade, self.fade_squares, self.mean, self.squares, self.count = fade, fade_squares, {}, {}, 0

    def moves(self, slopes: dict) -> dict:
        self.count += 1
        moves = {}
        for name, slope in slopes.items():
            self.mean[name] = self.fade * self.mean.get(name, 0.0) + (1 - self.fade) * slope
            self.squares[name] = self.fade_squares * self.squares.get(name, 0.0) + (1 - self.fade_squares) * slope * slope
            mean, squares = self.mean[name] / (1 - self.fade**self.count), self.squares[name] / (1 - self.fade_squares**self.count)
            moves[name] = mean / (np.sqrt(squares) + 1e-8)
        return moves


def slopes_of(batch: Pairs, weights: dict, scale: float) -> tuple[float, dict]:
    """The loss on a batch and its slope by every weight and by "log_scale"."""
    pictures, picture_way = climb(batch.pictures, weights, "picture")
    captions, caption_way = climb(batch.captions, weights, "caption")
    loss, by_pictures, by_captions, by_scale = contrastive_loss(pictures, captions, scale)
    towers = descend(by_pictures, picture_way, weights, "picture") | descend(by_captions, caption_way, weights, "caption")
    return loss, towers | {"log_scale": by_scale}


def fit(
    pairs: Pairs,
    weights: dict,
    steps: int,
    seed: int,
    *,
    temperature: float = START,
    learned: bool = True,
    watch: Callable[[int, float, float, dict], None] = lambda step, loss, temperature, weights: None,
) -> tuple[dict, float]:
    """→ trained weights and the last temperature, which stays as given unless it is `learned`. `watch` sees every step."""
    rng, adam = np.random.default_rng(seed), Adam()
    weights = {name: array.copy() for name, array in weights.items()}
    log_scale = -math.log(temperature)
    for step in range(steps):
        loss, slopes = slopes_of(pairs.batch(rng), weights, math.exp(log_scale))
        watch(step, loss, math.exp(-log_scale), weights)
        rate = RATE * min(1, (step + 1) / WARM_UP) * (1 + math.cos(math.pi * step / steps)) / 2
        moves = adam.moves(slopes)
        for name, array in weights.items():
            array -= (rate * moves[name]).astype(array.dtype)
        if learned:
            log_scale = min(log_scale - rate * moves["log_scale"], math.log(MOST))
    return weights, math.exp(-log_scale)
