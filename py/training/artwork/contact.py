"""Contact sheets: every drawing of a style with its class below it, for the eye to check.

    python -m training.artwork.contact assets/sprites FOLDER
"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw

from .atlas import Sprite, load_atlas

CELL, LABEL, COLUMNS = 116, 14, 14


def contact_sheet(sprites: list[Sprite]) -> Image.Image:
    """One RGB picture with all the sprites in rows of 14."""
    rows = -(-len(sprites) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * CELL, rows * (CELL + LABEL)), (206, 222, 206))
    draw = ImageDraw.Draw(sheet)
    for index, sprite in enumerate(sprites):
        x, y = index % COLUMNS * CELL, index // COLUMNS * (CELL + LABEL)
        picture = Image.fromarray(sprite.pixels, "RGBA")
        sheet.paste(picture, (x, y), picture)
        draw.text((x, y + CELL - 2), f"{sprite.subject} {sprite.pose[0]} {sprite.name}"[:22], fill=(90, 0, 0))
    return sheet


def main(atlas_folder: str, target_folder: str) -> None:
    """Writes one PNG per style into the target folder."""
    atlas = load_atlas(atlas_folder)
    target = Path(target_folder)
    target.mkdir(parents=True, exist_ok=True)
    for style in atlas.styles:
        contact_sheet([s for s in atlas.sprites if s.style == style]).save(target / f"{style}.png")


if __name__ == "__main__":
    main(*sys.argv[1:])
