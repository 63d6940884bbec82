"""A swept gate is the gate that `ask` is told to turn."""

import numpy as np
import pytest

from sightline.studies import STUDIES

from .conftest import QUESTION

SCALES = [0, 0.5, 1, 2.5]


def turned(case, layer, scale):
    gates = list(case.inquiry.bridges.gate_scales)
    return [scale if layer in (None, i) else gate for i, gate in enumerate(gates)]


@pytest.mark.parametrize("layer", [None, 0, 2])
def test_each_point_is_what_asking_there_gives(case, session, close, layer):
    swept, covered, cuts = case.study("sweep", layer=layer, scales=SCALES), case.inquiry.covered, case.inquiry.bridges.cuts
    said = [token["id"] for token in case.asked["tokens"]]
    for point, scale in enumerate(SCALES):
        gates = turned(case, layer, scale)
        forced = session.ask(case.inquiry.picture, QUESTION, covered=covered, cut=cuts, gate_scale=gates, force=said, max_words=len(said))
        close(swept["words"][point], [token["probability"] for token in forced["tokens"]])
        free = session.ask(case.inquiry.picture, QUESTION, covered=covered, cut=cuts, gate_scale=gates)
        assert swept["said"][point] == free["answer"]
    close(swept["answer"], swept["words"].prod(axis=1))


def test_shut_altogether_the_picture_is_gone(session, plain, fresh_picture, close):
    words = [token["id"] for token in plain.asked["tokens"]]
    other = session.inquiry(fresh_picture(2), QUESTION, words)
    here, there = (STUDIES["sweep"](inquiry, layer=None, scales=[0, 1]) for inquiry in (plain.inquiry, other))
    close(here["words"][0], there["words"][0])
    assert here["said"][0] == there["said"][0]
    assert np.abs(here["words"][1] - there["words"][1]).max() > 1e-3


def test_nonsense_is_refused(plain):
    with pytest.raises(ValueError, match="no layer 3"):
        plain.study("sweep", layer=3, scales=[1])
    with pytest.raises(ValueError, match="not by nan"):
        plain.study("sweep", layer=0, scales=[1, float("nan")])


def test_an_empty_answer_has_no_words_to_follow(session, picture):
    swept = STUDIES["sweep"](session.inquiry(picture, QUESTION, []), layer=1, scales=[0, 1])
    assert swept["words"].shape == (2, 0) and swept["words"].dtype == np.float32 and swept["answer"].tolist() == [1, 1]
