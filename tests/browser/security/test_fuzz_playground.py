"""Links, scenes, pictures, names of files and questions of any kind: no script runs, nothing breaks, and what the reader made comes back."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .hostile import MANY, batches, files, json_files, kinds, picture_bytes, texts

SCRIPT = Path(__file__).with_name("hostile.js")
PLAYGROUND = "playground/23-cross-attention.html"
SCENE = {"format": "sightline-scene", "version": 1, "scene": {"place": "grass-11", "items": [
    {"sprite": "noto/dog", "x": 300, "y": 600, "size": 400, "flip": False, "turn": 0}, {"sprite": "noto/cat", "x": 700, "y": 500, "size": 300, "flip": True, "turn": 20}]}}
PARTS = st.tuples(st.sampled_from("q picture temperature seed force covered cut gates word patch layer head scale view tool numbers v __proto__ x".split()),
                  st.one_of(texts, st.sampled_from(["1", "own", "scene:grass-11;noto/dog,1,2,300", "p63,m0", "1,1,1", "matrix", "code", "rollout", "ff" * 8, "1e999"])))
fragments = st.one_of(texts, st.lists(PARTS, min_size=1, max_size=6).map(lambda parts: "&".join(f"{key}={value}" for key, value in parts)))


@pytest.fixture
def page(new_page, server):
    """The playground with its model awake, and something of the reader's own on it."""
    page = new_page(reduced_motion="reduce")
    page.add_init_script(path=SCRIPT)
    page.goto(server.url + PLAYGROUND)
    page.locator("question-field input").wait_for()
    page.evaluate("trial.lab.change({ question: 'Where is the dog?', covered: [1, 2] })")
    yield page
    page.wait_for_function("trial.lab.ready && !trial.lab.busy && trial.lab.upToDate")
    page.evaluate("trial.lab.change({ question: 'What animal is in the photo?' })")
    page.wait_for_function("!trial.lab.busy && trial.lab.upToDate && trial.lab.reading.question.text === 'What animal is in the photo?'")


def test_any_link_and_any_question(page):
    @MANY
    @given(batches(st.one_of(fragments.map(lambda text: ["link", text]), texts.map(lambda text: ["question", text]))))
    def give(cases):
        assert page.evaluate("""(cases) => trial.each(cases, async ([what, text]) => {
            const { made } = trial, before = trial.lab.doc.question;
            if (what === 'link') {
                location.hash = text;
                dispatchEvent(new HashChangeEvent('hashchange'));
            } else {
                const field = document.querySelector('question-field input');
                field.value = text;
                field.dispatchEvent(new InputEvent('input', { bubbles: true }));
                field.form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
            }
            await document.querySelector('attention-playground').updateComplete;
            if (trial.lab.notice && trial.sentence(trial.lab.notice)) return trial.sentence(trial.lab.notice);
            if (trial.made !== made) trial.lab.undo();
            return trial.made === made ? '' : `not undone: ${trial.made} for ${made}`;
        })""", cases) == []

    give()


def test_any_scene_file(page):
    page.get_by_role("button", name="Keep and share").click()

    @MANY
    @given(batches(files(json_files(SCENE))))
    def open_file(cases):
        assert page.evaluate("""(cases) => trial.each(cases, async (one) => {
            const { made } = trial, keep = document.querySelector('lab-keep');
            keep.said = '';
            trial.choose(keep.querySelector('.keep-file'), trial.file(one));
            const said = await trial.until(() => keep.said);
            await document.querySelector('attention-playground').updateComplete;
            if (said.startsWith('Opened')) {
                if (trial.made !== made) trial.lab.undo();
            } else if (trial.sentence(said)) return trial.sentence(said);
            return trial.made === made ? '' : 'what was there is lost';
        })""", cases) == []

    open_file()
    page.evaluate("(text) => trial.choose(document.querySelector('.keep-file'), new File([text], 'sound.json'))", json.dumps(SCENE))
    page.wait_for_function("trial.lab.doc.picture.kind === 'scene' && document.querySelector('lab-keep').said === 'Opened.'")


def test_any_picture(page):
    page.locator("lab-bring").wait_for(state="attached")

    @settings(MANY, max_examples=10)
    @given(batches(files(picture_bytes, kinds)))
    def bring(cases):
        assert page.evaluate("""(cases) => trial.each(cases, async (one) => {
            const { made } = trial, bring = document.querySelector('lab-bring');
            trial.lab.say(null);
            await bring.arrive([trial.file(one)]);
            await bring.updateComplete;
            if (!bring.opened) return trial.sentence(trial.lab.notice ?? '') || (trial.made === made ? '' : 'what was there is lost');
            const crop = bring.querySelector('lab-crop');
            await crop.updateComplete;
            crop.preview();
            await crop.onUse();
            if (trial.made === made || trial.lab.doc.picture.kind !== 'own') return 'it was not taken';
            trial.lab.undo();
            return trial.made === made ? '' : 'not undone';
        })""", cases) == []

    bring()
