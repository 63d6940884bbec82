"""Answering: one word after another, each read back in before the next is chosen."""

import random
from dataclasses import dataclass

import numpy as np

from .attention import Cache
from .language import choose
from .model import read
from .ops import softmax
from .tokenizer import ANSWER, BOS, EOS, PAD, UNKNOWN

NEVER_SAID = [PAD, BOS, ANSWER, UNKNOWN]


@dataclass(frozen=True)
class Word:
    """An answer word: its id, the probabilities (vocabulary,) it was chosen from, where the position
    that predicted it looked (layers, heads, patches), and whether it was forced."""

    id: int
    probabilities: np.ndarray
    look: np.ndarray
    forced: bool


@dataclass(frozen=True)
class Answer:
    """The words said; the end mark, which is a word like them, or None if the answer was cut off; where
    each position of the prompt looked (positions, layers, heads, patches); and all ids it read."""

    words: list
    end: Word | None
    prompt_look: np.ndarray
    ids_read: list


def generate(model, prompt, view, bridges, *, temperature=0.0, seed=0, max_words=16, force=()):
    """Continue the ids in `prompt` until the end mark, max_words, or the model's context is full.
    `force` holds the ids of the first words, whatever the model thinks of them.

    Probabilities are the model's own, at temperature 1; the temperature only moves the choice."""
    dice = random.Random(seed)
    caches = [Cache() for _ in model.w.language.layers]
    words, new, read_so_far, prompt_look = [], list(prompt), [], None
    view.memory.begin(bridges)
    while len(words) < max_words and len(read_so_far) + len(new) <= model.config.language.context:
        logits, looks = read(model, new, view, caches, bridges, memory=view.memory)
        read_so_far += new
        if prompt_look is None:
            prompt_look = looks
        probabilities = next_word(logits[-1])
        forced = len(words) < len(force)
        id = force[len(words)] if forced else choose(probabilities, temperature, dice.random())
        word = Word(id, probabilities, looks[-1], forced)
        if id == EOS:
            return Answer(words, word, prompt_look, read_so_far)
        words.append(word)
        new = [id]
    return Answer(words, None, prompt_look, read_so_far)


def next_word(logits):
    """Logits (vocabulary,) → probabilities (vocabulary,) over what may be said."""
    logits = logits.copy()
    logits[NEVER_SAID] = -np.inf
    return softmax(logits)
