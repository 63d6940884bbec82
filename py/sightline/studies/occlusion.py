"""Importance by removal: how likely the answer still is when a patch is covered.

Zeiler & Fergus 2014, "Visualizing and Understanding Convolutional Networks", section 4.2: a grey square is moved
over the picture. Here it has the picture's mean colour, like the squares that the model met in training.
"""

import random

import numpy as np


def occlusion(inquiry, patches):
    """Each of these patches covered, one at a time, in addition to what is covered: the probability of each
    word of the answer, "words" (patches, words), and of all, "answer" (patches,)."""
    for patch in patches:
        inquiry.check(patch=patch)
    words = [inquiry.with_covered([patch]).word_probabilities() for patch in patches]
    words = np.array(words, np.float32).reshape(len(patches), len(inquiry.places))
    return {"words": words, "answer": words.prod(axis=1)}


def company(inquiry, patches, seed):
    """The same when half of the other patches, drawn with the seed, are covered beforehand: the probability of
    the answer "before" and "after" (patches,). What one patch shows its neighbours often show too, and
    alone it is not missed; it is when they are few (as Petsiuk et al. 2018, "RISE", cover at random)."""
    before, after = [], []
    for patch in patches:
        inquiry.check(patch=patch)
        start = inquiry.with_covered(half_of_the_others(inquiry, patch, seed))
        before.append(start.word_probabilities().prod())
        after.append(start.with_covered([patch]).word_probabilities().prod())
    return {"before": np.array(before, np.float32), "after": np.array(after, np.float32)}


def half_of_the_others(inquiry, patch, seed):
    """The same half of all patches for the same seed, whichever patch it is that stays out of it."""
    count = inquiry.model.config.patches
    return [other for other in random.Random(seed).sample(range(count), count // 2) if other != patch]
