"""Attention: every query looks at every key and takes home a mixture of values.

Vaswani et al. 2017, "Attention Is All You Need", sections 3.2.1 and 3.2.2.
"""

import numpy as np

from .ops import linear, rows_by_rows, softmax, tally
from .trace import silence


@np.errstate(over="ignore")
def attend(query, key, value, *, mask=None, scale=None):
    """softmax(query · keyᵀ · scale) · value (eq. 1); scale is 1/√d unless given.

    query (..., n_query, d), key (..., n_key, d), value (..., n_key, d_value), any float dtype;
    mask, boolean, broadcastable to (..., n_query, n_key), is True where a query may look.

    Returns output (..., n_query, d_value), and weights and scores (..., n_query, n_key). A row of
    weights sums to one; a query that may look nowhere gets zeros. A forbidden score is −∞, an
    allowed one finite. Raises ValueError, naming both shapes, where they disagree."""
    check_shapes(query, key, value, mask)
    query, key, value, dtype = to_single_or_better(query, key, value)
    scale = query.shape[-1] ** -0.5 if scale is None else scale

    scores = within_limits(rows_by_rows(query, key) * scale)  # query · keyᵀ → (..., n_query, n_key)
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    weights = softmax(scores)
    output = rows_by_rows(weights, value.swapaxes(-1, -2))  # weights · value → (..., n_query, d_value)

    tally.multiply_adds += scores.size * (query.shape[-1] + value.shape[-1])
    return as_type(output, dtype), as_type(weights, dtype), as_type(scores, dtype)


def multi_head_attention(x, keys_values, w, heads, *, mask=None, trace=silence):
    """Several attentions side by side, each in its own d/heads dimensions (section 3.2.2).

    x (n, d) asks; keys and values (heads, n_key, d/heads) come from `keys_and_values`.
    Returns (n, d) and the weights (heads, n, n_key)."""
    query = split_heads(linear(x, *w.query), heads)  # (n, d) → (heads, n, d/heads)
    key, value = keys_values
    mixed, weights, scores = attend(query, key, value, mask=mask)
    output = linear(merge_heads(mixed), *w.output)  # (heads, n, d/heads) → (n, d)
    trace.keep(query=query, key=key, value=value, scores=scores, weights=weights)
    trace.keep(mixed=mixed, output=output)
    return output, weights


def keys_and_values(source, w, heads):
    """What the rows of source (n, d) offer: keys to be found by and values to be taken, both
    (heads, n, d/heads)."""
    return split_heads(linear(source, *w.key), heads), split_heads(linear(source, *w.value), heads)


def split_heads(x, heads):
    """(n, d) → (heads, n, d/heads), contiguous: strided heads multiply at half the speed."""
    return np.ascontiguousarray(x.reshape(len(x), heads, -1).swapaxes(0, 1))


def merge_heads(x):
    """(heads, n, d/heads) → (n, d)."""
    return x.swapaxes(0, 1).reshape(x.shape[1], -1)


def causal_mask(n_query, n_key):
    """True where a word may look: at itself and before, (n_query, n_key). The queries are the
    last n_query of the n_key words."""
    return np.tri(n_query, n_key, n_key - n_query, dtype=bool)


class Cache:
    """Keys and values of the words read so far: one more word then costs one row, not the text."""

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


def to_single_or_better(*arrays):
    """The arrays in one precision, at least float32, for half is too coarse to sum in; then the
    dtype that the caller should get back."""
    dtype = np.result_type(*arrays, np.float16)
    return *(as_type(np.asarray(x), np.result_type(dtype, np.float32)) for x in arrays), dtype


def as_type(x, dtype):
    """x itself if it has the dtype; else a copy, its too-large numbers the largest that fit."""
    if x.dtype == dtype:
        return x
    limit = np.finfo(dtype).max
    return np.where(np.isinf(x), x, np.clip(x, -limit, limit)).astype(dtype)


def within_limits(scores):
    """Scores held, in place, to a quarter of the largest number, so that differences are finite."""
    limit = np.finfo(scores.dtype).max / 4
    return np.clip(scores, -limit, limit, out=scores)


def check_shapes(query, key, value, mask):
    q, k, v = np.shape(query), np.shape(key), np.shape(value)
    if min(len(q), len(k), len(v)) < 2:
        raise ValueError("Attention needs rows of vectors, (..., n, d): "
                         f"query has shape {q}, key {k}, value {v}.")
    if q[-1] != k[-1] or q[-1] == 0:
        raise ValueError("Query and key need vectors of the same length, not 0: "
                         f"query has shape {q}, key has shape {k}.")
    if k[-2] != v[-2]:
        raise ValueError(f"Each key needs its value: key has shape {k}, value has shape {v}.")
    try:
        batch = np.broadcast_shapes(q[:-2], k[:-2], v[:-2])
    except ValueError:
        raise ValueError("The leading axes do not match: "
                         f"query has shape {q}, key {k}, value {v}.") from None
    if mask is not None:
        check_mask(np.asarray(mask), (*batch, q[-2], k[-2]))


def check_mask(mask, scores):
    if mask.dtype != bool:
        raise ValueError(f"A mask is boolean, True where a query may look, not {mask.dtype}.")
    try:
        fits = np.broadcast_shapes(mask.shape, scores) == scores
    except ValueError:
        fits = False
    if not fits:
        raise ValueError(f"The mask has shape {mask.shape}, the scores have shape {scores}.")
