"""Opens one drawing of a source and renders it: RGBA, trimmed to what is drawn, longest side 112 px."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from .catalogue import Source

SIDE = 112
RENDER_SIDE = 448
# What CSS takes an inch to be: old drawings measure their page in millimetres and points.
DPI = 96
# Fainter than this is the soft rim of a shadow or a rounding error, not the drawing.
VISIBLE_ALPHA = 12

Opener = Callable[[str], Image.Image | None]


def opener(source: Source, folder: Path) -> Opener:
    """A function from a drawing's name to its picture (RGBA, any size), or to None if the source has none."""
    if source.layout == "iconify":
        return _iconify_opener(folder, source.strip)
    return _file_opener(folder / source.folder, source.strip)


def normalised(picture: Image.Image, side: int = SIDE) -> Image.Image:
    """Trimmed to its visible pixels and scaled so that the longest side is `side` px; raises ValueError if empty."""
    alpha = np.asarray(picture)[:, :, 3]
    rows, columns = np.any(alpha >= VISIBLE_ALPHA, axis=1), np.any(alpha >= VISIBLE_ALPHA, axis=0)
    if not rows.any():
        raise ValueError("The drawing has no visible pixels.")
    top, bottom = np.flatnonzero(rows)[[0, -1]]
    left, right = np.flatnonzero(columns)[[0, -1]]
    trimmed = picture.crop((int(left), int(top), int(right) + 1, int(bottom) + 1))
    scale = side / max(trimmed.size)
    size = tuple(max(1, round(side * scale)) for side in trimmed.size)
    # Pillow's RGBA resize weighs colours by alpha only in the premultiplied mode: otherwise rims turn dark.
    return trimmed.convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA")


def render_svg(text: str, strip: str = "") -> Image.Image:
    """An SVG drawing, less what the regular expression `strip` matches, as RGBA, longest side 448 px."""
    import resvg_py  # needed to collect the artwork only, not to load it

    if strip:
        text = re.sub(strip, "", text)
    picture = _open_png(resvg_py.svg_to_bytes(svg_string=text, dpi=DPI))
    zoom = RENDER_SIDE / max(picture.size)
    return _open_png(resvg_py.svg_to_bytes(svg_string=text, dpi=DPI, width=max(1, round(picture.width * zoom))))


def _open_png(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(bytes(data))).convert("RGBA")


def _file_opener(folder: Path, strip: str) -> Opener:
    def open_file(name: str) -> Image.Image | None:
        # Some sets write the emoji presentation selector into the file name, others do not.
        for stem in (name, f"{name}-fe0f"):
            for suffix in (".svg", ".webp", ".png"):
                path = folder / f"{stem}{suffix}"
                if not path.is_file():
                    continue
                if suffix == ".svg":
                    return render_svg(path.read_text(encoding="utf-8", errors="replace"), strip)
                return Image.open(path).convert("RGBA")
        return None

    return open_file


def _iconify_opener(folder: Path, strip: str) -> Opener:
    table = json.loads((folder / "icons.json").read_text(encoding="utf-8"))

    def open_icon(name: str) -> Image.Image | None:
        name = table.get("aliases", {}).get(name, {}).get("parent", name)
        icon = table["icons"].get(name)
        if icon is None:
            return None
        box = {
            key: icon.get(key, table.get(key, default))
            for key, default in (("left", 0), ("top", 0), ("width", 16), ("height", 16))
        }
        return render_svg(
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'width="{box["width"]}" height="{box["height"]}" color="black" '
            f'viewBox="{box["left"]} {box["top"]} {box["width"]} {box["height"]}">{icon["body"]}</svg>',
            strip,
        )

    return open_icon
