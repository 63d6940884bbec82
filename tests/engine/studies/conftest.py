"""An answer to study, as it was given and as it is opened up: plain, and after something was done to it."""

from dataclasses import dataclass

import numpy as np
import pytest

from sightline.inquiry import Inquiry
from sightline.studies import STUDIES

QUESTION = "what animal is in the foto?"
CASES = {
    "plain": {},
    "covered": {"covered": [0, 4]},
    "cut": {"cut": [{"patch": 3, "layer": 1}, {"head": 0, "query": 2}, {"layer": 2}]},
    "gates": {"gate_scale": [1, 0, 2.5]},
    "all at once": {"covered": [8], "cut": [{"patch": 1}], "gate_scale": 0.5},
}


@dataclass(frozen=True)
class Case:
    """What `ask` said, and the inquiry into it."""

    asked: dict
    inquiry: Inquiry

    def study(self, name, **about):
        return STUDIES[name](self.inquiry, **about)

    def kept(self, layer, part):
        return self.inquiry.trace[f"language.layers.{layer}.cross_attention.{part}"]


@pytest.fixture(scope="session", params=CASES)
def case(request, session, picture):
    return case_of(session, picture, **CASES[request.param])


@pytest.fixture(scope="session")
def plain(session, picture):
    return case_of(session, picture)


@pytest.fixture(scope="session")
def cut(session, picture):
    return case_of(session, picture, **CASES["cut"])


def case_of(session, picture, **changes):
    asked = session.ask(picture, QUESTION, max_words=4, **changes)
    words = [token["id"] for token in asked["tokens"]]
    return Case(asked, session.inquiry(picture, QUESTION, words, **changes))


@pytest.fixture
def close():
    """close(a, b): the same numbers, but for the rounding of float32."""
    return lambda a, b: np.testing.assert_allclose(a, b, atol=2e-5, rtol=1e-4)
