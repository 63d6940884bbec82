"""Geometry for templates: what is clearer to compute than to write into an SVG by hand."""

from math import acos, log, pi, tanh


def bars(values, sign, largest):
    """The bars of one sign of a vector as an SVG path: one unit of width each, up or down from y = 1 by at most 1."""
    return "".join(f"M{i + 0.12:.2f} 1h.76v{-value / largest:.2f}h-.76z"
                   for i, value in enumerate(values) if value * sign > 0)


def largest(values):
    """The largest absolute value, which is what a strip is drawn to unless it shares a scale."""
    return max(abs(value) for value in values)


def signed(value, digits=2):
    """A number as it is set in a book: −0.71."""
    return f"{value:.{digits}f}".replace("-", "−")


def degrees(cosine):
    """The angle of a cosine, in whole degrees."""
    return round(acos(max(-1, min(1, cosine))) * 180 / pi)


def percent(share):
    """A share of one, written as the page's scripts write it: 12.3%."""
    if 0 < share < 0.0005:
        return "<0.1%"
    if 0.9995 < share < 1:
        return ">99.9%"
    return f"{100 * share:.1f}%"


def placed(value, low, high):
    """Where a value lies between low and high, as the percentage that SVG takes for a coordinate: charts without a viewBox
    keep their text at reading size, however narrow they get."""
    return f"{100 * (value - low) / (high - low):.2f}%"


def placed_in_log(value, low, high):
    """The same where every doubling takes the same room."""
    return placed(log(value), log(low), log(high))


def tanh_curve(x, y, steps=60):
    """tanh over the range x = (low, high) as an SVG path in a 100 × 100 box whose height shows the range y, upwards."""
    points = [x[0] + (x[1] - x[0]) * i / steps for i in range(steps + 1)]
    return path((100 * i / steps, 100 * (y[1] - tanh(point)) / (y[1] - y[0])) for i, point in enumerate(points))


def veils(shares, columns, levels=10):
    """Cells of a map by how dark they are veiled: [(opacity 0 … 1, path of their unit squares)]. The largest share has no veil;
    a few steps are enough for the eye, and short."""
    top, cells = max(shares), {}
    for cell, share in enumerate(shares):
        cells.setdefault(round(levels * (1 - share / top)), []).append(f"M{cell % columns} {cell // columns}h1v1h-1z")
    return [(level / levels, "".join(squares)) for level, squares in sorted(cells.items()) if level]


def path(points):
    """Points joined by straight lines."""
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points)


def dots(points):
    """Many points, given in five-hundredths, as a short path of lines without length: the caps of its stroke are what is seen."""
    at, moves = (0, 0), []
    for x, y in sorted((round(500 * x), round(500 * y)) for x, y in points):
        moves.append(f"m{x - at[0]} {y - at[1]}h0")
        at = x, y
    return "".join(moves)


def short(value, digits=5):
    """Data for a page's script, its numbers no longer than what is shown of them."""
    if isinstance(value, dict):
        return {name: short(each, digits) for name, each in value.items()}
    if isinstance(value, list):
        return [short(each, digits) for each in value]
    return float(f"{value:.{digits}g}") if isinstance(value, float) else value


FILTERS = {"bars": bars, "largest": largest, "signed": signed, "degrees": degrees, "percent": percent, "placed": placed, "placed_in_log": placed_in_log,
           "path": path, "veils": veils, "dots": dots, "short": short}
FUNCTIONS = {"tanh_curve": tanh_curve}
