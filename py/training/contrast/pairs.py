"""Pictures with their captions, as vectors: what Lookout's encoder makes of the one, the mean of its word vectors for the other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sightline import Session

from ..cast_list import trained_colour_cast
from ..exam import open_scene
from ..questions import Asker
from ..scenes.cast import Cast
from ..scenes.compose import compose

ALONE = 0.4  # share of the scenes with one animal; the others have two
BATCH = 128
FIGURE_SEED = 2323  # of the batch that the figures draw; nothing is trained on it


@dataclass(frozen=True)
class Pairs:
    """Pictures (n, d) and captions (n, d), row by row, and each caption's text."""

    pictures: np.ndarray
    captions: np.ndarray
    texts: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.texts)

    def rows(self, chosen) -> Pairs:
        return Pairs(self.pictures[chosen], self.captions[chosen], tuple(self.texts[i] for i in chosen))

    def batch(self, rng: np.random.Generator, size: int = BATCH) -> Pairs:
        """Random pairs, no two with the same words: a picture must have one right caption in its batch, not several."""
        order = rng.permutation(len(self))
        _, first = np.unique([bag(self.texts[i]) for i in order], return_index=True)
        if len(first) < size:
            raise ValueError(f"Only {len(first)} of {len(self)} captions differ; a batch needs {size}.")
        return self.rows(order[np.sort(first)[:size]])


def bag(text: str) -> str:
    """A caption's words without their order, which a mean of vectors does not know either."""
    return " ".join(sorted(text.split()))


def picture_vector(picture) -> np.ndarray:
    """An opened picture as one vector (d,): the mean of the encoder's 64 patch features."""
    return picture.features.mean(axis=0)  # (patches, d) → (d,)


def caption_vector(model, text: str) -> np.ndarray:
    """A caption as one vector (d,): the mean of its words' embeddings."""
    return model.w.language.embedding.weight[[token.id for token in model.tokenizer.read(text)]].mean(axis=0)  # (words, d) → (d,)


def compose_pairs(session: Session, cast: Cast, count: int, seed: int, *, distinct: bool = False) -> Pairs:
    """`count` fresh scenes with one or two animals and their true captions; `distinct`: no two captions of the same words."""
    rng, asker = np.random.default_rng(seed), Asker(cast)
    pictures, captions, texts, seen = [], [], [], set()
    while len(texts) < count:
        scene = compose(cast, rng, count=1 if rng.random() < ALONE else 2)
        if not scene.actors:
            continue
        text = asker.caption(scene, rng).answer
        if distinct and bag(text) in seen:
            continue
        seen.add(bag(text))
        texts.append(text)
        pictures.append(picture_vector(open_scene(session, scene.pixels)))
        captions.append(caption_vector(session.model, text))
    return Pairs(np.array(pictures), np.array(captions), tuple(texts))


def figure_pairs(session: Session, sprites: Path) -> Pairs:
    """The batch in which the gap is measured and drawn: fresh scenes, every caption once."""
    return compose_pairs(session, trained_colour_cast(sprites), BATCH, FIGURE_SEED, distinct=True)
