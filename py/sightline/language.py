"""The language side: words go in as vectors, and a distribution over the next word comes out.

Radford et al. 2019 (GPT-2), section 2.3, in miniature.
"""

import numpy as np

from .ops import layer_norm, linear


def embed(ids, start, w):
    """Word ids (n,) at positions start, start + 1, … → vectors (n, d): what the word is, plus where
    it stands."""
    return w.embedding.weight[ids] + w.position.weight[start:start + len(ids)]


def unembed(x, w):
    """Residual stream (n, d) → logits (n, vocabulary): how well each position matches each word's
    own embedding (tied weights, Press & Wolf 2017)."""
    return linear(layer_norm(x, *w.norm), w.embedding.weight)


def choose(probabilities, temperature=0.0, chance=0.0):
    """Pick a word id from probabilities (vocabulary,).

    At temperature 0 the likeliest. Above, each word in proportion to probability^(1/temperature):
    lay the words end to end and see where `chance`, a number in [0, 1), falls."""
    if temperature == 0:
        return int(probabilities.argmax())
    with np.errstate(divide="ignore", over="ignore"):
        heat = np.log(probabilities.astype(np.float64))
        heat = (heat - heat.max()) / temperature
    ends = np.exp(heat).cumsum()
    return int(np.searchsorted(ends, chance * ends[-1], side="right"))
