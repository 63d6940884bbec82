"""The archive holds the whole trace, and what was asked, in a file that NumPy opens without pickles."""

import io

import numpy as np


def test_numpy_opens_it_and_finds_everything(case, close):
    content = case.study("archive", edited=["ops.softmax"])["npz"]
    assert content.dtype == np.uint8
    with np.load(io.BytesIO(content.tobytes()), allow_pickle=False) as file:
        for name, array in case.inquiry.trace.items():
            np.testing.assert_array_equal(file[name], array)
        close(file["attention"], case.asked["attention"])
        assert file["tokens"].tolist() == case.inquiry.tokens and file["ids"].tolist() == list(case.inquiry.ids)
        assert file["covered"].tolist() == sorted(case.inquiry.covered)
        assert file["edited"].tolist() == ["ops.softmax"]
        np.testing.assert_array_equal(file["pixels"], case.inquiry.picture.pixels)
