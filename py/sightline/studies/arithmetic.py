"""One attention weight, opened: every number between a query and what it takes home from whom it asked.

Vaswani et al. 2017, "Attention Is All You Need", eq. 1, softmax(q · kᵀ / √d) · v, in one head of one layer,
for the three attentions of section 3.2.3: words ask patches, words ask words, patches ask patches.
"""

import numpy as np

# Where the trace keeps it, and what its rows and its columns are.
PLACES = {
    "cross": ("language.layers.{}.cross_attention", "position", "patch"),
    "language": ("language.layers.{}.attention", "position", "position"),
    "vision": ("vision.layers.{}.attention", "patch", "patch"),
}


def arithmetic(inquiry, layer, head, row, column, of="cross"):
    """What the model itself computed on its way to the answer, from query to mixture. row: who asks, column:
    who is asked; of: "cross", a position of the text asks a patch; "language", a position a position;
    "vision", a patch a patch.

    query, key, value (d,) with d = width / heads; products query · key, number by number, (d,), and their
    sum, dot; scale, 1/√d; score, dot · scale; scores and weights, softmax(scores), of all that may be asked,
    (columns,), and this one's weight; weighted, weight · value (d,); mixed, the sum of all weighted values
    (d,). A cut patch's score is −∞, whatever its dot, and so is that of a word ahead; "barred" says so.
    heads: the weight that each head of the layer gave (heads,). tokens: the text, a word for each position;
    gate, of "cross": how far the bridge lets the mixture in."""
    if of not in PLACES:
        raise ValueError(f"There is attention of {', '.join(PLACES)}, not of '{of}'.")
    name, asks, asked = PLACES[of]
    inquiry.check("vision" if of == "vision" else "language", layer=layer, head=head)
    inquiry.check(**{asks: row})
    inquiry.check(**{asked: column})

    def kept(part):
        return inquiry.trace[f"{name.format(layer)}.{part}"][head]

    query, key, value = kept("query")[row], kept("key")[column], kept("value")[column]  # each (d,)
    scores, weights = kept("scores")[row], kept("weights")[row]  # each (columns,)
    products = query * key
    it = {
        "query": query, "key": key, "products": products, "dot": float(products.sum()),
        "scale": len(query) ** -0.5, "score": float(scores[column]), "barred": bool(np.isneginf(scores[column])),
        "scores": scores, "weights": weights, "weight": float(weights[column]),
        "value": value, "weighted": weights[column] * value, "mixed": kept("mixed")[row],
        "heads": inquiry.trace[f"{name.format(layer)}.weights"][:, row, column], "tokens": inquiry.tokens,
    }
    if of == "cross":
        it["gate"] = float(inquiry.trace[f"{name.format(layer)}_gate"][0])
    return it
