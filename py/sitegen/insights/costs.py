"""What attention costs: pairs by the formula, and multiply–adds that the engine itself counted."""

LENGTHS = [10 ** k for k in range(1, 6)]


def costs(self):
    """pairs: how many comparisons one head makes for a text of n tokens, read at once, for one more token with the cache, and
    for one more token without it. counted: what attention alone cost in this model's decoder, in multiply–adds, for the longest
    text that it has room for. cache: numbers that it keeps for each token."""
    import numpy as np
    from sightline.attention import attend
    from sightline.ops import tally
    language = self.session.model.config.language
    n, d = language.context, language.width // language.heads

    def counted(queries):
        before = tally.multiply_adds
        attend(np.zeros((queries, d), np.float32), np.zeros((n, d), np.float32), np.zeros((n, d), np.float32))
        return (tally.multiply_adds - before) * language.heads * language.layers

    return {"pairs": [{"tokens": length, "whole": length * length, "cached": length} for length in LENGTHS],
            "context": n, "counted": {"whole": counted(n), "cached": counted(1)},
            "cache": 2 * language.layers * language.width}
