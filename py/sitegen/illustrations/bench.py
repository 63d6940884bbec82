"""The optical bench: where the slides of the spotlight stand, so that all are sections of one beam of light."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pane:
    """A flat picture in space: its middle, its size, and where a side of size 1 leads on the paper."""

    x: float
    y: float
    size: float
    across: tuple
    down: tuple

    def point(self, across, down):
        """A point of it; 0, 0 is its middle, and half a unit further its edge."""
        return (self.x + self.size * (across * self.across[0] + down * self.down[0]),
                self.y + self.size * (across * self.across[1] + down * self.down[1]))

    def sides(self):
        """Its two sides as (x, y), and its corner."""
        return (*(tuple(self.size * value for value in side) for side in (self.across, self.down)), self.point(-0.5, -0.5))


@dataclass(frozen=True)
class Bench:
    """A way to set everything up. The beam runs along `axis` (0 to the right, 1 downwards) from `source`; slides stand between
    `first` and `last`, which have the same sides, and so do all between them: straight threads can pass through the same
    point of every one. `word` is x, y and size; `rail` how far below a slide's middle it stands, in sizes, if it stands."""

    name: str
    width: int
    height: int
    axis: int
    source: float
    first: Pane
    last: Pane
    screen: Pane
    word: tuple
    rail: float | None = None
    type: int = 22             # size of the labels

    def section(self, part):
        """The beam's section between the first slide (0) and the last (1), or beyond them."""
        x, y, size = (getattr(self.first, name) + (getattr(self.last, name) - getattr(self.first, name)) * part
                      for name in ("x", "y", "size"))
        return Pane(x, y, size, self.first.across, self.first.down)

    def slides(self, layers, heads, pause=0.85):
        """A Pane for every head, layer after layer, spaced as things look that stand at even distances."""
        steps = [layer * (heads + pause) + head for layer in range(layers) for head in range(heads)]
        a, b = self.first.size, self.last.size
        sizes = [a * (b / a) ** (step / max(1, steps[-1])) for step in steps]
        return [self.section((size - a) / (b - a)) for size in sizes]

    def leaving(self, across, down):
        """Where the thread through this point of every slide leaves the source."""
        start, end = (self.section(part).point(across, down) for part in (0, 1))
        part = (self.source - start[self.axis]) / (end[self.axis] - start[self.axis])
        return self.section(part).point(across, down)


STANDING = {"across": (0.31, -0.16), "down": (0, 1)}
LYING = {"across": (1, 0), "down": (-0.15, 0.22)}

WIDE = Bench("wide", 1680, 600, axis=0, source=208, word=(186, 300, 110),
             first=Pane(304, 272, 186, **STANDING), last=Pane(1146, 272, 306, **STANDING),
             screen=Pane(1436, 272, 404, across=(1, -0.1), down=(0, 1)), rail=0.66)
TALL = Bench("tall", 640, 1670, axis=1, source=146, word=(360, 98, 120),
             first=Pane(360, 226, 220, **LYING), last=Pane(360, 1000, 392, **LYING),
             screen=Pane(320, 1348, 520, across=(1, 0), down=(0, 1)), type=28)
