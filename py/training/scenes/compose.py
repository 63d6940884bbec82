"""Put animals into a place: feet on the ground, fish in the water, wings in the air, soft shadows under what stands."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np

from . import backgrounds, restyle
from .cast import Cast, Drawing

GRID = 8
SIZES = {1: (0.40, 0.80), 2: (0.34, 0.54), 3: (0.30, 0.44)}  # longest side, in fractions of the picture


@dataclass(frozen=True)
class Actor:
    """One animal in a scene. `box` is (left, top, right, bottom) in fractions; `coverage` (64,) its visible share of each patch."""

    name: str
    style: str
    box: tuple[float, float, float, float]
    coverage: np.ndarray

    @property
    def centre(self) -> tuple[float, float]:
        left, top, right, bottom = self.box
        return (left + right) / 2, (top + bottom) / 2


@dataclass(frozen=True)
class Scene:
    """Pixels (size, size, 3) uint8, the place's name, and its actors from left to right."""

    pixels: np.ndarray
    place: str
    actors: tuple[Actor, ...]


@dataclass(frozen=True)
class Look:
    """How far drawings may be changed: 0 leaves them as they were drawn, 1 is the strongest training setting."""

    strength: float = 0.0
    cut: float = 0.0  # chance that an animal is cut by the border
    things: float = 0.35  # chance of each piece of scenery


@dataclass(frozen=True)
class Piece:
    """One drawing on the stage, as `shape_drawing` left it: its box in fractions, its top left corner in pixels."""

    rgb: np.ndarray
    alpha: np.ndarray
    box: tuple[float, float, float, float]
    corner: tuple[int, int]
    grounded: bool


@dataclass
class Stage:
    """A scene in the making: the picture so far and what is to be painted on it."""

    pixels: np.ndarray
    pieces: list[Piece] = field(default_factory=list)


def shape_drawing(
    drawing: Drawing, longest: int, rng: np.random.Generator, look: Look, *, turn: bool = True, mirror: bool | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Recolour, mirror, turn, shear and scale one drawing → premultiplied RGB (h, w, 3) 0 … 255 and alpha (h, w) 0 … 1, trimmed.

    `mirror` None leaves it to chance.
    """
    rgba = drawing.level(longest)
    rgb, alpha = np.ascontiguousarray(rgba[..., :3]), np.ascontiguousarray(rgba[..., 3])
    strong = look.strength if rng.random() < 0.5 else 0.25 * look.strength
    if drawing.icon:
        rgb, alpha = restyle.tint_icon(alpha, rng)
    elif look.strength:
        rgb = restyle.recolour(rgb, rng, strong)
    if strong and rng.random() < 0.35 * strong:
        rgb = restyle.surface(rgb, rng)
    if strong and rng.random() < 0.35 * strong:
        rgb, alpha = restyle.outline(rgb, alpha, rng)
    height, width = alpha.shape
    scale = longest / max(height, width)
    aspect = np.exp(rng.uniform(-0.2, 0.2) * strong)
    angle = np.deg2rad(rng.uniform(-1, 1) * (4 + 20 * strong)) * turn
    shear = rng.uniform(-0.22, 0.22) * strong
    cos, sin = np.cos(angle), np.sin(angle)
    matrix = np.array([[cos, -sin], [sin, cos]]) @ np.array([[aspect, shear], [0, 1 / aspect]]) * scale
    if mirror is None:
        mirror = drawing.flip and rng.random() < 0.5
    if mirror:
        matrix[:, 0] *= -1
    room = int(longest * 1.5) + 2
    offset = room / 2 - matrix @ np.array([width / 2, height / 2])
    premultiplied = np.dstack([rgb.astype(np.float32) * (alpha.astype(np.float32) / 255)[..., None], alpha.astype(np.float32)])
    warped = cv2.warpAffine(premultiplied, np.column_stack([matrix, offset]), (room, room), flags=cv2.INTER_LINEAR)
    seen = warped[..., 3] > 60
    rows, columns = np.flatnonzero(seen.any(1)), np.flatnonzero(seen.any(0))
    if not len(rows):
        raise ValueError(f"the drawing {drawing.style}/{drawing.name} has no opaque pixel")
    trimmed = warped[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return trimmed[..., :3], trimmed[..., 3] / 255


def position(stands: str, width: float, height: float, horizon: float, rng: np.random.Generator, cut: float):
    """A random (left, top) in fractions for something of this size that stands on the ground, swims or flies."""
    over = rng.uniform(0.1, 0.3) * width if rng.random() < cut else 0.0
    left = (1 - width) / 2 if width > 1 else rng.uniform(-over, 1 - width + over)
    if stands == "ground":
        low, high = max(horizon + 0.08, height + 0.01), 0.985
        top = (rng.uniform(low, high) if low < high else high) - height
    elif stands == "water":
        low, high = horizon - 0.05, 0.99 - height
        top = rng.uniform(low, high) if low < high else high
    else:
        low, high = 0.02, max(0.03, min(0.98 - height, horizon + 0.25 - height / 2))
        top = rng.uniform(low, high)
    return left, top


def clashes(box, others) -> bool:
    """Would this box hide more than an eighth of another one, or stand so that left and right are unclear?"""
    left, top, right, bottom = box
    for l, t, r, b in others:
        overlap = max(0, min(right, r) - max(left, l)) * max(0, min(bottom, b) - max(top, t))
        if overlap > 0.12 * min((right - left) * (bottom - top), (r - l) * (b - t)):
            return True
        if abs((left + right) - (l + r)) / 2 < 0.09:
            return True
    return False


def shadow(pixels: np.ndarray, box, strength: float) -> None:
    """Darken a soft ellipse under the feet at the bottom edge of `box`."""
    size = pixels.shape[0]
    left, _, right, bottom = box
    cx, cy, rx = (left + right) / 2 * size, (bottom - 0.008) * size, (right - left) * 0.46 * size
    ry = max(rx * 0.16, 1.2)
    y0, y1, x0, x1 = (int(v) for v in (max(cy - 2 * ry, 0), min(cy + 2 * ry + 1, size), max(cx - 1.4 * rx, 0), min(cx + 1.4 * rx + 1, size)))
    if y0 >= y1 or x0 >= x1:
        return
    y, x = np.ogrid[y0:y1, x0:x1]
    distance = ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2
    dark = strength * np.clip(1.35 - distance, 0, 1)
    pixels[y0:y1, x0:x1] *= (1 - dark[..., None]).astype(np.float32)


def put(stage: Stage, drawing: Drawing, stands: str, longest: float, horizon: float, rng, look: Look) -> bool:
    """Find room for a drawing and remember it for painting; False if there was none."""
    size = stage.pixels.shape[0]
    rgb, alpha = shape_drawing(drawing, max(int(longest * size), 8), rng, look)
    height, width = alpha.shape
    for _ in range(24):
        left, top = position(stands, width / size, height / size, horizon, rng, look.cut)
        box = (left, top, left + width / size, top + height / size)
        if not clashes(box, [piece.box for piece in stage.pieces]):
            stage.pieces.append(Piece(rgb, alpha, box, (int(left * size), int(top * size)), stands == "ground"))
            return True
    return False


def paint(stage: Stage) -> list[np.ndarray]:
    """Paint everything from the farthest feet to the nearest, flyers last → visible alpha (size, size) per piece."""
    size = stage.pixels.shape[0]
    visible = [np.zeros((size, size), np.float32) for _ in stage.pieces]
    order = sorted(zip(stage.pieces, visible), key=lambda pair: (not pair[0].grounded, pair[0].box[3]))
    for piece, own in order:
        if piece.grounded:
            shadow(stage.pixels, piece.box, 0.34)
        (left, top), (height, width) = piece.corner, piece.alpha.shape
        y0, x0, y1, x1 = max(top, 0), max(left, 0), min(top + height, size), min(left + width, size)
        part = (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))
        a = piece.alpha[part]
        area = stage.pixels[y0:y1, x0:x1]
        area *= 1 - a[..., None]
        area += piece.rgb[part]
        for other in visible:
            other[y0:y1, x0:x1] *= 1 - a
        own[y0:y1, x0:x1] = a
    return visible


def choose_cast(cast: Cast, place: str, count: int, again: float, rng) -> list[str]:
    names = cast.living_in(place)
    chosen: list[str] = []
    for _ in range(count):
        repeated = chosen and rng.random() < again
        chosen.append(chosen[-1] if repeated else names[rng.integers(len(names))])
    return chosen


def compose(
    cast: Cast,
    rng: np.random.Generator,
    *,
    place: backgrounds.Place | None = None,
    count: int | None = None,
    names: list[str] | None = None,
    styles: tuple[str, ...] | None = None,
    again: float = 0.13,
    look: Look = Look(),
    size: int = 96,
) -> Scene:
    """Compose one random scene; whatever is given is kept, the rest is drawn from `rng`.

    `styles` says whose drawings are used, where they have the animal; `again` is the chance that an animal is the one
    before it once more.
    """
    place = place or backgrounds.draw(backgrounds.NAMES[rng.integers(len(backgrounds.NAMES))], size, rng)
    count = count or int(rng.choice((1, 2, 3), p=(0.42, 0.30, 0.28)))
    names = names or choose_cast(cast, place.name, count, again, rng)
    styles = styles or cast.draw_styles(rng)
    stage = Stage(place.pixels.astype(np.float32))
    low, high = SIZES[min(len(names), 3)]
    actors = []
    for name in names:
        drawing = cast.pick(name, styles, rng)
        if put(stage, drawing, cast.stands(name, place.name, rng), rng.uniform(low, high), place.horizon, rng, look):
            actors.append((name, drawing.style))
    for _ in range(2):
        if rng.random() < look.things and (found := cast.pick_thing(place.name, rng)):
            put(stage, *found, rng.uniform(0.14, 0.3), place.horizon, rng, look)
    visible = paint(stage)
    pixels = np.clip(stage.pixels, 0, 255).astype(np.uint8)
    if look.strength:
        pixels = restyle.whole_picture(pixels, rng, look.strength)
    cell = size // GRID
    seen = [
        Actor(name, style, piece.box, alpha.reshape(GRID, cell, GRID, cell).mean((1, 3)).reshape(-1))
        for (name, style), piece, alpha in zip(actors, stage.pieces, visible)  # scenery comes after the actors
    ]
    return Scene(pixels, place.name, tuple(sorted(seen, key=lambda actor: actor.centre[0])))
