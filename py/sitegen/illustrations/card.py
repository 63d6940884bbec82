"""The card that a link shows where it is shared: 1200 × 630, the hero beside a headline, in the site's own type."""

import io
from base64 import b64encode
from functools import cache
from pathlib import Path

from markupsafe import escape

from ..kept import kept
from ..output import digest
from . import hero
from .colours import CARD

WIDTH, HEIGHT = 1200, 630
# Family → the file in assets/fonts, and the weight that the card sets it in.
FACES = {"Newsreader Display": ("newsreader-display", 300), "Newsreader": ("newsreader-text", 400),
         "Instrument Sans": ("instrument-sans", 500)}
SCALE = 0.86                   # of the hero
LINE = 16                      # letters of the headline fit beside it


def card(project, look, picture, lines, name):
    """The PNG's bytes, kept by the hash of everything that it is made from."""
    svg = drawing(look, data_url(picture), lines, name)
    fonts = [project.assets / "fonts" / f"{file}.woff2" for file, _ in FACES.values()]
    key = digest(" ".join([svg, digest(Path(__file__)), *map(digest, fonts)]).encode(), 32)
    return kept(project.cache / "cards" / f"{key}.png",
                lambda: render(svg, [installed(project, family) for family in FACES]))


def drawing(look, image, lines, name):
    size = min(92, round(92 * LINE / max(1, *map(len, lines))))
    first = 350 - (len(lines) - 1) * size // 2
    headline = "".join(f'<tspan x="70" y="{first + size * at}">{escape(line)}</tspan>' for at, line in enumerate(lines))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{CARD["paper"]}"/>'
            f'<g transform="translate(622 18) scale({SCALE})">{hero.drawing(look, image, CARD, "card")}</g>'
            f'<g transform="translate(72 66)"><circle cx="14" cy="14" r="13" fill="{CARD["text"]}"/>'
            f'<circle cx="28" cy="14" r="13" fill="{CARD["vision"]}"/>'
            f'<path d="M21 3.05a13 13 0 0 1 0 21.9 13 13 0 0 1 0-21.9Z" fill="{CARD["attention"]}"/></g>'
            f'<text x="130" y="90" font-family="Instrument Sans" font-weight="500" font-size="28" fill="{CARD["ink"]}">{escape(name)}</text>'
            f'<text font-family="Newsreader Display" font-weight="300" font-size="{size}" letter-spacing="-2.4" '
            f'fill="{CARD["ink"]}">{headline}</text></svg>')


def render(svg, fonts):
    """SVG → PNG, the same bytes on every machine: no font of the system is looked at."""
    import resvg_py
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=WIDTH, skip_system_fonts=True, font_files=[str(font) for font in fonts]))


def installed(project, family):
    """A font as resvg reads it: TrueType, one weight, called what the drawing calls it."""
    file, weight = FACES[family]
    source = project.assets / "fonts" / f"{file}.woff2"
    path = project.cache / "cards" / f"{file}-{weight}-{digest(source, 16)}.ttf"
    return kept(path, lambda: truetype(source, weight, family))


def truetype(source, weight, family):
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont
    font = TTFont(source, recalcTimestamp=False)
    if "fvar" in font:
        font = instantiateVariableFont(font, {"wght": weight})
    font.flavor = None
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = family
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


@cache
def data_url(picture):
    """A gallery picture inside the drawing, as a PNG."""
    from PIL import Image
    buffer = io.BytesIO()
    with Image.open(picture) as file:
        file.convert("RGB").save(buffer, "PNG")
    return "data:image/png;base64," + b64encode(buffer.getvalue()).decode()
