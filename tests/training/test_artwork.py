"""The atlas of drawings is complete, licensed, and honest about its held-out style."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from training.artwork.atlas import Atlas, load_atlas
from training.artwork.catalogue import read_sources, read_subjects

SPRITES = Path(__file__).parents[2] / "assets" / "sprites"
PERMISSIVE = {"MIT", "ISC", "BSD-3-Clause", "Apache-2.0", "CC0-1.0", "CC-BY-3.0", "CC-BY-4.0", "public-domain"}
# Sets without one drawing or another still teach the classes that they have.
PARTIAL_COLOUR = {"fxemoji", "streamline-emojis", "openclipart", "icon-park"}


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas(SPRITES)


def test_every_class_in_every_full_colour_style(atlas):
    classes = {subject.name for subject in read_subjects()}
    full = [style for style in atlas.style_names("colour") if style not in PARTIAL_COLOUR]
    assert len(full) >= 6
    for style in full:
        assert {s.subject for s in atlas.sprites if s.style == style} == classes, style
    assert {s.subject for s in atlas.sprites} == classes
    assert len(atlas.animals) == 32


def test_the_table_matches_the_sources(atlas):
    assert list(atlas.styles) == [source.name for source in read_sources()]
    assert sum(style["held_out"] for style in atlas.styles.values()) == 1


def test_licences_are_permissive_named_and_present(atlas):
    notices = (SPRITES / "LICENSES" / "NOTICES.md").read_text(encoding="utf-8")
    for name, style in atlas.styles.items():
        assert style["licence"] in PERMISSIVE
        assert (SPRITES / "LICENSES" / f"{style['licence']}.txt").is_file(), style["licence"]
        assert f"## {name}\n" in notices
        assert style["artist"] in notices


def test_sprites_are_drawn_trimmed_and_of_one_size(atlas):
    for sprite in atlas.sprites:
        alpha = sprite.pixels[:, :, 3]
        label = f"{sprite.style} {sprite.subject} {sprite.name}"
        assert max(alpha.shape) == 112, label
        assert (alpha >= 128).mean() > 0.04, label
        assert alpha[0].any() and alpha[-1].any() and alpha[:, 0].any() and alpha[:, -1].any(), label


def test_no_held_out_drawing_is_a_training_drawing(atlas):
    def digest(sprite) -> str:
        seen = np.where(sprite.pixels[:, :, 3:] > 0, sprite.pixels, 0)
        return hashlib.sha256(repr(seen.shape).encode() + seen.tobytes()).hexdigest()

    held_out = {digest(s) for s in atlas.sprites if atlas.styles[s.style]["held_out"]}
    training = {digest(s) for s in atlas.sprites if not atlas.styles[s.style]["held_out"]}
    assert held_out and not held_out & training


def test_no_training_animal_looks_like_its_held_out_drawing(atlas):
    held_out = [s for s in atlas.sprites if atlas.styles[s.style]["held_out"] and s.subject in atlas.animals]
    for sprite in held_out:
        seen = [s for s in atlas.sprites if s.subject == sprite.subject and not atlas.styles[s.style]["held_out"]]
        for other in seen:
            for flipped in (False, True):
                likeness = float(_shades(sprite) @ _shades(other, flipped))
                assert likeness < 0.8, f"{sprite.subject}: {sprite.name} and {other.style} {other.name}"


def _shades(sprite, flipped: bool = False) -> np.ndarray:
    """The drawing in grey on mid-grey, small, mean 0 and length 1: the dot product of two is their correlation."""
    alpha = sprite.pixels[:, :, 3] / 255.0
    grey = sprite.pixels[:, :, :3].mean(axis=2) * alpha + 127.5 * (1 - alpha)
    canvas = np.full((112, 112), 127.5)
    top, left = (112 - grey.shape[0]) // 2, (112 - grey.shape[1]) // 2
    canvas[top:top + grey.shape[0], left:left + grey.shape[1]] = grey[:, ::-1] if flipped else grey
    small = canvas.reshape(28, 4, 28, 4).mean(axis=(1, 3)).ravel()
    small -= small.mean()
    return small / np.linalg.norm(small)


def test_the_folder_is_small_and_holds_no_stray_sheet(atlas):
    assert sum(path.stat().st_size for path in SPRITES.rglob("*") if path.is_file()) <= 8 * 2**20
    assert {path.name for path in SPRITES.glob("*.webp")} == {style["sheet"] for style in atlas.styles.values()}


def test_places_do_not_overlap():
    table = json.loads((SPRITES / "atlas.json").read_text(encoding="utf-8"))
    for style in table["styles"]:
        boxes = [(s["x"], s["y"], s["x"] + s["w"], s["y"] + s["h"]) for s in table["sprites"] if s["style"] == style]
        for index, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[:index]:
                assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
