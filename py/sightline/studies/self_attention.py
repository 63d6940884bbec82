"""Where patches look among themselves, and words among the words before them.

Vaswani et al. 2017, "Attention Is All You Need", section 3.2.3: encoder and decoder self-attention.
"""

import numpy as np


def self_attention(inquiry, of="vision"):
    """The weights (layers, heads, n, n) of the vision transformer's n patches, or of the n words of the
    text, then with tokens, the words; row: who looks, column: at whom."""
    counts = {"vision": inquiry.model.config.vision.layers, "language": inquiry.model.config.language.layers}
    if of not in counts:
        raise ValueError(f"There is self-attention of vision and of language, not of '{of}'.")
    weights = np.stack([inquiry.trace[f"{of}.layers.{i}.attention.weights"] for i in range(counts[of])])
    return {"weights": weights} | ({"tokens": inquiry.tokens} if of == "language" else {})
