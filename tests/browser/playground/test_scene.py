"""Composing the picture: by mouse, by keyboard and by touch, with the live model following."""

import pytest

from .conftest import PLAYGROUND, Playground
from .stage import DOG_AND_CAT, Fingers, Stage


def test_dragging_with_a_mouse_and_the_model_follows(arrange):
    playground, stage = arrange(wake=True)
    playground.change(question="What is left of the dog?")
    assert "cat" in playground.answer
    before = playground.lab("history.past.length")
    stage.drag((730, 700), (400, 500), (180, 720), steps=25)
    last = stage.items[1]
    assert abs(last["x"] - 180) <= 2 and abs(last["y"] - 720) <= 2
    playground.settle()
    assert playground.lab("reading.made.picture.scene.items[1]") == last, "the last state is what is answered"
    assert "cat" not in playground.answer
    assert playground.lab("history.past.length") == before + 1, "a drag is one step"
    stage.press("Control+z")
    playground.settle()
    assert playground.lab("doc.picture") == DOG_AND_CAT and "cat" in playground.answer
    stage.press("Control+Shift+z")
    playground.settle()
    assert stage.items[1] == last


def test_by_keyboard_alone(arrange):
    playground, stage = arrange()
    dog = stage.thing(1)
    stage.thing(0).focus()
    stage.press("Tab")
    assert dog.evaluate("(button) => button === document.activeElement") and dog.get_attribute("aria-pressed") == "true"
    x, y, size = (playground.page.evaluate("sightlineFacts.stage.presets['dog-and-cat'].items[1]")[name] for name in ("x", "y", "size"))
    stage.press("ArrowLeft", "ArrowLeft", "Shift+ArrowUp")
    assert (stage.items[1]["x"], stage.items[1]["y"]) == (x - 20, y - 50)
    stage.press("+", "+")
    assert stage.items[1]["size"] == pytest.approx(size * 1.06 ** 2, abs=2)
    stage.press("]", "f")
    assert (stage.items[1]["turn"], stage.items[1]["flip"]) == (5, True)
    assert dog.get_attribute("aria-label").startswith("dog, right of the middle") and "mirrored, turned by 5 degrees to the right" in dog.get_attribute("aria-label")
    stage.press("PageDown")
    assert [item["sprite"] for item in stage.items] == ["noto/dog", "noto/cat"]
    assert stage.thing(0).evaluate("(button) => button === document.activeElement"), "the focus goes with it"
    stage.press("d")
    assert [item["sprite"] for item in stage.items] == ["noto/dog", "noto/cat", "noto/dog"]
    stage.press("Delete", "Delete", "Delete")
    assert stage.items == [] and "removed" in stage.root.get_by_role("status").inner_text()
    for _ in range(3):
        stage.press("Control+z")
    assert len(stage.items) == 3


def test_the_buttons_of_the_chosen_thing(arrange):
    playground, stage = arrange()
    button = lambda name: stage.bar.get_by_role("button", name=name, exact=True)
    assert button("Larger").is_disabled()
    stage.page.mouse.click(*stage.point(260, 720))
    assert playground.lab("doc.picture") == DOG_AND_CAT, "a click moves nothing"
    for name in ("Larger", "Turn left", "Mirror"):
        button(name).click()
    cat = stage.items[0]
    assert cat["sprite"] == "noto/cat" and cat["size"] > 420 and cat["turn"] == -15 and cat["flip"]
    button("Nearer").click()
    assert stage.items[1] == cat and button("Nearer").is_disabled()
    button("Remove").click()
    assert [item["sprite"] for item in stage.items] == ["noto/dog"]
    box = stage.bar.get_by_role("button").first.bounding_box()
    assert min(box["width"], box["height"]) >= 44


def test_handles_and_the_wheel(arrange):
    playground, stage = arrange()
    stage.page.mouse.click(*stage.point(730, 720))
    corner = stage.thing(1).locator("[data-kind=scale]").bounding_box()
    start = corner["x"] + corner["width"] / 2, corner["y"] + corner["height"] / 2
    stage.page.mouse.move(*start)
    stage.page.mouse.down()
    stage.page.mouse.move(start[0] - 50, start[1] - 50, steps=3)
    stage.page.mouse.up()
    small = stage.items[1]["size"]
    assert small < 400
    stage.page.mouse.move(*stage.point(730, 720))
    stage.page.keyboard.down("Control")
    stage.page.mouse.wheel(0, -200)
    stage.page.keyboard.up("Control")
    playground.page.wait_for_function("(size) => document.querySelector('attention-playground').lab.doc.picture.scene.items[1].size > size", arg=small)
    turn = stage.thing(1).locator("[data-kind=turn]").bounding_box()
    stage.page.mouse.move(turn["x"] + turn["width"] / 2, turn["y"] + turn["height"] / 2)
    stage.page.mouse.down()
    stage.page.mouse.move(*stage.point(950, 700), steps=5)
    stage.page.mouse.up()
    assert 60 < stage.items[1]["turn"] < 120


def test_the_handles_of_a_large_thing_at_the_edge_stay_in_the_picture(arrange):
    tall = {"sprite": "noto/dog", "x": 700, "y": 420, "size": 1100, "flip": False, "turn": 0}
    playground, stage = arrange({"kind": "scene", "scene": {"place": "grass-11", "items": [tall]}})
    stage.page.mouse.click(*stage.point(700, 420))
    frame = stage.root.bounding_box()
    middle = lambda kind: stage.thing(0).locator(f"[data-kind={kind}]").evaluate("(handle) => { const { left, top, width, height } = handle.getBoundingClientRect(); return [left + width / 2, top + height / 2]; }")
    for turn in (0, 35, -90, 170):
        playground.page.evaluate("(turn) => { const { lab } = document.querySelector('attention-playground'); const { scene } = lab.doc.picture; lab.change({ picture: { kind: 'scene', scene: { ...scene, items: [{ ...scene.items[0], turn }] } } }); }", turn)
        for kind in ("turn", "scale"):
            x, y = middle(kind)
            assert frame["x"] + 5 < x < frame["x"] + frame["width"] - 5 and frame["y"] + 5 < y < frame["y"] + frame["height"] - 5, (turn, kind)
    before = stage.items[0]
    stage.page.mouse.move(*middle("turn"))
    stage.page.mouse.down()
    stage.page.mouse.move(*stage.point(900, 420), steps=4)
    stage.page.mouse.up()
    after = stage.items[0]
    assert after["turn"] != before["turn"] and (after["x"], after["y"]) == (700, 420)


def test_whoever_drags_while_looking_is_told_of_arrange(open_playground):
    playground = open_playground()
    stage = Stage(playground)
    stage.root.scroll_into_view_if_needed()
    stage.page.mouse.click(*stage.point(500, 500))
    assert stage.bar.inner_text() == "", "a click looks at a patch"
    stage.drag((500, 500), (300, 500))
    assert "To move things" in stage.bar.inner_text() and playground.lab("history.past.length") == 0
    assert playground.axe("lab-item") == []
    stage.bar.get_by_role("button", name="choose Arrange").click()
    assert playground.lab("doc.tool") == "move" and stage.thing(0).is_visible()
    assert stage.page.evaluate("document.activeElement.value") == "move", "the focus goes where the tool is chosen"
    stage.page.keyboard.press("ArrowRight")
    assert playground.lab("doc.tool") == "look" and stage.bar.inner_text() == ""


def test_a_finger_that_scrolls_past_the_picture_is_told_nothing(open_playground):
    playground = open_playground(viewport={"width": 390, "height": 760}, has_touch=True, is_mobile=True)
    stage, fingers = Stage(playground), Fingers(playground.page)
    stage.root.scroll_into_view_if_needed()
    before = playground.page.evaluate("scrollY")
    fingers.swipe(stage.point(500, 600), stage.point(500, 400))
    playground.page.wait_for_function("(before) => scrollY > before", arg=before)
    assert stage.bar.inner_text() == ""
    fingers.swipe(stage.point(300, 600), stage.point(700, 610))
    stage.bar.get_by_role("button", name="choose Arrange").wait_for()


def test_a_picture_without_colours_is_arranged_in_colour_when_asked(open_playground):
    playground = open_playground()
    playground.page.evaluate("document.querySelector('attention-playground').lab.change({ picture: { kind: 'gallery', slug: 'grey-tiger' }, tool: 'move' })")
    stage = Stage(playground)
    assert stage.thing(0).count() == 0
    stage.bar.get_by_role("button", name="Arrange it in colour").click()
    assert [item["sprite"] for item in stage.items] == ["noto-v1/tiger"] and stage.thing(0).is_visible()
    stage.press("Control+z")
    assert playground.lab("doc.picture.slug") == "grey-tiger"


def test_by_touch(arrange):
    playground, stage = arrange(viewport={"width": 390, "height": 760}, has_touch=True, is_mobile=True)
    page, fingers = playground.page, Fingers(playground.page)
    scrolled = lambda: page.evaluate("scrollY")
    before = scrolled()
    fingers.swipe(stage.point(730, 700), stage.point(700, 300))
    page.wait_for_function("document.querySelector('attention-playground').lab.doc.picture.scene?.items[1].y < 350")
    assert abs(stage.items[1]["x"] - 700) < 15 and scrolled() == before, "the picture moves, not the page"
    stage.press("Control+z")
    x, y = stage.point(730, 740)
    size = playground.page.evaluate("sightlineFacts.stage.presets['dog-and-cat'].items[1].size")
    fingers.touch("touchStart", (x, y))
    fingers.touch("touchStart", (x, y), (x - 40, y))
    for step in range(1, 9):
        fingers.touch("touchMove", (x, y), (x - 40 - 5 * step, y))
    fingers.touch("touchEnd")
    page.wait_for_function("(size) => document.querySelector('attention-playground').lab.doc.picture.scene?.items[1].size > 1.6 * size", arg=size)
    assert scrolled() == before
    fingers.swipe(stage.point(60, 200), (stage.point(60, 200)[0], stage.point(60, 200)[1] - 120))
    page.wait_for_function("(before) => scrollY > before", arg=before)


def test_what_is_drawn_at_a_point_is_taken_not_whose_box_is_there(arrange):
    pig = {"sprite": "noto/pig", "x": 400, "y": 600, "size": 500, "flip": False, "turn": 0}
    snake = {"sprite": "noto/snake", "x": 500, "y": 560, "size": 600, "flip": False, "turn": 0}
    playground, stage = arrange({"kind": "scene", "scene": {"place": "grass-11", "items": [pig, snake]}})
    clear = playground.page.evaluate("""async () => {
        const { lab } = document.querySelector('attention-playground');
        const alone = async (items) => (await lab.pictures.pixels({ kind: 'scene', scene: { place: 'sky-2', items } })).rgba.slice();
        const { items } = lab.doc.picture.scene;
        const [none, far, near] = [await alone([]), await alone([items[0]]), await alone([items[1]])];
        const drawn = (picture, x, y) => [0, 1, 2].some((channel) => picture[4 * (288 * y + x) + channel] !== none[4 * (288 * y + x) + channel]);
        for (let y = 120; y < 200; y += 1) for (let x = 90; x < 200; x += 1) {
            const around = (picture, wanted) => [-4, 0, 4].every((dx) => [-4, 0, 4].every((dy) => drawn(picture, x + dx, y + dy) === wanted));
            if (around(far, true) && around(near, false)) return [x, y].map((value) => (value + 0.5) / 0.288);
        }
    }""")
    stage.page.mouse.click(*stage.point(*clear))
    assert stage.thing(0).get_attribute("aria-pressed") == "true", "the pig shows through beside the snake"


def test_from_the_disk_the_gallery_as_scenes_is_answered_as_its_pictures_are(new_page, built_site):
    page = new_page()
    page.goto((built_site / PLAYGROUND).as_uri())
    playground = Playground(page).wake()
    presets = page.evaluate("sightlineFacts.stage.presets")
    questions = {picture["id"]: picture["questions"][0] for picture in playground.lab("pictures.gallery.map(({ id, questions }) => ({ id, questions }))")}
    for slug, scene in presets.items():
        playground.change(picture={"kind": "gallery", "slug": slug}, question=questions[slug])
        answer = playground.answer
        playground.change(picture={"kind": "scene", "scene": {"place": scene["place"], "items": scene["items"]}})
        assert playground.answer == answer, slug
