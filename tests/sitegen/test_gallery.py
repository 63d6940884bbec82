"""gallery.toml, course.toml, and what the model says about the pictures."""

import base64
import io

import numpy as np
import pytest
from PIL import Image

from sightline import Session, load
from sitegen.answers import answer_gallery
from sitegen.console import BuildError
from sitegen.course import read_course
from sitegen.gallery import read_gallery


def test_the_gallery_in_its_order(mini):
    pictures = read_gallery(mini)
    assert [picture.slug for picture in pictures] == ["red", "blue"]
    assert pictures[0].default and pictures[0].file.name == "red.png"


@pytest.mark.parametrize("old, new, complaint", [
    ('slug = "blue"', 'slug = "red"', "twice"),
    ("default = true", "default = false", "exactly one"),
    ('alt = "A blue square."', "", "'blue' has no alt"),
    ('file = "blue.png"', 'file = "green.png"', "green.png"),
    ('title = "Red"', 'title = Red', "not valid TOML"),
])
def test_mistakes_in_the_gallery_are_told(mini, old, new, complaint):
    table = mini.gallery / "gallery.toml"
    table.write_text(table.read_text().replace(old, new))
    with pytest.raises(BuildError, match=complaint):
        read_gallery(mini)


@pytest.mark.parametrize("file, old, new, complaint", [
    ("course.toml", "01-first", "02-other", "01-first is in no track"),
    ("lessons/01-first/lesson.toml", 'slug = "01-first"', 'slug = "other"', "calls itself 'other'"),
    ("course.toml", "[[tracks]]", "[[tracks", "course.toml is not valid TOML"),
])
def test_mistakes_in_the_course_are_told(mini, file, old, new, complaint):
    path = mini.site / file
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(BuildError, match=complaint):
        read_course(mini)


def test_answers_are_the_engine_s_own(mini):
    pictures = read_gallery(mini)
    looks = answer_gallery(mini, mini.models / "tiny", pictures)
    session = Session(load(mini.models / "tiny"))
    for picture in pictures:
        rgba = Image.open(picture.file).convert("RGBA")
        opened = session.open(rgba.tobytes(), *rgba.size)
        look = looks[picture.slug]
        pixels = np.asarray(Image.open(io.BytesIO(base64.b64decode(look["model_png"]))))
        assert (pixels == opened.pixels).all()
        assert np.allclose(array(look["vectors"]), opened.vectors[:, :16], atol=5e-5)
        for question in picture.questions:
            live, kept = session.ask(opened, question), look["answers"][question]
            assert kept["result"]["answer"] == live["answer"]
            assert np.allclose(array(kept["result"]["attention"]), live["attention"], atol=5e-5)
            means = live["attention"][:, live["best_layer"]].mean(axis=1)
            assert np.allclose([row["weights"] for row in kept["table"]], means, atol=5e-5)


def array(entry):
    return np.frombuffer(base64.b64decode(entry["base64"]), "<f4").reshape(entry["shape"])


@pytest.mark.parametrize("touch", ["assets/models/tiny/weights.safetensors", "py/sightline/ops.py",
                                   "assets/gallery/red.png"])
def test_nothing_stale_is_shown(mini, monkeypatch, touch):
    """Whatever an answer depends on makes it be computed again."""
    answer_gallery(mini, mini.models / "tiny", read_gallery(mini))
    with (mini.root / touch).open("ab") as file:
        file.write(b"\n")
    asked = []
    monkeypatch.setattr("sitegen.answers.compute", lambda folder, pictures, kept: asked.extend(p.slug for p in pictures))
    with pytest.raises(FileNotFoundError):
        answer_gallery(mini, mini.models / "tiny", read_gallery(mini))
    assert asked == (["red"] if touch.endswith("red.png") else ["red", "blue"])
