"""Attention on vectors that the page's author set, until its reader sets others."""

from .numbers import adding_up


def by_hand(query, key, value, **more):
    """What the engine's attention by hand gives, as nested lists; and how it is printed, so that it adds up: `shares` in percent
    with one decimal, `parts` (each value times its share) and their `mixed` sum with two, by asker."""
    from sightline.hand import attend_by_hand
    numbers = {name: array.astype(float).round(6).tolist() for name, array in attend_by_hand(query, key, value, **more).items()}
    parts = [[list(part) for part in zip(*(adding_up(axis, 2) for axis in zip(*row)))] for row in numbers["handed_over"]]
    return {"numbers": numbers, "shares": [adding_up([100 * weight for weight in row], 1) for row in numbers["weights"]],
            "parts": parts, "mixed": [[round(sum(axis), 2) for axis in zip(*row)] for row in parts]}
