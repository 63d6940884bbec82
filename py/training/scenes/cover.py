"""Covered patches, exactly as the engine covers them: painted in the picture's mean colour.

Half of the covered scenes hide one animal completely, and then it is not there; the other half hide patches at random.
A model that has never seen a covered patch takes it for an object, and "cover it and ask again" would prove nothing.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .compose import GRID, Actor, Scene

TOUCHED = 0.02  # a patch with at least this share of an animal in it shows something of it
ENOUGH = 0.7  # share of the other animals that must stay visible


def touched_patches(actors: tuple[Actor, ...]) -> np.ndarray:
    """Indices of the patches in which something of these animals is visible."""
    seen = np.zeros(GRID * GRID, bool)
    for actor in actors:
        seen |= actor.coverage > TOUCHED
    return np.flatnonzero(seen)


def paint_over(pixels: np.ndarray, patches: np.ndarray) -> np.ndarray:
    """The picture (size, size, 3) with these patches in its mean colour."""
    cell = pixels.shape[0] // GRID
    covered = pixels.copy()
    colour = np.round(pixels.mean((0, 1))).astype(np.uint8)
    for row, column in zip(*np.divmod(patches, GRID)):
        covered[row * cell : (row + 1) * cell, column * cell : (column + 1) * cell] = colour
    return covered


def without(scene: Scene, patches: np.ndarray, gone: Actor | None = None) -> Scene | None:
    """The scene with these patches covered and `gone` hidden; None if too little of another animal is left."""
    kept = []
    for actor in scene.actors:
        if actor is gone:
            continue
        coverage = actor.coverage.copy()
        coverage[patches] = 0
        if coverage.sum() < ENOUGH * actor.coverage.sum():
            return None
        kept.append(replace(actor, coverage=coverage))
    return Scene(paint_over(scene.pixels, patches), scene.place, tuple(kept))


def cover_some(scene: Scene, rng: np.random.Generator) -> Scene:
    """Hide one animal, or as many random patches as an animal takes; the scene itself where neither is possible."""
    if not scene.actors:
        return scene
    gone = scene.actors[rng.integers(len(scene.actors))]
    patches = touched_patches((gone,))
    if rng.random() < 0.5:
        return without(scene, patches, gone) or scene
    return without(scene, rng.choice(GRID * GRID, len(patches), replace=False)) or scene
