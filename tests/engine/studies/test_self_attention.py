"""Self-attention: rows sum to one, words look back only, and the weights are those of the recorded scores."""

import numpy as np
import pytest


def test_patches_look_at_patches(case, close):
    it = case.study("self_attention", of="vision")
    assert list(it) == ["weights"] and it["weights"].shape == (2, 2, 9, 9)
    close(it["weights"].sum(axis=-1), 1)
    query, key = (case.inquiry.trace[f"vision.layers.1.attention.{part}"].astype(float) for part in ("query", "key"))
    power = np.exp(query @ key.swapaxes(1, 2) / np.sqrt(8))
    close(it["weights"][1], power / power.sum(axis=-1, keepdims=True))


def test_words_look_back(case, close):
    it = case.study("self_attention", of="language")
    n = case.inquiry.start + len(case.asked["tokens"])
    assert it["weights"].shape == (3, 2, n, n) and it["tokens"] == case.inquiry.tokens and len(it["tokens"]) == n
    close(it["weights"].sum(axis=-1), 1)
    assert not np.triu(it["weights"], 1).any()


def test_there_is_no_other(plain):
    with pytest.raises(ValueError, match="not of 'sound'"):
        plain.study("self_attention", of="sound")
