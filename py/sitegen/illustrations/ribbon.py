"""The hero of the Vision Transformer: a picture comes apart, row by row, into one long line of patches, as a page is read."""

from markupsafe import Markup, escape

from .geometry import number

WIDTH, HEIGHT = 640, 760
GRAIN = 72                      # the drawing's own units in a patch
SIDE = 53                       # of a patch on the paper, where the picture is whole
GAP = (3.5, 16)                 # between two patches of a row: in the first row that came apart, and in the last
WHOLE = 3                       # rows that still hold together
SHIFT = 2                       # how far each row that came apart lies further right


def ribbon(rows, columns, image, alt, palette, name="hero"):
    """The illustration as <svg>: the upper rows of the picture whole, the lower ones further and further apart, and the last one a
    line that leaves the drawing. `image` is the picture's address; `name` begins every id."""
    parts = [f'<defs><clipPath id="{name}-cut"><rect width="{GRAIN}" height="{GRAIN}"/></clipPath></defs>']
    top, count = 14, 0
    for row in range(rows):
        apart = 0 if row < WHOLE else GAP[0] + (GAP[1] - GAP[0]) * (row - WHOLE) / max(1, rows - 1 - WHOLE)
        grow = 1 + 0.045 * max(0, row - WHOLE + 1)
        side = SIDE * grow
        width = columns * side + (columns - 1) * apart
        left = (WIDTH - width) / 2 + SHIFT * max(0, row - WHOLE + 1)
        top += side + (0 if row < WHOLE else 18 + 9 * (row - WHOLE)) if row else 0
        if row >= WHOLE:
            parts.append(thread(left, width, top + side / 2, palette))
        for column in range(columns):
            parts.append(tile(left + column * (side + apart), top, side, row, column, rows, columns, image, name, palette, framed=row >= WHOLE))
            if row >= WHOLE:
                parts.append(numeral(left + column * (side + apart) + side / 2, top + side + 15, count, palette))
            count += 1
    return Markup(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
                  f'aria-label="{escape(describe(rows, columns, alt))}">{"".join(parts)}</svg>')


def describe(rows, columns, alt):
    return (f"{alt} Its upper rows hold together; further down the {rows * columns} patches draw apart, row by row and numbered from the "
            "top left, until the last row is a line of single squares on a thread, as words stand in a line.")


def tile(x, y, side, row, column, rows, columns, image, name, palette, framed):
    scale = side / GRAIN
    frame = f'<rect width="{GRAIN}" height="{GRAIN}" fill="none" stroke="{palette["vision"]}" stroke-width="{number(1.6 / scale, 2)}"/>' if framed else ""
    return (f'<g class="cut" transform="translate({number(x)} {number(y)}) scale({number(scale, 4)})"><g clip-path="url(#{name}-cut)">'
            f'<image href="{image}" x="{-GRAIN * column}" y="{-GRAIN * row}" width="{GRAIN * columns}" height="{GRAIN * rows}"/></g>{frame}</g>')


def thread(left, width, y, palette):
    return f'<path d="M{number(left - 26)} {number(y)}H{number(left + width + 26)}" stroke="{palette["edge"]}" stroke-width="1.2"/>'


def numeral(x, y, count, palette):
    return (f'<text x="{number(x)}" y="{number(y)}" font-family="{palette["sans"]}" font-size="12.5" text-anchor="middle" '
            f'fill="{palette["ink-soft"]}">{count}</text>')
