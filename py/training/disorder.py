"""Patches shuffled, left out or handed over twice: what does the model still answer?"""

from __future__ import annotations

import numpy as np
from sightline import Session

from .exam import GRID, Sitting, Tally

PATCHES = GRID * GRID
BLOCK = 2  # patches: the side of the blocks that are shuffled whole


def arrangements(rng: np.random.Generator) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """By name, which patches the encoder is handed and at which places they are said to lie: arrays of indices."""
    there = np.arange(PATCHES)
    shuffled = rng.permutation(PATCHES)
    return {
        "whole": (there, there),
        "order": (shuffled, shuffled),
        "twice": (np.tile(there, 2), np.tile(there, 2)),
        "half": (kept := np.sort(rng.permutation(PATCHES)[: PATCHES // 2]), kept),
        "quarter": (kept := np.sort(rng.permutation(PATCHES)[: PATCHES // 4]), kept),
        "mirrored": (there.reshape(GRID, GRID)[:, ::-1].ravel(), there),
        "blocks": (blocks_of(rng.permutation(PATCHES // BLOCK**2)), there),
        "patches": (shuffled, there),
        "one_place": (there, np.zeros_like(there)),
    }


def blocks_of(order: np.ndarray) -> np.ndarray:
    """Which patch comes to lie where when blocks of BLOCK × BLOCK patches are laid out in this order."""
    across = GRID // BLOCK
    whole = np.arange(PATCHES).reshape(across, BLOCK, across, BLOCK).swapaxes(1, 2).reshape(-1, BLOCK, BLOCK)
    return whole[order].reshape(across, across, BLOCK, BLOCK).swapaxes(1, 2).ravel()


def disorder(session: Session, sat: list[Sitting], seed: int) -> dict[str, dict[str, float]]:
    """How often the whole answer is right, in percent, for each arrangement and kind of question; drawn afresh for each scene."""
    rng = np.random.default_rng(seed)
    tallies: dict[str, Tally] = {}
    for sitting in sat:
        for name, (patches, places) in arrangements(rng).items():
            arranged = session.arrange(sitting.picture, patches.tolist(), places.tolist())
            for question in sitting.questions:
                answer = session.ask(arranged, question.text)["answer"]
                tallies.setdefault(name, Tally()).add(question.kind, answer == question.answer)
    return {name: tally.percent() for name, tally in tallies.items()}
