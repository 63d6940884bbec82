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

    Each new pixel is the mean of the area that it covers, edges in proportion, so nothing aliases and a picture that
    already has the size stays as it is. It works through bands of rows, so a huge picture needs little memory."""
    rows = [mean_of_rows(lambda begin, end: over_white(rgba[begin:end]), i, len(rgba), size) for i in range(size)]
    tall = np.stack(rows, axis=1)                                            # size times (n, 3) → (n, size, 3)
    square = np.stack([mean_of_rows(lambda begin, end: tall[begin:end], i, len(rgba), size) for i in range(size)],
                      axis=1)                                                # size times (size, 3) → (size, size, 3)
    return np.floor(square + 0.5).astype(np.uint8)


def mean_of_rows(rows, i, n, size):
    """The i-th of `size` equal bands of n rows, averaged; rows(begin, end) gives float rows. Every row is `size` units
    thick and every band n, so all overlaps are whole numbers and exact."""
    first, last = i * n, (i + 1) * n
    begin, end = first // size, -(-last // size)
    edges = np.arange(begin, end) * size
    overlap = np.minimum(edges + size, last) - np.maximum(edges, first)
    share = (overlap / n).astype(np.float32)
    return (rows(begin, end) * share[:, None, None]).sum(axis=0)             # (rows, n, 3) → (n, 3)


def over_white(rgba):
    """Colours (..., 4) of uint8 → float32 (..., 3): what is transparent shows white paper."""
    rgb = rgba[..., :3].astype(np.float32)
    alpha = rgba[..., 3:]
    if alpha.min() == 255:
        return rgb
    return WHITE + (rgb - WHITE) * (alpha / np.float32(255))


def plain_patch(patches):
    """A single patch (1, size, size, 3) in the mean colour of all patches: what a covered patch looks like."""
    colour = patches.mean(axis=(0, 1, 2), dtype=np.float64)                  # (patches, size, size, 3) → (3,)
    return np.broadcast_to(colour.astype(np.float32), (1, *patches.shape[1:]))
