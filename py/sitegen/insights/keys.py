"""One query against the keys of some patches: products, scores, shares and what is handed over."""

from .numbers import decimals, shares


def query_meets_keys(self, word, layer, head, most, others):
    import numpy as np
    columns = self.session.model.config.grid[1]
    result = self.session.ask(self.opened, self.question, record=True)
    words = [token["text"] for token in result["tokens"]]
    position = len(result["question"]["tokens"]) + 1 + words.index(word)     # <bos>, the question, <answer>, then the words
    trace = result["trace"]
    query, keys, values, scores, weights, mixed = (
        trace[f"language.layers.{layer - 1}.cross_attention.{name}"][head - 1]
        for name in ("query", "key", "value", "scores", "weights", "mixed"))
    query, scores, weights, mixed = query[position], scores[position], weights[position], mixed[position]
    handed_over = weights[:, None] * values                                  # (patches, d), which add up to `mixed`

    shown = [*np.argsort(-weights)[:most].tolist(), *((row - 1) * columns + column - 1 for row, column in others)]
    rest = [patch for patch in range(weights.size) if patch not in shown]
    *each, left = shares([*weights[shown], weights[rest].sum()])
    return {
        "word": word, "before": words[words.index(word) - 1], "layer": layer, "head": head, "patches": weights.size,
        "query": decimals(query), "mixed": decimals(mixed),
        "keys": [{"patch": patch, "row": patch // columns + 1, "column": patch % columns + 1, "key": decimals(keys[patch]),
                  "products": decimals(query * keys[patch]), "product": float(query @ keys[patch]),
                  "score": float(scores[patch]), "weight": float(weights[patch]), "share": share,
                  "handed_over": decimals(handed_over[patch])} for patch, share in zip(shown, each)],
        "rest": {"count": len(rest), "weight": float(weights[rest].sum()), "share": left,
                 "handed_over": decimals(handed_over[rest].sum(axis=0))},
    }
