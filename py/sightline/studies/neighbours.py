"""Which patches are alike to the model: the angle between their vectors."""

import numpy as np


def neighbours(inquiry, patch, of="vectors"):
    """The cosine (patches,) of each patch's vector with this one's; and this one's own vector (d,) and its
    norm. of: "vectors", each patch read on its own, or "features", after the vision transformer."""
    inquiry.check(patch=patch)
    if of not in ("vectors", "features"):
        raise ValueError(f"Patches have vectors and features, not '{of}'.")
    rows = inquiry.trace[f"vision.{of}"]  # (patches, d)
    norms = np.maximum(np.sqrt(np.square(rows).sum(axis=-1)), np.finfo(np.float32).tiny)  # (patches,)
    cosine = rows @ rows[patch] / (norms * norms[patch])
    return {"cosine": cosine, "vector": rows[patch], "norm": float(norms[patch])}
