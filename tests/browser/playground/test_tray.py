"""The tray: what a picture is made of, by mouse, keyboard and touch."""

from .stage import Fingers

EMPTY = {"kind": "scene", "scene": {"place": "grass-11", "items": []}}
ONE_DOG = {"kind": "scene", "scene": {"place": "grass-11", "items": [{"sprite": "noto/dog", "x": 500, "y": 620, "size": 480, "flip": False, "turn": 0}]}}


def tray_of(playground):
    return playground.root.locator("lab-tray")


def thumb(playground, name):
    found = tray_of(playground).get_by_role("button", name=name, exact=True).first
    found.scroll_into_view_if_needed()
    return found


def test_swapping_the_dog_for_a_cat_is_followed_by_the_model(arrange):
    playground, stage = arrange(ONE_DOG, wake=True, viewport={"width": 1280, "height": 1100})
    assert "dog" in playground.answer
    stage.thing(0).focus()
    stage.press("Delete")
    box = thumb(playground, "cat").bounding_box()
    stage.page.mouse.move(box["x"] + 20, box["y"] + 20)
    stage.page.mouse.down()
    stage.page.mouse.move(box["x"] + 60, box["y"] - 5, steps=4)
    assert playground.page.locator(".tray-ghost").count() == 1 and stage.items == []
    stage.page.mouse.move(*stage.point(450, 640), steps=12)
    assert playground.page.locator(".tray-ghost").count() == 0
    playground.settle()
    assert "cat" in playground.answer, "before it is dropped"
    stage.page.mouse.move(*stage.point(520, 600), steps=4)
    stage.page.mouse.up()
    assert [(item["sprite"], item["x"], item["y"]) for item in stage.items] == [("noto/cat", 520, 600)]
    playground.settle()
    assert playground.lab("reading.made.picture.scene.items[0].x") == 520 and "cat" in playground.answer
    stage.press("Control+z")
    playground.settle()
    assert stage.items == [], "dragging it in is one step"


def test_by_keyboard_a_style_a_search_and_a_place(arrange):
    playground, stage = arrange(ONE_DOG)
    tray = tray_of(playground)
    tray.get_by_label("Drawn by").select_option("twemoji")
    assert "never seen this hand" in tray.inner_text() and "CC-BY-4.0" in tray.inner_text()
    tray.get_by_label("Find a drawing").fill("ele")
    tray.get_by_label("Find a drawing").focus()
    stage.press("Shift+Tab", "Enter")
    assert [item["sprite"] for item in stage.items] == ["noto/dog", "twemoji/elephant"]
    assert "An elephant was put in" in stage.root.get_by_role("status").inner_text()
    tray.get_by_label("Find a drawing").fill("dodo")
    assert "no drawing of “dodo”" in tray.inner_text()
    tray.get_by_label("Drawn by").select_option("fxemoji")
    tray.get_by_label("Find a drawing").fill("lion")
    assert "FxEmoji has no “lion”. Drawn by: Noto" in tray.inner_text()
    tray.get_by_role("tab", name="Animals").focus()
    stage.press("ArrowRight", "ArrowRight")
    tray.get_by_role("button", name="sea, 1", exact=True).press("Enter")
    assert playground.lab("doc.picture.scene.place") == "sea-5" and len(stage.items) == 2
    assert tray.get_by_role("button", name="sea, 1", exact=True).get_attribute("aria-pressed") == "true"


def test_by_keyboard_along_the_strip(arrange):
    playground, stage = arrange(ONE_DOG)
    thumbs = tray_of(playground).locator(".tray-thumb")
    thumbs.first.focus()
    for key, at in [("ArrowDown", "1"), ("ArrowRight", "3"), ("ArrowUp", "2"), ("ArrowLeft", "0")]:
        stage.press(key)
        assert playground.page.evaluate("document.activeElement.dataset.at") == at, key
    first, below, beside = (thumbs.nth(index).bounding_box() for index in range(3))
    assert below["x"] == first["x"] and below["y"] > first["y"] and beside["y"] == first["y"] and beside["x"] > first["x"]


def test_something_to_drag_is_in_view_with_the_picture(open_playground):
    playground = open_playground(viewport={"width": 1440, "height": 900})
    playground.root.get_by_text("Arrange", exact=True).click()
    first = tray_of(playground).locator(".tray-thumb").first
    first.wait_for()
    box = first.bounding_box()
    assert playground.page.evaluate("scrollY") == 0 and box["y"] + box["height"] <= 904
    assert playground.root.locator(".lab-stage").bounding_box()["width"] >= 400


def test_twelve_things_are_enough(arrange):
    playground, stage = arrange(EMPTY | {"scene": {"place": "grass-11", "items": ONE_DOG["scene"]["items"] * 12}})
    thumb(playground, "cat").click()
    assert len(stage.items) == 12 and "12 things at most" in playground.root.locator(".notice[role=alert]").inner_text()


def test_a_surprise_follows_from_its_seed(arrange):
    playground, stage = arrange()
    tray = tray_of(playground)
    seed = tray.get_by_label("from seed")
    tray.get_by_role("button", name="Surprise me").click()
    first, shown = playground.lab("doc.picture"), seed.input_value()
    assert first["kind"] == "scene" and first["scene"]["items"] and shown.isdigit()
    seed.fill(str((int(shown) + 1) % 1_000_000))
    seed.press("Enter")
    assert playground.lab("doc.picture") != first
    seed.fill(shown)
    seed.press("Enter")
    assert playground.lab("doc.picture") == first
    seed.fill("-5e9")
    seed.press("Enter")
    assert seed.input_value() == "0"


def test_the_seed_is_shown_as_long_as_its_picture_is(arrange):
    playground, stage = arrange()
    tray = tray_of(playground)
    seed = tray.get_by_label("from seed")
    seed.fill("42")
    seed.press("Enter")
    of_42, steps = playground.lab("doc.picture"), playground.lab("history.past.length")
    stage.thing(0).focus()
    stage.press("ArrowLeft")
    assert seed.input_value() == ""
    stage.press("Control+z")
    assert seed.input_value() == "42"
    stage.press("Control+z")
    assert playground.lab("doc.picture") != of_42 and seed.input_value() == ""
    stage.press("Control+Shift+z")
    assert playground.lab("doc.picture") == of_42 and seed.input_value() == "42"
    seed.focus()
    seed.press("Enter")
    assert playground.lab("history.past.length") == steps, "it is there already"
    tray.get_by_role("tab", name="Gallery").click()
    tray.locator(".tray-gallery .thumb").first.click()
    assert seed.input_value() == ""
    seed.fill("42")
    seed.press("Enter")
    assert playground.lab("doc.picture") == of_42


def test_out_of_the_tray_with_a_finger(arrange):
    playground, stage = arrange(EMPTY | ONE_DOG, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    playground.wake()                                      # its news, when it comes, moves what stands below
    page, fingers = playground.page, Fingers(playground.page)
    box = thumb(playground, "cat").bounding_box()
    before = page.evaluate("scrollY")
    fingers.swipe((box["x"] + 20, box["y"] + 20), stage.point(250, 700), steps=16)
    page.wait_for_function("document.querySelector('attention-playground').lab.doc.picture.scene.items.length === 2")
    assert stage.items[1]["sprite"] == "noto/cat" and abs(stage.items[1]["x"] - 250) < 20 and page.evaluate("scrollY") == before
    strip = tray_of(playground).locator(".tray-grid")
    fingers.swipe((box["x"] + 200, box["y"] + 20), (box["x"] + 60, box["y"] + 22))
    page.wait_for_function("document.querySelector('lab-drawings .tray-grid').scrollLeft > 40")
    assert len(stage.items) == 2 and strip.evaluate("(strip) => strip.scrollWidth > strip.clientWidth")
    page.evaluate("scrollBy(0, 120)")
    before, box = page.evaluate("scrollY"), strip.bounding_box()
    fingers.swipe((box["x"] + 100, box["y"] + 20), (box["x"] + 104, box["y"] + 110))
    page.wait_for_function("(before) => scrollY < before - 40", arg=before)
    assert len(stage.items) == 2, "away from the picture it scrolls the page"
