"""Rollout is the product of the layers' mixtures, and does what is known in the simple cases."""

import numpy as np

from sightline.studies.rollout import roll_out


def test_it_carries_each_look_back_to_the_patches(case, close):
    it, weights = case.study("rollout"), case.study("self_attention", of="vision")["weights"]
    first, second = (weights[i].mean(axis=0) / 2 + np.eye(9) / 2 for i in range(2))
    close(it["encoder"], second @ first)
    words = len(case.asked["tokens"])
    assert it["shares"].shape == (3, words, 9) and it["question"].shape == (3, 6, 9)
    close(it["shares"], case.asked["attention"].mean(axis=2).swapaxes(0, 1) @ it["encoder"])
    close(it["question"], case.asked["question_attention"][1:-1].mean(axis=2).swapaxes(0, 1) @ it["encoder"])


def test_rows_sum_to_one(plain, close):
    for part in plain.study("rollout").values():
        close(part.sum(axis=-1), 1)


def test_who_looks_at_itself_alone_stays_where_it_is(close):
    close(roll_out([np.broadcast_to(np.eye(4, dtype=np.float32), (2, 4, 4))] * 3), np.eye(4))


def test_who_looks_everywhere_alike_is_half_forgotten_in_each_layer(close):
    """Uniform weights: ½ of the patch itself is left after each layer, and the rest is spread evenly."""
    uniform = np.full((2, 4, 4), 1 / 4, np.float32)
    close(roll_out([uniform] * 3), np.eye(4) / 8 + 7 / 8 / 4)


def test_the_first_layer_comes_first(close):
    """Patch 0 took from 1 in the first layer, 2 from 0 in the second: so 2 holds a quarter of 1, and not the reverse."""
    first, second = np.eye(3, dtype=np.float32)[[1, 1, 2]][None], np.eye(3, dtype=np.float32)[[0, 1, 0]][None]
    close(roll_out([first, second])[2], [1 / 4, 1 / 4, 1 / 2])
