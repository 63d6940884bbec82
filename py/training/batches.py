"""An endless stream of freshly composed training batches, made by worker processes that never repeat a scene."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.utils.data import IterableDataset, get_worker_info

from .cast_list import training_cast
from .questions import Asker
from .scenes import backgrounds
from .scenes.cast import Cast
from .scenes.compose import Look, Scene, compose
from .scenes.cover import cover_some
from .vocabulary import ANSWER, BOS, EOS, UNKNOWN, vocabulary

ROW = 72  # tokens per picture: about six questions packed side by side
IGNORE = -100
AGAIN = 0.22  # chance of the same animal twice: counting is learned from it
COVERED = 0.2  # share of the scenes in which patches are covered
KIND_WEIGHTS = {"which": 8, "where": 3, "relation": 4, "exists": 2.5, "count": 4, "background": 0.7, "caption": 5}
PLACE_WEIGHTS = {name: {"sea": 1.6, "sky": 0.7}.get(name, 1.0) for name in backgrounds.NAMES}


@dataclass(frozen=True)
class Plan:
    """What a stream yields: batch size, how strongly drawings are changed, and whether questions come with the pictures."""

    batch: int
    strength: float
    questions: bool
    seed: int


class PlacePool:
    """Backgrounds are dear to draw, so each is used about forty times, flipped or not, before a new one replaces it."""

    def __init__(self, size: int, capacity: int, rng: np.random.Generator):
        self.size, self.rng = size, rng
        weights = np.array(list(PLACE_WEIGHTS.values()))
        self.weights = weights / weights.sum()
        self.places = [self._draw() for _ in range(capacity)]

    def _draw(self) -> backgrounds.Place:
        return backgrounds.draw(str(self.rng.choice(backgrounds.NAMES, p=self.weights)), self.size, self.rng)

    def take(self) -> backgrounds.Place:
        i = int(self.rng.integers(len(self.places)))
        if self.rng.random() < 0.025:
            self.places[i] = self._draw()
        place = self.places[i]
        if self.rng.random() < 0.5:
            place = backgrounds.Place(place.name, np.ascontiguousarray(place.pixels[:, ::-1]), place.horizon)
        return place


def patch_labels(scene: Scene, cast: Cast) -> np.ndarray:
    """(64,) class ids: the animal that fills a third of the patch, else the place; half-covered patches are ignored."""
    labels = np.full(64, len(cast.names) + backgrounds.NAMES.index(scene.place), np.int64)
    for actor in scene.actors:
        labels[actor.coverage > 0.1] = IGNORE
    for actor in scene.actors:
        labels[actor.coverage > 0.33] = cast.names.index(actor.name)
    return labels


class Packer:
    """Packs several question–answer streams into one row of `ROW` tokens, each with positions of its own."""

    def __init__(self, cast: Cast, words: list[str]):
        self.asker = Asker(cast)
        self.ids = {word: i for i, word in enumerate(words)}
        kinds = list(KIND_WEIGHTS)
        self.kinds, self.weights = kinds, np.array([KIND_WEIGHTS[k] for k in kinds]) / sum(KIND_WEIGHTS.values())

    def encode(self, text: str) -> list[int]:
        return [self.ids[word] for word in text.split()]

    def row(self, scene: Scene, rng: np.random.Generator) -> tuple[np.ndarray, ...]:
        """Tokens, positions, segment numbers and targets, each (ROW,) int64."""
        tokens, positions, segments = (np.zeros(ROW, np.int64) for _ in range(3))
        targets = np.full(ROW, IGNORE, np.int64)
        at, segment = 0, 0
        for _ in range(24):
            asked = self.asker.ask(scene, str(rng.choice(self.kinds, p=self.weights)), rng)
            if asked is None:
                continue
            question, answer = self.encode(asked.text), [*self.encode(asked.answer), EOS]
            if rng.random() < 0.04:  # one unknown word should not throw the model off
                question[rng.integers(len(question))] = UNKNOWN
                if asked.kind not in ("what", "which", "caption"):
                    continue
            stream = [BOS, *question, ANSWER, *answer[:-1]]
            if at + len(stream) > ROW:
                break
            segment += 1
            span = slice(at, at + len(stream))
            tokens[span], positions[span], segments[span] = stream, np.arange(len(stream)), segment
            targets[at + len(stream) - len(answer) : at + len(stream)] = answer
            at += len(stream)
        return tokens, positions, segments, targets


class SceneStream(IterableDataset):
    def __init__(self, sprites: Path, plan: Plan):
        self.sprites, self.plan = sprites, plan

    def __iter__(self):
        worker = get_worker_info()
        rng = np.random.default_rng([self.plan.seed, worker.id if worker else 0])
        torch.set_num_threads(1)
        cast = training_cast(self.sprites)
        packer = Packer(cast, vocabulary(cast))
        pool = PlacePool(96, 1500, rng)
        while True:
            yield self._batch(cast, packer, pool, rng)

    def _batch(self, cast: Cast, packer: Packer, pool: PlacePool, rng) -> dict[str, torch.Tensor]:
        columns: dict[str, list[np.ndarray]] = {"pixels": [], "patches": []}
        if self.plan.questions:
            columns |= {"tokens": [], "positions": [], "segments": [], "targets": []}
        while len(columns["pixels"]) < self.plan.batch:
            look = Look(strength=self.plan.strength * rng.random(), cut=0.1)
            scene = compose(cast, rng, place=pool.take(), again=AGAIN, look=look)
            if not scene.actors:
                continue
            if self.plan.questions and rng.random() < COVERED:
                scene = cover_some(scene, rng)
            columns["pixels"].append(scene.pixels)
            columns["patches"].append(patch_labels(scene, cast))
            if self.plan.questions:
                for name, value in zip(("tokens", "positions", "segments", "targets"), packer.row(scene, rng)):
                    columns[name].append(value)
        return {name: torch.from_numpy(np.stack(values)) for name, values in columns.items()}
