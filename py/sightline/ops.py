"""The operations that everything else is made of.

Arrays carry their features on the last axis; everything before it is "rows".
"""

import math
import sys

import numpy as np
from numpy._core.multiarray import c_einsum

# NumPy in WebAssembly comes without BLAS. Its `@` then takes one number at a time, and einsum's
# plain loop over two contiguous rows is several times faster; hence weights lie as (out, in).
WITHOUT_BLAS = sys.platform == "emscripten"


def numpy_product(a, b):
    """a · bᵀ, each row of a (..., n, k) with each row of b (..., m, k): (..., n, m)."""
    if WITHOUT_BLAS and a.ndim == b.ndim == 2:
        return c_einsum("ik,jk->ij", a, b)
    return a @ b.swapaxes(-1, -2)


product = numpy_product


def use_product(routine):
    """Multiply with this routine from now on: one who runs the engine may have a faster one at hand,
    as a page has, and lend it, as a BLAS is lent to NumPy elsewhere."""
    global product
    product = routine


def rows_by_rows(a, b):
    """a · bᵀ, each row of a (..., n, k) with each row of b (..., m, k): (..., n, m)."""
    return product(a, b)


class Tally:
    """Counts multiply–adds, the unit in which papers state what a model costs."""

    multiply_adds = 0


tally = Tally()


def linear(x, weight, bias=None):
    """x · weightᵀ + bias for x (..., in), weight (out, in), bias (out,): (..., out)."""
    rows = x.reshape(-1, x.shape[-1])  # (..., in) → (rows, in)
    y = product(rows, weight)  # → (rows, out)
    if bias is not None:
        y += bias
    tally.multiply_adds += rows.size * len(weight)
    return y.reshape(*x.shape[:-1], len(weight))  # → (..., out)


def gelu(x):
    """Gaussian error linear unit, tanh form (Hendrycks & Gimpel 2016, section 2), same shape as x.

    Written as x · sigmoid(2u) with u = √(2/π) (x + 0.044715 x³): one exponential, no power."""
    scale = -2.0 * math.sqrt(2.0 / math.pi)
    y = x * x
    y *= 0.044715 * scale
    y += scale
    y *= x  # −2u
    with np.errstate(over="ignore"):  # far to the left exp gives ∞, and x / ∞ is the 0 we want
        np.exp(y, out=y)
    y += 1.0
    return np.divide(x, y, out=y)


def layer_norm(x, weight, bias, epsilon=1e-5):
    """Each row to mean 0 and variance 1, then stretched and shifted, same shape as x.

    Ba et al. 2016, "Layer Normalization", eq. 4."""
    d = x.shape[-1]
    y = x - np.add.reduce(x, axis=-1, keepdims=True) / d  # minus the mean, (..., 1)
    spread = np.add.reduce(y * y, axis=-1, keepdims=True) / d + epsilon  # the variance, (..., 1)
    y /= np.sqrt(spread, out=spread)
    y *= weight
    y += bias
    return y


def softmax(scores):
    """Each row of scores (..., n) to weights (..., n) that are positive and sum to one.

    Only differences count, so the largest score is taken off first and nothing overflows.
    A row of nothing but −∞ has nothing to weigh and gives zeros."""
    limits = np.finfo(scores.dtype)
    weights = scores - scores.max(axis=-1, keepdims=True, initial=limits.min)
    np.exp(weights, out=weights)
    total = weights.sum(axis=-1, keepdims=True)  # (..., n) → (..., 1)
    weights /= np.maximum(total, limits.tiny, out=total)  # total is ≥ 1, or 0 for an empty row
    return weights
