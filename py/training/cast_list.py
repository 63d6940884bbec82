"""Which drawings train Lookout, which test it, and which are held out: casts made from the sprite atlas."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from .artwork.atlas import load_atlas
from .artwork.catalogue import read_subjects
from .scenes.cast import THING, Cast, Drawing

FULL = 48  # animal drawings in a complete emoji set


def cast_of(folder: Path, **which) -> Cast:
    """The animals as the chosen styles of the atlas in `folder` draw them; `which` goes to `Atlas.style_names`."""
    atlas = load_atlas(folder)
    chosen, icons = set(atlas.style_names(**which)), set(atlas.style_names(kind="icon"))
    drawings = [
        Drawing.from_rgba(s.style, s.subject, s.pixels, icon=s.style in icons, flip=s.flip_ok)
        for s in atlas.sprites
        if s.style in chosen
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
    return cast_of(folder, held_out=False)


def trained_colour_cast(folder: Path) -> Cast:
    """The coloured styles seen in training that draw every animal: the styles the site itself uses."""
    cast = cast_of(folder, kind="colour", held_out=False)
    return cast.only(cast.complete_styles())


def held_out_cast(folder: Path) -> Cast:
    """The style that training never saw."""
    return cast_of(folder, held_out=True)
