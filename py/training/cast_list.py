"""Which drawings train Lookout, which test it, and which are held out: casts made from the sprite atlas."""

from __future__ import annotations

from pathlib import Path

from .artwork.atlas import load_atlas
from .artwork.catalogue import read_subjects
from .scenes.cast import Cast, Drawing

ICON_WEIGHT = 0.3  # how often a one-colour icon set is drawn from, beside 1 for a coloured set


def whole_cast(folder: Path) -> Cast:
    """Every drawing of the atlas in `folder`, the held-out style included."""
    atlas = load_atlas(folder)
    icons = set(atlas.style_names(kind="icon"))
    drawings = (
        Drawing.from_rgba(s.style, s.subject, s.pixels, icon=s.style in icons, flip=s.flip_ok) for s in atlas.sprites
    )
    classes = {subject.name: {"plural": subject.plural, "stands": subject.stands} for subject in read_subjects()}
    return Cast(drawings, classes, {style: ICON_WEIGHT for style in icons})


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
