"""Draw what a playground's stage is set with: sheets of drawings at the size of a screen, and places to put them in.

The atlas in assets/sprites is made for training, at 112 pixels; these are the same drawings, rendered anew from their packages.
"""

from __future__ import annotations

import argparse
import io
import json
from pathlib import Path

import numpy as np
from PIL import Image

from .artwork.catalogue import Source, Subject, read_sources, read_subjects
from .artwork.drawings import normalised, opener
from .artwork.fetch import fetch
from .artwork.pack import pack
from .scenes import backgrounds

STYLES = {
    "noto": "Noto", "noto-v1": "Noto, first series", "fluent-3d": "Fluent 3D", "fluent-flat": "Fluent Flat",
    "emojione": "EmojiTwo", "fxemoji": "FxEmoji", "streamline-emojis": "Streamline", "openclipart": "Open Clip Art",
    "twemoji": "Twemoji",
}
SIDE = 208  # longest side of a drawing in pixels
MOST = 2  # drawings of one class in one style
PLACES = {  # the seeds that gallery.toml uses first, then others that look different
    "grass": (11, 21, 13, 6), "snow": (8, 13, 9), "sand": (2, 13, 6), "sea": (5, 7, 6), "sky": (2, 3, 5),
    "forest": (3, 4, 14), "room": (4, 11, 7), "night": (12, 9, 3), "street": (6, 3, 13),
}
WORDS = {"palm": "palm tree", "evergreen": "evergreen tree", "ball": "football"}  # where a class's name is not what one says
SIZE = 576
THUMB = 96


def sprite_names(entries: list[dict]) -> dict[str, dict]:
    """Atlas entries of one style → {"dog", "dog-2", "fox-head" …: entry}; a head alone only where no whole animal is drawn."""
    whole = {entry["class"] for entry in entries if entry["pose"] == "whole"}
    named: dict[str, dict] = {}
    for entry in entries:
        if entry["pose"] == "face" and entry["class"] in whole:
            continue
        base = entry["class"].removeprefix("thing:") + ("-head" if entry["pose"] == "face" else "")
        names = [base, *(f"{base}-{number}" for number in range(2, MOST + 1))]
        free = next((name for name in names if name not in named), None)
        if free:
            named[free] = entry
    return named


def webp(picture: Image.Image, quality: int) -> bytes:
    """Edges in sixteen steps of transparency (alpha_quality 70), which no eye tells from 256 and which take half the bytes."""
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=quality, alpha_quality=70, method=6)
    return buffer.getvalue()


def draw_style(source: Source, entries: list[dict], cache: Path) -> tuple[bytes, dict]:
    """One sheet, and {name: [x, y, width, height, the drawing's name in its source]}."""
    named = sprite_names(entries)
    open_drawing = opener(source, fetch(source, cache))
    pictures = [normalised(open_drawing(entry["name"]), SIDE) for entry in named.values()]
    sheet, corners = pack(pictures)
    table = {name: [*corner, *picture.size, entry["name"]]
             for (name, entry), corner, picture in zip(named.items(), corners, pictures, strict=True)}
    return webp(sheet, 82), table


def describe(source: Source) -> dict:
    return {"name": STYLES[source.name], "artist": source.artist, "licence": source.licence, "origin": source.origin, "held_out": source.held_out}


def describe_class(subject: Subject) -> tuple[str, dict]:
    name = subject.name.removeprefix("thing:")
    return name, {"words": WORDS.get(name, name), "thing": name != subject.name, "stands": subject.stands}


def draw_places() -> tuple[dict[str, bytes], dict[str, dict], bytes]:
    """→ {"grass-11": its picture}, {"grass-11": {place, horizon in thousandths}}, and all of them small, in one row."""
    pictures, table, row = {}, {}, []
    for place, seeds in PLACES.items():
        for seed in seeds:
            drawn = backgrounds.draw(place, SIZE, np.random.default_rng(seed))
            picture = Image.fromarray(drawn.pixels)
            pictures[f"{place}-{seed}"] = webp(picture, 90)
            table[f"{place}-{seed}"] = {"place": place, "horizon": round(1000 * drawn.horizon)}
            row.append(picture.resize((THUMB, THUMB), Image.Resampling.LANCZOS))
    strip = Image.new("RGB", (THUMB * len(row), THUMB))
    for index, thumb in enumerate(row):
        strip.paste(thumb, (index * THUMB, 0))
    return pictures, table, webp(strip, 80)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="build.py stage", description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("assets/stage"))
    parser.add_argument("--cache", type=Path, default=Path(".cache/artwork"))
    options = parser.parse_args(arguments)
    (options.folder / "places").mkdir(parents=True, exist_ok=True)
    entries = json.loads(Path("assets/sprites/atlas.json").read_text(encoding="utf-8"))["sprites"]
    sources = {source.name: source for source in read_sources()}
    table = {"styles": {}, "sprites": {}, "places": {}, "thumb": THUMB,
             "classes": dict(map(describe_class, read_subjects()))}
    for style in STYLES:
        sheet, table["sprites"][style] = draw_style(sources[style], [e for e in entries if e["style"] == style], options.cache)
        table["styles"][style] = describe(sources[style])
        (options.folder / f"{style}.webp").write_bytes(sheet)
        print(f"{style}: {len(table['sprites'][style])} drawings, {len(sheet) / 1e3:.0f} kB")
    pictures, table["places"], thumbs = draw_places()
    for name, picture in {**{f"places/{name}": picture for name, picture in pictures.items()}, "places": thumbs}.items():
        (options.folder / f"{name}.webp").write_bytes(picture)
    (options.folder / "stage.json").write_text(as_lines(table), encoding="utf-8")
    print(f"{len(pictures)} places, {sum(map(len, pictures.values())) / 1e3:.0f} kB")


def as_lines(table: dict) -> str:
    """JSON with one drawing, place or class a line."""
    parts = []
    for name, value in table.items():
        rows = value.items() if isinstance(value, dict) else None
        if name == "sprites":
            styles = [f'  "{style}": {{\n' + lines(drawings, 4) + "\n  }" for style, drawings in rows]
            parts.append('"sprites": {\n' + ",\n".join(styles) + "\n}")
        else:
            parts.append(f'"{name}": ' + (json.dumps(value) if rows is None else "{\n" + lines(value, 2) + "\n}"))
    return "{" + ",\n".join(parts) + "}\n"


def lines(table: dict, indent: int) -> str:
    return ",\n".join(f'{" " * indent}"{name}": {json.dumps(value)}' for name, value in table.items())


if __name__ == "__main__":
    main()
