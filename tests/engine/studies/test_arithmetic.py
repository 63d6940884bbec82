"""The arithmetic adds up, of words that look at patches and of either side looking at itself, and to what the overlay shows."""

import numpy as np
import pytest

EDGES = [("cross", 0, 0, 7, 5), ("cross", 1, 1, 8, 3), ("cross", 0, 0, 2, 8), ("cross", 1, 0, 0, 0),      # of, layer, head, row, column
         ("language", 0, 1, 7, 3), ("language", 2, 0, 6, 6), ("language", 1, 1, 0, 0), ("language", 1, 0, 2, 5),
         ("vision", 0, 0, 4, 4), ("vision", 1, 1, 8, 0)]
NAMES = ("of", "layer", "head", "row", "column")


@pytest.mark.parametrize("edge", EDGES)
def test_it_adds_up(case, edge, close):
    about = dict(zip(NAMES, edge))
    it = case.study("arithmetic", **about)
    column = about["column"]
    close(it["products"], [q * k for q, k in zip(it["query"], it["key"])])
    close(it["dot"], np.dot(it["query"].astype(float), it["key"]))
    assert it["scale"] == 8 ** -0.5
    if not it["barred"]:
        close(it["score"], it["dot"] * it["scale"])
    power = np.exp(it["scores"].astype(float))
    close(it["weights"], power / max(power.sum(), 1e-30))
    assert it["weight"] == pytest.approx(it["weights"][column]) and it["score"] == it["scores"][column]
    close(it["weighted"], it["weight"] * it["value"])
    every = [case.study("arithmetic", **about | {"column": each}) for each in range(len(it["scores"]))]
    close(it["mixed"], sum(each["weighted"] for each in every))
    close(it["heads"], [case.study("arithmetic", **about | {"head": head})["weight"] for head in range(2)])


def test_it_is_what_the_answer_was_made_of(case, close):
    """The weights are those that `ask` returned, word by word, layer by layer, head by head."""
    for word in range(len(case.asked["tokens"])):
        for layer in range(3):
            for head in range(2):
                it = case.study("arithmetic", layer=layer, head=head, row=case.inquiry.start - 1 + word, column=0)
                close(it["weights"], case.asked["attention"][word, layer, head])
                close(it["gate"], case.asked["gates"][layer])
    assert it["tokens"][1:4] == ["what", "animal", "is"] and it["tokens"][6:8] == ["<unk>", "<answer>"]
    assert len(it["tokens"]) == case.inquiry.start + len(case.asked["tokens"])


@pytest.mark.parametrize(("of", "layers"), [("language", 3), ("vision", 2)])
def test_either_side_is_opened_where_it_looked_at_itself(case, close, of, layers):
    weights = case.study("self_attention", of=of)["weights"]
    for layer in range(layers):
        for row in (0, 3, 8):
            it = case.study("arithmetic", of=of, layer=layer, head=1, row=row, column=0)
            close(it["weights"], weights[layer, 1, row])
            assert "gate" not in it, "nothing is held back on its way into the vector"


def test_a_cut_patch_says_so(cut):
    patch = cut.study("arithmetic", layer=1, head=1, row=5, column=3)
    assert patch["barred"] and patch["score"] == -np.inf and patch["weight"] == 0 and np.isfinite(patch["dot"])
    beside = cut.study("arithmetic", layer=1, head=1, row=5, column=2)
    assert not beside["barred"] and beside["scores"][3] == -np.inf and beside["weight"] > 0
    nowhere = cut.study("arithmetic", layer=0, head=0, row=2, column=2)
    assert nowhere["barred"] and not nowhere["weights"].any() and not nowhere["mixed"].any()
    assert not cut.study("arithmetic", of="vision", layer=1, head=1, row=5, column=3)["barred"], "the cut is in the bridge alone"


def test_a_word_ahead_is_barred_and_none_before(plain):
    for row in range(len(plain.inquiry.tokens)):
        it = plain.study("arithmetic", of="language", layer=1, head=0, row=row, column=row)
        assert np.isneginf(it["scores"][row + 1:]).all() and np.isfinite(it["scores"][:row + 1]).all()
        assert not it["weights"][row + 1:].any() and not it["barred"]
    ahead = plain.study("arithmetic", of="language", layer=1, head=0, row=2, column=5)
    assert ahead["barred"] and ahead["weight"] == 0 and np.isfinite(ahead["dot"])
    assert not any(plain.study("arithmetic", of="vision", layer=0, head=0, row=0, column=patch)["barred"] for patch in range(9))
    assert plain.study("arithmetic", of="language", layer=0, head=0, row=0, column=0)["weight"] == 1


@pytest.mark.parametrize("wrong", [{"column": 9}, {"column": -1}, {"layer": 3}, {"head": 2}, {"row": 99}, {"column": None}, {"head": "mean"},
                                   {"of": "language", "column": 99}, {"of": "vision", "layer": 2}, {"of": "vision", "row": 9}])
def test_what_does_not_exist_is_refused(plain, wrong):
    with pytest.raises(ValueError, match="There is no"):
        plain.study("arithmetic", **{"row": 1, "layer": 0, "head": 0, "column": 0} | wrong)


def test_there_is_no_other_attention(plain):
    with pytest.raises(ValueError, match="not of 'sound'"):
        plain.study("arithmetic", row=1, layer=0, head=0, column=0, of="sound")
