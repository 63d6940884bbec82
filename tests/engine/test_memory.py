"""What did not change is not computed again, and what comes out is the same as if it were."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline import Cut
from sightline.ops import tally

QUESTION = "what animal is in the picture?"
cuts = st.builds(Cut, **{name: st.none() | st.integers(0, 2) for name in ("query", "patch", "layer")}, head=st.none() | st.integers(0, 1))
asking = st.fixed_dictionaries({
    "question": st.sampled_from([QUESTION, "where is the dog"]),
    "gate_scale": st.tuples(*[st.sampled_from([0.0, 1.0, 1.5])] * 3),
    "cut": st.lists(cuts, max_size=2),
    "force": st.sampled_from([(), ("a",), ("a", "dog"), ("two", "cats")]),
    "temperature": st.sampled_from([0.0, 2.0]), "seed": st.integers(0, 3), "covered": st.sampled_from([(), (2,), (2, 5)]),
    "max_words": st.integers(1, 5),
})


@given(st.lists(asking, min_size=2, max_size=6))
@settings(max_examples=40)
def test_whatever_was_asked_before_makes_no_difference(session, fresh_picture, askings):
    used = fresh_picture(5)
    for asking in askings:
        again, fresh = session.ask(used, **asking), session.ask(fresh_picture(5), **asking)
        assert again["tokens"] == fresh["tokens"] and again["gates"] == fresh["gates"] and again["stopped"] == fresh["stopped"]
        np.testing.assert_array_equal(again["attention"], fresh["attention"])
        np.testing.assert_array_equal(again["question_attention"], fresh["question_attention"])


@pytest.fixture
def cost(session, fresh_picture):
    """cost(first, second) → what asking costs the first time, and then the second, in multiply–adds of a layer of one word."""
    picture = fresh_picture(6)
    session.ask(picture, "where")                                        # the picture is seen by now

    def spend(**change):
        return session.ask(picture, **{"question": QUESTION, "max_words": 4, "force": "a dog in two", **change})["multiply_adds"]

    return lambda first, second: (spend(**first), spend(**second))


@pytest.mark.parametrize("layer", [0, 1, 2])
def test_a_gate_costs_the_layers_from_its_own_on(cost, layer):
    """The words' closing layer, to logits, is counted apart: it follows every change."""
    whole, changed = cost({}, {"gate_scale": [0.5 if i == layer else 1 for i in range(3)]})
    _, nothing = cost({"gate_scale": 0.3}, {"gate_scale": 0.3})
    assert changed - nothing == (3 - layer) * (whole - nothing) / 3


def test_a_cut_costs_the_layers_from_its_own_on(cost):
    whole, changed = cost({}, {"cut": [Cut(layer=1, patch=2)]})
    _, nothing = cost({"gate_scale": 0.3}, {"gate_scale": 0.3})
    assert changed - nothing == 2 * (whole - nothing) / 3


def test_another_last_word_costs_nothing_before_it(cost):
    """The last word is chosen, never read: forcing another one there asks for no layer at all."""
    whole, changed = cost({}, {"force": "a dog in the"})
    _, nothing = cost({"gate_scale": 0.3}, {"gate_scale": 0.3})
    assert changed == nothing < whole


def test_only_the_last_text_is_kept(session, fresh_picture):
    picture = fresh_picture(8)
    for seed in range(30):
        session.ask(picture, QUESTION, temperature=3, seed=seed, max_words=5)
    assert len(picture.view().memory.now) <= 3 * 5


def test_going_back_to_what_was_covered_a_moment_ago_encodes_nothing(session, fresh_picture):
    """The latest few covered views are kept, each with its own memory of the text."""
    picture = fresh_picture(7)
    covers = [(), (2,), (2, 5), (2, 5, 7)]

    def spend(covered):
        return session.ask(picture, QUESTION, covered=covered, max_words=1)["multiply_adds"]

    first = [spend(covered) for covered in covers]
    again = [spend(covered) for covered in reversed(covers)]
    assert max(again) < min(first) / 4
    for patch in range(5):                                               # others push the oldest out, never the bare picture
        spend((patch,))
    assert len(picture.views) == 5 and spend(()) == again[-1] and spend((2, 5)) > max(again)


def test_a_study_after_a_gate_has_moved_encodes_nothing(session, fresh_picture):
    picture = fresh_picture(8)
    words = [session.model.tokenizer.ids["dog"]]

    def spend(**change):
        before = tally.multiply_adds
        arrays = session.inquiry(picture, QUESTION, words, **change).trace
        return arrays, tally.multiply_adds - before

    assert len(picture.vectors) == len(picture.patches)                  # computed by now, once and for all
    before = tally.multiply_adds
    picture.encode(frozenset())
    encoding = tally.multiply_adds - before
    (_, whole), (moved, less) = spend(), spend(gate_scale=0.5)
    assert whole - less == encoding
    fresh = session.inquiry(fresh_picture(8), QUESTION, words, gate_scale=0.5).trace
    assert moved.keys() == fresh.keys()
    for name, array in moved.items():
        np.testing.assert_array_equal(array, fresh[name])
