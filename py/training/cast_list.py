"""Which drawings train Lookout, which test it, and which are held out: casts made from the sprite atlas."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from .artwork.atlas import load_atlas
from .artwork.catalogue import read_subjects
from .scenes.cast import THING, Cast, Drawing

FULL = 48  # animal drawings in a complete emoji set


def whole_cast(folder: Path) -> Cast:
    """Every drawing of the atlas in `folder`, the held-out style included."""
    atlas = load_atlas(folder)
    icons = set(atlas.style_names(kind="icon"))
    drawings = [
        Drawing.from_rgba(s.style, s.subject, s.pixels, icon=s.style in icons, flip=s.flip_ok) for s in atlas.sprites
    ]
    classes = {subject.name: {"plural": subject.plural, "stands": subject.stands} for subject in read_subjects()}
    return Cast(drawings, classes, style_weights(drawings))


def style_weights(drawings: list[Drawing]) -> dict[str, float]:
    """How often each style is drawn from: in proportion to what it offers, one-colour icons half as often."""
    offered = Counter(d.style for d in drawings if not d.name.startswith(THING))
    icons = {d.style for d in drawings if d.icon}
    return {style: min(count / FULL, 2.0) * (0.5 if style in icons else 1.0) for style, count in offered.items()}


def training_cast(folder: Path) -> Cast:
    """Everything but the held-out style."""
    return whole_cast(folder).only(load_atlas(folder).style_names(held_out=False))


def trained_colour_cast(folder: Path) -> Cast:
    """The coloured styles seen in training that draw every animal: the styles the site itself uses."""
    cast = training_cast(folder).only(load_atlas(folder).style_names(kind="colour", held_out=False))
    return cast.only(cast.complete_styles())


def held_out_cast(folder: Path) -> Cast:
    """The style that training never saw."""
    return whole_cast(folder).only(load_atlas(folder).style_names(held_out=True))
