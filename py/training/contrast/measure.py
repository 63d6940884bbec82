"""What became of the two towers: who finds whom, and how far apart the two kinds lie."""

from __future__ import annotations

import numpy as np

from .loss import contrastive_loss
from .pairs import BATCH, Pairs
from .towers import place

ROUNDS = 20


def retrieval(pairs: Pairs, weights: dict, seed: int) -> dict[str, float]:
    """How often, in per cent, a picture's nearest caption in a batch is its own, and a caption's nearest picture; random batches."""
    rng = np.random.default_rng(seed)
    found = {"picture_to_caption": 0, "caption_to_picture": 0}
    for _ in range(ROUNDS):
        batch = pairs.batch(rng)
        pictures, captions = place(batch.pictures, batch.captions, weights)
        likeness = pictures @ captions.T
        found["picture_to_caption"] += int((likeness.argmax(axis=1) == np.arange(BATCH)).sum())
        found["caption_to_picture"] += int((likeness.argmax(axis=0) == np.arange(BATCH)).sum())
    return {way: round(100 * count / (ROUNDS * BATCH), 1) for way, count in found.items()}


def geometry(pictures: np.ndarray, captions: np.ndarray) -> dict[str, float]:
    """The modality gap, the distance between the two kinds' centroids (Liang et al. 2022, section 2), and the cosines around it."""
    centroids = pictures.mean(axis=0), captions.mean(axis=0)
    return {
        "gap": distance(*centroids),
        "picture_centroid": rounded(np.linalg.norm(centroids[0])),
        "caption_centroid": rounded(np.linalg.norm(centroids[1])),
        "among_pictures": among(pictures),
        "among_captions": among(captions),
        "own_pairs": rounded((pictures * captions).sum(axis=1).mean()),
        "other_pairs": rounded((pictures @ captions.T)[~np.eye(len(pictures), dtype=bool)].mean()),
    }


def summary(pairs: Pairs, weights: dict, temperature: float) -> dict[str, float]:
    """The geometry of one batch with its loss and temperature."""
    pictures, captions = place(pairs.pictures, pairs.captions, weights)
    loss = contrastive_loss(pictures, captions, 1 / temperature)[0]
    return {"temperature": round(float(temperature), 4), "loss": rounded(loss), **geometry(pictures, captions)}


def distance(a: np.ndarray, b: np.ndarray) -> float:
    return rounded(np.linalg.norm(a - b))


def among(points: np.ndarray) -> float:
    """The mean cosine between two different points of one kind: 1 in a needle-thin cone, 0 all around the sphere."""
    n = len(points)
    return rounded(((points @ points.T).sum() - n) / (n * (n - 1)))


def rounded(value) -> float:
    return round(float(value), 3) + 0.0  # and never −0
