"""The model that ships: whole, sealed, and right about the picture that greets the reader."""

import json
import tomllib
from pathlib import Path

import numpy as np
import pytest

from sightline import Session, cli, load
from sightline.weights import split

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "assets" / "models" / "lookout"
GALLERY = ROOT / "assets" / "gallery"


@pytest.fixture(scope="module")
def lookout():
    return Session(load(MODEL))


@pytest.fixture(scope="module")
def greeting():
    """The gallery's default picture: its entry, and its file."""
    entries = tomllib.loads((GALLERY / "gallery.toml").read_text(encoding="utf-8"))["picture"]
    entry, = [entry for entry in entries if entry.get("default")]
    return entry, GALLERY / entry["file"]


@pytest.fixture(scope="module")
def opened(lookout, greeting):
    image = cli.read_picture(greeting[1])
    return lookout.open(image.tobytes(), *image.size)


def test_every_tensor_is_sealed():
    header, _ = split((MODEL / "weights.safetensors").read_bytes())
    sealed = header.pop("__metadata__")
    assert set(sealed) == set(header) and {entry["dtype"] for entry in header.values()} == {"F16"}


def test_it_is_what_the_course_says_it_is(lookout):
    model, = lookout.call("models", {})["models"]
    assert (model["name"], model["size"], model["patch"], model["grid"]) == ("lookout", 96, 12, [8, 8])
    assert (model["layers"], model["heads"]) == (3, 4) and max(model["gates"]) > 0.3
    assert model["card"]["results"]["best_layer"] == model["best_layer"]


def test_a_visitors_words_are_known(lookout):
    for question in ("What's this?", "which animal do you see?", "is it a cat?", "where's the dog?", "Describe the photo.",
                     "How many animals are there?", "What is left of the cat?", "what is in the background"):
        assert [token.text for token in lookout.read_question(question) if not token.known] == []


def test_it_is_right_and_sure_about_the_greeting(lookout, opened, greeting):
    result = lookout.ask(opened, "What animal is in the photo?")
    assert result["answer"] in ("a dog", "a cat") and result["answer"][2:] in greeting[0]["alt"].lower()
    assert result["stopped"] == "end" and min(token["probability"] for token in result["tokens"]) > 0.9


def test_what_it_looked_at_matters(lookout, opened):
    """Covering where the animal's name was read off changes the answer; covering as much elsewhere does not."""
    question = "What animal is in the photo?"
    result = lookout.ask(opened, question)
    look = result["attention"][-1, result["best_layer"]].mean(axis=0)
    order = np.argsort(-look)
    seen = order[:int(np.searchsorted(np.cumsum(look[order]), 0.95)) + 1].tolist()
    unseen = order[::-1][:min(len(seen), 64 - len(seen))].tolist()
    assert lookout.ask(opened, question, covered=seen)["answer"] != result["answer"]
    assert lookout.ask(opened, question, covered=unseen)["answer"] == result["answer"]
    assert lookout.ask(opened, question, blind=True)["tokens"] != result["tokens"]


def test_the_command_line_finds_it_by_itself(greeting, capsys, monkeypatch):
    monkeypatch.delenv("SIGHTLINE_MODELS", raising=False)
    assert cli.main(["ask", str(greeting[1]), "What animal is in the photo?", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["answer"] in ("a dog", "a cat")
    assert np.shape(result["tokens"][0]["attention"]) == (8, 8)
    assert cli.main(["models"]) == 0 and "lookout: " in capsys.readouterr().out
