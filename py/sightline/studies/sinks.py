"""Attention sinks: patches that take much weight from nearly every word, and do nothing with it.

Softmax must spend its weight somewhere. Xiao et al. 2023, "Efficient Streaming Language Models with Attention
Sinks": a text's first words take much of it whatever they are. Kang et al. 2025, "See What You Are Told: Visual
Attention Sink in Large Multimodal Models": some patches do, and the model does without them. Darcet et al.
2023, "Vision Transformers Need Registers": empty patches of the background serve as scratch paper.
"""

import numpy as np

from .looked import looked

TIMES_EVEN = 3.0
FROM_WORDS = 0.75
ALONE = 0.01
IN_COMPANY = 0.02
DRAWS = 8


def sinks(inquiry, layer, head):
    """Which patches might be sinks in a layer and head (see `looked`), and by which rule they are.

    A candidate gets at least TIMES_EVEN times an even share of the weight, averaged over the words of the
    question and of the answer, and more than an even share from at least FROM_WORDS of them. It is a sink
    if covering it moves the answer's probability, up or down, by less than ALONE (`occlusion`), and by less
    than IN_COMPANY in each of DRAWS draws of half of the others, covered already (`company`): on their average
    even a patch of the only animal may do little, since most draws leave enough of it.

    Returns candidates, their times (n,) an even share and the share of the words (n,), and the rule."""
    weights = looked(inquiry, layer, head)[1:inquiry.places.stop]  # without <bos> and what predicted nothing
    times = weights * weights.shape[1]  # (words, patches), 1 is even
    mean, wide = times.mean(axis=0), (times > 1).mean(axis=0, dtype=np.float32)  # (patches,)
    candidates = np.flatnonzero((mean >= TIMES_EVEN) & (wide >= FROM_WORDS))
    candidates = candidates[np.argsort(-mean[candidates], kind="stable")]
    return {"candidates": candidates.tolist(), "times": mean[candidates], "words": wide[candidates],
            "rule": {"times_even": TIMES_EVEN, "from_words": FROM_WORDS, "alone": ALONE, "in_company": IN_COMPANY,
                     "draws": DRAWS}}
