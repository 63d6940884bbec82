"""Do two maps put the patches in the same order?

Spearman 1904, "The Proof and Measurement of Association between Two Things": the correlation of ranks.
"""

import numpy as np


def ranks(inquiry, a, b):
    """Spearman's rank correlation of two rows of numbers: 1 in the same order, −1 in the opposite one, about 0
    if they have nothing to do with each other; None where all numbers of a row are equal. Asks nothing of
    the answer itself, whatever it is."""
    a, b = (np.asarray(row, np.float64) for row in (a, b))
    if a.shape != b.shape or a.ndim != 1:
        raise ValueError(f"Two rows of equal length can be compared, not shapes {a.shape} and {b.shape}.")
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        raise ValueError("Only finite numbers have a rank.")
    a, b = (ranked(row) - (len(row) + 1) / 2 for row in (a, b))  # ranks average (n + 1) / 2
    spread = np.sqrt((a @ a) * (b @ b))
    return {"correlation": float(a @ b / spread) if spread else None}


def ranked(row):
    """Each number's rank, from 1; equal numbers share the mean of theirs."""
    less = (row[None] < row[:, None]).sum(axis=1)  # (n, n) → (n,)
    equal = (row[None] == row[:, None]).sum(axis=1)
    return less + (equal + 1) / 2
