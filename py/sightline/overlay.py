"""Attention drawn over a picture: what was looked at stays bright, with a thin line around most of it."""

import numpy as np

VEIL = np.float32(0.82)  # how dark a patch is drawn that got nothing
ENCLOSED = 0.5  # the outlined patches hold at least this share of the weight


def draw_attention(pixels, weights):
    """Pixels (height, width, 3) of uint8 and weights (rows, columns) → a new picture of that shape.

    The patch with the largest weight is left as it is; how bright the others are is their share of
    that. The line is white with a dark one inside it, so that it shows on any picture."""
    height, width = pixels.shape[:2]
    row = np.arange(height) * weights.shape[0] // height  # the patch row of each pixel row
    column = np.arange(width) * weights.shape[1] // width
    spread = np.ix_(row, column)

    brightness = 1 - VEIL * (1 - weights / max(weights.max(), 1e-9))
    drawn = (pixels * brightness[spread][..., None]).astype(np.uint8)  # (rows, columns) → (height, width, 1)
    inside = most_of(weights)[spread]
    line = max(1, height // 200)
    white = inside & ~eroded(inside, line)
    dark = inside & ~eroded(inside, 2 * line) & ~white
    drawn[dark], drawn[white] = 0, 255
    return drawn


def most_of(weights):
    """The fewest patches that together hold ENCLOSED of the weight: boolean, (rows, columns)."""
    order = np.argsort(-weights, axis=None, kind="stable")
    before = np.cumsum(weights.ravel()[order]) - weights.ravel()[order]
    chosen = np.zeros(weights.size, bool)
    chosen[order[before < ENCLOSED * weights.sum()]] = True
    return chosen.reshape(weights.shape)


def eroded(region, by):
    """The region without its outermost pixels; the edge of the picture counts as an edge."""
    padded = np.pad(region, by)
    height, width = region.shape
    return np.logical_and.reduce([padded[by + dy:by + dy + height, by + dx:by + dx + width]
                                  for dy in (-by, 0, by) for dx in (-by, 0, by)])
