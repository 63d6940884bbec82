"""Orders go by where a word looked, chance by its seed; covering follows them."""

import numpy as np
import pytest

from .conftest import QUESTION


def weights(case, layer, word):
    """Of the position that predicted a word, (heads, patches), as `ask` told them."""
    return case.asked["attention"][word, layer]


@pytest.mark.parametrize("head, joined", [(1, lambda w: w[1]), ("mean", lambda w: w.mean(axis=0)), ("max", lambda w: w.max(axis=0))])
def test_orders_go_by_the_attention(case, close, head, joined):
    found, expected = case.study("orders", word=1, layer=1, head=head, seed=4, draws=2), joined(weights(case, 1, 1))
    close(found["shares"], expected)
    free = sorted(set(range(9)) - case.inquiry.covered)
    assert sorted(found["most"]) == sorted(found["least"]) == free
    assert (np.diff(expected[found["most"]]) <= 1e-6).all() and (np.diff(expected[found["least"]]) >= -1e-6).all()


def test_rollout_orders_by_what_rollout_shows(plain, close):
    found = plain.study("orders", word=0, layer=2, head="rollout", seed=0, draws=0)
    close(found["shares"], plain.study("rollout")["shares"][2, 0])
    assert found["random"] == []


def test_chance_is_seeded(plain):
    def drawn(seed):
        return plain.study("orders", word=0, layer=0, head=0, seed=seed, draws=3)["random"]
    assert drawn(1) == drawn(1) != drawn(2)
    first, second, third = drawn(1)
    assert first != second != third and all(sorted(order) == list(range(9)) for order in drawn(1))


def test_what_nobody_looked_at_keeps_the_order_of_the_picture(cut):
    """Layer 3 is cut altogether there: all weights are zero."""
    found = cut.study("orders", word=0, layer=2, head="mean", seed=0, draws=0)
    assert found["most"] == found["least"] == list(range(9))


def test_covering_is_covering(case, session, close):
    order, said, bridges = [5, 1, 7], [token["id"] for token in case.asked["tokens"]], case.inquiry.bridges
    found = case.study("covering", order=order, counts=[0, 1, 3])
    for row, count in enumerate([0, 1, 3]):
        forced = session.ask(case.inquiry.picture, QUESTION, covered=case.inquiry.covered | set(order[:count]), cut=bridges.cuts,
                             gate_scale=bridges.gate_scales, force=said, max_words=len(said))
        close(found["words"][row], [token["probability"] for token in forced["tokens"]])
    close(found["answer"], found["words"].prod(axis=1))
    close(found["answer"][0], case.study("score")["answer"])


@pytest.mark.parametrize("study, about, sentence", [
    ("covering", {"order": [1, 9], "counts": [1]}, "no patch 9"),
    ("covering", {"order": [1, 2], "counts": [3]}, "Of 2 patches"),
    ("covering", {"order": [1, 2], "counts": [-1]}, "Of 2 patches"),
    ("orders", {"word": 7, "layer": 0, "head": 0, "seed": 0, "draws": 1}, "no word 7"),
    ("orders", {"word": 0, "layer": 0, "head": "median", "seed": 0, "draws": 1}, "no head median"),
])
def test_nonsense_is_refused(plain, study, about, sentence):
    with pytest.raises(ValueError, match=sentence):
        plain.study(study, **about)
