"""Patches handed to the encoder in another way: a set has no order, but places matter."""

import numpy as np
import pytest

QUESTION = "what is this"


def answer_of(session, picture):
    result = session.ask(picture, QUESTION)
    return result["answer"], [word["probability"] for word in result["tokens"]]


def assert_same(one, other):
    assert one[0] == other[0] and np.allclose(one[1], other[1], atol=1e-5)


def test_the_order_in_which_patches_are_handed_over_does_not_matter(session, picture):
    count = len(picture.patches)
    backwards = session.arrange(picture, range(count)[::-1])
    assert np.allclose(backwards.features[::-1], picture.features, atol=1e-4)
    assert_same(answer_of(session, backwards), answer_of(session, picture))


def test_every_patch_twice_is_as_good_as_once(session, picture):
    count = len(picture.patches)
    twice = session.arrange(picture, [*range(count), *range(count)])
    assert np.allclose(twice.features[:count], picture.features, atol=1e-4)
    assert np.allclose(twice.features[:count], twice.features[count:], atol=1e-6)
    assert_same(answer_of(session, twice), answer_of(session, picture))
    assert session.ask(twice, QUESTION)["attention"].shape[-1] == 2 * count


def test_patches_in_wrong_places_are_another_picture(session, picture):
    count = len(picture.patches)
    moved = session.arrange(picture, range(count), [*range(1, count), 0])
    assert not np.allclose(moved.features, picture.features, atol=1e-2)
    cells = picture.patches[np.r_[count - 1, :count - 1]]                    # what now lies at place 0, 1, …
    side, size = session.model.config.grid[0], session.model.config.patch
    pixels = cells.reshape(side, side, size, size, 3).swapaxes(1, 2).reshape(side * size, side * size, 3)
    rgba = np.concatenate([pixels, np.full((*pixels.shape[:2], 1), 255, np.uint8)], axis=-1)
    pasted = session.open(rgba.tobytes(), side * size, side * size)
    assert np.allclose(moved.features[np.r_[count - 1, :count - 1]], pasted.features, atol=1e-4)


def test_a_row_may_be_short_and_its_patches_covered(session, picture):
    few = session.arrange(picture, [2, 5])
    assert few.features.shape == (2, session.model.config.vision.width)
    assert session.ask(few, QUESTION, covered=[1])["question_attention"].shape[-1] == 2


@pytest.mark.parametrize("patches, places", [([], None), ([0], [0, 1]), ([99], None), ([-1], None), ([0], [64]), ([0] * 257, None)])
def test_rows_that_make_no_sense(session, picture, patches, places):
    with pytest.raises(ValueError):
        session.arrange(picture, patches, places)


def test_the_page_may_ask_about_an_arrangement(session, picture):
    rgba = np.concatenate([picture.pixels, np.full((*picture.pixels.shape[:2], 1), 255, np.uint8)], axis=-1)
    height, width = picture.pixels.shape[:2]
    opened = session.call("open", {"rgba": rgba.tobytes(), "width": width, "height": height})
    result = session.call("ask", {"picture": opened["id"], "question": QUESTION, "arrangement": {"patches": [1, 0, 3], "places": [0, 1, 2]}})
    assert result["attention"].shape[-1] == 3
