"""The cast: whose drawings may appear in scenes, under which names, and where each animal can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import cv2
import numpy as np

GROUNDLESS = {"sea": ("water", "air"), "sky": ("air",)}
THING = "thing:"


@dataclass(frozen=True)
class Drawing:
    """One drawing at several sizes, RGBA uint8, largest first."""

    style: str
    name: str
    levels: tuple[np.ndarray, ...]
    icon: bool = False
    flip: bool = True

    @classmethod
    def from_rgba(cls, style: str, name: str, rgba: np.ndarray, icon: bool = False, flip: bool = True) -> Drawing:
        levels = [rgba]
        while max(levels[-1].shape[:2]) >= 48:
            levels.append(halve(levels[-1]))
        return cls(style, name, tuple(levels), icon, flip)

    def level(self, longest: int) -> np.ndarray:
        """The smallest stored size that is not smaller than `longest` pixels."""
        fitting = [level for level in self.levels if max(level.shape[:2]) >= longest]
        return fitting[-1] if fitting else self.levels[0]


def halve(rgba: np.ndarray) -> np.ndarray:
    """Half the size by area average, weighting colours by alpha so that no dark rim appears."""
    alpha = rgba[..., 3:].astype(np.float32)
    weighted = np.concatenate([rgba[..., :3] * alpha, alpha], axis=2)
    size = (max(rgba.shape[1] // 2, 1), max(rgba.shape[0] // 2, 1))
    small = cv2.resize(weighted, size, interpolation=cv2.INTER_AREA)
    colour = small[..., :3] / np.maximum(small[..., 3:], 1e-3)
    return np.round(np.concatenate([colour, small[..., 3:]], axis=2)).clip(0, 255).astype(np.uint8)


class Cast:
    """Drawings by style and name. `classes` maps each animal (and "thing:…") to its plural and where it stands;

    `weights` says how often a style is drawn from, 1 where it names none.
    """

    def __init__(self, drawings: Iterable[Drawing], classes: Mapping[str, Mapping], weights: Mapping[str, float] | None = None):
        self.classes, self.weights = classes, weights or {}
        self.names = sorted(name for name in classes if not name.startswith(THING))
        self._drawings: dict[tuple[str, str], list[Drawing]] = defaultdict(list)
        self._by_name: dict[str, list[Drawing]] = defaultdict(list)
        for drawing in drawings:
            self._drawings[drawing.style, drawing.name].append(drawing)
            self._by_name[drawing.name].append(drawing)
        self.styles = tuple(sorted({style for style, name in self._drawings if not name.startswith(THING)}))
        share = np.array([self.weights.get(style, 1.0) for style in self.styles])
        self._share = share / share.sum()

    def only(self, styles: Iterable[str]) -> Cast:
        """The same animals drawn in these styles alone."""
        wanted = set(styles)
        kept = (d for (style, _), ds in self._drawings.items() if style in wanted for d in ds)
        return Cast(kept, self.classes, self.weights)

    def complete_styles(self) -> list[str]:
        """Styles that draw every animal."""
        return [style for style in self.styles if all((style, name) in self._drawings for name in self.names)]

    def draw_styles(self, rng: np.random.Generator) -> tuple[str, ...]:
        """The styles of one scene: a single one two times out of three, otherwise three thrown together."""
        count = 1 if rng.random() < 0.67 else 3
        return tuple(rng.choice(self.styles, count, p=self._share))

    def plural(self, name: str) -> str:
        return self.classes[name]["plural"]

    def living_in(self, place: str) -> list[str]:
        """Animals that can be in this place."""
        return [name for name in self.names if self.fits(name, place)]

    def fits(self, name: str, place: str) -> bool:
        return bool(set(GROUNDLESS.get(place, ("ground", "air"))) & set(self.classes[name]["stands"]))

    def stands(self, name: str, place: str, rng: np.random.Generator) -> str:
        """ "ground", "water" or "air": where this animal is put in this place."""
        own = [where for where in GROUNDLESS.get(place, ("ground", "air")) if where in self.classes[name]["stands"]]
        return own[rng.integers(len(own))] if own else "ground"

    def pick(self, name: str, styles: tuple[str, ...], rng: np.random.Generator) -> Drawing:
        """A drawing of `name` in one of `styles`, each style equally likely; in any style where none of them has it."""
        having = [style for style in styles if (style, name) in self._drawings]
        choices = self._drawings[having[rng.integers(len(having))], name] if having else self._by_name[name]
        return choices[rng.integers(len(choices))]

    def pick_thing(self, place: str, rng: np.random.Generator) -> tuple[Drawing, str] | None:
        """A piece of scenery for this place and where it stands; None if the atlas has none."""
        fitting = [name for name in self._by_name if name.startswith(THING) and self.fits(name, place)]
        if place == "night":
            fitting = [name for name in fitting if name != THING + "sun"]
        if not fitting:
            return None
        name = fitting[rng.integers(len(fitting))]
        return self._by_name[name][rng.integers(len(self._by_name[name]))], self.stands(name, place, rng)
