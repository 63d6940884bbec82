"""Fonts: from the packages' files to the few glyphs and weights that the pages use."""

import io

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from .console import say, step
from .tools import install_node_modules

# File in assets/fonts → package, file in it, and what remains of its axes (a range, or one value).
FONTS = {
    "newsreader-text": ("newsreader", "newsreader-latin-wght-normal", {"wght": (400, 700)}),
    "newsreader-text-italic": ("newsreader", "newsreader-latin-wght-italic", {"wght": (400, 600)}),
    "newsreader-display": ("newsreader", "newsreader-latin-opsz-normal", {"wght": (300, 500), "opsz": 72}),
    "instrument-sans": ("instrument-sans", "instrument-sans-latin-wght-normal", {"wght": (400, 700)}),
}
CHARACTERS = [*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "–—‘’“”…·×→←↑↓↗§√°²−≈≤≥•▶")]

FEATURES = "kern liga calt ccmp locl mark mkmk lnum onum tnum pnum frac sups case".split()


def make_fonts(project):
    """Write every subset, and each package's licence, to assets/fonts."""
    install_node_modules(project)
    folder = project.assets / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    for name in FONTS:
        with step(f"Subsetting {name}"):
            content = subset(project, name)
        (folder / f"{name}.woff2").write_bytes(content)
        say(f"    {len(content) / 1024:.0f} KB")
    for package in dict.fromkeys(package for package, _, _ in FONTS.values()):
        (folder / f"LICENSE-{package}.txt").write_bytes((package_folder(project, package) / "LICENSE").read_bytes())


def subset(project, name):
    """One font → the bytes of its WOFF2 subset, always the same."""
    package, source, axes = FONTS[name]
    font = TTFont(package_folder(project, package) / "files" / f"{source}.woff2", recalcTimestamp=False)
    font = instantiateVariableFont(font, axes)
    options = Options(layout_features=FEATURES, flavor="woff2", hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def package_folder(project, package):
    return project.node_modules / "@fontsource-variable" / package
