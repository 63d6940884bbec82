"""The gates: turned by mouse, keyboard and touch; the curve tells what the engine says along the whole way."""

import re

import pytest

PHONE = {"viewport": {"width": 360, "height": 760}, "has_touch": True, "is_mobile": True}


def gate(playground, name):
    return playground.root.get_by_role("slider", name=name, exact=True)


def at(slider, part):
    """Where the middle of its thumb is with so much of the way behind it; the thumb is 24 pixels wide."""
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    return box["x"] + 12 + part * (box["width"] - 24), box["y"] + box["height"] / 2


def curve(playground):
    """The heights of the drawn curve, once it is drawn for what is there: the probability at each of its points."""
    playground.root.locator('.sweep[data-current="true"]').wait_for()
    path = playground.root.locator(".sweep-curve").get_attribute("d")
    return [1 - float(y) / 100 for y in re.findall(r"[ML][\d.]+ ([\d.]+)", path)]


def scored(playground, gates):
    """The probability of the first answer, with its end, at these gates, as the engine gives it."""
    return playground.page.evaluate("""async (gate_scale) => {
        const { lab } = document.querySelector('attention-playground');
        const { ids } = document.querySelector('lab-gates').first.value;
        return (await lab.study('score', {}, { gate_scale, words: ids })).answer;
    }""", gates)


def said(playground):
    return [(token["text"], token["probability"]) for token in playground.lab("reading.result.tokens")]


def test_shutting_all_with_the_mouse_takes_the_picture_away(open_playground):
    playground = open_playground().wake()
    first = playground.answer
    slider, mouse = gate(playground, "All"), playground.page.mouse
    slider.scroll_into_view_if_needed()
    drawn = curve(playground)
    assert (drawn[0], drawn[-1]) == pytest.approx((scored(playground, [0, 0, 0]), scored(playground, [2, 2, 2])), abs=2e-4)
    assert drawn[20] == pytest.approx(scored(playground, [1, 1, 1]), abs=2e-4) and drawn[20] > 0.9 > 0.1 > drawn[0]

    mouse.move(*at(slider, 0.5))
    mouse.down()
    for part in (0.4, 0.2, 0):
        mouse.move(*at(slider, part))
    mouse.up()
    playground.settle()
    assert playground.lab("doc.gates") == [0, 0, 0] and playground.answer != first
    blind = said(playground)
    curve(playground)
    words = playground.root.locator(".gates-words").inner_text()
    assert f"never trained to answer without one: left to its prior, it says “{playground.answer}”" in words and "At 0.00" not in words
    assert slider.get_attribute("aria-valuetext").startswith("Shut; probability of ")
    playground.change(picture={"kind": "gallery", "slug": "cat"})
    assert said(playground) == blind, "whatever the picture, nothing of it gets through"
    playground.page.keyboard.press("Control+z")
    playground.page.keyboard.press("Control+z")
    playground.settle()
    assert playground.lab("doc.gates") == [1, 1, 1] and playground.answer == first, "one slide is undone at once"


def test_one_gate_by_keyboard(open_playground):
    playground = open_playground().wake()
    keyboard, slider = playground.page.keyboard, gate(playground, "Layer 3")
    slider.focus()
    for _ in range(4):
        keyboard.press("ArrowLeft")
    playground.settle()
    assert playground.lab("doc.gates") == [1, 1, 0.8] and playground.lab("reading.result.gates[2] / lab.openings[2]") == pytest.approx(0.8)
    drawn = curve(playground)
    assert (drawn[0], drawn[-1]) == pytest.approx((scored(playground, [1, 1, 0]), scored(playground, [1, 1, 2])), abs=2e-4)
    assert slider.get_attribute("aria-valuetext").startswith("0.80 times what was learned, 0.664 open; probability of “a dog” 99.")
    keyboard.press("Tab")
    keyboard.press("Enter")                               # back to what was learned
    assert playground.settle().lab("doc.gates") == [1, 1, 1]
    keyboard.press("Control+z")
    assert playground.lab("doc.gates") == [1, 1, 0.8]
    keyboard.press("Control+z")
    assert playground.lab("doc.gates") == [1, 1, 1], "keys in a row are undone together"
    playground.change(gates=[1, 1, 5])                    # as a link may ask for: farther than the slider goes
    assert slider.get_attribute("aria-valuetext") == "5.00 times what was learned, 4.149 open" and playground.root.locator(".sweep-here").count() == 0
    curve(playground)
    assert "no trained gate could be" in playground.root.locator(".gates-words").inner_text()
    slider.dblclick(position={"x": 30, "y": 20})
    assert playground.settle().lab("doc.gates") == [1, 1, 1]
    curve(playground)
    assert "trained gate" not in playground.root.locator(".gates-words").inner_text()


def test_no_curve_stands_under_the_title_of_another_answer(open_playground):
    playground = open_playground(viewport={"width": 900, "height": 700}).wake()
    playground.root.locator("lab-gates").scroll_into_view_if_needed()
    curve(playground)
    playground.page.evaluate("scrollTo(0, 0)")
    playground.page.wait_for_function("!document.querySelector('lab-gates').seen")
    playground.change(picture={"kind": "gallery", "slug": "cat"})
    assert "“a cat”" in playground.root.locator(".gates-title").inner_text()
    assert playground.root.locator(".sweep-curve, .sweep-here, .sweep-said").count() == 0
    playground.root.locator("lab-gates").scroll_into_view_if_needed()
    curve(playground)


def test_what_is_said_on_a_stretch_stands_there_whole_or_not_at_all(open_playground):
    playground = open_playground(**PHONE).wake()
    playground.change(picture={"kind": "gallery", "slug": "dog-and-cat"}, question="What is left of the dog?")
    playground.root.locator("lab-gates").scroll_into_view_if_needed()
    curve(playground)
    stretches = playground.root.locator(".sweep-said").evaluate_all("""(all) => all.map((each) => {
        const [box, word] = [each, each.firstElementChild].map((part) => part.getBoundingClientRect());
        const ticked = getComputedStyle(each, '::before').borderLeftStyle === 'solid';
        return { text: each.innerText, left: box.left, width: box.width, ticked, whole: word.right <= box.right && word.bottom <= box.bottom, hidden: word.top >= box.bottom };
    })""")
    assert any(each["whole"] for each in stretches) and all(each["whole"] != each["hidden"] for each in stretches), stretches
    ticks = [each["left"] for each in stretches if each["ticked"]]
    assert all(after - before >= 8 for before, after in zip(ticks, ticks[1:])), stretches


def test_on_a_phone_by_touch(open_playground):
    playground = open_playground(**PHONE).wake()
    tap = playground.page.touchscreen.tap
    tap(*at(gate(playground, "Layer 1"), 0))
    playground.settle()
    assert playground.lab("doc.gates") == [0, 1, 1] and playground.lab("reading.result.gates[0]") == 0
    playground.root.get_by_role("button", name="As learned", exact=True).tap()
    assert playground.settle().lab("doc.gates") == [1, 1, 1]
    small = playground.root.locator("lab-gates").evaluate("""(gates) => [...gates.querySelectorAll('button, input')]
        .filter((each) => Math.min(each.getBoundingClientRect().width, each.getBoundingClientRect().height) < 43.9).length""")
    assert small == 0 and playground.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
