"""The logit lens ends on the answer and begins with nothing but a word."""

import numpy as np

from sightline.studies import STUDIES


def test_the_last_stage_is_the_answer(case, close):
    lens = case.study("lens")
    assert lens["stages"] == ["embedding", "layer 1", "layer 2", "layer 3"]
    tokens = case.asked["tokens"]
    close(lens["chosen"][-1], [token["probability"] for token in tokens])
    for guesses, token in zip(lens["candidates"][-1], tokens, strict=True):
        others = [{"text": token["text"], "probability": token["probability"]}, *token["runners_up"]][:5]
        assert [guess["text"] for guess in guesses] == [other["text"] for other in others]
        close([guess["probability"] for guess in guesses], [other["probability"] for other in others])


def test_each_stage_is_the_residual_stream_read_by_the_tied_embeddings(plain, close):
    """Computed here by the formula: norm, dot with every word's embedding, softmax over what may be said."""
    lens, w = plain.study("lens"), plain.inquiry.model.w.language
    for stage, name in enumerate(["vectors", *(f"layers.{i}.residual" for i in range(3))]):
        x = plain.inquiry.trace[f"language.{name}"].astype(float)
        normed = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-5) * w.norm.weight + w.norm.bias
        logits = normed @ w.embedding.weight.T
        logits[:, [0, 1, 2, 4]] = -np.inf
        p = np.exp(logits) / np.exp(logits).sum(-1, keepdims=True)
        for word, (place, token) in enumerate(zip(plain.inquiry.places, plain.asked["tokens"])):
            close(lens["chosen"][stage, word], p[place, token["id"]])
            close([guess["probability"] for guess in lens["candidates"][stage][word]], np.sort(p[place])[:-6:-1])


def test_a_forced_word_is_followed_too(session, picture, close):
    asked = session.ask(picture, "where is the dog", force="two cats", max_words=3)
    inquiry = session.inquiry(picture, "where is the dog", [token["id"] for token in asked["tokens"]])
    close(STUDIES["lens"](inquiry)["chosen"][-1], [token["probability"] for token in asked["tokens"]])


def test_an_empty_answer_has_no_candidates(session, picture):
    lens = STUDIES["lens"](session.inquiry(picture, "where is the dog", []))
    assert lens["chosen"].shape == (4, 0) and lens["candidates"] == [[], [], [], []]
