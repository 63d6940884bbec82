"""The whole model: see a picture, read words, know the next one.

Flamingo in miniature (Alayrac et al. 2022): a vision transformer, a decoder, and a gated bridge
before each of the decoder's layers.
"""

from dataclasses import dataclass, field

import numpy as np

from . import language, vision
from .attention import keys_and_values
from .bridges import gate_opening, gated_cross_attention
from .blocks import decoder_block
from .config import Config, weight_shapes
from .interventions import open_edges
from .memory import Memory
from .tokenizer import Tokenizer
from .trace import silence
from .weights import check_shapes, tree


class Model:
    """Sizes, words and weights. Raises WeightsError if the sizes ask for other tensors."""

    def __init__(self, config: Config, tokenizer: Tokenizer, tensors, card=None):
        check_shapes(tensors, weight_shapes(config, len(tokenizer.words)))
        self.config, self.tokenizer, self.card = config, tokenizer, card or {}
        self.parameters = sum(array.size for array in tensors.values())
        self.w = tree(tensors)
        self.where = vision.positions(*config.grid, config.vision.width)  # (patches, d)

    @property
    def gates(self):
        """How far each bridge's gate is open as learned, one number per decoder layer."""
        return [float(gate_opening(layer)[0]) for layer in self.w.language.layers]


@dataclass(frozen=True)
class View:
    """What the words may look at: a feature for each patch (patches, d), and what each bridge makes of
    them, keys and values (heads, patches, d/heads). Computed once, whatever is asked; and a memory of
    the text that was read last."""

    features: np.ndarray
    keys_values: list
    memory: Memory = field(default_factory=Memory)


def see(model, vectors, *, where=None, trace=silence):
    """Patch vectors (n, d), from `vision.embed_patches`, and their positions (n, d), those of a whole
    picture unless given → View."""
    config, layers = model.config, model.w.language.layers
    where = model.where if where is None else where
    features = vision.vision_transformer(vectors, where, model.w.vision, config.vision.heads,
                                         position_scale=np.float32(config.position_scale),
                                         trace=trace.within("vision"))
    return View(features, [keys_and_values(features, layer.cross_attention, config.language.heads)
                           for layer in layers])


def read(model, ids, view, caches, bridges, *, memory=None, trace=silence):
    """Read the next words, ids (n,), after those that the caches (one per layer) hold. What a layer made
    of them is taken from the memory, if one is given and has it.

    Returns logits for the word after each, (n, vocabulary), and where each looked,
    (n, layers, heads, patches)."""
    w, heads = model.w.language, model.config.language.heads
    memory, trace = memory or Memory(), trace.within("language")
    queries = range(len(caches[0]), len(caches[0]) + len(ids))
    looks = []
    x = language.embed(ids, queries.start, w)  # (n,) → (n, d)
    trace.keep(vectors=x)
    memory.hear(ids)
    for i, layer in enumerate(w.layers):
        known = memory.recall(i)
        if known:
            x, weights, caches[i].key, caches[i].value = known
        else:
            here = trace.within(f"layers.{i}")
            mask = open_edges(bridges.cuts, i, queries, heads, len(view.features))
            x, weights = gated_cross_attention(x, view.keys_values[i], layer, heads, mask=mask,
                                               gate_scale=bridges.gate_scales[i], trace=here)
            x = decoder_block(x, layer, heads, caches[i], trace=here)
            memory.keep(i, x, weights, caches[i].key, caches[i].value)
        looks.append(weights)
    logits = language.unembed(x, w)  # (n, d) → (n, vocabulary)
    trace.keep(logits=logits)
    return logits, np.stack(looks).transpose(2, 0, 1, 3)  # layers × (heads, n, patches) → (n, …)
