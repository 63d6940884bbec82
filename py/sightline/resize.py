"""From any picture to the small square that the model sees."""

import numpy as np

WHITE = 255.0


def crop_square(rgba):
    """The middle square of a picture (height, width, 4); a view, nothing is copied."""
    height, width = rgba.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return rgba[top:top + side, left:left + side]


def shrink(rgba, size):
    """A square picture (n, n, 4) of uint8 → (size, size, 3) of uint8, laid over white.

    Each new pixel is the mean of the area that it covers, edges in proportion, so that nothing
    aliases and a picture that already has the size stays as it is. It works through bands of rows:
    a huge picture needs little memory."""
    n = len(rgba)
    small = mean_of_blocks(rgba, n // size) if n % size == 0 else mean_of_areas(rgba, size)
    return np.floor(small + 0.5).astype(np.uint8)


def mean_of_blocks(rgba, side):
    """Areas of side × side whole pixels: every side-th row, and so on from each of the first rows, lie over
    each other and are summed; then the columns. (n, n, 4) → (n/side, n/side, 3)."""
    tall = sum(over_white(rgba[row::side]) for row in range(side))  # side × (n/side, n, 3) → the same once
    return sum(tall[:, column::side] for column in range(side)) / np.float32(side * side)


def mean_of_areas(rgba, size):
    """Areas of any width: (n, n, 4) → (size, size, 3)."""
    n = len(rgba)
    tall = np.stack([mean_of_band(lambda a, b: over_white(rgba[a:b]), i, n, size)
                     for i in range(size)], axis=1)  # size × (n, 3) → (n, size, 3)
    return np.stack([mean_of_band(lambda a, b: tall[a:b], i, n, size)
                     for i in range(size)], axis=1)  # size × (size, 3) → (size, size, 3)


def mean_of_band(rows, i, n, size):
    """The i-th of `size` equal bands of n rows, averaged: rows(a, b) of (b − a, …) → (…).

    With rows `size` units thick and bands n units, every overlap is a whole number."""
    begin, end = i * n, (i + 1) * n
    first, last = begin // size, -(-end // size)
    edges = np.arange(first, last) * size
    overlap = np.minimum(edges + size, end) - np.maximum(edges, begin)
    share = (overlap / n).astype(np.float32)
    return (rows(first, last) * share[:, None, None]).sum(axis=0)


def over_white(rgba):
    """Colours (..., 4) of uint8 → (..., 3) of float32: what is transparent shows white paper."""
    rgb = rgba[..., :3].astype(np.float32)
    alpha = rgba[..., 3:]
    if alpha.min() == 255:
        return rgb
    return WHITE + (rgb - WHITE) * (alpha / np.float32(255))
