"""The spotlight: a word's attention as light that passes through twelve slides, one for each head, onto their mean.

Each slide is the picture, lit only where that head's weight went."""

from markupsafe import Markup, escape

from ..drawing import percent
from .bench import WIDE
from .geometry import number

GRAIN = 10                     # the drawing's own units in a patch
SHADES = 16                    # steps from unlit to lit
DARK = 0.93                    # how much of an unlit patch is covered
THREAD = 46                    # width of a thread that carried everything


def spotlight(heads, image, palette, bench=WIDE, name="spotlight"):
    """The illustration as <svg>. `image` is the picture's address; `name` and the bench's begin every id."""
    return Markup(f'<svg xmlns="http://www.w3.org/2000/svg" class="spotlight-{bench.name}" '
                  f'viewBox="0 0 {bench.width} {bench.height}" role="img" aria-label="{escape(describe(heads))}">'
                  f'{drawing(heads, image, palette, bench, f"{name}-{bench.name}")}</svg>')


def describe(heads):
    """What the drawing shows, numbers included, for somebody who cannot see it."""
    look, mean = heads.look, heads.mean
    layers = " ".join(f"Layer {index + 1}: {', '.join(place_of(look, head) for head in layer)}."
                      for index, layer in enumerate(heads.shares))
    return (f"The word “{look.word}”, and light from it through {heads.count} slides of the picture, one for each head, to their "
            f"mean in front. Each slide is lit where that head’s weight went. The largest share of each head: {layers} "
            f"Of the mean: {place_of(look, mean)}; {len(mean_lit(heads))} patches have more than an even share.")


def place_of(look, shares):
    """41.0% in row 1, column 8"""
    patch = shares.index(max(shares))
    column, row = look.place(patch)
    return f"{percent(shares[patch])} in row {row + 1}, column {column + 1}"


def mean_lit(heads):
    return [patch for patch, share in enumerate(heads.mean) if share > heads.look.even]


def drawing(heads, image, palette, bench, name):
    """What stands inside the <svg>. Near things come last."""
    slides = bench.slides(len(heads.shares), len(heads.shares[0]))
    shares = [head for layer in heads.shares for head in layer]
    return "".join([gradient(palette, bench, name), *threads(heads, bench, name), rail(bench, slides, palette),
                    *(slide(heads.look, head, image, palette, pane) for head, pane in zip(shares, slides)),
                    slide(heads.look, heads.mean, image, palette, bench.screen),
                    labels(heads, bench, slides, palette), word(heads.look, bench, palette)])


def gradient(palette, bench, name):
    ends = [[bench.last.x, bench.last.y], [bench.last.x, bench.last.y]]
    ends[0][bench.axis] = bench.source
    (x1, y1), (x2, y2) = ends
    stops = "".join(f'<stop offset="{offset}" stop-color="{palette[role]}"/>'
                    for offset, role in ((0, "text"), (0.5, "attention"), (1, "vision")))
    return (f'<defs><linearGradient id="{name}-warp" gradientUnits="userSpaceOnUse" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}">'
            f"{stops}</linearGradient></defs>")


def middle(look, patch):
    """The middle of a patch in a pane."""
    column, row = look.place(patch)
    return (column + 0.5) / look.columns - 0.5, (row + 0.5) / look.rows - 0.5


def threads(heads, bench, name):
    """From the word through the same patch of every slide to that of the mean, as wide as the mean's share."""
    for patch in mean_lit(heads):
        at = middle(heads.look, patch)
        points = [bench.leaving(*at), bench.last.point(*at), bench.screen.point(*at)]
        line = "L".join(f"{number(x)} {number(y)}" for x, y in points)
        yield (f'<path class="warp" d="M{line}" fill="none" stroke="url(#{name}-warp)" '
               f'stroke-width="{number(THREAD * heads.mean[patch], 3)}"/>')


def rail(bench, slides, palette):
    """What the slides stand on."""
    if bench.rail is None:
        return ""
    posts = "".join(f"M{number(pane.x)} {number(pane.y + pane.size / 2)}V{number(pane.y + bench.rail * pane.size)}" for pane in slides)
    ends = "L".join(f"{number(pane.x)} {number(pane.y + bench.rail * pane.size)}" for pane in map(bench.section, (-0.11, 1.08)))
    return f'<path d="M{ends}{posts}" fill="none" stroke="{palette["edge"]}"/>'


def slide(look, shares, image, palette, pane):
    """The picture on a pane: each patch covered but for its share of the largest."""
    columns, rows, peak = look.columns * GRAIN, look.rows * GRAIN, max(shares)
    covers = {}
    for patch, share in enumerate(shares):
        column, row = look.place(patch)
        cover = round(SHADES * (1 - share / peak))
        covers.setdefault(cover, []).append(f"M{column * GRAIN} {row * GRAIN}h{GRAIN}v{GRAIN}h-{GRAIN}z")
    covered = "".join(f'<path d="{"".join(patches)}" opacity="{number(DARK * cover / SHADES, 2)}"/>'
                      for cover, patches in sorted(covers.items()) if cover)
    (ax, ay), (dx, dy), (x, y) = pane.sides()
    matrix = " ".join([*(number(value, 3) for value in (ax / columns, ay / columns, dx / rows, dy / rows)), number(x), number(y)])
    edge = "L".join(f"{number(x)} {number(y)}" for x, y in (pane.point(*corner) for corner in
                                                           ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))))
    return (f'<g transform="matrix({matrix})"><image href="{image}" width="{columns}" height="{rows}" preserveAspectRatio="none"/>'
            f'<g fill="{palette["sheet"]}">{covered}</g></g><path d="M{edge}z" fill="none" stroke="{palette["edge"]}"/>')


def labels(heads, bench, slides, palette):
    """Layer by layer, and under the mean."""
    count = len(heads.shares[0])
    parts = []
    for index in range(len(heads.shares)):
        group = slides[index * count:(index + 1) * count]
        x, y, size = (sum(getattr(pane, name) for pane in group) / count for name in ("x", "y", "size"))
        place = f'x="0" y="{number(y + 8)}"' if bench.rail is None else \
            f'x="{number(x)}" y="{number(y + bench.rail * size + 34)}" text-anchor="middle"'
        parts.append(f"<text {place}>layer {index + 1}</text>")
    x, y = bench.screen.x, bench.screen.point(-0.5, 0.5)[1] + 38
    parts.append(f'<text x="{number(x)}" y="{number(y)}" text-anchor="middle">the mean of {heads.count} heads</text>')
    return f'<g font-family="{palette["sans"]}" font-size="{bench.type}" fill="{palette["ink-soft"]}">{"".join(parts)}</g>'


def word(look, bench, palette):
    x, y, size = bench.word
    size = min(size, round(450 / max(1, len(look.word))))
    return (f'<text x="{x}" y="{y}" font-family="{palette["display"]}" font-weight="300" font-size="{size}" '
            f'letter-spacing="{number(-0.025 * size)}" text-anchor="{"middle" if bench.axis else "end"}" '
            f'fill="{palette["text"]}">{escape(look.word)}</text>')
