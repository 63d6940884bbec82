"""The honest comparison: cover what was looked at most, as much at random, what was looked at least.

Samek et al. 2017, "Evaluating the Visualization of What a Deep Neural Network Has Learned", section III: if a map
tells what an answer rests on, then taking away its heaviest patches first must hurt sooner than chance does.
"""

import random

import numpy as np

from .looked import look_of


def orders(inquiry, word, layer, head, seed, draws):
    """Orders in which to cover the patches that are not covered yet: by how much a word of the answer looked at
    them, in a layer and head (see `looked`), "most" first and "least" first, the upper left first among
    equals; and `draws` at "random", from the seed. shares (patches,): what the first two went by."""
    shares = look_of(inquiry, word, layer, head)
    free = [patch for patch in range(len(shares)) if patch not in inquiry.covered]
    dice = random.Random(seed)
    return {"most": sorted(free, key=lambda patch: -shares[patch]), "least": sorted(free, key=lambda patch: shares[patch]),
            "random": [dice.sample(free, len(free)) for _ in range(draws)], "shares": shares}


def covering(inquiry, order, counts):
    """The first patches of an order covered in addition to what is covered, for each of the counts: the
    probability of each word of the answer, "words" (counts, words), and of all, "answer" (counts,)."""
    for patch in order:
        inquiry.check(patch=patch)
    if any(count not in range(len(order) + 1) for count in counts):
        raise ValueError(f"Of {len(order)} patches, 0 to {len(order)} can be covered, not {counts}.")
    words = [inquiry.with_covered(order[:count]).word_probabilities() for count in counts]
    words = np.array(words, np.float32).reshape(len(counts), len(inquiry.places))
    return {"words": words, "answer": words.prod(axis=1)}
