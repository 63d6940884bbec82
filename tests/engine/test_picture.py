"""Any picture becomes the square that the model sees, and nothing is lost that need not be."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline import ReaderError
from sightline.ops import tally
from sightline.picture import plain_patch
from sightline.resize import crop_square, mean_of_areas, mean_of_blocks, over_white, shrink


def noise(height, width, alpha=255):
    rgba = np.random.default_rng(height * 1000 + width).integers(0, 256, (height, width, 4), dtype=np.uint8)
    rgba[..., 3] = alpha
    return rgba


def test_a_picture_of_the_right_size_stays_as_it_is():
    rgba = noise(36, 36)
    np.testing.assert_array_equal(shrink(rgba, 36), rgba[..., :3])


@given(st.integers(1, 6), st.integers(1, 12))
def test_whole_factors_average_blocks(factor, size):
    rgba = noise(size * factor, size * factor)
    blocks = rgba[..., :3].reshape(size, factor, size, factor, 3).mean(axis=(1, 3))
    np.testing.assert_allclose(shrink(rgba, size), np.floor(blocks + 0.5), atol=1)


@given(st.integers(1, 6), st.integers(1, 12), st.integers(0, 255))
def test_whole_pixels_are_averaged_as_parts_of_pixels_are(factor, size, alpha):
    rgba = noise(size * factor, size * factor, alpha)
    np.testing.assert_allclose(mean_of_blocks(rgba, factor), mean_of_areas(rgba, size), atol=1e-3)


@given(st.integers(1, 40), st.integers(1, 40))
def test_any_factor_keeps_the_mean_and_the_range(n, size):
    """Also where a small picture must grow."""
    rgba = noise(n, n)
    small = shrink(rgba, size)
    assert small.shape == (size, size, 3) and small.dtype == np.uint8
    assert abs(small.mean() - rgba[..., :3].mean()) <= 0.51
    assert small.min() >= rgba[..., :3].min() and small.max() <= rgba[..., :3].max()


@given(st.integers(1, 50), st.integers(1, 50), st.integers(0, 255))
def test_one_colour_stays_one_colour(n, size, level):
    assert (shrink(np.full((n, n, 4), [level, 255 - level, 7, 255], np.uint8), size) == [level, 255 - level, 7]).all()


@given(st.integers(2, 30), st.integers(1, 20))
@settings(max_examples=30)
def test_rows_and_columns_are_treated_alike(n, size):
    rgba = noise(n, n)
    np.testing.assert_allclose(shrink(rgba, size).swapaxes(0, 1).astype(int), shrink(rgba.swapaxes(0, 1), size), atol=1)


def test_edges_are_shared_in_proportion():
    row = np.zeros((3, 3, 4), np.uint8)
    row[..., 3] = 255
    row[:, 1] = 255
    assert shrink(row, 2)[0, :, 0].tolist() == [85, 85]       # half of the middle goes each way: 127.5 of 1.5


def test_transparency_shows_white():
    clear = noise(4, 4, alpha=0)
    assert (shrink(clear, 2) == 255).all()
    half = np.array([[[0, 100, 255, 51]]], np.uint8)
    np.testing.assert_allclose(over_white(half), [[[204, 224, 255]]], atol=1e-4)


@pytest.mark.parametrize("height, width", [(10, 10), (10, 17), (18, 5), (1, 9), (7, 1)])
def test_the_middle_is_kept(height, width):
    rgba = noise(height, width)
    square, side = crop_square(rgba), min(height, width)
    assert square.shape == (side, side, 4) and np.shares_memory(square, rgba)
    above = (height - side) // 2
    np.testing.assert_array_equal(square[0], rgba[above, (width - side) // 2:][:side])


@given(st.integers(1, 60), st.integers(1, 60))
@settings(max_examples=30)
def test_any_size_can_be_opened(session, width, height):
    picture = session.open(noise(height, width).tobytes(), width, height)
    assert picture.pixels.shape == (36, 36, 3) and picture.patches.shape == (9, 12, 12, 3)
    assert picture.pixels.dtype == picture.patches.dtype == np.uint8
    np.testing.assert_array_equal(picture.patches[5], picture.pixels[12:24, 24:36])


@given(st.sets(st.tuples(st.integers(0, 35), st.integers(0, 35)), max_size=4))
@settings(max_examples=25)
def test_what_did_not_change_is_not_encoded_again(session, changed):
    """One pixel changed is a patch changed: its vector is new, all others are taken over, and all are as if encoded anew."""
    before = noise(36, 36)
    after = before.copy()
    for y, x in changed:
        after[y, x, :3] ^= 128
    old, fresh = session.open(before, 36, 36), session.open(after, 36, 36)
    whole, _ = fresh.vectors, old.vectors
    spent = tally.multiply_adds
    again = session.open(after, 36, 36, like=old)
    np.testing.assert_allclose(again.vectors, whole, atol=1e-5)
    np.testing.assert_array_equal(again.pixels, fresh.pixels)
    patches = {(y // 12, x // 12) for y, x in changed}
    assert tally.multiply_adds - spent == len(patches) * (36 * 27 * 4 + 9 * 36 * 6 + 54 * 16)
    assert not np.shares_memory(again.vectors, old.vectors)


def test_any_buffer_will_do(session):
    rgba = noise(40, 50)
    pictures = [session.open(data, 50, 40) for data in (rgba.tobytes(), bytearray(rgba.tobytes()), memoryview(rgba.tobytes()),
                                                      rgba, rgba.ravel())]
    for picture in pictures:
        np.testing.assert_array_equal(picture.pixels, pictures[0].pixels)
    assert len({picture.id for picture in pictures}) == len(pictures)


def test_empty_pictures_and_wrong_lengths_are_told_apart(session):
    with pytest.raises(ReaderError, match="empty"):
        session.open(b"", 0, 5)
    with pytest.raises(ValueError, match="24 bytes, not 23"):
        session.open(bytes(23), 3, 2)


def test_a_plain_patch_has_the_mean_colour():
    patches = noise(12, 36)[..., :3].reshape(3, 12, 12, 3)
    patch = plain_patch(patches)
    assert patch.shape == (1, 12, 12, 3)
    np.testing.assert_allclose(patch[0, 5, 7], patches.reshape(-1, 3).mean(axis=0), rtol=1e-5)
