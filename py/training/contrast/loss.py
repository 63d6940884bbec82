"""CLIP's loss: within a batch every picture must find its own caption, and every caption its picture.

Radford et al. 2021, "Learning Transferable Visual Models From Natural Language Supervision", figure 3.
"""

from __future__ import annotations

import numpy as np
from sightline.ops import softmax

MOST = 100.0  # the scale's limit, so that the temperature never falls below 0.01


def contrastive_loss(pictures: np.ndarray, captions: np.ndarray, scale: float) -> tuple[float, np.ndarray, np.ndarray, float]:
    """Points (n, space) of pictures and of their captions, and one over the temperature → the loss, and its slopes by
    both and by the scale's logarithm."""
    n = len(pictures)
    logits = scale * pictures @ captions.T  # (n, n): row i is picture i before all captions
    by_row, by_column = softmax(logits), softmax(logits.T).T
    own = np.arange(n)
    loss = (log_total(logits) + log_total(logits.T)).mean() / 2 - logits[own, own].mean()
    slope = (by_row + by_column) / (2 * n)  # by the logits
    slope[own, own] -= 1 / n
    return float(loss), scale * slope @ captions, scale * slope.T @ pictures, float((slope * logits).sum())


def log_total(logits: np.ndarray) -> np.ndarray:
    """log Σ exp of each row, safe from underflow: minus the own logit it is −log of the softmax at the own place."""
    largest = logits.max(axis=1)
    return largest + np.log(np.exp(logits - largest[:, None]).sum(axis=1))
