"""Spearman's rank correlation, against its own definition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.studies.ranks import ranks

numbers = st.lists(st.tuples(*[st.integers(-4, 4)] * 2), min_size=2, max_size=12)


def by_definition(pairs):
    """Ranks one by one, ties averaged, then Pearson's formula term by term."""
    def rank(values):
        places = sorted(values)
        return [sum(i + 1 for i, place in enumerate(places) if place == value) / places.count(value) for value in values]
    a, b = (rank(row) for row in zip(*pairs))
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    spread = (sum((x - mean_a) ** 2 for x in a) * sum((y - mean_b) ** 2 for y in b)) ** 0.5
    return sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b)) / spread if spread else None


@given(numbers)
def test_it_is_pearsons_correlation_of_ranks(pairs):
    a, b = map(list, zip(*pairs))
    expected = by_definition(pairs)
    found = ranks(None, a, b)["correlation"]
    assert found is None if expected is None else found == pytest.approx(expected, abs=1e-12)


def test_spearmans_formula_without_ties():
    a, b = [3.5, -1, 10, 4, 0.25], [1, 2, 3, 4, 5]
    d = [2, -1, 2, 0, -3]                                 # ranks 3 1 5 4 2 and 1 2 3 4 5
    assert ranks(None, a, b)["correlation"] == pytest.approx(1 - 6 * sum(x * x for x in d) / (5 * 24))


def test_only_the_order_counts():
    assert ranks(None, [1, 2, 3], [10, 100, 1e9])["correlation"] == pytest.approx(1)
    assert ranks(None, [1, 2, 3], [3, 2, 1])["correlation"] == pytest.approx(-1)
    assert ranks(None, [1, 1, 1], [3, 2, 1])["correlation"] is None


@pytest.mark.parametrize("a, b", [([1, 2], [1]), ([[1, 2]], [[1, 2]]), ([1, float("nan")], [1, 2]), ([1, float("inf")], [1, 2])])
def test_nonsense_is_refused(a, b):
    with pytest.raises(ValueError):
        ranks(None, a, b)
