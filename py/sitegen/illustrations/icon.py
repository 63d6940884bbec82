"""The site's mark as an icon: the two lenses on paper, square, as a PNG."""

from .colours import CARD

MARK = (42, 28)                                          # as it is drawn in the masthead
MARGIN = 0.13                                            # of the icon, on either side of the mark


def icon(size, room=0, corner=0):
    """PNG bytes, `size` pixels square. `room`: more margin for those who cut icons to shapes of their own; `corner`: a radius, as a share."""
    import resvg_py
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing(room, corner), width=size, skip_system_fonts=True))


def drawing(room, corner):
    width, height = MARK
    side = width / (1 - 2 * (MARGIN + room))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side:.3f} {side:.3f}">'
            f'<rect width="{side:.3f}" height="{side:.3f}" rx="{side * corner:.3f}" fill="{CARD["paper"]}"/>'
            f'<g transform="translate({(side - width) / 2:.3f} {(side - height) / 2:.3f})">'
            f'<circle cx="14" cy="14" r="13" fill="{CARD["text"]}"/><circle cx="28" cy="14" r="13" fill="{CARD["vision"]}"/>'
            f'<path d="M21 3.05a13 13 0 0 1 0 21.9 13 13 0 0 1 0-21.9Z" fill="{CARD["attention"]}"/></g></svg>')
