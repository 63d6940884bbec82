"""The gate, turned from shut to beyond what was learned, and what that does to an answer.

Alayrac et al. 2022, "Flamingo", section 3.1.2: the gate is tanh of one learned number and starts at 0, where
the model is the language model it was before it saw anything.
"""

from dataclasses import replace

import numpy as np

from ..generation import generate


def sweep(inquiry, layer, scales):
    """For each factor of a layer's gate (layer None: of all gates alike), the other gates as they are set:
    the probability of each word of the answer, "words" (scales, words), and of all, "answer" (scales,);
    and "said", what the model answers by itself there, always the likeliest word."""
    turned = [with_gate(inquiry, layer, scale) for scale in scales]
    words = np.array([each.word_probabilities() for each in turned], np.float32)
    words = words.reshape(len(turned), len(inquiry.places))
    return {"words": words, "answer": words.prod(axis=1), "said": [likeliest_answer(each) for each in turned]}


def with_gate(inquiry, layer, scale):
    """The same with one gate, or all of them, at this factor of what was learned."""
    if layer is not None:
        inquiry.check(layer=layer)
    if not np.isfinite(scale):
        raise ValueError(f"A gate can be turned by a finite factor, not by {scale}.")
    gates = tuple(float(scale) if layer in (None, i) else gate for i, gate in enumerate(inquiry.bridges.gate_scales))
    return replace(inquiry, bridges=replace(inquiry.bridges, gate_scales=gates))


def likeliest_answer(inquiry):
    """What the model says to the question by itself."""
    prompt, view = inquiry.ids[:inquiry.start], inquiry.picture.view(inquiry.covered)
    answer = generate(inquiry.model, prompt, view, inquiry.bridges)
    return inquiry.model.tokenizer.text(word.id for word in answer.words)
