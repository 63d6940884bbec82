"""Loads the atlas of drawings (assets/sprites) with NumPy and Pillow alone."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image


@dataclass(frozen=True)
class Sprite:
    """One drawing: pixels (height, width, 4) uint8 RGBA, straight alpha, longest side 112."""

    style: str
    subject: str
    name: str
    pose: str
    flip_ok: bool
    faces: str | None
    pixels: np.ndarray


@dataclass(frozen=True)
class Atlas:
    """All drawings; `styles` maps a style to its sheet, kind, artist, licence, source and held_out."""

    styles: dict[str, dict]
    sprites: tuple[Sprite, ...]

    def of(self, style: str, subject: str) -> list[Sprite]:
        """The drawings of a class in a style; may be empty."""
        return [sprite for sprite in self.sprites if sprite.style == style and sprite.subject == subject]

    def style_names(self, kind: str | None = None, held_out: bool | None = None) -> list[str]:
        """Names of the styles of a kind ("colour", "icon"), held out or not; None: either."""
        return [
            name
            for name, style in self.styles.items()
            if kind in (None, style["kind"]) and held_out in (None, style["held_out"])
        ]

    @property
    def animals(self) -> list[str]:
        """Classes that are animals, in order of first appearance."""
        return list(dict.fromkeys(s.subject for s in self.sprites if not s.subject.startswith("thing:")))

    @property
    def things(self) -> list[str]:
        """Classes that are scenery ("thing:…"), in order of first appearance."""
        return list(dict.fromkeys(s.subject for s in self.sprites if s.subject.startswith("thing:")))


def load_atlas(folder: Path | str) -> Atlas:
    """The atlas in a folder with atlas.json and its sheets; raises FileNotFoundError naming what is missing."""
    folder = Path(folder)
    table = json.loads((folder / "atlas.json").read_text(encoding="utf-8"))
    sheets = {
        name: np.asarray(Image.open(folder / style["sheet"]).convert("RGBA"))
        for name, style in table["styles"].items()
    }
    sprites = tuple(
        Sprite(
            entry["style"], entry["class"], entry["name"], entry["pose"], entry["flip_ok"], entry.get("faces"),
            sheets[entry["style"]][entry["y"]:entry["y"] + entry["h"], entry["x"]:entry["x"] + entry["w"]].copy(),
        )
        for entry in table["sprites"]
    )
    return Atlas(table["styles"], sprites)
