"""What is drawn over a picture is seen on any picture: white, black, grey and noise, in both themes, in real pixels."""

import io

import numpy as np
from PIL import Image

from browser.pages.conftest import open_lesson  # noqa: F401  a fixture

from .pixels import contrast, edges, luminance, shot

GRAPHIC, TEXT = 3, 4.5                                     # WCAG 1.4.11 and 1.4.3
PICTURES = {"white": np.full((96, 96, 3), 255), "black": np.zeros((96, 96, 3)), "grey": np.full((96, 96, 3), 119),
            "noise": np.random.default_rng(6).integers(0, 256, (96, 96, 3))}


def png(name):
    sink = io.BytesIO()
    Image.fromarray(PICTURES[name].astype(np.uint8)).resize((480, 480), Image.NEAREST).save(sink, "PNG")
    return {"name": f"{name}.png", "mimeType": "image/png", "buffer": sink.getvalue()}


def bring(playground, name):
    """→ the crop dialog, open."""
    playground.root.locator("lab-bring input[type=file]").set_input_files(png(name))
    dialog = playground.root.locator("lab-bring dialog")
    dialog.locator("lab-crop").wait_for()
    return dialog


def numbers_contrast(image, boxes, scale=2):
    """Of every number on the picture: the contrast between its ink and what lies around each of its strokes. The lowest."""
    worst = []
    for left, top, width, height, ink in boxes:
        part = image[round(top * scale):round((top + height) * scale), round(left * scale):round((left + width) * scale)]
        core = np.abs(part - np.array(ink)).max(axis=2) < 30
        near = spread(core, 2) & ~spread(core, 1)
        around = contrast(luminance(part)[near], luminance(np.array(ink, float)))
        worst.append(np.quantile(around, 0.1) if len(around) else 1)              # nothing around it: all of it is like ink
    return min(worst)


def spread(mask, by):
    """The mask and all that is within so many pixels of it."""
    padded = np.pad(mask, by)
    return np.any([padded[row:row + mask.shape[0], column:column + mask.shape[1]] for row in range(2 * by + 1) for column in range(2 * by + 1)], axis=0)


BOXES = """stage => {
    const at = stage.getBoundingClientRect();
    return [...stage.querySelectorAll('.cell-number')].map((number) => {
        const { left, top, width, height } = number.getBoundingClientRect();
        return [left - at.left, top - at.top, width, height, getComputedStyle(number).color.match(/\\d+/g).map(Number)];
    });
}"""


LAB = "document.querySelector('attention-playground').lab"
MARKS = {"chosen": {"patch": 27}, "cut": {"cut": [{"patch": 27}]}, "cut in a head": {"cut": [{"patch": 27, "layer": 1, "head": 0}], "layer": 1, "head": "mean"}}


class Looker:
    """Looks at the picture through what is drawn over it, and keeps what cannot be told apart."""

    def __init__(self, playground):
        self.playground, self.page = playground, playground.page
        self.stage = playground.root.locator(".lab-stage")
        self.weak = {}

    def check(self, what, contrasts, least=GRAPHIC):
        lowest = float(np.quantile(contrasts, 0.1)) if len(contrasts) else 0      # rounding and the ends of a dash may hide one row in ten
        if lowest < least:
            self.weak[self.where, what] = lowest

    def change(self, **part):
        """Only what is drawn: the model need not answer."""
        self.page.evaluate(f"(part) => {{ {LAB}.follow = () => {{}}; {LAB}.change(part); }}", part)

    def crop(self, dialog):
        whole, frame = dialog.locator(".crop-stage"), dialog.locator(".crop-frame")
        frame.evaluate("frame => { frame.blur(); frame.style.setProperty('visibility', 'hidden'); }")
        bare = shot(whole)
        frame.evaluate("frame => frame.style.removeProperty('visibility')")
        self.check("crop", edges(bare, shot(whole))[8:-8])
        frame.focus()
        self.page.keyboard.press("Home")
        self.check("focused crop", edges(bare, shot(whole))[16:-16])

    def patches(self):
        lit = self.stage.locator(".cell[data-lit=true]")
        with_lit, count = shot(self.stage), lit.count()
        row = lambda image, patch: image[(patch // 8) * len(image) // 8 + 12:(patch // 8 + 1) * len(image) // 8 - 12]
        unlight = "(cell) => { cell.toggleAttribute('data-was-lit', cell.dataset.lit === 'true'); cell.dataset.lit = false; }"
        self.stage.evaluate(f"stage => stage.querySelectorAll('.cell').forEach({unlight})")
        plain = shot(self.stage)
        self.stage.evaluate("stage => stage.querySelectorAll('.cell').forEach((cell) => { cell.dataset.lit = cell.hasAttribute('data-was-lit'); })")
        assert count, "some patch got more than its share"
        self.check("lit", edges(plain, with_lit))
        for mark, part in MARKS.items():
            self.change(**part)
            self.check(mark, edges(row(with_lit, 27), row(shot(self.stage), 27)))
            self.change(patch=None, cut=[])
        cell = self.stage.locator(".cell[tabindex='0']")
        at = int(cell.get_attribute("data-patch"))
        self.page.keyboard.press("Shift")                     # who uses keys sees the focus
        cell.focus()
        self.check("focused", edges(row(with_lit, at), row(shot(self.stage), at)))
        cell.evaluate("cell => cell.blur()")
        self.change(numbers=True)
        self.check("numbers", [numbers_contrast(shot(self.stage), self.stage.evaluate(BOXES))], TEXT)
        self.change(numbers=False)


def test_marks_and_numbers_on_any_picture(open_playground):
    looker = Looker(open_playground(device_scale_factor=2, viewport={"width": 1280, "height": 1000}))
    playground, page = looker.playground, looker.page
    page.mouse.move(0, 0)
    for name in PICTURES:
        dialog = bring(playground, name)
        for theme in ("light", "dark"):
            looker.where = f"{name}, {theme}"
            page.emulate_media(color_scheme=theme)
            looker.crop(dialog)
        page.evaluate(f"() => {{ delete {LAB}.follow; }}")
        dialog.get_by_role("button", name="Use this").click()
        page.wait_for_function(f"name => {LAB}.pictures.find({LAB}.doc.picture).alt.includes(name)", arg=name)
        playground.settle()
        for theme in ("light", "dark"):
            looker.where = f"{name}, {theme}"
            page.emulate_media(color_scheme=theme)
            looker.patches()
    assert looker.weak == {}


def test_threads_on_any_picture(open_lesson):
    """The threads from a word to its patches, in the lesson's figure; the words, rows and table beside it say the same."""
    figure = open_lesson(device_scale_factor=2, viewport={"width": 1280, "height": 1000}, reduced_motion="reduce").look()
    page, weak = figure.page, {}
    for name in PICTURES:
        picture = png(name)
        figure.bring(picture["name"], picture["buffer"], picture["mimeType"])
        page.wait_for_function("([figure, name]) => figure.picture.alt.includes(name) && !figure.inquiry.waiting", arg=[figure.root.element_handle(), name])
        figure.finish()
        stage = figure.root.locator("patch-picture")
        page.mouse.move(0, 0)
        figure.root.locator(".thread").first.wait_for()
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            threads = figure.root.locator(".threads")
            threads.evaluate("threads => threads.style.setProperty('visibility', 'hidden')")
            bare = shot(stage)
            threads.evaluate("threads => threads.style.removeProperty('visibility')")
            rows = edges(bare, shot(stage))
            assert len(rows), "some thread crosses the picture"
            if (lowest := float(np.quantile(rows, 0.1))) < GRAPHIC:
                weak[name, theme] = lowest
    assert weak == {}
