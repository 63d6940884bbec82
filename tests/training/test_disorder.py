"""How patches are shuffled, left out and doubled for the exam."""

import numpy as np

from training.disorder import PATCHES, arrangements, blocks_of


def test_blocks_keep_what_lies_inside_them():
    assert (blocks_of(np.arange(16)) == np.arange(PATCHES)).all()
    swapped = blocks_of(np.r_[1, 0, 2:16]).reshape(8, 8)
    assert swapped[:2, :4].tolist() == [[2, 3, 0, 1], [10, 11, 8, 9]]


def test_each_arrangement_is_what_its_name_says():
    made = arrangements(np.random.default_rng(0))
    there = list(range(PATCHES))
    for name, (patches, places) in made.items():
        assert len(patches) == len(places), name
    assert (made["order"][0] == made["order"][1]).all() and sorted(made["order"][0]) == there
    assert sorted(made["patches"][0]) == there and made["patches"][1].tolist() == there
    assert len(made["half"][0]) == 32 and len(made["quarter"][0]) == 16 and len(made["twice"][0]) == 128
    assert made["mirrored"][0][:8].tolist() == [7, 6, 5, 4, 3, 2, 1, 0]
    assert set(made["one_place"][1]) == {0}
