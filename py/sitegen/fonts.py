"""Fonts: from the packages' files to the few glyphs and weights that the pages use."""

import io
from dataclasses import dataclass, field, replace

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from .console import say, step
from .tools import install_node_modules

# What the pages themselves say, and what a reader may bring or type besides: files of their own, which a browser fetches when
# a page has such a letter.
COMMON = [*range(0x20, 0x7F), *map(ord, "\u00a0–—‘’“”…·×−÷→↗§°½éöüç")]
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "–—‘’“”…·×→←↑↓↗§√°²−≈≤≥•▶")]
SELDOM = [letter for letter in LETTERS if letter not in COMMON]
FEATURES = "kern liga calt lnum tnum".split()
# In MathML a letter by itself is set in italics, as one of its own characters; the Planck constant stands in for the italic h.
SIGNS = [*range(0x20, 0x7F), *map(ord, "√⊤⋅·×÷−±≤≥≈≠∞∑∏∈→′…‖αβγθλμπστ"), *range(0x1D434, 0x1D468), ord("ℎ"), *range(0x1D6FC, 0x1D716)]


@dataclass(frozen=True)
class Font:
    """What a file in assets/fonts is made from: a package and a file in it; what remains of its axes (a range, or one value)
    and of its characters and features. A MATH table, which stretches brackets and roots, remains as it is."""

    package: str
    source: str
    axes: dict = field(default_factory=dict)
    characters: list = field(default_factory=lambda: COMMON)
    features: list = field(default_factory=lambda: FEATURES)


NEWSREADER, INSTRUMENT = "@fontsource-variable/newsreader", "@fontsource-variable/instrument-sans"
TEXT = Font(NEWSREADER, "newsreader-latin-wght-normal", {"wght": 400})
DISPLAY = Font(NEWSREADER, "newsreader-latin-opsz-normal", {"wght": 300, "opsz": 72})
SANS = Font(INSTRUMENT, "instrument-sans-latin-wght-normal", {"wght": (400, 700)})
FONTS = {
    "newsreader-text": TEXT,
    "newsreader-display": DISPLAY,
    "instrument-sans": SANS,
    "newsreader-text-seldom": replace(TEXT, characters=SELDOM),
    "newsreader-display-seldom": replace(DISPLAY, characters=SELDOM),
    "instrument-sans-seldom": replace(SANS, characters=SELDOM),
    "newsreader-display-regular": replace(DISPLAY, axes={"wght": 400, "opsz": 72}, characters=LETTERS),
    "newsreader-text-strong": replace(TEXT, axes={"wght": 600}, characters=LETTERS),
    "newsreader-text-italic": Font(NEWSREADER, "newsreader-latin-wght-italic", {"wght": 400}, LETTERS),
    "stix-two-math": Font("@fontsource/stix-two-math", "stix-two-math-latin-400-normal", characters=SIGNS, features=["kern", "ssty"]),
}


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
    for package in dict.fromkeys(font.package for font in FONTS.values()):
        licence = (project.node_modules / package / "LICENSE").read_bytes()
        (folder / f"LICENSE-{package.rpartition('/')[2]}.txt").write_bytes(licence)


def subset(project, name):
    """One font → the bytes of its WOFF2 subset, always the same."""
    made = FONTS[name]
    font = TTFont(project.node_modules / made.package / "files" / f"{made.source}.woff2", recalcTimestamp=False)
    if made.axes:
        font = instantiateVariableFont(font, made.axes)
    options = Options(layout_features=made.features, flavor="woff2", hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=made.characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()
