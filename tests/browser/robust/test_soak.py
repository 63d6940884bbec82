"""An hour at the page, in a minute: at every step the page shows what the model says, and nothing is left behind.

SIGHTLINE_SOAK=5000 makes the walks that long; SIGHTLINE_SOAK_SEED=7 makes them others."""

import io
import os
import random

import pytest
from PIL import Image

from browser.pages.conftest import LESSONS
from browser.playground.conftest import PLAYGROUND
from sitegen.project import this_project
from sitegen.tools import esbuild

from .holding import ROOM, SAMPLES, Holding, growing

STEPS = int(os.environ.get("SIGHTLINE_SOAK", 0))
SEED = int(os.environ.get("SIGHTLINE_SOAK_SEED", 23))
A_TURN = 5                                               # steps by the page's own events, then one by mouse, keyboard or file
COUNT_URLS = """() => {
    window.urls = new Map();
    const { createObjectURL: make, revokeObjectURL: drop } = URL;
    URL.createObjectURL = (what) => { const url = make.call(URL, what); urls.set(url, Date.now()); return url; };
    URL.revokeObjectURL = (url) => { urls.delete(url); drop.call(URL, url); };
}"""
OLD_URLS = "[...urls.values()].filter((made) => Date.now() - made > 75_000).length"   # a download keeps its own for a minute
MOST_OLD_URLS = 9                                        # the reader's last pictures, and a spare one
EDIT = """async (by) => {
    const { edits } = document.querySelector('attention-playground').lab;
    const steps = (await sightlineDesk.client.call('steps')).steps;
    const { source } = steps.find(({ name }) => name === 'ops.softmax');
    await edits.run({ 'ops.softmax': source.replace('return weights', `return weights * ${by}`) });
}"""
ROOM_OF_WORKER = {"bytes": (0.25, 0), "objects": (0.05, 1000)}     # Python's


@pytest.fixture(scope="module")
def hand(root, tmp_path_factory):
    bundle = tmp_path_factory.mktemp("soak") / "soak.js"
    esbuild(this_project(), root / "tests/browser/robust/soak.js", "--bundle", "--format=iife", f"--outfile={bundle}")
    return bundle.read_text(encoding="utf-8")


class Walk:
    """A page under a random hand."""

    def __init__(self, page, hand):
        self.page = page
        self.random = random.Random(SEED)
        page.evaluate("() => { sightlineDesk.client.start(); }")
        page.wait_for_function("sightlineDesk.client.state.name === 'ready'")
        page.evaluate(hand)
        page.evaluate("(seed) => soak.begin(seed)", SEED)
        self.holding = Holding(page)

    def on(self, steps):
        while steps > 0:
            self.hold(self.page.evaluate("(steps) => soak.walk(steps)", min(steps, A_TURN)))
            steps -= A_TURN + 1
            yield

    def hold(self, wrong):
        assert not wrong, "\n".join([f"With seed {SEED}:", *wrong])

    def settle(self):
        self.hold(self.page.evaluate("() => soak.check()"))

    def held(self):
        """What page and worker hold once everything is as it was when the page came."""
        return self.page.evaluate("() => soak.rest()") | self.holding.now()


def png(colour):
    sink = io.BytesIO()
    Image.new("RGB", (120, 120), colour).save(sink, "PNG")
    return {"name": "mine.png", "mimeType": "image/png", "buffer": sink.getvalue()}


def by_mouse(walk):
    """A drag or a click somewhere on the stage, whatever the tool makes of it."""
    stage = walk.page.locator("attention-playground lab-scene").first
    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    points = [(box["x"] + walk.random.random() * box["width"], box["y"] + walk.random.random() * box["height"]) for _ in range(3)]
    walk.page.mouse.move(*points[0])
    walk.page.mouse.down()
    for point in points[1:walk.random.randint(1, 3)]:
        walk.page.mouse.move(*point, steps=4)
    walk.page.mouse.up()


def by_keyboard(walk):
    for _ in range(3):
        walk.page.keyboard.press(walk.random.choice(["Control+z", "Control+Shift+z", "Tab", "ArrowRight", "ArrowUp", "Delete", "Escape", "Enter", "f", "+"]))


def by_file(walk):
    walk.page.locator("lab-bring input[type=file]").first.set_input_files(png((walk.random.randrange(256), 90, 30)))
    walk.page.get_by_role("button", name="Use this").click()
    walk.page.locator("lab-bring dialog").first.wait_for(state="hidden")


def by_code(walk):
    walk.page.evaluate(EDIT, walk.random.choice([0.5, 1.5, 2]))


def test_an_hour_in_the_playground(open_playground, hand):
    playground = open_playground(before=f"({COUNT_URLS})()", viewport={"width": 1280, "height": 1600}, reduced_motion="reduce").wake()
    walk = Walk(playground.page, hand)
    for view in playground.lab("views.map(({ id }) => id)"):        # what is fetched and made once is not a leak
        playground.change(view=view, tool="move")
        walk.settle()
    for once in (by_code, by_file, by_mouse):
        once(walk)
        walk.settle()
    samples = []
    for _ in range(SAMPLES):
        for _ in walk.on((STEPS or 120) // SAMPLES):
            walk.random.choice([by_mouse, by_mouse, by_mouse, by_keyboard, by_file, by_code])(walk)
            walk.settle()
        samples.append(walk.held())
    assert not (found := growing(samples, ROOM | ROOM_OF_WORKER)), "\n".join(found)
    assert walk.page.evaluate(OLD_URLS) <= MOST_OLD_URLS


@pytest.mark.parametrize("path", LESSONS)
def test_an_hour_in_a_lesson(open_page, hand, path):
    """Its figures, its narration, its questions to check oneself."""
    page = open_page(path, viewport={"width": 1280, "height": 1600})
    for part in page.locator("[data-script]").all():
        part.scroll_into_view_if_needed()
    page.wait_for_function("[...document.querySelectorAll('[data-script]')].every((part) => customElements.get(part.localName))")
    walk = Walk(page, hand)
    for _ in walk.on(STEPS or 30):
        pass
