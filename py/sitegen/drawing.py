"""Geometry for templates: what is clearer to compute than to write into an SVG by hand."""


def bars(values, sign, largest):
    """The bars of one sign of a vector as an SVG path: one unit of width each, up or down from y = 1 by at most 1."""
    return "".join(f"M{i + 0.12:.2f} 1h.76v{-value / largest:.3f}h-.76z"
                   for i, value in enumerate(values) if value * sign > 0)


def largest(values):
    """The largest absolute value, which is what a strip is drawn to unless it shares a scale."""
    return max(abs(value) for value in values)


def signed(value, digits=2):
    """A number as it is set in a book: −0.71."""
    return f"{value:.{digits}f}".replace("-", "−")


FILTERS = {"bars": bars, "largest": largest, "signed": signed}
