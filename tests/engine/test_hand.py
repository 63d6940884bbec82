"""Attention by hand is `attend` itself, takes little at a time, and every number that it names adds up."""

import numpy as np
import pytest

from sightline import ReaderError, attend
from sightline.attention import causal_mask

QUERY = [[1.2, 0.9], [-0.4, 0.3]]
KEY = [[1.0, 0.5], [-0.5, 1.5], [0.2, -1.1]]
VALUE = [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.5]]
NUMBERS = ["products", "scores", "raised", "weights", "handed_over", "output", "query_length", "key_length", "cosine"]


@pytest.fixture
def by_hand(session):
    """As the page asks for it."""
    return lambda query=QUERY, key=KEY, value=VALUE, **more: session.call("attend", {"query": query, "key": key, "value": value, **more})


def singles(*arrays):
    return [np.asarray(each, np.float32) for each in arrays]


@pytest.mark.parametrize("more, scale", [({}, 2 ** -0.5), ({"scale": 1}, 1), ({"temperature": 4}, 2 ** -0.5 / 4), ({"scale": 1, "temperature": 0.5}, 2)])
def test_it_is_attend(by_hand, more, scale):
    found = by_hand(**more)
    output, weights, scores = attend(*singles(QUERY, KEY, VALUE), scale=scale)
    for name, wanted in {"output": output, "weights": weights, "scores": scores}.items():
        np.testing.assert_allclose(found[name], wanted, rtol=1e-6)


def test_every_number_adds_up(by_hand):
    found = by_hand(temperature=0.7)
    assert list(found) == NUMBERS and all(found[name].dtype == np.float32 for name in NUMBERS)
    query, key = singles(QUERY, KEY)
    np.testing.assert_allclose(found["products"], query @ key.T, rtol=1e-5)
    np.testing.assert_allclose(found["scores"], found["products"] / 2 ** 0.5 / 0.7, rtol=1e-5)
    np.testing.assert_allclose(found["weights"], found["raised"] / found["raised"].sum(axis=-1, keepdims=True), rtol=1e-5)
    np.testing.assert_allclose(found["handed_over"].sum(axis=1), found["output"], atol=1e-6)
    np.testing.assert_allclose(np.outer(found["query_length"], found["key_length"]) * found["cosine"], found["products"], atol=1e-5)
    assert found["query_length"][0] == pytest.approx(1.5)


def test_a_mask_forbids(by_hand):
    found = by_hand(mask=causal_mask(2, 3).tolist())
    assert found["weights"][0, 2] == found["raised"][0, 2] == 0 and found["scores"][0, 2] == -np.inf
    assert (found["weights"][1] > 0).all() and np.isfinite(found["products"]).all()
    nowhere = by_hand(mask=[[False] * 3] * 2)
    assert not nowhere["weights"].any() and not nowhere["output"].any() and not nowhere["raised"].any()


def test_a_query_of_no_length_asks_everybody_alike(by_hand):
    found = by_hand(query=[[0, 0]])
    np.testing.assert_allclose(found["weights"], 1 / 3, rtol=1e-6)
    assert not found["cosine"].any()


@pytest.mark.parametrize("more, sentence", [
    ({"query": [[1, 2]] * 1_000_000}, "The query has 1,000,000 rows of up to 2 numbers. By hand there is room for 64 rows of 64."),
    ({"value": [[0.5] * 65] * 3}, "The value has 3 rows of up to 65 numbers"),
    ({"mask": [[True] * 100] * 2}, "The mask has 2 rows of up to 100"),
    ({"key": []}, "The key is to be rows of numbers"),
    ({"key": [[1, 2], [1]]}, "The key is to be rows of numbers, all of the same length."),
    ({"key": [["dog", "cat"]]}, "The key is to be rows of numbers"),
    ({"query": 3}, "The query is to be rows of numbers"),
    ({"query": [1, 2]}, "The query is to be rows of numbers"),
    ({"query": [[float("nan"), 1]]}, "The query has a number that is not between −10,000 and 10,000."),
    ({"value": [[1e30, 0]] * 3}, "The value has a number"),
    ({"temperature": 0}, "A temperature of 0 is out of range. Choose one from 0.01 to 100."),
    ({"temperature": float("nan")}, "A temperature of nan"),
    ({"scale": float("inf")}, "A scale of inf is out of range"),
])
def test_what_is_refused_is_said_in_a_sentence(by_hand, more, sentence):
    with pytest.raises(ReaderError) as refused:
        by_hand(**more)
    assert str(refused.value).startswith(sentence)


def test_shapes_that_do_not_fit_are_named(by_hand):
    with pytest.raises(ValueError, match=r"query has shape \(2, 2\), key has shape \(3, 3\)"):
        by_hand(key=np.eye(3).tolist())
    with pytest.raises(ValueError, match="A mask is boolean"):
        by_hand(mask=[[1, 1, 0]] * 2)
