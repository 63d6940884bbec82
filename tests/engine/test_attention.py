"""What must be true of attention whatever goes in."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from sightline.attention import attend, causal_mask, merge_heads, split_heads
from sightline.ops import tally

sizes = st.integers(1, 6)
floats = st.sampled_from([np.float16, np.float32, np.float64])
TOLERANCE = {np.float16: 2e-3, np.float32: 1e-5, np.float64: 1e-12}


@st.composite
def problems(draw, dtype=None, limit=20):
    """Query, key, value and mask of any agreeing shapes."""
    dtype = dtype or draw(floats)
    batch = draw(st.sampled_from([(), (1,), (2,), (2, 3)]))
    queries, keys, d, d_value = (draw(sizes) for _ in range(4))
    width = {np.float16: 16, np.float32: 32, np.float64: 64}[dtype]
    numbers = st.floats(-limit, limit, width=width)
    query = draw(arrays.arrays(dtype, (*batch, queries, d), elements=numbers))
    key = draw(arrays.arrays(dtype, (*batch, keys, d), elements=numbers))
    value = draw(arrays.arrays(dtype, (*batch, keys, d_value), elements=numbers))
    return query, key, value, draw(arrays.arrays(bool, (*batch, queries, keys)))


@given(problems(limit=60000))
def test_rows_sum_to_one_or_to_zero(problem):
    query, key, value, mask = problem
    output, weights, scores = attend(query, key, value, mask=mask)
    assert output.dtype == weights.dtype == scores.dtype == query.dtype
    assert output.shape == (*query.shape[:-1], value.shape[-1]) and weights.shape == scores.shape == mask.shape
    open_rows = mask.any(axis=-1)
    np.testing.assert_allclose(weights.sum(axis=-1, dtype=float), open_rows, atol=1e-2 if query.dtype == np.float16 else 1e-5)
    assert (weights >= 0).all() and not weights[~mask].any() and not output[~open_rows].any()
    assert np.isfinite(scores[mask]).all() and np.isneginf(scores[~mask]).all()
    assert np.isfinite(output).all()


@given(problems(), st.randoms())
def test_the_order_of_the_keys_does_not_matter(problem, random):
    query, key, value, mask = problem
    order = list(range(key.shape[-2]))
    random.shuffle(order)
    output, weights, scores = attend(query, key, value, mask=mask)
    again = attend(query, key[..., order, :], value[..., order, :], mask=mask[..., order])
    tolerance = TOLERANCE[query.dtype.type] * 20
    np.testing.assert_allclose(again[0], output, atol=tolerance, rtol=tolerance)
    np.testing.assert_allclose(again[1], weights[..., order], atol=tolerance)
    np.testing.assert_allclose(again[2], scores[..., order], atol=tolerance, rtol=tolerance)


@given(problems(), st.data())
def test_masking_a_key_equals_removing_it(problem, data):
    query, key, value, _ = problem
    keep = np.array(data.draw(st.lists(st.booleans(), min_size=key.shape[-2], max_size=key.shape[-2])))
    masked = attend(query, key, value, mask=np.broadcast_to(keep, (*query.shape[:-1], len(keep))))
    removed = attend(query, key[..., keep, :], value[..., keep, :])
    tolerance = TOLERANCE[query.dtype.type] * 20
    np.testing.assert_allclose(masked[0], removed[0], atol=tolerance, rtol=tolerance)
    np.testing.assert_allclose(masked[1][..., keep], removed[1], atol=tolerance)


@given(problems(np.float32))
def test_a_mask_with_every_edge_changes_nothing(problem):
    query, key, value, mask = problem
    for ours, free in zip(attend(query, key, value, mask=np.ones_like(mask)), attend(query, key, value)):
        np.testing.assert_array_equal(ours, free)


@given(problems(np.float64, limit=5))
def test_it_is_the_formula_of_the_paper(problem):
    query, key, value, mask = problem
    mask[..., 0] = True
    powers = np.exp(np.einsum("...qd,...kd->...qk", query, key) / np.sqrt(query.shape[-1])) * mask
    expected = np.einsum("...qk,...kv->...qv", powers / powers.sum(axis=-1, keepdims=True), value)
    np.testing.assert_allclose(attend(query, key, value, mask=mask)[0], expected, atol=1e-9)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_huge_scores_pick_the_best_key(dtype):
    big = np.sqrt(np.finfo(dtype).max) * 4
    query, key = np.array([[big, 0]], dtype), np.array([[big, 0], [-big, 0], [0, big]], dtype)
    output, weights, scores = attend(query, key, np.eye(3, dtype=dtype))
    np.testing.assert_array_equal(weights, [[1, 0, 0]])
    np.testing.assert_array_equal(output, [[1, 0, 0]])
    assert np.isfinite(scores).all()


def test_half_precision_is_summed_in_single():
    """In float16 the sum 2048 + 1 + 1 + … would stay at 2048."""
    n = 4096
    output, weights, _ = attend(np.zeros((1, 1), np.float16), np.zeros((n, 1), np.float16), np.ones((n, 1), np.float16))
    assert output[0, 0] == 1 and output.dtype == weights.dtype == np.float16


def test_no_keys_give_zeros():
    output, weights, scores = attend(np.ones((2, 3)), np.ones((0, 3)), np.ones((0, 4)))
    assert output.shape == (2, 4) and not output.any() and weights.shape == scores.shape == (2, 0)


def test_leading_axes_broadcast():
    rng = np.random.default_rng(0)
    query, key, value = rng.normal(size=(5, 2, 4)), rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
    for i, output in enumerate(attend(query, key, value)[0]):
        np.testing.assert_allclose(output, attend(query[i], key, value)[0])


def test_inputs_are_left_alone():
    rng = np.random.default_rng(0)
    inputs = [rng.normal(size=(3, 4)).astype(np.float32) for _ in range(3)]
    copies = [x.copy() for x in inputs]
    attend(*inputs, mask=np.eye(3, dtype=bool))
    for x, copy in zip(inputs, copies):
        np.testing.assert_array_equal(x, copy)


@pytest.mark.parametrize("query, key, value, mask, named", [
    ((2, 3), (4, 5), (4, 5), None, ["(2, 3)", "(4, 5)"]),
    ((2, 3), (4, 3), (5, 3), None, ["(4, 3)", "(5, 3)"]),
    ((2, 2, 3), (3, 4, 3), (3, 4, 3), None, ["(2, 2, 3)", "(3, 4, 3)"]),
    ((3,), (4, 3), (4, 3), None, ["(3,)", "(4, 3)"]),
    ((2, 0), (4, 0), (4, 3), None, ["(2, 0)", "(4, 0)"]),
    ((2, 3), (4, 3), (4, 3), (4, 2), ["(4, 2)", "(2, 4)"]),
    ((2, 3), (4, 3), (4, 3), (5, 2, 4), ["(5, 2, 4)", "(2, 4)"]),
])
def test_shapes_that_disagree_are_both_named(query, key, value, mask, named):
    mask = None if mask is None else np.ones(mask, bool)
    with pytest.raises(ValueError) as error:
        attend(np.ones(query), np.ones(key), np.ones(value), mask=mask)
    assert all(shape in str(error.value) for shape in named)


def test_a_mask_of_numbers_is_refused():
    """An additive mask, 0 and −∞, would mean the opposite when read as truth values."""
    with pytest.raises(ValueError, match="boolean"):
        attend(np.ones((2, 3)), np.ones((2, 3)), np.ones((2, 3)), mask=np.zeros((2, 2)))


@given(st.integers(1, 8), st.integers(0, 8))
def test_the_causal_mask_shows_the_past_and_oneself(new, old):
    mask = causal_mask(new, old + new)
    for i in range(new):
        assert mask[i].tolist() == [j <= old + i for j in range(old + new)]


@given(st.integers(1, 5), sizes, sizes)
@settings(max_examples=20)
def test_heads_are_split_and_merged(heads, n, d):
    x = np.arange(n * heads * d).reshape(n, heads * d)
    apart = split_heads(x, heads)
    assert apart.shape == (heads, n, d) and apart.flags.c_contiguous
    np.testing.assert_array_equal(apart[heads - 1], x[:, -d:])
    np.testing.assert_array_equal(merge_heads(apart), x)


def test_multiply_adds_are_counted():
    before = tally.multiply_adds
    attend(np.ones((2, 3, 4)), np.ones((2, 5, 4)), np.ones((2, 5, 6)))
    assert tally.multiply_adds - before == 2 * 3 * 5 * (4 + 6)
