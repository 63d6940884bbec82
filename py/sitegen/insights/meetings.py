"""One word that asks another, number by number."""

from .numbers import decimals, shares


def word_meets_word(self, question, layer, head, asks, asked):
    import numpy as np
    from sightline.studies import arithmetic
    answer = self.session.ask(self.opened, question)
    inquiry = self.session.inquiry(self.opened, question, [word["id"] for word in answer["tokens"]])
    row, column = (inquiry.tokens.index(word) for word in (asks, asked))
    it = arithmetic(inquiry, layer - 1, head - 1, row, column, of="language")
    scores, weights = it["scores"][:row + 1].astype(float), it["weights"][:row + 1]
    return {
        "question": question, "answer": answer["answer"], "layer": layer, "head": head, "asks": asks, "asked": asked, "row": row, "column": column,
        **{name: decimals(it[name]) for name in ("query", "key", "products")}, "dot": it["dot"], "score": it["score"],
        "so_far": [{"text": text, "score": score, "power": power, "share": share} for text, score, power, share in
                   zip(inquiry.tokens, scores.tolist(), np.exp(scores - scores.max()).tolist(), shares(weights))],
        "total": float(np.exp(scores - scores.max()).sum()), "ahead": inquiry.tokens[row + 1:],
    }
