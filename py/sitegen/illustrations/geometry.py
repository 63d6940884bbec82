"""A picture lying on a table, seen from above at an angle: where its points, and what is lifted off it, fall on the paper."""

from dataclasses import dataclass
from math import cos, radians, sin


@dataclass(frozen=True)
class Camera:
    """Parallel projection. The table is turned about its vertical and tilted towards the viewer (degrees); one unit of it,
    a patch, is `unit` long on the paper, and its corner lies at x, y."""

    turn: float
    tilt: float
    unit: float
    x: float
    y: float

    def axes(self):
        """One unit along the picture's width, along its height, and straight up, each as (x, y) on the paper."""
        turn, tilt = radians(self.turn), radians(self.tilt)
        return ((self.unit * cos(turn), self.unit * sin(turn) * sin(tilt)),
                (-self.unit * sin(turn), self.unit * cos(turn) * sin(tilt)),
                (0.0, -self.unit * cos(tilt)))

    def point(self, across, down, up=0.0):
        """Where a point falls: `across` and `down` in patches from the picture's corner, `up` above the table."""
        return tuple(origin + across * a + down * d + up * u
                     for origin, a, d, u in zip((self.x, self.y), *self.axes()))

    def plane(self, across, down, up=0.0, grain=1.0):
        """The transform that lays a drawing, `grain` of its units to a patch, onto the table with its corner at this point."""
        (ax, ay), (dx, dy), _ = self.axes()
        x, y = self.point(across, down, up)
        return "matrix({})".format(" ".join(number(value, 3) for value in (ax / grain, ay / grain, dx / grain, dy / grain))
                                   + f" {number(x)} {number(y)}")


def number(value, places=1):
    """12.0 → 12, 3.14159 → 3.1: as short as SVG allows."""
    short = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def along(widths, start, length):
    """Middles of pieces of these widths, laid out from `start` over `length` with equal gaps."""
    gap = (length - sum(widths)) / max(1, len(widths) - 1)
    middles = []
    for width in widths:
        middles.append(start + width / 2)
        start += width + gap
    return middles
