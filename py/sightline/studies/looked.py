"""Where the words looked in one layer, as the reader chooses to see it: in one head, or in all of them joined."""

from .rollout import roll_out

JOINED = ("mean", "max", "rollout")


def looked(inquiry, layer, head):
    """The weights (n, patches) of every position of the text that the model read.

    head: one head's index; "mean"; "max", the largest share that any head gave, whose rows no longer sum
    to one; or "rollout", the mean carried back through the encoder to the patches of the picture."""
    inquiry.check(layer=layer, **({} if head in JOINED else {"head": head}))
    weights = inquiry.trace[f"language.layers.{layer}.cross_attention.weights"]  # (heads, n, patches)
    if head == "max":
        return weights.max(axis=0)
    if head == "mean":
        return weights.mean(axis=0)
    if head == "rollout":
        layers = range(inquiry.model.config.vision.layers)
        return weights.mean(axis=0) @ roll_out(inquiry.trace[f"vision.layers.{i}.attention.weights"] for i in layers)
    return weights[head]


def look_of(inquiry, word, layer, head):
    """The weights (patches,) of the position that predicted a word of the answer, counted from 0."""
    if word not in range(len(inquiry.places)):
        raise ValueError(f"There is no word {word} in an answer of {len(inquiry.places)}.")
    return looked(inquiry, layer, head)[inquiry.places[word]]
