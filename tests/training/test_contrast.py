"""Matchbox: its gradients, its loss, its batches, and that the shipped weights do what their results say."""

import json
import math

import numpy as np
import pytest
from sightline import Session, load
from sightline.weights import unpack
from training.contrast.fit import fit, slopes_of
from training.contrast.loss import contrastive_loss
from training.contrast.measure import retrieval, summary
from training.contrast.pairs import Pairs, bag, caption_vector, figure_pairs
from training.contrast.recipe import COLDEST, START, untrained
from training.contrast.towers import fresh_towers, place

TIGHT = 0.006  # float32 sums differ a little from machine to machine
LOOSE = 4  # percentage points: 128 pictures measure no finer


@pytest.fixture(scope="module")
def session(root):
    return Session(load(root / "assets/models/lookout"))


@pytest.fixture(scope="module")
def results(root):
    return json.loads((root / "assets/contrast/results.json").read_text())


@pytest.fixture(scope="module")
def drawn(session, root):
    return figure_pairs(session, root / "assets/sprites")


def shipped(root, name):
    return unpack((root / "assets/contrast" / f"{name}.safetensors").read_bytes())


def little_batch(n=5, width=6):
    rng = np.random.default_rng(1)
    return Pairs(rng.normal(size=(n, width)), rng.normal(size=(n, width)), tuple("abcdefghij"[:n]))


def test_gradients_are_the_slopes_of_the_loss():
    """Every number of every tower, and the temperature, against a finite difference."""
    batch, step = little_batch(), 1e-6
    rng = np.random.default_rng(2)
    weights = {name: rng.normal(0, 0.5, array.shape) for name, array in fresh_towers(6, 7, 4, seed=0).items()}
    _, slopes = slopes_of(batch, weights, 9.0)
    for name, array in weights.items():
        for place_ in np.ndindex(array.shape):
            array[place_] += step
            above = slopes_of(batch, weights, 9.0)[0]
            array[place_] -= 2 * step
            below = slopes_of(batch, weights, 9.0)[0]
            array[place_] += step
            assert slopes[name][place_] == pytest.approx((above - below) / (2 * step), abs=1e-6), (name, place_)
    log = math.log(9.0)
    above, below = (slopes_of(batch, weights, math.exp(log + sign * step))[0] for sign in (1, -1))
    assert slopes["log_scale"] == pytest.approx((above - below) / (2 * step), abs=1e-6)


def test_the_loss_is_the_paper_s():
    """Cross-entropy of every row and of every column with the diagonal as label, averaged (figure 3)."""
    rng = np.random.default_rng(3)
    pictures, captions = (z / np.linalg.norm(z, axis=1, keepdims=True) for z in rng.normal(size=(2, 4, 3)))
    total = 0
    for i in range(4):
        row = [math.exp(7 * float(pictures[i] @ captions[j])) for j in range(4)]
        column = [math.exp(7 * float(pictures[j] @ captions[i])) for j in range(4)]
        total -= math.log(row[i] / sum(row)) + math.log(column[i] / sum(column))
    assert contrastive_loss(pictures, captions, 7.0)[0] == pytest.approx(total / 8)


def test_a_hopeless_pair_costs_much_but_not_the_infinite():
    points = np.eye(2, dtype=np.float32)
    assert contrastive_loss(points, points[::-1], 1000.0)[0] == pytest.approx(1000)


def test_a_batch_has_every_set_of_words_once():
    vectors = np.arange(6)[:, None]
    pairs = Pairs(vectors, vectors, ("a cat", "cat a", "a dog", "a cow", "a dog", "a pig"))
    for seed in range(10):
        batch = pairs.batch(np.random.default_rng(seed), 4)
        assert sorted(map(bag, batch.texts)) == ["a cat", "a cow", "a dog", "a pig"]
        assert all(pairs.texts[row[0]] == text for row, text in zip(batch.pictures, batch.texts))
    with pytest.raises(ValueError, match="Only 4 of 6 captions differ"):
        pairs.batch(np.random.default_rng(0), 5)


def test_training_lowers_the_loss_and_keeps_a_fixed_temperature():
    rng = np.random.default_rng(4)
    pictures, captions = rng.normal(size=(2, 160, 8)).astype(np.float32)
    pairs, start, losses = Pairs(pictures, captions, tuple(map(str, range(160)))), fresh_towers(8, 16, 4, seed=0), []
    before = {name: array.copy() for name, array in start.items()}
    _, temperature = fit(pairs, start, 40, 0, temperature=0.2, learned=False, watch=lambda step, loss, *_: losses.append(loss))
    assert losses[-1] < losses[0] - 0.1 and temperature == pytest.approx(0.2)
    assert all(np.array_equal(start[name], array) for name, array in before.items())  # what it was given is left alone


def test_word_order_is_lost_on_a_caption(session):
    one, other = (caption_vector(session.model, text) for text in ("a cat and a dog in the snow", "a dog and a cat in the snow"))
    assert np.allclose(one, other, atol=1e-6)


def test_points_lie_on_the_unit_sphere(session, drawn):
    for points in place(drawn.pictures, drawn.captions, untrained(session.model)):
        assert np.allclose(np.linalg.norm(points, axis=1), 1, atol=1e-5)


@pytest.mark.parametrize("stage", ["before", "after", "cold"])
def test_the_results_are_those_of_the_weights(root, session, drawn, results, stage):
    """Gap, cosines and loss of the figures' batch, by the weights as they ship."""
    weights, kept = {
        "before": lambda: (untrained(session.model), results["before"]),
        "after": lambda: (shipped(root, "weights"), results["after"]),
        "cold": lambda: (shipped(root, "cold"), results["fixed"][0]),
    }[stage]()
    assert kept["temperature"] == {"before": START, "after": kept["temperature"], "cold": COLDEST}[stage]
    found = summary(drawn, weights, kept["temperature"])
    assert found == pytest.approx({name: kept[name] for name in found}, abs=TIGHT)


def test_fresh_pictures_find_their_captions_as_promised(root, session, drawn, results):
    found, before = retrieval(drawn, shipped(root, "weights"), seed=0), retrieval(drawn, untrained(session.model), seed=0)
    for way, share in found.items():
        assert share >= results["after"]["retrieval"]["trained"][way] - LOOSE
        assert before[way] < 5
