"""Attention rollout: from the features that a word looked at back to the patches of the picture.

Abnar & Zuidema 2020, "Quantifying Attention Flow in Transformers", eq. 1. By the time a word looks at
patch 12, that patch's vector has taken up something of all the others. Rollout follows the mixing back
through the encoder's layers, as if attention, and the residual stream beside it, were all there is.
"""

import numpy as np


def rollout(inquiry):
    """encoder (patches, patches): how much of each feature came from each input patch. And each bridge's
    cross-attention, mean of its heads, carried back through it: shares (layers, words, patches) for
    the words of the answer, question (layers, question's words, patches)."""
    config, trace = inquiry.model.config, inquiry.trace
    encoder = roll_out(trace[f"vision.layers.{i}.attention.weights"] for i in range(config.vision.layers))
    looks = np.stack([trace[f"language.layers.{i}.cross_attention.weights"].mean(axis=0)
                      for i in range(config.language.layers)])  # → (layers, n, patches)
    carried = looks @ encoder
    return {"encoder": encoder, "shares": carried[:, list(inquiry.places)],
            "question": carried[:, 1:inquiry.start - 1]}


def roll_out(layers):
    """Attention weights (heads, n, n) of each layer, the first first → (n, n), rows that sum to one.

    Half of what leaves a layer is what came in (the residual stream), half what was looked at:
    ½ A + ½ I, A being the mean of the heads; and one layer after the other is a matrix product."""
    total = None
    for weights in layers:
        mixing = (weights.mean(axis=0) + np.eye(weights.shape[-1], dtype=np.float32)) / 2
        total = mixing if total is None else mixing @ total
    return total
