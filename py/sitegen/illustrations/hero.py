"""The hero: a word as the beam of a loom, and a warp of attention down to the patches that it lifts out of the picture."""

from math import hypot
from textwrap import wrap

from markupsafe import Markup, escape

from ..drawing import percent
from .geometry import Camera, along, number

WIDTH, HEIGHT = 640, 760
GRAIN = 72                     # the drawing's own units in a patch
MARGIN = 2                     # of them are left free around a lifted patch
BEAM = (330, 226, 236)         # its middle, its height on the paper, its length
CAMERA = Camera(turn=-20, tilt=60, unit=51, x=42, y=412)
QUESTION = (172, 156, 34)      # where its last line ends, and from line to line
LIFT = 1.9                     # patches, for the largest share; the others in proportion
SPREAD = 1.5                   # how far lifted patches move apart, so that none hides another
THREAD = 58                    # width of a thread that carried everything


def hero(look, image, palette, name="hero"):
    """The illustration as <svg>. `image` is the picture's address; `name` begins every id."""
    return Markup(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
                  f'aria-label="{escape(describe(look))}">{drawing(look, image, palette, name)}</svg>')


def describe(look):
    """What the drawing shows, numbers included, for somebody who cannot see it."""
    top = look.lit[:1]
    strongest = "".join(f" The largest share, {percent(look.shares[patch])}, went to row {look.place(patch)[1] + 1}, "
                        f"column {look.place(patch)[0] + 1}." for patch in top)
    together = percent(sum(look.shares[patch] for patch in look.lit))
    return (f"{look.alt} It lies flat as {len(look.shares)} patches under the answer’s word “{look.word}”, from which threads of "
            f"attention run down to {len(look.lit)} of them and lift them off the picture. Each thread is as wide, and each patch "
            f"as high, as its share of the word’s attention, the mean of the heads of layer {look.layer}; together these {len(look.lit)} "
            f"hold {together}.{strongest}")


def drawing(look, image, palette, name):
    """What stands inside the <svg>, for a page or for a card that places it."""
    lifted = lift(look)
    parts = [definitions(palette, name), ground(look, image, palette)]
    parts += [tether(each, palette) for each in lifted]
    for each in sorted(lifted, key=lambda each: each.depth):
        parts += [tile(each, image, look, palette, name), thread(each, palette, name)]
    middle, height, length = BEAM
    parts.append(f'<path d="M{number(middle - length / 2)} {height}h{length}" stroke="{palette["text"]}" stroke-width="1.5"/>')
    parts.append(words(look, palette))
    return "".join(parts)


class Lifted:
    """A patch on its way up: its share, where it lay, where it hangs, and where its thread leaves the beam."""

    def __init__(self, look, patch, centre):
        self.column, self.row = look.place(patch)
        self.share = look.shares[patch]
        self.up = LIFT * self.share / max(look.shares)
        self.across, self.down = (middle + SPREAD * (at + 0.5 - middle) - 0.5
                                  for middle, at in zip(centre, (self.column, self.row)))
        self.corner = CAMERA.plane(self.across, self.down, self.up, GRAIN)
        self.end = CAMERA.point(self.across + 0.5, self.down + 0.04, self.up)          # the middle of its far edge
        self.depth = CAMERA.point(self.across, self.down)[1]
        self.width = THREAD * self.share
        self.start = None


def lift(look):
    """The patches with more than an even share, their threads in the order in which they land, so that few cross."""
    total = sum(look.shares[patch] for patch in look.lit) or 1
    centre = [sum(look.shares[patch] * (look.place(patch)[axis] + 0.5) for patch in look.lit) / total for axis in (0, 1)]
    lifted = sorted((Lifted(look, patch, centre) for patch in look.lit), key=lambda each: each.end[0])
    middle, height, length = BEAM
    for each, x in zip(lifted, along([each.width for each in lifted], middle - length / 2, length)):
        each.start = (x, height)
    return lifted


def definitions(palette, name):
    stops = "".join(f'<stop offset="{offset}" stop-color="{palette[role]}"/>'
                    for offset, role in ((0, "text"), (0.5, "attention"), (1, "vision")))
    size = GRAIN - 2 * MARGIN
    return (f'<defs><linearGradient id="{name}-warp" gradientUnits="userSpaceOnUse" x1="0" y1="{BEAM[1]}" x2="0" y2="{CAMERA.y + 70}">'
            f'{stops}</linearGradient><clipPath id="{name}-patch"><rect x="{MARGIN}" y="{MARGIN}" width="{size}" height="{size}"/>'
            "</clipPath></defs>")


def ground(look, image, palette):
    """The picture on the table. What was not lifted recedes into the paper, the further from what was the more."""
    width, height = look.columns * GRAIN, look.rows * GRAIN
    parts = [f'<g transform="{CAMERA.plane(0, 0, 0, GRAIN)}"><image href="{image}" width="{width}" height="{height}"/>'
             f'<g fill="{palette["paper"]}">']
    lit = [look.place(patch) for patch in look.lit]
    for patch in range(len(look.shares)):
        column, row = look.place(patch)
        far = min((hypot(column - other, row - line) for other, line in lit), default=0)
        veil = f' opacity="{number(min(0.94, 0.46 + 0.1 * far), 2)}"' if far or not lit else ""
        parts.append(f'<rect x="{column * GRAIN}" y="{row * GRAIN}" width="{GRAIN}" height="{GRAIN}"{veil}/>')
    lines = "".join(f"M{at * GRAIN} 0V{height}" for at in range(look.columns + 1))
    lines += "".join(f"M0 {at * GRAIN}H{width}" for at in range(look.rows + 1))
    holes = "".join(f"M{column * GRAIN + 5} {row * GRAIN + 5}h{GRAIN - 10}v{GRAIN - 10}h{10 - GRAIN}z" for column, row in lit)
    parts.append(f'</g><path d="{lines}" stroke="{palette["paper"]}" stroke-width="4"/>'
                 f'<path d="{holes}" fill="none" stroke="{palette["edge"]}" stroke-width="1.2" opacity="0.7"/></g>')
    return "".join(parts)


def tether(each, palette):
    """From the hole to the patch that was there."""
    from_x, from_y = CAMERA.point(each.column + 0.5, each.row + 0.5)
    to_x, to_y = CAMERA.point(each.across + 0.5, each.down + 0.5, each.up)
    return (f'<path d="M{number(from_x)} {number(from_y)}L{number(to_x)} {number(to_y)}" stroke="{palette["edge"]}" '
            'stroke-width="1" stroke-dasharray="1.5 3"/>')


def tile(each, image, look, palette, name):
    size = GRAIN - 2 * MARGIN
    return (f'<g transform="{each.corner}"><g clip-path="url(#{name}-patch)"><image href="{image}" x="{-GRAIN * each.column}" '
            f'y="{-GRAIN * each.row}" width="{GRAIN * look.columns}" height="{GRAIN * look.rows}"/></g>'
            f'<rect x="{MARGIN}" y="{MARGIN}" width="{size}" height="{size}" fill="none" stroke="{palette["attention-strong"]}" '
            'stroke-width="1.8"/></g>')


def thread(each, palette, name):
    """Straight off the beam, straight down onto the patch; cased in paper where it passes in front of another."""
    (x, y), (end_x, end_y) = each.start, each.end
    half = number(y + (end_y - y) * 0.5)
    curve = f"M{number(x)} {number(y)}C{number(x)} {half} {number(end_x)} {half} {number(end_x)} {number(end_y)}"
    return (f'<path d="{curve}" fill="none" stroke="{palette["paper"]}" stroke-width="{number(each.width + 2.4, 2)}"/>'
            f'<path class="warp" d="{curve}" fill="none" stroke="url(#{name}-warp)" stroke-width="{number(each.width, 3)}"/>'
            f'<circle cx="{number(end_x)}" cy="{number(end_y)}" r="{number(1.6 + each.width / 2, 2)}" fill="{palette["vision"]}"/>')


def words(look, palette):
    """The answer's word, large, on the beam; the question beside it as a column."""
    middle, height, length = BEAM
    size = min(188, round(760 / max(1, len(look.word))))
    lines = wrap(look.question, max(9, len(look.question) // 4))
    question = "".join(f'<tspan x="{QUESTION[0]}" y="{QUESTION[1] + QUESTION[2] * (at - len(lines) + 1)}">{escape(line)}</tspan>'
                       for at, line in enumerate(lines))
    return (f'<text x="{middle}" y="{height - 70}" font-family="{palette["display"]}" font-weight="300" font-size="{size}" '
            f'letter-spacing="{number(-0.025 * size)}" text-anchor="middle" fill="{palette["text"]}">{escape(look.word)}</text>'
            f'<text font-family="{palette["serif"]}" font-size="27" text-anchor="end" fill="{palette["ink-soft"]}">{question}</text>')
