"""Candidates take much from nearly every word, by the rule that comes with them."""

from dataclasses import replace

import numpy as np
import pytest

from sightline.studies.sinks import sinks

POSITIONS, START, PATCHES = 11, 7, 9                      # <bos>, five words, <answer>, and four words of which the last predicts nothing


class Looked:
    """An inquiry whose words looked as a test wishes: weights (n, patches)."""

    def __init__(self, inquiry, weights):
        self.model, self.places = inquiry.model, inquiry.places
        self.trace = {"language.layers.1.cross_attention.weights": np.stack([weights, weights])}

    def check(self, **indices):
        pass


def even():
    return np.full((POSITIONS, PATCHES), 1 / PATCHES, np.float32)


@pytest.fixture
def found(plain):
    inquiry = replace(plain.inquiry, ids=tuple(range(5, 5 + POSITIONS)), start=START)
    return lambda weights: sinks(Looked(inquiry, weights), layer=1, head="mean")


def test_who_takes_an_even_share_is_none(found):
    assert found(even())["candidates"] == []


def test_who_takes_four_times_as_much_from_every_word_is_one(found):
    weights = even()
    weights[:, 4] = 4 / PATCHES
    it = found(weights)
    assert it["candidates"] == [4] and it["times"] == pytest.approx([4]) and it["words"] == pytest.approx([1])


def test_who_takes_all_from_a_few_words_is_none(found):
    """Eight times an even share from four words of nine, and a half from the rest, is 3.8 on the average."""
    weights = even() / 2
    weights[1:5, 4] = 8 / PATCHES
    assert found(weights)["candidates"] == []
    weights[1:8, 4] = 8 / PATCHES                         # from seven of nine it is enough
    assert found(weights)["candidates"] == [4]


def test_bos_and_what_predicted_nothing_do_not_count(found):
    weights = even()
    weights[[0, -1], 4] = 1
    assert found(weights)["candidates"] == []


def test_the_heaviest_comes_first(found):
    weights = even() / 10
    weights[:, 2], weights[:, 6] = 3.5 / PATCHES, 4.5 / PATCHES
    it = found(weights)
    assert it["candidates"] == [6, 2] and it["times"] == pytest.approx([4.5, 3.5])


def test_they_are_told_by_a_rule_that_is_told_too(case):
    it = case.study("sinks", layer=1, head="mean")
    assert it["rule"] == {"times_even": 3, "from_words": 0.75, "alone": 0.01, "in_company": 0.02, "draws": 8}
    for patch, times, words in zip(it["candidates"], it["times"], it["words"], strict=True):
        looks = case.kept(1, "weights").mean(axis=0)[1:case.inquiry.places.stop, patch] * 9
        assert times == pytest.approx(looks.mean(), rel=1e-5) and words == pytest.approx((looks > 1).mean())
        assert times >= 3 and words >= 0.75
