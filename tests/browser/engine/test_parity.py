"""The engine in a real browser and in CPython: the same answers and the same attention, for the whole gallery."""

from base64 import b64encode

import numpy as np
import pytest
from PIL import Image, ImageOps

from sightline import Session, load
from sitegen.engine import model_folders
from sitegen.gallery import read_gallery
from sitegen.project import this_project

ASK_ALL = """async ({picture, questions}) => {
    const {id, pixels} = await client.open(pictureFrom(picture));
    const results = [];
    for (const question of questions) {
        const {answer, tokens, attention, question_attention: before} = await client.ask(id, question);
        results.push({answer, tokens, shape: attention.shape, attention: [...attention.data],
                      before: [...before.data], types: [attention, before].map(({data}) => data.constructor.name)});
    }
    await client.close(id);
    return {pixels: [...pixels.data], results};
}"""


@pytest.fixture(scope="module")
def session():
    return Session(load(model_folders(this_project())[0]))


@pytest.mark.parametrize("picture", read_gallery(this_project()), ids=lambda picture: picture.slug)
def test_browser_and_cpython_agree(live, session, picture):
    page, _ = live
    with Image.open(picture.file) as file:
        rgba = ImageOps.exif_transpose(file).convert("RGBA")
    opened = session.open(rgba.tobytes(), *rgba.size)

    sent = {"base64": b64encode(rgba.tobytes()).decode(), "width": rgba.width, "height": rgba.height}
    browser = page.evaluate(ASK_ALL, {"picture": sent, "questions": picture.questions})

    assert browser["pixels"] == opened.pixels.reshape(-1).tolist()
    for question, theirs in zip(picture.questions, browser["results"], strict=True):
        ours = session.ask(opened, question)
        assert theirs["answer"] == ours["answer"], question
        assert theirs["types"] == ["Float32Array", "Float32Array"]
        assert theirs["shape"] == list(ours["attention"].shape)
        np.testing.assert_allclose(theirs["attention"], ours["attention"].reshape(-1), atol=1e-4)
        np.testing.assert_allclose(theirs["before"], ours["question_attention"].reshape(-1), atol=1e-4)
        np.testing.assert_allclose([word["probability"] for word in theirs["tokens"]],
                                   [word["probability"] for word in ours["tokens"]], atol=1e-4)


def test_interventions_and_the_trace_cross_as_well(live, session):
    page, _ = live
    picture = page.evaluate("""async () => {
        const {id} = await client.open({rgba: new Uint8Array(4 * 96 * 96).map((_, i) => (i * 7) % 256), width: 96, height: 96});
        const options = {covered: [0, 9], cut: [{layer: 1, patch: 3, head: null}], gate_scale: [1, 0.5, 1], record: true, max_words: 2};
        const {answer, trace, gates} = await client.ask(id, 'What animal is in the photo?', options);
        const {dtype, shape, data} = trace['language.logits'];
        return {answer, gates, names: Object.keys(trace).length, dtype, shape, first: data[0], length: data.length};
    }""")
    rgba = (np.arange(4 * 96 * 96) * 7 % 256).astype(np.uint8)
    ours = session.ask(session.open(rgba.tobytes(), 96, 96), "What animal is in the photo?", covered=[0, 9],
                       cut=[{"layer": 1, "patch": 3}], gate_scale=[1, 0.5, 1], record=True, max_words=2)
    logits = ours["trace"]["language.logits"]
    assert (picture["answer"], picture["names"]) == (ours["answer"], len(ours["trace"]))
    assert (picture["dtype"], picture["shape"], picture["length"]) == ("float32", list(logits.shape), logits.size)
    assert picture["first"] == pytest.approx(float(logits.reshape(-1)[0]), abs=1e-3)
    np.testing.assert_allclose(picture["gates"], ours["gates"], atol=1e-6)
