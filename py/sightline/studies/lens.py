"""The logit lens: what the model would say if it had to speak after each layer.

nostalgebraist 2020, "interpreting GPT: the logit lens". Every layer adds to one and the same residual
stream, so each stage of it can be read as the last one is: through the closing norm and the words' own
embeddings (`language.unembed`).
"""

import numpy as np

from ..generation import next_word
from ..language import unembed

CANDIDATES = 5


def lens(inquiry):
    """For each stage, "embedding" and then the layers, and each word of the answer: the likeliest words,
    candidates[stage][word], a list of {text, probability}; and chosen (stages, words), the probability
    of the word that was said. The last stage is the answer itself."""
    names = ["vectors", *(f"layers.{i}.residual" for i in range(inquiry.model.config.language.layers))]
    places, said = list(inquiry.places), list(inquiry.ids[inquiry.start:])
    w, words = inquiry.model.w.language, inquiry.model.tokenizer.words
    candidates, chosen = [], np.zeros((len(names), len(places)), np.float32)
    for stage, name in enumerate(names):
        logits = unembed(inquiry.trace[f"language.{name}"][places], w)  # (words, d) → (words, vocabulary)
        guesses = [next_word(row) for row in logits]
        chosen[stage] = [guess[id] for guess, id in zip(guesses, said)]
        candidates.append([likeliest(guess, words) for guess in guesses])
    stages = ["embedding", *(f"layer {i + 1}" for i in range(len(names) - 1))]
    return {"stages": stages, "candidates": candidates, "chosen": chosen}


def likeliest(probabilities, words):
    """Probabilities (vocabulary,) → the likeliest words, as plain values."""
    order = np.argsort(-probabilities, kind="stable")[:CANDIDATES]
    return [{"text": words[id], "probability": float(probabilities[id])} for id in order]
