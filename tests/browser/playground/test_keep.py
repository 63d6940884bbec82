"""What the reader takes along is what the page shows: link, picture, numbers, scene, program."""

import csv
import io
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from PIL import Image

SCENE = {"place": "grass-11", "items": [{"sprite": "noto/dog", "x": 300, "y": 600, "size": 420, "flip": True, "turn": -12},
                                       {"sprite": "noto/cat", "x": 700, "y": 640, "size": 380, "flip": False, "turn": 0}]}


class Menu:
    def __init__(self, playground):
        self.playground, self.page = playground, playground.page
        self.button = playground.root.get_by_role("button", name="Keep and share")
        self.panel = playground.root.get_by_role("dialog", name="Keep and share")
        self.said = self.panel.get_by_role("status")

    def open(self):
        self.button.click()
        return self

    def save(self, name):
        """Press a button that saves a file → its name and its bytes."""
        with self.page.expect_download() as download:
            self.panel.get_by_role("button", name=name, exact=True).click()
        return download.value.suggested_filename, download.value.path().read_bytes()

    def choose_file(self, content, name="scene.json"):
        self.panel.locator("input[type=file]").set_input_files({"name": name, "mimeType": "application/json", "buffer": content})
        self.said.filter(has_text=".").wait_for()
        return self.said.inner_text()


def attention(playground):
    shape = [playground.lab(f"reading.{name}") for name in ("words.length", "layers", "heads", "patches")]
    return np.array(json.loads(f"[{playground.lab('reading.attention.join()')}]"), np.float32).reshape(shape)


def run_program(text, root, tmp_path):
    program = tmp_path / "program.py"
    program.write_bytes(text)
    done = subprocess.run([sys.executable, program], capture_output=True, encoding="utf-8", cwd=tmp_path,
                          env={**os.environ, "PYTHONPATH": str(root / "py"), "PYTHONUTF8": "1"})
    assert done.returncode == 0, done.stderr
    head, _, grid = done.stdout.partition("\n[[")
    answer, *words = head.splitlines()
    return answer, [(text, float(share)) for text, share in map(str.split, words)], np.array(
        [[float(share) for share in row.strip("[] ").split()] for row in grid.strip().splitlines()])


def check_program(playground, text, root, tmp_path):
    answer, words, grid = run_program(text, root, tmp_path)
    assert answer == playground.answer
    assert [word for word, _ in words] == playground.lab("reading.words.map(({ text }) => text)")
    np.testing.assert_allclose([share for _, share in words], playground.lab("reading.words.map(({ probability }) => probability)"), atol=2e-5)
    shown = playground.page.evaluate("""() => {
        const { lab } = document.querySelector('attention-playground');
        return [...document.querySelector('lab-patches').look.shares()];
    }""")
    np.testing.assert_allclose(grid.ravel(), 100 * np.array(shown), atol=0.051)


def test_numbers_and_program_are_those_on_show(open_playground, root, tmp_path):
    playground = open_playground().wake()
    playground.change(question="Where is the “dog”, \\ 'please'?", covered=[3, 17, 18], cut=[{"layer": 1, "head": 2, "patch": 20}, {"query": 2}],
                      gates=[1, 0.8, 1.2], temperature=0.7, seed=11, force=["a"], word=1, layer=2, head=3)
    menu = Menu(playground).open()
    shown = attention(playground)

    name, table = menu.save("CSV")
    assert name == "sightline-where-is-the-dog-please.csv"
    lines = list(csv.DictReader(io.StringIO(table.decode())))
    assert list(lines[0]) == ["word", "position", "layer", "head", "patch", "row", "column", "share"]
    np.testing.assert_array_equal(np.array([line["share"] for line in lines], np.float32), shown.ravel())
    assert [int(lines[-1][key]) for key in ("layer", "head", "patch", "row", "column")] == [2, 3, 63, 7, 7]
    first = playground.lab("reading.question.tokens.length") + 1
    assert {int(line["position"]) for line in lines} == set(range(first, first + len(shown)))

    _, content = menu.save(".npz")
    with np.load(io.BytesIO(content)) as file:
        np.testing.assert_allclose(file["attention"], shown, atol=1e-5)
        assert list(file["tokens"][first + 1:]) == playground.lab("reading.words.map(({ text }) => text)")
        assert len(file["ids"]) == len(file["tokens"]) and file["covered"].tolist() == [3, 17, 18]
        assert file["vision.layers.0.attention.query"].shape == (4, 64, 32) and len(file["edited"]) == 0

    check_program(playground, menu.save("Save the Python program")[1], root, tmp_path)
    for head in ("mean", "max", "rollout"):
        playground.page.evaluate("(head) => document.querySelector('attention-playground').lab.change({ head })", head)
        playground.page.wait_for_function("document.querySelector('lab-patches').look.shares()")
        check_program(playground, menu.save("Save the Python program")[1], root, tmp_path)

    edited = "def softmax(scores):\n    \"\"\"Flat: 'every' \\\\ one.\"\"\"\n    return np.full_like(scores, 1 / scores.shape[-1])\n"
    playground.page.evaluate("(text) => document.querySelector('attention-playground').lab.edits.run({ 'ops.softmax': text })", edited)
    playground.settle()
    assert "it opens with the engine as it was written" in menu.panel.inner_text()
    playground.page.evaluate("document.querySelector('attention-playground').lab.change({ head: 'mean' })")
    program = menu.save("Save the Python program")[1]
    check_program(playground, program, root, tmp_path)
    assert b"workshop.change" in program


def test_the_view_is_saved_as_it_is_shown(open_playground):
    playground = open_playground().wake()
    playground.change(covered=[0], question="What animal is <b> & in the photo?")
    menu = Menu(playground).open()
    _, svg = menu.save("SVG")
    sheet = ET.fromstring(svg)
    words = ["".join(text.itertext()) for text in sheet.iter("{http://www.w3.org/2000/svg}text")]
    assert "What animal is <b> & in the" in " ".join(words)
    for word in playground.lab("reading.words.map(({ text }) => text)"):
        assert word in words
    assert any("layer 2, mean of the heads" in text.lower() for text in words)
    [image] = sheet.iter("{http://www.w3.org/2000/svg}image")
    assert image.get("href").startswith("data:image/png;base64,")
    veils = [float(rect.get("fill-opacity")) for rect in sheet.iter("{http://www.w3.org/2000/svg}rect") if rect.get("fill-opacity")]
    shares = np.array(playground.lab("reading.shares(lab.word, lab.doc).join()").split(","), float)
    np.testing.assert_allclose(veils[:64], 0.78 * (1 - shares / shares.max()), atol=1e-3)
    name, png = menu.save("PNG")
    picture = Image.open(io.BytesIO(png))
    assert name.endswith(".png") and picture.size == (2 * int(sheet.get("width")), 2 * int(sheet.get("height")))
    assert len(np.unique(np.asarray(picture.convert("RGB"))[64:1024:20, 64:1024:20].reshape(-1, 3), axis=0)) > 100, "there is a picture in it"


def test_cuts_are_drawn_as_on_the_stage_and_named(open_playground):
    playground = open_playground().wake()
    playground.change(cut=[{"patch": 9}, {"layer": 1, "head": 0, "patch": 12}, {"layer": 0}, {"layer": 2, "head": 3}], gates=[1, 0.5, 1])
    sheet = ET.fromstring(Menu(playground).open().save("SVG")[1])
    words = " ".join("".join(text.itertext()) for text in sheet.iter("{http://www.w3.org/2000/svg}text"))
    assert "Ways to 1 patch cut · Ways to 1 patch cut in head 1 of layer 2 · Layer 1 cut · Head 4 of layer 3 cut · Gate of layer 2 at 0.5" in words
    side = 480 / 8
    hatched = {}
    for line in sheet.iter("{http://www.w3.org/2000/svg}line"):
        (x1, y1), (x2, y2) = ((float(line.get(f"x{end}")) - 32, float(line.get(f"y{end}")) - 32) for end in "12")
        if x1 < x2 and y1 > y2:
            place = int((y1 + y2) / 2 // side) * 8 + int((x1 + x2) / 2 // side)
            hatched.setdefault(place, []).append(round(x2 - x1))
    assert sorted(hatched) == [9, 12], "both of the one layer on show, and no other"
    assert len(hatched[9]) == 2 * len(hatched[12]) + 2, "all heads are cut there, here one"
    assert max(hatched[9]) == side and hatched[9] == hatched[9][::-1], "the whole square"


def test_the_honest_comparison_is_kept_once_it_has_been_run(open_playground):
    playground = open_playground("#view=matter&covered=c000000000000000&v=1").wake()
    menu = Menu(playground).open()
    assert "honest comparison" not in menu.panel.inner_text()
    playground.page.keyboard.press("Escape")
    playground.root.get_by_role("button", name="Run the honest comparison").click()
    playground.page.wait_for_function("() => document.querySelector('lab-comparison').run.value?.part === 1")
    it = playground.page.evaluate("document.querySelector('lab-comparison').run.value")
    menu.open()
    name, table = menu.save("CSV the comparison")
    assert name == "sightline-comparison-what-animal-is-in-the-photo.csv"
    lines = list(csv.DictReader(io.StringIO(table.decode())))
    assert [int(line["covered"]) for line in lines] == it["counts"]
    for column, curve in {"most_attended": it["most"], "least_attended": it["least"], "draw_5": it["random"][4],
                          "random_mean": np.mean(it["random"], axis=0), "random_lowest": np.min(it["random"], axis=0)}.items():
        np.testing.assert_allclose([float(line[column]) for line in lines], curve, rtol=1e-6)

    sheet = ET.fromstring(menu.save("SVG the comparison")[1])
    drawn = [[[float(place) for place in point.split(",")] for point in line.get("points").split()]
             for line in sheet.iter("{http://www.w3.org/2000/svg}polyline")]
    curves = np.array([line for line in drawn if len(line) == len(lines)])
    heights = np.array([np.mean(it["random"], axis=0), it["least"], it["most"]])
    top, foot = curves[0, 0, 1] - 360 * (1 - heights[0, 0]), curves[0, 0, 1] + 360 * heights[0, 0]
    np.testing.assert_allclose((foot - curves[..., 1]) / (foot - top), heights, atol=1e-3)
    words = " ".join("".join(text.itertext()) for text in sheet.iter("{http://www.w3.org/2000/svg}text"))
    assert "What animal is in the photo?" in words and "2 patches covered" in words and "patches covered 0" not in words
    assert playground.root.locator(".found-words").first.inner_text() in words
    png = Image.open(io.BytesIO(menu.save("PNG the comparison")[1]))
    assert png.size == (2 * int(sheet.get("width")), 2 * int(sheet.get("height")))

    playground.change(covered=[])
    assert menu.panel.get_by_role("button", name="CSV the comparison").is_disabled()
    assert "Run it again" in menu.panel.inner_text()


def test_by_touch(open_playground):
    playground = open_playground(before="navigator.clipboard.writeText = async (text) => { globalThis.copied = text; };",
                                 has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}).wake()
    playground.change(patch=5)
    menu = Menu(playground)
    menu.button.tap()
    menu.panel.get_by_role("button", name="Copy link").tap()
    menu.said.get_by_text("copied").wait_for()
    assert playground.page.evaluate("copied").endswith("#patch=5&v=1")
    with playground.page.expect_download() as download:
        menu.panel.get_by_role("button", name="PNG", exact=True).tap()
    assert download.value.suggested_filename.endswith(".png")
    menu.panel.get_by_role("button", name="Close").tap()
    assert not menu.panel.is_visible()


def test_a_scene_goes_out_and_comes_back_and_other_files_are_refused(open_playground):
    playground = open_playground().wake()
    playground.change(picture={"kind": "scene", "scene": SCENE})
    menu = Menu(playground).open()
    name, content = menu.save("Save the scene")
    assert name.endswith(".json") and json.loads(content) == {"format": "sightline-scene", "version": 1, "scene": SCENE}
    playground.change(picture={"kind": "gallery", "slug": "cat"})
    assert menu.choose_file(content) == "Opened."
    playground.settle()
    assert playground.lab("reading.made.picture.scene") == SCENE
    for content, said in [
        (b"\x00\xff", "no JSON"), (b"[]", "not a scene"), (b"null", "not a scene"), (b'{"format": "sightline-scene", "version": 2}', "newer version"),
        (b'{"format": "sightline-scene", "version": 1, "scene": {"place": "__proto__", "items": 3}}', "damaged"),
        (b" " * 200_000, "too large"),
        (json.dumps({"format": "sightline-scene", "version": 1, "scene": {**SCENE, "items": [{"sprite": "<img>", "x": "1"}]}}).encode(), "without 1 of its things"),
    ]:
        menu.page.evaluate("document.querySelector('lab-keep').said = ''")
        assert said in menu.choose_file(content)
    playground.settle()
    assert playground.lab("reading.made.picture.scene.items") == []


@pytest.mark.parametrize("denied", [False, True])
def test_a_link_is_copied_or_left_to_be(open_playground, denied):
    playground = open_playground(before="navigator.clipboard.writeText = async (text) => { if (%s) throw new Error('no'); globalThis.copied = text; };"
                                 % str(denied).lower())
    playground.page.evaluate("document.querySelector('attention-playground').lab.change({ patch: 5, head: 'max' })")
    menu = Menu(playground)
    menu.button.focus()
    playground.page.keyboard.press("Enter")
    field = menu.panel.get_by_label("Link to what is here now")
    assert field.input_value().endswith("#patch=5&head=max&v=1")
    playground.page.keyboard.press("Tab")
    playground.page.keyboard.press("Tab")
    playground.page.keyboard.press("Tab")
    playground.page.keyboard.press("Enter")
    menu.said.filter(has_text="selected" if denied else "copied").wait_for()
    if denied:
        assert playground.page.evaluate("getSelection().toString() || document.activeElement.selectionEnd > 20")
    else:
        assert playground.page.evaluate("copied") == field.input_value()
    playground.page.keyboard.press("Escape")
    assert not menu.panel.is_visible()
