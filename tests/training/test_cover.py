"""A covered patch takes away what was there and adds nothing; the scene's truth follows."""

import numpy as np
import pytest
from training.cast_list import trained_colour_cast
from training.scenes.compose import GRID, compose
from training.scenes.cover import cover_some, paint_over, touched_patches, without


@pytest.fixture(scope="module")
def scenes(root):
    cast = trained_colour_cast(root / "assets/sprites")
    rng = np.random.default_rng(6)
    return [scene for _ in range(60) if (scene := compose(cast, rng)).actors]


def test_painting_over_changes_the_covered_patches_alone(scenes):
    pixels = scenes[0].pixels
    covered = paint_over(pixels, np.array([0, 63]))
    assert len(np.unique(covered[:12, :12].reshape(-1, 3), axis=0)) == 1
    assert np.array_equal(covered[12:84], pixels[12:84])
    assert np.abs(covered[:12, :12].mean((0, 1)) - pixels.mean((0, 1))).max() <= 0.5


def test_a_hidden_animal_is_gone_and_nothing_of_it_is_left(scenes):
    for scene in scenes:
        gone = scene.actors[0]
        patches = touched_patches((gone,))
        hidden = without(scene, patches, gone)
        if hidden is None:
            continue
        assert gone.box not in [actor.box for actor in hidden.actors]
        assert all(not actor.coverage[patches].any() for actor in hidden.actors)


def test_nobody_else_is_hidden_by_chance(scenes):
    rng = np.random.default_rng(7)
    for scene in scenes:
        covered = cover_some(scene, rng)
        before = {actor.box: actor.coverage.sum() for actor in scene.actors}
        assert all(actor.coverage.sum() >= 0.7 * before[actor.box] for actor in covered.actors)
        assert len(scene.actors) - len(covered.actors) <= 1


def test_covering_everything_leaves_one_colour(scenes):
    covered = paint_over(scenes[1].pixels, np.arange(GRID * GRID))
    assert len(np.unique(covered.reshape(-1, 3), axis=0)) == 1
