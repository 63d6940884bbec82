"""Words come one at a time, and how they are computed does not change which they are."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline import ReaderError
from sightline.attention import Cache
from sightline.generation import generate, next_word
from sightline.interventions import Bridges
from sightline.language import choose
from sightline.model import read
from sightline.tokenizer import ANSWER, BOS, EOS, SPECIAL

QUESTION = "where is the dog"
ids_strategy = st.lists(st.integers(0, 26), min_size=1, max_size=20)


def read_in_pieces(session, picture, pieces):
    caches = [Cache() for _ in range(3)]
    parts = [read(session.model, piece, picture.view(), caches, Bridges((1.0, 1.0, 1.0))) for piece in pieces]
    return [np.concatenate(arrays) for arrays in zip(*parts)]


@given(ids_strategy, st.sets(st.integers(1, 19)))
@settings(max_examples=40)
def test_a_cache_equals_no_cache(session, picture, ids, breaks):
    """Read at once, in any pieces, or word by word: the same logits and the same looks."""
    at_once = read_in_pieces(session, picture, [ids])
    edges = [0, *sorted(b for b in breaks if b < len(ids)), len(ids)]
    in_pieces = read_in_pieces(session, picture, [ids[a:b] for a, b in zip(edges, edges[1:])])
    word_by_word = read_in_pieces(session, picture, [[id] for id in ids])
    for again in (in_pieces, word_by_word):
        for ours, whole in zip(again, at_once):
            np.testing.assert_allclose(ours, whole, atol=1e-4)


@given(ids_strategy, st.data())
@settings(max_examples=40)
def test_causal_means_causal(session, picture, ids, data):
    """No later word changes what an earlier position predicts or where it looks."""
    at = data.draw(st.integers(0, len(ids) - 1))
    changed = [*ids[:at], *data.draw(st.lists(st.integers(0, 26), min_size=len(ids) - at, max_size=len(ids) - at))]
    before, after = (read_in_pieces(session, picture, [text]) for text in (ids, changed))
    for a, b in zip(before, after):
        np.testing.assert_allclose(a[:at], b[:at], atol=1e-5)


def test_forced_words_come_first_and_the_model_goes_on_from_them(session, picture):
    free = session.ask(picture, QUESTION, max_words=4)
    forced = session.ask(picture, QUESTION, force="two cats", max_words=4)
    assert forced["answer"].startswith("two cats") and [t["forced"] for t in forced["tokens"]][:3] == [True, True, False]
    same = session.ask(picture, QUESTION, force=[t["id"] for t in free["tokens"]][:2], max_words=4)
    assert same["answer"] == free["answer"]
    assert [t["probability"] for t in same["tokens"]] == [t["probability"] for t in free["tokens"]]
    ended = session.ask(picture, QUESTION, force=["a", "dog", "<eos>"])
    assert (ended["answer"], ended["stopped"]) == ("a dog", "end")


@pytest.mark.parametrize("words", ["a unicorn", ["<bos>x"], ["nothing", "here"]])
def test_a_word_that_cannot_be_forced_is_named(session, picture, words):
    with pytest.raises(ReaderError, match="unicorn|<bos>x|nothing"):
        session.ask(picture, QUESTION, force=words)


@pytest.mark.parametrize("id", [0, 1, 2, 4, 27, -1])
def test_marks_cannot_be_forced(session, picture, id):
    with pytest.raises(ValueError, match="cannot be said"):
        session.ask(picture, QUESTION, force=[id])


def test_marks_are_never_said(session, picture):
    for seed in range(20):
        answer = session.ask(picture, QUESTION, temperature=3.0, seed=seed)
        assert not set(answer["answer"].split()) & set(SPECIAL)
    p = next_word(np.zeros(27, np.float32))
    assert not p[[0, 1, 2, 4]].any() and p[EOS] > 0 and abs(p.sum() - 1) < 1e-6


def test_the_answer_ends_at_the_mark_at_the_limit_or_with_the_context(session, picture):
    prompt, view, bridges = [BOS, *[8] * 26, ANSWER], picture.view(), Bridges((1.0, 1.0, 1.0))
    dogs = [session.model.tokenizer.ids["dog"]] * 40
    full = generate(session.model, prompt, view, bridges, max_words=99, force=dogs)
    assert len(full.words) == 5 and not full.end and len(full.ids_read) == 32
    short = generate(session.model, prompt, view, bridges, max_words=2, force=dogs)
    assert len(short.words) == 2 and not short.end and short.ids_read == [*prompt, dogs[0]]
    none = generate(session.model, prompt, view, bridges, force=[EOS])
    assert none.end.forced and none.words == []


def test_an_empty_answer_keeps_its_shapes(session, picture):
    result = session.ask(picture, QUESTION, force=["<eos>"])
    assert result["answer"] == "" and result["tokens"] == [] and result["attention"].shape == (0, 3, 2, 9)


def test_the_end_of_an_answer_is_a_word_with_a_probability(session, picture):
    end = session.ask(picture, QUESTION, force=["a", "<eos>"], top=99)["end"]
    goes_on = session.ask(picture, QUESTION, force=["a", "dog"], top=99, max_words=2)
    assert (end["text"], end["id"], end["forced"]) == ("<eos>", EOS, True) and goes_on["end"] is None
    listed = [{each["text"]: each["probability"] for each in (place, *place["runners_up"])} for place in (end, goes_on["tokens"][1])]
    assert listed[0] == listed[1] and abs(sum(listed[0].values()) - 1) < 1e-5


def test_seeds_repeat_and_differ(session, picture):
    answers = [session.ask(picture, QUESTION, temperature=2.0, seed=seed)["answer"] for seed in (1, 1, 2, 3)]
    assert answers[0] == answers[1] and len(set(answers)) > 1


def test_probabilities_and_runners_up(session, picture):
    result = session.ask(picture, QUESTION, top=30)
    for token in result["tokens"]:
        others = [runner["probability"] for runner in token["runners_up"]]
        assert token["text"] not in [runner["text"] for runner in token["runners_up"]]
        assert others == sorted(others, reverse=True) and token["probability"] >= others[0]
        assert abs(token["probability"] + sum(others) - 1) < 1e-5
    assert all(len(token["runners_up"]) == 5 for token in session.ask(picture, QUESTION)["tokens"])


def test_choosing():
    p = np.array([0.1, 0.0, 0.6, 0.3], np.float32)
    assert choose(p) == 2
    drawn = [choose(p, 1.0, chance) for chance in np.linspace(0, 0.9999, 1000)]
    np.testing.assert_allclose(np.bincount(drawn, minlength=4) / 1000, p, atol=0.002)
    assert {choose(p, 0.01, chance) for chance in (1e-6, 0.5, 0.999999)} == {2}
    assert choose(p, 1e-320, 0.5) == 2
    hot = np.bincount([choose(p, 1000.0, chance) for chance in np.linspace(0, 0.9999, 999)], minlength=4)
    assert hot[1] == 0 and hot[[0, 2, 3]].min() > 300
