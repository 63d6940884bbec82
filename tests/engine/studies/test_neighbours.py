"""A patch is its own nearest neighbour, and covered patches are all alike."""

import numpy as np
import pytest

from sightline.studies import STUDIES


@pytest.mark.parametrize("of", ["vectors", "features"])
def test_the_cosine_is_the_cosine(case, of, close):
    it, rows = case.study("neighbours", patch=4, of=of), case.inquiry.trace[f"vision.{of}"].astype(float)
    close(it["vector"], rows[4])
    close(it["norm"], np.linalg.norm(rows[4]))
    close(it["cosine"], [row @ rows[4] / np.linalg.norm(row) / np.linalg.norm(rows[4]) for row in rows])
    assert it["cosine"].argmax() == 4 or of == "vectors"       # two covered patches share one vector


def test_vectors_are_those_that_opening_gave(plain, close):
    close(plain.study("neighbours", patch=2)["vector"], plain.inquiry.picture.vectors[2])


def test_covered_patches_look_alike(session, picture):
    inquiry = session.inquiry(picture, "where is the dog", [], covered=[1, 5])
    cosine = STUDIES["neighbours"](inquiry, patch=1)["cosine"]
    assert cosine[5] == pytest.approx(1) and cosine[2] < 0.999


def test_what_does_not_exist_is_refused(plain):
    with pytest.raises(ValueError, match="no patch 9"):
        plain.study("neighbours", patch=9)
    with pytest.raises(ValueError, match="not 'scent'"):
        plain.study("neighbours", patch=1, of="scent")
    assert np.isfinite(plain.study("neighbours", patch=0)["cosine"]).all()
