"""Draw the site's gallery: scenes arranged by hand in assets/gallery/gallery.toml, at full size.

The drawings are rendered anew from their packages, since the atlas keeps them at 112 pixels only.
"""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

import numpy as np
from PIL import Image

from .artwork.catalogue import read_sources
from .artwork.drawings import normalised, opener
from .artwork.fetch import fetch
from .scenes import backgrounds
from .scenes.cast import Drawing
from .scenes.compose import Look, Piece, Stage, paint, shape_drawing
from .scenes.restyle import grey

SIZE = 576
SHARP = 400  # longest side of a drawing in pixels


class Portfolio:
    """Full-size drawings, opened from their packages when first asked for."""

    def __init__(self, cache: Path):
        self.sources = {source.name: source for source in read_sources()}
        self.cache = cache
        self.openers = {}

    def drawing(self, style: str, name: str) -> Drawing:
        if style not in self.openers:
            source = self.sources[style]
            self.openers[style] = opener(source, fetch(source, self.cache))
        picture = self.openers[style](name)
        if picture is None:
            raise ValueError(f"The style {style} has no drawing {name}; see py/training/artwork/sources.toml.")
        return Drawing.from_rgba(style, name, np.asarray(normalised(picture, SHARP)))


def arrange(entry: dict, portfolio: Portfolio, size: int = SIZE) -> np.ndarray:
    """One picture of gallery.toml → pixels (size, size, 3) uint8.

    Each actor says whose drawing it is, where its middle and its lower edge are, and its longest side, in fractions.
    """
    rng = np.random.default_rng(entry["seed"])
    place = backgrounds.draw(entry["place"], size, rng)
    stage = Stage(place.pixels.astype(np.float32))
    for actor in entry["actors"]:
        drawing = portfolio.drawing(actor["style"], actor["drawing"])
        longest = round(actor["size"] * size)
        rgb, alpha = shape_drawing(drawing, longest, rng, Look(), turn=False, mirror=actor.get("mirror", False))
        height, width = alpha.shape
        left, top = round(actor["x"] * size - width / 2), round(actor["y"] * size - height)
        box = (left / size, top / size, (left + width) / size, (top + height) / size)
        stage.pieces.append(Piece(rgb, alpha, box, (left, top), actor.get("stands", "ground") == "ground"))
    paint(stage)
    pixels = np.clip(stage.pixels, 0, 255).astype(np.uint8)
    return grey(pixels) if entry.get("grey") else pixels


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="build.py gallery", description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("assets/gallery"))
    parser.add_argument("--cache", type=Path, default=Path(".cache/artwork"))
    options = parser.parse_args(arguments)
    portfolio = Portfolio(options.cache)
    for entry in tomllib.loads((options.folder / "gallery.toml").read_text(encoding="utf-8"))["picture"]:
        target = options.folder / entry["file"]
        Image.fromarray(arrange(entry, portfolio)).save(target, quality=92, method=6)
        print(target)


if __name__ == "__main__":
    main()
