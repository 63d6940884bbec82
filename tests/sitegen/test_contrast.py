"""The contrastive figures: their numbers are the shipped weights' own, agree with the results, and are computed once."""

import re
import shutil

import numpy as np
import pytest
from PIL import Image
from sightline.weights import unpack
from training.contrast.pairs import caption_vector, picture_vector
from training.contrast.recipe import untrained
from training.contrast.towers import place

from sitegen import contrast
from sitegen.console import BuildError
from sitegen.contrast import Contrast
from sitegen.drawing import placed_in_log
from sitegen.gallery import read_gallery
from sitegen.project import ROOT, this_project

SHOWN = ["dog", "cat", "dog-and-cat", "sea", "forest", "penguins", "grey-tiger", "unseen-elephant"]
TIGHT = 0.006


@pytest.fixture(scope="module")
def matchbox():
    project = this_project()
    return Contrast(project, project.models / "lookout", read_gallery(project))


@pytest.fixture(scope="module")
def cones(matchbox):
    return contrast.cones(matchbox)


@pytest.mark.parametrize("stage", ["before", "after"])
def test_a_cell_is_the_cosine_of_a_picture_and_a_caption(matchbox, stage):
    """Two of the 64 cells, taken from the engine and the weights by hand."""
    it = contrast.matrix(matchbox, [matchbox.picture(slug) for slug in SHOWN])[stage]
    session = matchbox.session
    weights = untrained(session.model) if stage == "before" else unpack((matchbox.folder / "weights.safetensors").read_bytes())
    with Image.open(ROOT / "assets/gallery/dog.webp") as file:
        rgba = file.convert("RGBA")
    picture = picture_vector(session.open(rgba.tobytes(), *rgba.size))
    captions = np.array([caption_vector(session.model, text) for text in ("a dog on grass", "an elephant on sand")])
    points = place(np.array([picture, picture]), captions, weights)
    assert [it["cosines"][0][0], it["cosines"][0][7]] == pytest.approx((points[0] * points[1]).sum(axis=1).tolist(), abs=TIGHT)
    scores = np.exp(np.array(it["cosines"]) / it["temperature"])
    assert np.allclose(it["shares"], scores / scores.sum(axis=1, keepdims=True), atol=0.02)
    assert it["found_captions"] == sum(int(np.argmax(row)) == i for i, row in enumerate(it["cosines"]))
    assert it["found_pictures"] == sum(int(np.argmax(column)) == i for i, column in enumerate(zip(*it["cosines"])))


def test_training_moves_the_diagonal(matchbox):
    before, after = (contrast.matrix(matchbox, [matchbox.picture(slug) for slug in SHOWN])[stage] for stage in ("before", "after"))
    assert after["found_captions"] == after["found_pictures"] == 8 > before["found_captions"]
    assert min(after["cosines"][i][i] for i in range(8)) > max(before["cosines"][i][i] for i in range(8))


@pytest.mark.parametrize("stage, kept", [("before", lambda r: r["before"]), ("after", lambda r: r["after"]), ("cold", lambda r: r["fixed"][0])])
def test_the_gap_in_the_drawing_is_the_gap_of_the_results(matchbox, cones, stage, kept):
    """The plane keeps its length, both centroids lie at one height, and no point leaves the sphere."""
    it, results = cones["stages"][stage], kept(matchbox.results)
    (left, low), (right, high) = it["centroids"]
    assert right - left == pytest.approx(results["gap"], abs=TIGHT) and low == pytest.approx(high, abs=0.002)
    assert it["gap"] == pytest.approx(results["gap"], abs=TIGHT)
    assert np.hypot(left, low) == pytest.approx(results["picture_centroid"], abs=TIGHT)
    assert np.mean(it["pictures"], axis=0) == pytest.approx(it["centroids"][0], abs=0.002)
    assert np.linalg.norm([*it["pictures"], *it["captions"]], axis=1).max() <= 1.001
    middle = (left + right) / 2
    assert it["crossed_pictures"] == sum(x > middle for x, _ in it["pictures"])


def test_every_point_has_its_partner(cones):
    assert len(cones["texts"]) == len({" ".join(sorted(text.split())) for text in cones["texts"]}) == 128
    assert all(len(it["pictures"]) == len(it["captions"]) == 128 for it in cones["stages"].values())


def test_the_lesson_shows_these_numbers(built_site, matchbox):
    text = (built_site / "modules" / "23-cross-attention.html").read_text(encoding="utf-8")
    [drawn] = re.findall(r'<figure id="[\w-]+" class="figure two-cones">.*?</figure>', text, re.DOTALL)
    results = matchbox.results
    assert re.findall(r"gap (\d\.\d\d)<", drawn) == [f"{each['gap']:.2f}" for each in (results["before"], results["after"], results["fixed"][0])]
    [table] = re.findall(r'<div class="matrix-stage" data-stage="after">.*?</table>', text, re.DOTALL)
    cells = re.findall(r'<td data-level="\d+".*?</td>', table, re.DOTALL)
    own = contrast.matrix(matchbox, [matchbox.picture(slug) for slug in SHOWN])["after"]["cosines"]
    plain = [re.sub(r"<[^>]+>|\s|[a-z,]", "", cell).replace("−", "-") for cell in cells]
    assert [float(cell) for cell in plain] == pytest.approx([cosine for row in own for cosine in row], abs=0.0051)


def test_the_prose_agrees_with_the_results(matchbox):
    prose = (ROOT / "site/lessons/23-cross-attention/lesson.md").read_text(encoding="utf-8")
    results = matchbox.results
    after, cold = results["after"], results["fixed"][0]
    found, found_cold = (run["retrieval"]["trained"]["picture_to_caption"] for run in (after, cold))
    assert f"{results['before']['gap']:.2f} apart. Trained with a learned temperature, it let the gap all but close, to {after['gap']:.2f}." in prose
    assert (f"held at {cold['temperature']}, it kept a gap of {cold['gap']:.2f}, and still found the right caption among {results['batch']} "
            f"for {found_cold}% of the pictures, against {found}%") in prose


def test_what_is_kept_is_kept_by_everything_it_depends_on(mini, monkeypatch):
    shutil.copytree(ROOT / "assets" / "contrast", mini.assets / "contrast")
    computed = []

    def fake(self):
        computed.append(1)
        return {"computed": len(computed)}

    def ask():
        return Contrast(mini, mini.models / "tiny", read_gallery(mini)).kept(fake)

    assert ask() == ask() == {"computed": 1}
    with (mini.assets / "contrast" / "weights.safetensors").open("ab") as file:
        file.write(b"\n")
    assert ask() == {"computed": 2}
    with (mini.engine / "ops.py").open("a") as file:
        file.write("\n")
    assert ask() == {"computed": 3}


def test_mistakes_are_told(mini):
    it = Contrast(mini, mini.models / "tiny", read_gallery(mini))
    assert not it.exists
    with pytest.raises(BuildError, match="python3 build.py contrast"):
        it.results
    with pytest.raises(BuildError, match="'red'.*with a caption"):
        it.matrix(["red"])
    with pytest.raises(BuildError, match="'no-such'"):
        it.matrix(["no-such"])


def test_every_caption_of_the_gallery_is_in_words_the_model_knows(matchbox):
    known = matchbox.session.model.tokenizer
    captions = [picture.more["caption"] for picture in matchbox.pictures.values()]
    assert captions and all(token.known for caption in captions for token in known.read(caption))


def test_a_doubling_takes_the_same_room_anywhere():
    steps = [float(placed_in_log(value, 1, 16).rstrip("%")) for value in (1, 2, 4, 16)]
    assert steps == pytest.approx([0, 25, 50, 100])
