"""Attention on a few vectors that somebody sets by hand, with every number on the way."""

import numpy as np

from .attention import attend
from .errors import ReaderError
from .ops import rows_by_rows

MOST_ROWS = MOST_NUMBERS = 64
LARGEST = 1e4  # of the numbers themselves; scores stay far from overflow
TEMPERATURES = 0.01, 100.0


def attend_by_hand(query, key, value, *, mask=None, scale=None, temperature=1.0):
    """attend(query, key, value) with scores = query · keyᵀ · scale / temperature; scale is 1/√d unless given.

    query (n_query, d), key (n_key, d), value (n_key, d_value) and mask (n_query, n_key) may be nested lists.
    Returns products (n_query, n_key), which are query · keyᵀ, then scores, weights and output as `attend`
    gives them; raised (n_query, n_key), e to the score less the row's largest, whose shares the weights
    are; handed_over (n_query, n_key, d_value), each value times its weight, which add up to the output;
    and what a product is made of: query_length, key_length and cosine. Raises ReaderError for more or
    larger numbers than a hand can set, ValueError for shapes that do not fit."""
    query, key, value = as_rows("query", query), as_rows("key", key), as_rows("value", value)
    if mask is not None:
        check_size("mask", mask)
        mask = np.asarray(mask)
    low, high = TEMPERATURES
    if not low <= temperature <= high:
        raise ReaderError(f"A temperature of {temperature} is out of range. Choose one from {low} to {high:g}.")
    scale = query.shape[-1] ** -0.5 if scale is None else scale
    if not abs(scale) <= LARGEST:
        raise ReaderError(f"A scale of {scale} is out of range. Choose one of at most {LARGEST:,.0f}.")

    output, weights, scores = attend(query, key, value, mask=mask, scale=scale / temperature)
    products = rows_by_rows(query, key)  # (n_query, d) · (n_key, d)ᵀ → (n_query, n_key)
    peak = scores.max(axis=-1, keepdims=True, initial=np.finfo(np.float32).min)
    lengths = [np.sqrt(np.square(rows).sum(axis=-1)) for rows in (query, key)]  # (n_query,), (n_key,)
    reach = np.outer(*lengths)  # (n_query, n_key)
    return {
        "products": products, "scores": scores, "raised": np.exp(scores - peak), "weights": weights,
        "handed_over": weights[..., None] * value,  # → (n_query, n_key, d_value)
        "output": output, "query_length": lengths[0], "key_length": lengths[1],
        "cosine": np.divide(products, reach, out=np.zeros_like(products), where=reach > 0),
    }


def as_rows(name, rows):
    """Nested lists of numbers → float32 (n, d)."""
    check_size(name, rows)
    try:
        array = np.asarray(rows, np.float32)
    except (TypeError, ValueError):
        array = np.empty(0)
    if array.ndim != 2 or array.size == 0:
        raise ReaderError(f"The {name} is to be rows of numbers, all of the same length.")
    if not np.abs(array).max() <= LARGEST:
        raise ReaderError(f"The {name} has a number that is not between −{LARGEST:,.0f} and {LARGEST:,.0f}.")
    return array


def check_size(name, rows):
    """Before anything is made of them: a slip of the hand must not cost the page its memory."""
    try:
        longest = max(map(len, rows), default=0)
        count = len(rows)
    except TypeError:
        raise ReaderError(f"The {name} is to be rows of numbers, all of the same length.") from None
    if count > MOST_ROWS or longest > MOST_NUMBERS:
        raise ReaderError(f"The {name} has {count:,} rows of up to {longest:,} numbers. By hand there is room for "
                          f"{MOST_ROWS} rows of {MOST_NUMBERS}.")
