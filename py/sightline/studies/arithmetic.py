"""One attention weight, opened: every number between a word's query and what it takes home from a patch.

Vaswani et al. 2017, "Attention Is All You Need", eq. 1, softmax(q · kᵀ / √d) · v, at one position of
the text, in one head of one bridge.
"""

import numpy as np


def arithmetic(inquiry, position, layer, head, patch):
    """What the model itself computed on its way to the answer, from query to mixture:

    query, key, value (d,) with d = width / heads; products query · key, number by number, (d,), and
    their sum, dot; scale, 1/√d; score, dot · scale; scores and weights, softmax(scores), of all
    patches, (patches,), and this patch's weight; weighted, weight · value (d,); mixed, the sum of all
    patches' weighted values (d,); gate, how far the bridge lets the mixture in. A cut patch's score is
    −∞, whatever its dot, and "cut" says so. tokens: the text, a word for each position."""
    inquiry.check(position=position, layer=layer, head=head, patch=patch)

    def kept(part):
        return inquiry.trace[f"language.layers.{layer}.cross_attention.{part}"][head]

    query, key, value = kept("query")[position], kept("key")[patch], kept("value")[patch]  # each (d,)
    scores, weights = kept("scores")[position], kept("weights")[position]  # each (patches,)
    products = query * key
    return {
        "query": query, "key": key, "products": products, "dot": float(products.sum()),
        "scale": len(query) ** -0.5, "score": float(scores[patch]), "cut": bool(np.isneginf(scores[patch])),
        "scores": scores, "weights": weights, "weight": float(weights[patch]),
        "value": value, "weighted": weights[patch] * value, "mixed": kept("mixed")[position],
        "gate": float(inquiry.trace[f"language.layers.{layer}.cross_attention_gate"][0]),
        "tokens": inquiry.tokens,
    }
