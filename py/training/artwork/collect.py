"""Makes assets/sprites: fetches the artwork, renders it, packs it, writes the sheets and atlas.json."""

import json
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from .catalogue import Source, Wanted, read_sources, read_subjects, wanted
from .drawings import normalised, opener
from .fetch import fetch
from .pack import pack


def collect(root: Path, log: Callable[[str], None] = print) -> None:
    """Writes root/assets/sprites anew; needs npm, apt for Debian packages, and resvg_py. Raises RuntimeError."""
    cache, target = root / ".cache" / "artwork", root / "assets" / "sprites"
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.webp"):
        old.unlink()
    subjects = read_subjects()
    styles, sprites = {}, []
    for source in read_sources():
        folder = fetch(source, cache)
        found = _render(source, folder, wanted(source, subjects))
        sheet, places = pack([picture for _, _, picture in found])
        _write_sheet(sheet, target / f"{source.name}.webp")
        styles[source.name] = _describe(source)
        for (want, name, picture), (x, y) in zip(found, places, strict=True):
            sprites.append({
                "style": source.name, "class": want.subject, "name": name, "x": x, "y": y,
                "w": picture.width, "h": picture.height, "pose": want.pose, "flip_ok": True,
            })
        log(f"{source.name}: {len(found)} drawings, {len({want.subject for want, _, _ in found})} classes")
    _write_table(target / "atlas.json", styles, sprites)
    (target / "LICENSES" / "NOTICES.md").write_text(notices(read_sources()), encoding="utf-8")


def notices(sources: list[Source]) -> str:
    """The attribution that the licences ask for, one paragraph per style (Markdown)."""
    lines = [
        "# Whose drawings these are",
        "",
        "Every drawing was rendered, trimmed to its visible pixels, scaled and packed into a sheet with others;",
        "from two sets (openclipart, streamline-emojis) words and drop shadows were left out. Nothing was redrawn.",
        "The licence texts stand beside this file.",
    ]
    for source in sources:
        lines += [
            "", f"## {source.name}", "", f"Drawn by {source.artist}. {source.copyright}.",
            f"Licence: {source.licence} (`{source.licence}.txt`). Origin: <{source.origin}>,",
            f"fetched as `{source.package}` {source.version}.",
        ]
    return "\n".join(lines) + "\n"


def _render(source: Source, folder: Path, wants: list[Wanted]) -> list[tuple[Wanted, str, Image.Image]]:
    open_drawing = opener(source, folder)
    found = []
    for want in wants:
        for name in want.names:
            picture = open_drawing(name)
            if picture is not None:
                found.append((want, name, normalised(picture)))
                break
        else:
            raise RuntimeError(f"{source.package} {source.version} has no drawing {' or '.join(want.names)}.")
    return found


def _write_sheet(sheet: Image.Image, path: Path) -> None:
    sheet.save(path, lossless=True, quality=100, method=6)


def _describe(source: Source) -> dict:
    return {
        "sheet": f"{source.name}.webp", "kind": source.kind, "held_out": source.held_out, "artist": source.artist,
        "licence": source.licence, "source": f"{source.package} {source.version}",
    }


def _write_table(path: Path, styles: dict, sprites: list[dict]) -> None:
    lines = ",\n".join(f"  {json.dumps(sprite)}" for sprite in sprites)
    head = json.dumps(styles, indent=1, ensure_ascii=False)
    path.write_text(f'{{"styles": {head},\n"sprites": [\n{lines}\n]}}\n', encoding="utf-8")
