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
    """The same while half of all patches, drawn with the seed, are covered too: the probability of the answer
    with each of these patches there, "before", and covered, "after" (patches,), and what covering it took from
    each word, "words" (patches, words). What one patch shows its neighbours often show too, and alone it is not
    missed; it is when they are few (Petsiuk et al. 2018, "RISE", cover at random for the same reason)."""
    for patch in patches:
        inquiry.check(patch=patch)
    half = drawn_half(inquiry.model.config.patches, seed)
    common = inquiry.with_covered(half).word_probabilities()  # one side or the other of every comparison
    other = {patch: inquiry.with_covered(half ^ {patch}).word_probabilities() for patch in patches}
    before = np.array([other[patch] if patch in half else common for patch in patches], np.float32)
    after = np.array([common if patch in half else other[patch] for patch in patches], np.float32)
    before, after = (each.reshape(len(patches), len(inquiry.places)) for each in (before, after))
    return {"before": before.prod(axis=1), "after": after.prod(axis=1), "words": before - after}


def drawn_half(count, seed):
    """Half of so many patches, the same for the same seed."""
    return frozenset(random.Random(seed).sample(range(count), count // 2))
