"""Scenes keep the rules of the place: feet on the ground, fish in the water, nothing hidden, everything accounted for."""

import numpy as np
import pytest
from training.cast_list import held_out_cast, trained_colour_cast, training_cast
from training.scenes import backgrounds
from training.scenes.compose import Look, compose

SPRITES = "assets/sprites"


@pytest.fixture(scope="module")
def cast(root):
    return trained_colour_cast(root / SPRITES)


def test_every_place_is_drawn_at_any_size_and_only_by_its_generator():
    for name in backgrounds.NAMES:
        first, again = (backgrounds.draw(name, 96, np.random.default_rng(3)) for _ in range(2))
        assert first.pixels.shape == (96, 96, 3) and first.pixels.dtype == np.uint8
        assert np.array_equal(first.pixels, again.pixels)
        assert backgrounds.draw(name, 48, np.random.default_rng(3)).pixels.shape == (48, 48, 3)


def test_animals_are_where_they_can_be(cast):
    rng = np.random.default_rng(1)
    for _ in range(150):
        scene = compose(cast, rng)
        for actor in scene.actors:
            stands = cast.classes[actor.name]["stands"]
            if scene.place == "sky":
                assert "air" in stands
            elif scene.place == "sea":
                assert {"water", "air"} & set(stands)
            else:
                assert {"ground", "air"} & set(stands)


def test_standing_animals_have_their_feet_below_the_horizon(cast):
    rng = np.random.default_rng(2)
    for _ in range(60):
        place = backgrounds.draw("grass", 96, rng)
        for actor in compose(cast, rng, place=place).actors:
            if cast.classes[actor.name]["stands"] == ("ground",):
                assert actor.box[3] > place.horizon


def test_actors_are_ordered_apart_and_visible(cast):
    rng = np.random.default_rng(3)
    for _ in range(100):
        scene = compose(cast, rng)
        xs = [actor.centre[0] for actor in scene.actors]
        assert xs == sorted(xs) and all(b - a >= 0.089 for a, b in zip(xs, xs[1:]))
        for actor in scene.actors:
            area = (actor.box[2] - actor.box[0]) * (actor.box[3] - actor.box[1]) * 64
            assert actor.coverage.sum() > 0.2 * area
        if scene.actors:
            assert sum(actor.coverage for actor in scene.actors).max() <= 1.001


def test_the_same_seed_composes_the_same_scene(cast):
    first, again = (compose(cast, np.random.default_rng(9), look=Look(strength=1.0)) for _ in range(2))
    assert np.array_equal(first.pixels, again.pixels)


def test_the_held_out_style_is_never_in_the_training_cast(root):
    training, held_out = training_cast(root / SPRITES), held_out_cast(root / SPRITES)
    assert not set(training.styles) & set(held_out.styles)
    assert held_out.complete_styles() == list(held_out.styles)
    rng = np.random.default_rng(4)
    for _ in range(200):
        assert not {actor.style for actor in compose(training, rng).actors} & set(held_out.styles)
