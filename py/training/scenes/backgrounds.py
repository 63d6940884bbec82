"""Procedural backgrounds: nine places, each drawn afresh from a random generator.

Everything is drawn in fractions of the picture at twice the wanted size and averaged down, so the same
place can be made at 96 px for training and at 576 px for the gallery.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

Colour = tuple[float, float, float]


@dataclass(frozen=True)
class Place:
    """One background: pixels (size, size, 3) uint8, its name, and where its ground or water begins (fraction from the top)."""

    name: str
    pixels: np.ndarray
    horizon: float


class Canvas:
    """A square float picture whose drawing calls take fractions of its side."""

    def __init__(self, size: int, rng: np.random.Generator):
        self.side = 2 * size
        self.size = size
        self.rng = rng
        self.pixels = np.zeros((self.side, self.side, 3), np.float32)

    def jitter(self, colour: Colour, amount: float = 16) -> Colour:
        shared, own = self.rng.normal(0, amount, 1), self.rng.normal(0, amount / 2, 3)
        return tuple(np.clip(np.asarray(colour) + shared + own, 0, 255))

    def at(self, *points) -> np.ndarray:
        return np.round(np.asarray(points, np.float32) * self.side).astype(np.int32)

    def gradient(self, top: float, bottom: float, upper: Colour, lower: Colour) -> None:
        start, end = int(top * self.side), int(np.ceil(bottom * self.side))
        t = np.linspace(0, 1, max(end - start, 1), dtype=np.float32)[:, None, None]
        self.pixels[start:end] = np.asarray(upper, np.float32) * (1 - t) + np.asarray(lower, np.float32) * t

    def polygon(self, points, colour: Colour) -> None:
        cv2.fillPoly(self.pixels, [self.at(*points)], colour, cv2.LINE_AA)

    def disc(self, x: float, y: float, radius: float, colour: Colour, squash: float = 1.0) -> None:
        centre = tuple(int(v) for v in self.at((x, y))[0])
        axes = (max(int(radius * self.side), 1), max(int(radius * squash * self.side), 1))
        cv2.ellipse(self.pixels, centre, axes, 0, 0, 360, colour, -1, cv2.LINE_AA)

    def line(self, start, end, width: float, colour: Colour) -> None:
        a, b = (tuple(int(v) for v in p) for p in self.at(start, end))
        cv2.line(self.pixels, a, b, colour, max(int(width * self.side), 1), cv2.LINE_AA)

    def hills(self, y: float, height: float, colour: Colour) -> None:
        x = np.linspace(0, 1, 25)
        wave = sum(
            self.rng.uniform(0.2, 1) * np.sin(x * np.pi * self.rng.uniform(1, 5) + self.rng.uniform(0, 6.3)) for _ in range(3)
        )
        tops = y - height * (0.5 + 0.5 * wave / max(np.abs(wave).max(), 1e-6))
        self.polygon([*zip(x, tops), (1, 1), (0, 1)], colour)

    def grain(self, top: float, strength: float) -> None:
        """Soft irregular texture below `top`, coarse and fine together."""
        start = int(top * self.side)
        rows = self.side - start
        noise = np.zeros((rows, self.side), np.float32)
        for cells in (6, 18):
            coarse = self.rng.normal(0, strength, (cells, cells)).astype(np.float32)
            noise += cv2.resize(coarse, (self.side, rows), interpolation=cv2.INTER_CUBIC)
        self.pixels[start:] += noise[..., None]

    def clouds(self, below: float, count: int, colour: Colour) -> None:
        for _ in range(count):
            x, y, r = self.rng.uniform(0, 1), self.rng.uniform(0.03, max(below, 0.06)), self.rng.uniform(0.03, 0.08)
            for _ in range(self.rng.integers(2, 5)):
                self.disc(x + self.rng.normal(0, r), y + self.rng.normal(0, r / 4), r, colour, 0.6)

    def finish(self, name: str, horizon: float) -> Place:
        small = cv2.resize(self.pixels, (self.size, self.size), interpolation=cv2.INTER_AREA)
        return Place(name, np.clip(small, 0, 255).astype(np.uint8), horizon)


def day_sky(c: Canvas, below: float) -> None:
    upper, lower = [((110, 175, 235), (205, 230, 250)), ((150, 200, 240), (240, 240, 235)), ((240, 190, 150), (250, 225, 200))][
        c.rng.choice(3, p=(0.5, 0.35, 0.15))
    ]
    c.gradient(0, below, c.jitter(upper), c.jitter(lower))
    if c.rng.random() < 0.3:
        c.disc(c.rng.uniform(0.1, 0.9), c.rng.uniform(0.05, 0.2), c.rng.uniform(0.04, 0.07), (255, 240, 190))
    if c.rng.random() < 0.6:
        c.clouds(below * 0.7, c.rng.integers(1, 4), c.jitter((248, 250, 252), 4))


def grass(c: Canvas) -> float:
    horizon = c.rng.uniform(0.25, 0.5)
    day_sky(c, horizon + 0.05)
    if c.rng.random() < 0.5:
        c.hills(horizon, 0.14, c.jitter((130, 180, 130)))
    green = c.jitter((115, 185, 80))
    c.gradient(horizon, 1, green, tuple(v * 0.8 for v in green))
    c.grain(horizon, 6)
    for _ in range(c.rng.integers(0, 40)):
        x, y = c.rng.uniform(0, 1), c.rng.uniform(horizon + 0.03, 1)
        c.line((x, y), (x + c.rng.normal(0, 0.01), y - 0.025), 0.006, c.jitter((80, 150, 60)))
    for _ in range(c.rng.integers(0, 8)):
        c.disc(c.rng.uniform(0, 1), c.rng.uniform(horizon + 0.05, 1), 0.009, c.jitter((250, 225, 240), 20))
    return horizon


def snow(c: Canvas) -> float:
    horizon = c.rng.uniform(0.25, 0.5)
    c.gradient(0, horizon + 0.05, c.jitter((150, 175, 205)), c.jitter((215, 225, 238)))
    if c.rng.random() < 0.6:
        c.hills(horizon + 0.02, 0.2, c.jitter((190, 205, 225), 10))
    white = c.jitter((243, 246, 252), 5)
    c.hills(horizon + 0.03, 0.05, white)
    c.gradient(horizon + 0.03, 1, white, c.jitter((215, 226, 242), 8))
    c.grain(horizon + 0.03, 3)
    for _ in range(c.rng.integers(0, 30)):
        c.disc(c.rng.uniform(0, 1), c.rng.uniform(0, 1), c.rng.uniform(0.004, 0.009), (255, 255, 255))
    return horizon + 0.03


def sand(c: Canvas) -> float:
    horizon = c.rng.uniform(0.25, 0.5)
    day_sky(c, horizon + 0.05)
    c.hills(horizon + 0.02, 0.12, c.jitter((225, 185, 120)))
    c.gradient(horizon + 0.02, 1, c.jitter((235, 205, 140)), c.jitter((215, 175, 110)))
    for _ in range(c.rng.integers(1, 4)):
        y = c.rng.uniform(horizon + 0.1, 0.95)
        c.hills(y, 0.05, c.jitter((226, 190, 124), 8))
    c.grain(horizon + 0.02, 4)
    return horizon + 0.02


def sea(c: Canvas) -> float:
    horizon = c.rng.uniform(0.12, 0.4)
    day_sky(c, horizon + 0.02)
    c.gradient(horizon, 1, c.jitter((70, 150, 205)), c.jitter((25, 85, 150)))
    c.grain(horizon, 5)
    for _ in range(c.rng.integers(6, 22)):
        x, y, w = c.rng.uniform(0, 1), c.rng.uniform(horizon + 0.03, 1), c.rng.uniform(0.03, 0.09)
        c.line((x, y), (x + w, y + c.rng.normal(0, 0.004)), 0.007, c.jitter((150, 205, 235), 12))
    for _ in range(c.rng.integers(0, 6)):
        c.disc(c.rng.uniform(0, 1), c.rng.uniform(horizon + 0.2, 1), c.rng.uniform(0.006, 0.014), c.jitter((190, 225, 245), 8))
    return horizon


def sky(c: Canvas) -> float:
    c.gradient(0, 1, c.jitter((95, 165, 232)), c.jitter((200, 228, 250)))
    c.clouds(1.0, c.rng.integers(3, 9), c.jitter((248, 250, 253), 4))
    if c.rng.random() < 0.4:
        c.disc(c.rng.uniform(0.1, 0.9), c.rng.uniform(0.08, 0.3), c.rng.uniform(0.05, 0.09), (255, 238, 170))
    return 1.0


def forest(c: Canvas) -> float:
    horizon = c.rng.uniform(0.4, 0.6)
    c.gradient(0, horizon, c.jitter((70, 120, 85)), c.jitter((125, 165, 115)))
    for _ in range(c.rng.integers(5, 11)):
        x, w = c.rng.uniform(0, 1), c.rng.uniform(0.02, 0.05)
        shade = c.jitter((95, 70, 50))
        c.polygon([(x - w / 2, 0), (x + w / 2, 0), (x + w * 0.7, horizon + 0.03), (x - w * 0.7, horizon + 0.03)], shade)
    for _ in range(c.rng.integers(4, 9)):
        c.disc(c.rng.uniform(0, 1), c.rng.uniform(-0.03, 0.12), c.rng.uniform(0.08, 0.18), c.jitter((45, 100, 55)), 0.7)
    floor = c.jitter((85, 105, 55))
    c.gradient(horizon, 1, floor, tuple(v * 0.75 for v in floor))
    c.grain(horizon, 8)
    for _ in range(c.rng.integers(0, 16)):
        c.disc(c.rng.uniform(0, 1), c.rng.uniform(horizon + 0.03, 1), 0.011, c.jitter((150, 105, 55), 22), 0.6)
    return horizon


def room(c: Canvas) -> float:
    horizon = c.rng.uniform(0.4, 0.6)
    wall = c.jitter([(235, 215, 190), (200, 215, 225), (225, 200, 205), (215, 220, 195)][c.rng.integers(4)])
    c.gradient(0, horizon, wall, tuple(v * 0.95 for v in wall))
    if c.rng.random() < 0.7:
        x, w, h = c.rng.uniform(0.05, 0.65), c.rng.uniform(0.18, 0.3), c.rng.uniform(0.16, 0.26)
        c.polygon([(x - 0.015, 0.06), (x + w + 0.015, 0.06), (x + w + 0.015, 0.09 + h), (x - 0.015, 0.09 + h)], c.jitter((250, 246, 238), 4))
        c.polygon([(x, 0.075), (x + w, 0.075), (x + w, 0.075 + h), (x, 0.075 + h)], c.jitter((165, 210, 240)))
        c.line((x + w / 2, 0.075), (x + w / 2, 0.075 + h), 0.012, (248, 244, 236))
    floor = c.jitter((185, 135, 90))
    c.gradient(horizon, 1, tuple(v * 0.9 for v in floor), floor)
    for y in np.linspace(horizon, 1, 6)[1:]:
        c.line((0, y), (1, y), 0.005, tuple(v * 0.82 for v in floor))
    c.polygon([(0, horizon - 0.025), (1, horizon - 0.025), (1, horizon), (0, horizon)], c.jitter((245, 240, 232), 4))
    if c.rng.random() < 0.5:
        c.disc(c.rng.uniform(0.3, 0.7), c.rng.uniform(0.75, 0.9), c.rng.uniform(0.2, 0.4), c.jitter((190, 90, 90), 30), 0.3)
    return horizon


def night(c: Canvas) -> float:
    horizon = c.rng.uniform(0.4, 0.6)
    c.gradient(0, horizon + 0.05, c.jitter((14, 18, 48), 6), c.jitter((45, 55, 105), 8))
    for _ in range(c.rng.integers(10, 40)):
        c.disc(c.rng.uniform(0, 1), c.rng.uniform(0, horizon), c.rng.uniform(0.003, 0.007), c.jitter((240, 238, 215), 10))
    if c.rng.random() < 0.7:
        x, y, r = c.rng.uniform(0.1, 0.9), c.rng.uniform(0.08, 0.2), c.rng.uniform(0.05, 0.08)
        c.disc(x, y, r, (245, 240, 205))
        if c.rng.random() < 0.5:
            c.disc(x + r * 0.5, y - r * 0.1, r * 0.9, (20, 25, 58))
    ground = c.jitter((34, 48, 62), 8)
    c.hills(horizon, 0.08, ground)
    c.gradient(horizon, 1, ground, tuple(v * 0.75 for v in ground))
    c.grain(horizon, 3)
    return horizon


def street(c: Canvas) -> float:
    horizon = c.rng.uniform(0.45, 0.6)
    day_sky(c, horizon)
    x = -0.05
    while x < 1:
        w, top = c.rng.uniform(0.14, 0.28), c.rng.uniform(0.05, horizon - 0.15)
        house = c.jitter([(190, 110, 90), (205, 180, 150), (150, 160, 175), (215, 200, 120)][c.rng.integers(4)])
        c.polygon([(x, top), (x + w, top), (x + w, horizon), (x, horizon)], house)
        for wy in np.arange(top + 0.04, horizon - 0.06, 0.1):
            for wx in np.arange(x + 0.03, x + w - 0.05, 0.075):
                c.polygon([(wx, wy), (wx + 0.04, wy), (wx + 0.04, wy + 0.055), (wx, wy + 0.055)], c.jitter((245, 235, 190), 12))
        x += w
    c.gradient(horizon, horizon + 0.06, c.jitter((190, 188, 182), 8), c.jitter((170, 168, 164), 8))
    c.gradient(horizon + 0.06, 1, c.jitter((105, 107, 112), 8), c.jitter((85, 87, 92), 8))
    y = c.rng.uniform(horizon + 0.2, 0.92)
    for x in np.arange(c.rng.uniform(-0.1, 0), 1, 0.22):
        c.line((x, y), (x + 0.11, y), 0.014, (235, 232, 215))
    return horizon


DRAW = {f.__name__: f for f in (grass, snow, sand, sea, sky, forest, room, night, street)}
NAMES = tuple(DRAW)


def draw(name: str, size: int, rng: np.random.Generator) -> Place:
    """Draw the place `name` at `size` pixels; `rng` decides everything that varies."""
    canvas = Canvas(size, rng)
    horizon = DRAW[name](canvas)
    return canvas.finish(name, horizon)
