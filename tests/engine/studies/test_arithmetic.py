"""The arithmetic adds up, and to what the overlay shows."""

import numpy as np
import pytest

PLACES = [(7, 0, 0, 5), (8, 1, 1, 3), (2, 2, 0, 8), (0, 1, 0, 0)]      # position, layer, head, patch


@pytest.mark.parametrize("place", PLACES)
def test_it_adds_up(case, place, close):
    it = case.study("arithmetic", **dict(zip(("position", "layer", "head", "patch"), place)))
    patch = place[-1]
    close(it["products"], [q * k for q, k in zip(it["query"], it["key"])])
    close(it["dot"], np.dot(it["query"].astype(float), it["key"]))
    assert it["scale"] == 8 ** -0.5
    if not it["cut"]:
        close(it["score"], it["dot"] * it["scale"])
    power = np.exp(it["scores"].astype(float))
    close(it["weights"], power / max(power.sum(), 1e-30))
    assert it["weight"] == pytest.approx(it["weights"][patch]) and it["score"] == it["scores"][patch]
    close(it["weighted"], it["weight"] * it["value"])
    every = [case.study("arithmetic", position=place[0], layer=place[1], head=place[2], patch=p) for p in range(9)]
    close(it["mixed"], sum(each["weighted"] for each in every))


def test_it_is_what_the_answer_was_made_of(case, close):
    """The weights are those that `ask` returned, word by word, layer by layer, head by head."""
    for word in range(len(case.asked["tokens"])):
        for layer in range(3):
            for head in range(2):
                it = case.study("arithmetic", position=case.inquiry.start - 1 + word, layer=layer, head=head, patch=0)
                close(it["weights"], case.asked["attention"][word, layer, head])
                close(it["gate"], case.asked["gates"][layer])
    assert it["tokens"][1:4] == ["what", "animal", "is"] and it["tokens"][6:8] == ["<unk>", "<answer>"]
    assert len(it["tokens"]) == case.inquiry.start + len(case.asked["tokens"])


def test_a_cut_patch_says_so(cut):
    patch = cut.study("arithmetic", position=5, layer=1, head=1, patch=3)
    assert patch["cut"] and patch["score"] == -np.inf and patch["weight"] == 0 and np.isfinite(patch["dot"])
    beside = cut.study("arithmetic", position=5, layer=1, head=1, patch=2)
    assert not beside["cut"] and beside["scores"][3] == -np.inf and beside["weight"] > 0
    nowhere = cut.study("arithmetic", position=2, layer=0, head=0, patch=2)
    assert nowhere["cut"] and not nowhere["weights"].any() and not nowhere["mixed"].any()


@pytest.mark.parametrize("wrong", [{"patch": 9}, {"patch": -1}, {"layer": 3}, {"head": 2}, {"position": 99}, {"patch": None}, {"head": "mean"}])
def test_what_does_not_exist_is_refused(plain, wrong):
    with pytest.raises(ValueError, match="There is no"):
        plain.study("arithmetic", **{"position": 1, "layer": 0, "head": 0, "patch": 0} | wrong)
