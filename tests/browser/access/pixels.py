"""What a screenshot shows, in WCAG's measure of contrast."""

import io

import numpy as np
from PIL import Image


def shot(locator):
    """→ (height, width, 3) of sRGB bytes, as floats."""
    return np.asarray(Image.open(io.BytesIO(locator.screenshot())).convert("RGB"), float)


def luminance(rgb):
    part = rgb / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4) @ [0.2126, 0.7152, 0.0722]


def contrast(one, other):
    """Of relative luminances."""
    return (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)


def edges(without, with_it, reach=3):
    """How well a mark stands out along each row that it crosses: the best contrast between a pixel that it changed and one
    within reach of it. → one number a row, of the rows with a change."""
    changed = np.abs(with_it - without).max(axis=2) > 12
    light = luminance(with_it)
    best = np.zeros(light.shape)
    for step in range(1, reach + 1):
        pairs = np.where(changed[:, step:] | changed[:, :-step], contrast(light[:, step:], light[:, :-step]), 0)
        best[:, step:] = np.maximum(best[:, step:], pairs)
    return best.max(axis=1)[changed.any(axis=1)]
