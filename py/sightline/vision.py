"""The vision transformer: a picture is cut into patches, and patches are read like words.

Dosovitskiy et al. 2020, "An Image Is Worth 16x16 Words" (ViT), with two departures. A patch becomes
a vector through two small convolutions (as in Xiao et al. 2021, "Early Convolutions Help
Transformers See Better") that never leave the patch; and positions are fixed waves, added before
the first layer and once more after the last.
"""

import numpy as np

from .blocks import encoder_block
from .ops import gelu, layer_norm, linear
from .trace import silence


def patchify(pixels, size):
    """Cut a picture (height, width, channels) into (patches, size, size, channels), row by row from
    the top left. Raises ValueError if it cannot be cut evenly."""
    height, width, channels = pixels.shape
    if height % size or width % size:
        raise ValueError(f"A picture of shape {pixels.shape} cannot be cut evenly into patches "
                         f"of shape {(size, size, channels)}.")
    grid = pixels.reshape(height // size, size, width // size, size, channels)
    return grid.swapaxes(1, 2).reshape(-1, size, size, channels)  # → (patches, size, size, c)


def embed_patches(patches, w):
    """Patches (n, size, size, 3) of 0 … 255 → one vector each, (n, d); each is read on its own."""
    x = np.asarray(patches, np.float32) / 127.5 - 1.0
    x = gelu(convolve(x, *w.conv1))  # (n, 12, 12, 3) → (n, 6, 6, 32)
    x = gelu(convolve(x, *w.conv2))  # → (n, 3, 3, 64)
    return linear(x.reshape(len(x), -1), *w.project)  # → (n, 576) → (n, d)


def convolve(x, weight, bias):
    """A 3×3 convolution with stride 2 inside a border of zeros: (n, height, width, c) →
    (n, height/2, width/2, out).

    Each window is laid out as one row of 9·c numbers; the convolution is then a linear map."""
    n, height, width, c = x.shape
    padded = np.zeros((n, height + 2, width + 2, c), x.dtype)
    padded[:, 1:-1, 1:-1] = x
    windows = np.stack([padded[:, row:row + height:2, column:column + width:2]
                        for row in range(3) for column in range(3)], axis=3)
    windows = windows.reshape(*windows.shape[:3], 9 * c)  # (n, height/2, width/2, 9, c) → (…, 9·c)
    return linear(windows, weight, bias)  # → (n, height/2, width/2, out)


def positions(rows, columns, width):
    """Where each patch lies, told as waves: (rows · columns, width).

    One half of the width tells the row, one the column, each by n sines and n cosines that turn by
    1/100^(k/n) radians a step (Vaswani et al. 2017, section 3.5, in two dimensions)."""
    n = width // 4
    frequency = 100.0 ** (-np.arange(n) / n)
    row, column = np.divmod(np.arange(rows * columns)[:, None], columns)  # (patches, 1) each
    waves = [np.sin(row * frequency), np.cos(row * frequency),
             np.sin(column * frequency), np.cos(column * frequency)]
    return np.concatenate(waves, axis=-1).astype(np.float32)  # 4 × (patches, n) → (patches, width)


def vision_transformer(vectors, where, w, heads, *, position_scale=1.0, trace=silence):
    """Patch vectors (n, d) and their positions (n, d) → features (n, d), one for each patch.

    Positions, times position_scale, come back after the last layer: the bridge has to know where
    things are, and the layers wash that out."""
    x = vectors + where
    for i, layer in enumerate(w.layers):
        x = encoder_block(x, layer, heads, trace=trace.within(f"layers.{i}"))
    features = layer_norm(x, *w.norm) + position_scale * where
    trace.keep(vectors=vectors, positions=where, features=features)
    return features
