"""The shipped model, by the shipped engine, on fresh scenes: it must hold what its card promises."""

import json

import pytest
from sightline import Session, load
from training.cast_list import held_out_cast, trained_colour_cast
from training.exam import commonest_answer, covering, exact, sittings

SCENES = 200
SLACK = 6  # percentage points: two hundred scenes measure no finer


@pytest.fixture(scope="module")
def folder(root):
    return root / "assets/models/lookout"


@pytest.fixture(scope="module")
def card(folder):
    return json.loads((folder / "card.json").read_text())["results"]


@pytest.fixture(scope="module")
def session(folder):
    return Session(load(folder))


@pytest.fixture(scope="module")
def trained(session, root):
    return list(sittings(session, trained_colour_cast(root / "assets/sprites"), SCENES, seed=77))


def test_trained_styles_keep_the_card(session, trained, card):
    measured = exact(session, trained).percent()
    assert {kind: score for kind, score in measured.items() if score < card["trained"][kind] - SLACK} == {}


def test_held_out_style_keeps_the_card(session, root, card):
    measured = exact(session, sittings(session, held_out_cast(root / "assets/sprites"), SCENES, seed=78)).percent()
    assert measured["what"] >= card["held_out"]["what"] - 2 * SLACK


def test_without_the_picture_it_knows_no_more_than_the_questions_give_away(session, trained):
    blind, guess = exact(session, trained, blind=True).percent(), commonest_answer(trained).percent()
    for kind in ("what", "which", "where", "relation", "caption"):
        assert blind[kind] <= guess[kind] + 20


def test_covering_the_evidence_changes_the_answer_and_covering_elsewhere_does_not(session, trained, card):
    for kind, row in covering(session, trained[: SCENES // 2], seed=79).items():
        assert row["evidence"] >= card["covering"][kind]["evidence"] - 2 * SLACK
        assert row["random"] <= card["covering"][kind]["random"] + 2 * SLACK
