"""Colour and surface changes that keep a drawing's shape, so that animals are not told apart by colour alone.

All functions take RGB as uint8 and return a new array; `strength` runs from 0 (almost nothing) to 1.
"""

from __future__ import annotations

import cv2
import numpy as np

LUMA = np.array([0.299, 0.587, 0.114], np.float32)


def grey(rgb: np.ndarray) -> np.ndarray:
    """Luminance in all three channels (ITU-R BT.601)."""
    return np.repeat(cv2.transform(rgb, LUMA[None])[..., None], 3, axis=-1).reshape(rgb.shape)


def colour_matrix(rng: np.random.Generator, strength: float) -> np.ndarray:
    """A random (3, 4) colour transform: hue rotation, saturation, contrast, brightness."""
    angle = rng.normal(0, 1) * strength * 1.6 if rng.random() < 0.6 else 0.0
    cos, sin = np.cos(angle), np.sin(angle)
    third, root = (1 - cos) / 3, np.sqrt(1 / 3) * sin
    hue = np.array(
        [[cos + third, third - root, third + root], [third + root, cos + third, third - root], [third - root, third + root, cos + third]]
    )
    saturation = 1 + strength * rng.uniform(-0.75, 0.6)
    mix = saturation * np.eye(3) + (1 - saturation) * np.repeat(LUMA[None], 3, axis=0)
    contrast = 1 + strength * rng.uniform(-0.4, 0.4)
    matrix = contrast * (mix @ hue)
    offset = 128 * (1 - contrast) + strength * rng.uniform(-40, 40, 1) + strength * rng.uniform(-12, 12, 3)
    return np.concatenate([matrix, offset[:, None]], axis=1).astype(np.float32)


def tone_curves(rng: np.random.Generator) -> np.ndarray:
    """Three unrelated smooth look-up tables, (1, 256, 3): every flat colour of a drawing turns into another."""
    knots = rng.uniform(0, 255, (6, 3)).astype(np.float32)
    curves = cv2.resize(knots, (3, 256), interpolation=cv2.INTER_LINEAR)
    return np.clip(curves, 0, 255).astype(np.uint8)[None]


def recolour(rgb: np.ndarray, rng: np.random.Generator, strength: float) -> np.ndarray:
    """One random colour change of a drawing: mild at strength 0, often drastic at 1."""
    kind = rng.random()
    if kind < 0.18 * strength:
        return cv2.transform(grey(rgb), colour_matrix(rng, 0.4 * strength))
    if kind < 0.30 * strength:
        return cv2.LUT(rgb, tone_curves(rng))
    if kind < 0.40 * strength:
        return np.ascontiguousarray(rgb[..., rng.permutation(3)])
    if kind < 0.46 * strength:
        return 255 - rgb
    return cv2.transform(rgb, colour_matrix(rng, 0.25 + 0.75 * strength * rng.random()))


def surface(rgb: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Texture, posterising or a light gradient laid over the drawing."""
    height, width = rgb.shape[:2]
    kind = rng.integers(3)
    if kind == 0:
        cells = int(rng.integers(4, 16))
        noise = cv2.resize(rng.normal(0, rng.uniform(8, 28), (cells, cells)).astype(np.float32), (width, height))
        return np.clip(rgb + noise[..., None], 0, 255).astype(np.uint8)
    if kind == 1:
        step = int(rng.integers(40, 90))
        return (rgb // step * step + step // 2).clip(0, 255).astype(np.uint8)
    slope = np.linspace(-1, 1, height, dtype=np.float32) * rng.uniform(-50, 50)
    return np.clip(rgb + slope[:, None, None], 0, 255).astype(np.uint8)


def tint_icon(alpha: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """A one-colour icon in a random colour, half of the time on a body of another colour → (rgb, alpha)."""
    ink = rng.integers(0, 256, 3).astype(np.float32)
    if rng.random() < 0.5:
        return np.broadcast_to(ink.astype(np.uint8), (*alpha.shape, 3)).copy(), alpha
    body = fill_holes(alpha)
    paper = rng.integers(0, 256, 3).astype(np.float32)
    share = (alpha.astype(np.float32) / 255)[..., None]
    return (ink * share + paper * (1 - share)).astype(np.uint8), body


def fill_holes(alpha: np.ndarray) -> np.ndarray:
    """The drawing's silhouette: its alpha with everything it encloses made opaque."""
    padded = cv2.copyMakeBorder((alpha > 100).astype(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    outlines, _ = cv2.findContours(padded, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    filled = cv2.drawContours(np.zeros_like(padded), outlines, -1, 255, -1)[1:-1, 1:-1]
    return np.maximum(filled, alpha)


def outline(rgb: np.ndarray, alpha: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Draw a contour of one to three pixels in a dark or light colour around the drawing."""
    width = 2 * int(rng.integers(1, 3)) + 1
    grown = cv2.dilate(alpha, np.ones((width, width), np.uint8))
    colour = rng.integers(0, 70, 3) if rng.random() < 0.75 else rng.integers(200, 256, 3)
    share = (alpha.astype(np.float32) / 255)[..., None]
    return (rgb * share + colour * (1 - share)).astype(np.uint8), grown


def whole_picture(rgb: np.ndarray, rng: np.random.Generator, strength: float) -> np.ndarray:
    """Changes of the finished picture: grey, colour cast, blur, noise, one erased block."""
    kind = rng.random()
    if kind < 0.10 + 0.14 * strength:
        rgb = grey(rgb)
    elif kind < 0.55:
        rgb = cv2.transform(rgb, colour_matrix(rng, 0.15 + 0.5 * strength * rng.random()))
    if rng.random() < 0.12 * strength:
        rgb = cv2.GaussianBlur(rgb, (3, 3), rng.uniform(0.4, 1.0))
    if rng.random() < 0.25 * strength:
        noise = rng.integers(-12, 13, rgb.shape, dtype=np.int16)
        rgb = np.clip(rgb + noise, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(rgb)
