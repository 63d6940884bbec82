"""Attention: every query looks at every key and takes home a mixture of values.

Vaswani et al. 2017, "Attention Is All You Need", sections 3.2.1 and 3.2.2.
"""

import numpy as np

from .ops import linear, softmax, tally
from .trace import silence


def attend(query, key, value, *, mask=None, scale=None):
    """softmax(query · keyᵀ · scale) · value (eq. 1); scale is 1/√d unless given.

    Shapes: query (..., n_query, d), key (..., n_key, d), value (..., n_key, d_value); mask, boolean and
    broadcastable to (..., n_query, n_key), is True where a query may look.
    Returns output (..., n_query, d_value), weights and scores (both (..., n_query, n_key)), in the inputs' dtype.
    Each row of weights sums to one; a query that may look nowhere gets weights and output of zero.
    A forbidden score is −∞; an allowed one is always finite. Raises ValueError, naming both shapes, if they disagree."""
    query, key, value = np.asarray(query), np.asarray(key), np.asarray(value)
    check_shapes(query, key, value, mask)
    dtype = np.result_type(query, key, value, np.float16)
    precise = np.result_type(dtype, np.float32)                              # half precision is too coarse to sum in
    scale = query.shape[-1] ** -0.5 if scale is None else scale

    with np.errstate(over="ignore"):
        scores = as_type(query, precise) @ as_type(key, precise).swapaxes(-1, -2)   # → (..., n_query, n_key)
        scores *= scale
    limit = np.finfo(precise).max / 4                                        # so that differences stay finite too
    np.clip(scores, -limit, limit, out=scores)
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    weights = softmax(scores)
    output = weights @ as_type(value, precise)                               # → (..., n_query, d_value)

    tally.multiply_adds += scores.size * (query.shape[-1] + value.shape[-1])
    return as_type(output, dtype), as_type(weights, dtype), as_type(scores, dtype)


def multi_head_attention(x, keys_values, w, heads, *, mask=None, trace=silence):
    """Several attentions side by side, each in its own d/heads dimensions (section 3.2.2).

    x (n, d) asks; keys and values (heads, n_key, d/heads) come from `keys_and_values`. Returns (n, d) and the
    weights (heads, n, n_key)."""
    query = split_heads(linear(x, *w.query), heads)                          # (n, d) → (heads, n, d/heads)
    key, value = keys_values
    mixed, weights, scores = attend(query, key, value, mask=mask)
    output = linear(merge_heads(mixed), *w.output)                           # (heads, n, d/heads) → (n, d)
    trace.keep(query=query, key=key, value=value, scores=scores, weights=weights, mixed=mixed, output=output)
    return output, weights


def keys_and_values(source, w, heads):
    """What the rows of source (n, d) offer: keys to be found by, values to be taken; both (heads, n, d/heads)."""
    return split_heads(linear(source, *w.key), heads), split_heads(linear(source, *w.value), heads)


def split_heads(x, heads):
    """(n, d) → (heads, n, d/heads), contiguous: strided heads multiply at half the speed."""
    return np.ascontiguousarray(x.reshape(len(x), heads, -1).swapaxes(0, 1))


def merge_heads(x):
    """(heads, n, d/heads) → (n, d)."""
    return x.swapaxes(0, 1).reshape(x.shape[1], -1)


def causal_mask(n_query, n_key):
    """True where a word may look: at itself and before. The queries are the last n_query of the n_key words."""
    return np.tri(n_query, n_key, n_key - n_query, dtype=bool)


class Cache:
    """Keys and values of the words read so far, so that one more word costs one row and not the whole text."""

    def __init__(self):
        self.key = self.value = None

    def __len__(self):
        return 0 if self.key is None else self.key.shape[-2]

    def extend(self, key, value):
        """Append (heads, n, d/heads) and return all keys and values, old and new."""
        if len(self):
            key = np.concatenate((self.key, key), axis=-2)
            value = np.concatenate((self.value, value), axis=-2)
        self.key, self.value = key, value
        return key, value


def as_type(x, dtype):
    """x itself if it has the dtype; else a rounded copy, too-large numbers becoming the largest that fit."""
    if x.dtype == dtype:
        return x
    limit = np.finfo(dtype).max
    return np.where(np.isinf(x), x, np.clip(x, -limit, limit)).astype(dtype)


def check_shapes(query, key, value, mask):
    def refuse(what, a, b):
        raise ValueError(f"{what}: {a[0]} has shape {a[1].shape}, {b[0]} has shape {b[1].shape}.")

    q, k, v = ("query", query), ("key", key), ("value", value)
    if min(query.ndim, key.ndim, value.ndim) < 2:
        raise ValueError("Attention needs rows of vectors, (..., n, d): "
                         f"query has shape {query.shape}, key {key.shape}, value {value.shape}.")
    if query.shape[-1] != key.shape[-1] or query.shape[-1] == 0:
        refuse("Query and key must have the same, non-zero number of dimensions", q, k)
    if key.shape[-2] != value.shape[-2]:
        refuse("Each key needs its value", k, v)
    try:
        batch = np.broadcast_shapes(query.shape[:-2], key.shape[:-2], value.shape[:-2])
    except ValueError:
        raise ValueError("The leading axes do not match: "
                         f"query has shape {query.shape}, key {key.shape}, value {value.shape}.") from None
    if mask is None:
        return
    mask = np.asarray(mask)
    if mask.dtype != bool:
        raise ValueError(f"A mask is boolean, True where a query may look; this one is {mask.dtype}.")
    expected = (*batch, query.shape[-2], key.shape[-2])
    try:
        fits = np.broadcast_shapes(mask.shape, expected) == expected
    except ValueError:
        fits = False
    if not fits:
        raise ValueError(f"The mask has shape {mask.shape}, the scores have shape {expected}.")
