"""Interventions do exactly what they say, and watching changes nothing."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline import Cut, vision
from sightline.attention import Cache
from sightline.interventions import Bridges, open_edges
from sightline.model import read, see
from sightline.picture import Picture
from sightline.trace import Trace

QUESTION = "what animal is in the picture?"
numbers = {"query": 7, "patch": 9, "layer": 3, "head": 2}
cut_strategy = st.builds(Cut, **{name: st.none() | st.integers(0, n - 1) for name, n in numbers.items()})


def same(a, b):
    """Two results agree in every number, bit for bit."""
    assert a["answer"] == b["answer"] and a["tokens"] == b["tokens"] and a["gates"] == b["gates"]
    np.testing.assert_array_equal(a["attention"], b["attention"])
    np.testing.assert_array_equal(a["question_attention"], b["question_attention"])


@given(st.lists(cut_strategy, max_size=4))
def test_cut_edges_get_no_weight_and_others_share_one(session, picture, cuts):
    look = session.ask(picture, QUESTION, cut=cuts, max_words=1)["question_attention"]
    left = np.ones((8, 3, 2, 9), bool)                 # positions, layers, heads, patches
    for cut in cuts:
        index = [slice(None) if i is None else i for i in (cut.query, cut.layer, cut.head, cut.patch)]
        left[tuple(index)] = False
    assert not look[~left].any()
    np.testing.assert_allclose(look.sum(axis=-1), left.any(axis=-1), atol=1e-5)


def test_cutting_every_edge_equals_blindness(session, picture):
    cut = session.ask(picture, QUESTION, cut=[Cut()])
    blind = session.ask(picture, QUESTION, blind=True)
    assert [token["text"] for token in cut["tokens"]] == [token["text"] for token in blind["tokens"]]
    assert [token["probability"] for token in cut["tokens"]] == [token["probability"] for token in blind["tokens"]]
    one_by_one = session.ask(picture, QUESTION, cut=[{"patch": patch} for patch in range(9)])
    same(cut, one_by_one)


def test_blindness_equals_shut_gates_and_forgets_the_picture(session, picture, fresh_picture):
    blind = session.ask(picture, QUESTION, blind=True)
    assert blind["gates"] == [0, 0, 0]
    same(blind, session.ask(picture, QUESTION, gate_scale=0))
    other = session.ask(fresh_picture(2), QUESTION, blind=True)
    assert other["tokens"] == blind["tokens"]
    assert session.ask(picture, QUESTION)["tokens"] != blind["tokens"]


def test_gates_scale_together_or_one_by_one(session, picture):
    whole = session.ask(picture, QUESTION, gate_scale=0.5)
    same(whole, session.ask(picture, QUESTION, gate_scale=[0.5, 0.5, 0.5]))
    same(session.ask(picture, QUESTION), session.ask(picture, QUESTION, gate_scale=(1, 1, 1)))
    last_shut = session.ask(picture, QUESTION, gate_scale=(1, 1, 0))
    np.testing.assert_allclose(last_shut["gates"], [np.tanh(0.9), np.tanh(0.9), 0], rtol=1e-3)
    assert last_shut["tokens"] != session.ask(picture, QUESTION)["tokens"]


@given(st.sets(st.integers(0, 8), max_size=9))
@settings(max_examples=25)
def test_covering_equals_painting_the_picture(session, picture, covered):
    """Reusing the uncovered patches' vectors gives what a painted picture, encoded from its pixels, gives."""
    painted = picture.patches.astype(np.float32)
    painted[list(covered)] = picture.pixels.reshape(-1, 3).mean(axis=0)
    model = session.model
    features = see(model, vision.embed_patches(painted, model.w.vision.stem)).features
    np.testing.assert_allclose(picture.view(frozenset(covered)).features, features, atol=2e-5)


def test_views_are_computed_once(session, fresh_picture, monkeypatch):
    picture, encoded = fresh_picture(3), []
    encode = Picture.encode
    monkeypatch.setattr(Picture, "encode", lambda self, covered, *rest: (encoded.append(set(covered)),
                                                                         encode(self, covered, *rest))[1])
    for question in (QUESTION, "where is the dog", QUESTION):
        session.ask(picture, question)
    session.ask(picture, QUESTION, covered=[4, 2])
    session.ask(picture, "where is the cat", covered=[2, 4], gate_scale=0.3)
    session.ask(picture, QUESTION)
    session.ask(picture, QUESTION, covered=[5])
    session.ask(picture, QUESTION, covered=[2, 4])
    assert encoded == [set(), {2, 4}, {5}]
    assert picture.features is picture.features


@pytest.mark.parametrize("arguments", [
    {}, {"covered": [0, 8]}, {"cut": [Cut(patch=3, layer=1)]}, {"gate_scale": (0, 1, 2)}, {"blind": True},
    {"temperature": 1.0, "seed": 5}, {"force": "a dog"},
])
def test_recording_changes_nothing(session, picture, arguments):
    recorded = session.ask(picture, QUESTION, record=True, **arguments)
    same(recorded, session.ask(picture, QUESTION, **arguments))


@pytest.mark.parametrize("arguments", [{}, {"cut": [Cut(patch=3, layer=1), Cut(head=0, query=2)]}, {"covered": [1, 2]}])
def test_the_trace_adds_up(session, picture, arguments):
    """From the recorded numbers a reader can redo the arithmetic by hand and arrives at the same answer."""
    result = session.ask(picture, QUESTION, record=True, max_words=3, **arguments)
    trace, prompt = result["trace"], len(result["question_attention"])
    attentions = [f"vision.layers.{i}.attention" for i in range(2)]
    attentions += [f"language.layers.{i}.{kind}" for i in range(3) for kind in ("attention", "cross_attention")]
    for name in attentions:
        query, key, value = (trace[f"{name}.{part}"] for part in ("query", "key", "value"))
        scores, weights = trace[f"{name}.scores"], trace[f"{name}.weights"]
        seen = np.isfinite(scores)
        np.testing.assert_allclose((query @ key.swapaxes(1, 2) / np.sqrt(8))[seen], scores[seen], atol=1e-4)
        powers = np.exp(scores)
        total = powers.sum(axis=-1, keepdims=True)
        np.testing.assert_allclose(powers / np.where(total > 0, total, 1), weights, atol=1e-5)
        np.testing.assert_allclose(weights @ value, trace[f"{name}.mixed"], atol=1e-5)
    for i in range(3):
        weights = trace[f"language.layers.{i}.cross_attention.weights"].swapaxes(0, 1)
        np.testing.assert_allclose(weights[:prompt], result["question_attention"][:, i], atol=1e-5)
        predicting = weights[prompt - 1:prompt - 1 + len(result["tokens"])]
        np.testing.assert_allclose(predicting, result["attention"][:, i], atol=1e-5)
        residual = trace[f"language.layers.{i}.residual"]
        np.testing.assert_allclose(trace[f"language.layers.{i}.residual_norm"], np.linalg.norm(residual, axis=-1), rtol=1e-5)
        np.testing.assert_allclose(trace[f"language.layers.{i}.cross_attention_gate"], result["gates"][i], rtol=1e-6)
    first = trace["language.logits"][prompt - 1]
    assert first[5:].argmax() + 5 == result["tokens"][0]["id"]


def test_silence_keeps_nothing_and_a_trace_keeps_copies(session, picture):
    model, ids, trace = session.model, [1, 8, 2], Trace()
    bridges, caches = Bridges((1.0,) * 3), [Cache() for _ in range(3)]
    quiet, _ = read(model, ids, picture.view(), [Cache() for _ in range(3)], bridges)
    loud, _ = read(model, ids, picture.view(), caches, bridges, trace=trace)
    np.testing.assert_array_equal(quiet, loud)
    kept = trace.arrays["language.logits"]
    loud += 1
    np.testing.assert_array_equal(kept, quiet)
    assert all(isinstance(array, np.ndarray) for array in trace.arrays.values())


def test_edges_that_do_not_exist_are_refused(session, picture):
    for wrong in ({"patch": 9}, {"head": 2}, {"patch": -1}, {"layer": 3}, {"query": 32}):
        with pytest.raises(ValueError, match="numbered"):
            session.ask(picture, QUESTION, cut=[wrong])
    with pytest.raises(ValueError, match="numbered"):
        session.ask(picture, QUESTION, covered=[9])
    with pytest.raises(ValueError, match="gate_scale"):
        session.ask(picture, QUESTION, gate_scale=[1, 2])
    for wrong in ({"temperature": -1}, {"temperature": float("nan")}, {"temperature": float("inf")}, {"max_words": 0}):
        with pytest.raises(ValueError, match="temperature"):
            session.ask(picture, QUESTION, **wrong)


def test_an_untouched_layer_needs_no_mask():
    assert open_edges([Cut(layer=1)], 0, range(4), 2, 9) is None
    assert open_edges([Cut(query=2)], 0, range(3, 5), 2, 9) is None
    assert open_edges([Cut(layer=1)], 1, range(4), 2, 9).sum() == 0
