"""Figures that are a view of the playground: each begins with what its still shows, and those of one lesson may have one lab."""

import re

import numpy as np
import pytest

from sightline import Session, load

from .conftest import stir

LIVE = """(figure) => {
    const root = document.querySelector(`#figure-${figure} attention-playground`);
    return root?.lab?.ready && !root.lab.busy && root.lab.upToDate && !root.querySelector('[data-stale=true]') && root.querySelector('.lab-beside :is(h3, fieldset)');
}"""


@pytest.fixture
def open_figures(new_page, server):
    def opened(lesson, *names, **options):
        page = new_page(**options)
        page.goto(f"{server.url}modules/{lesson}.html")
        stir(page)
        figures = [page.locator(f"#figure-{name}") for name in names]
        stills = [figure.locator(".still-view").inner_text() for figure in figures]
        figures[0].scroll_into_view_if_needed()
        for name in names:
            page.wait_for_function(LIVE, arg=name)
        return page, figures, stills
    return opened


def numbers(text):
    return [float(number.replace("−", "-")) for number in re.findall(r"−?\d+\.\d+", text)]


def test_one_weight_of_what_was_typed_is_opened(open_figures, root):
    page, [arithmetic, triangle], [still, _] = open_figures("12-attention", "word-arithmetic", "self-attention-engine")
    receipt = lambda: arithmetic.locator(".receipt dd").all_inner_texts()
    assert numbers(receipt()[0]) + numbers(receipt()[1]) == numbers(still)[2:4], "it begins with the still’s edge"
    assert triangle.locator(".triangle-cell[data-here=true]").get_attribute("data-at") == "5-1"
    assert "live model" in arithmetic.locator(".figure-mark").first.inner_text()
    folded = arithmetic.locator("details")
    assert [step.evaluate("(step) => step.open") for step in folded.all()] == [True] + [False] * 5
    folded.nth(3).locator("summary").focus()
    page.keyboard.press("Enter")
    assert arithmetic.locator(".softmax-table tr[data-ahead=true]").count() == 3 and arithmetic.locator(".source-lines").count() >= 8

    field = triangle.get_by_role("combobox", name="Question")
    field.fill("Is it a cat?")
    field.press("Enter")
    page.wait_for_function("document.querySelector('#figure-word-arithmetic attention-playground').lab.reading.question.text.startsWith('Is it')")
    page.wait_for_function(LIVE, arg="word-arithmetic")
    assert folded.nth(3).evaluate("(step) => step.open"), "what was opened stays open"
    triangle.locator(".triangle-cell[data-at='4-1']").click()
    page.wait_for_function(LIVE, arg="word-arithmetic")
    assert "“cat” asks “is”" in arithmetic.locator('[data-step="product"]').inner_text()
    pixels = np.array(page.evaluate("[...document.querySelector('#figure-word-arithmetic attention-playground').lab.reading.pixels.data]"), np.uint8)
    rgba = np.full((96, 96, 4), 255, np.uint8)
    rgba[..., :3] = pixels.reshape(96, 96, 3)
    session = Session(load(root / "assets/models/lookout"))
    trace = session.ask(session.open(rgba.tobytes(), 96, 96), "Is it a cat?", record=True)["trace"]
    query, key = (trace[f"language.layers.1.attention.{name}"][0] for name in ("query", "key"))
    assert numbers(receipt()[0])[0] == pytest.approx(float(query[4] @ key[1]), abs=0.0007)
    assert numbers(receipt()[2])[0] == pytest.approx(100 * trace["language.layers.1.attention.weights"][0, 4, 1], abs=0.051)


def test_patches_are_alike_before_and_after(open_figures):
    page, [alike, gaze], [still, _] = open_figures("04-vision-transformers", "patches-alike", "encoder-attention")
    stages = alike.locator(".alike > section")
    shown = lambda stage: [numbers(row)[-1] for row in stages.nth(stage).locator(".ranked li").all_inner_texts()]
    both = [shown(0)[:6], shown(1)[:6]]
    assert both[0] + both[1] == numbers(still), "it begins with the still’s patch"
    assert "Patch 27 (row 4, column 3)" in alike.locator(".alike-chosen").inner_text()
    assert gaze.locator(".patch-head").inner_text().split() == "Patch 29 row 4, column 5".split()
    assert gaze.get_by_role("radio", name="Layer 1, mean of the heads").is_checked()

    stages.nth(1).get_by_role("gridcell", name=re.compile(r"^Patch 12 ")).click()
    page.wait_for_function(LIVE, arg="patches-alike")
    assert "Patch 12 (row 2, column 4)" in alike.locator(".alike-chosen").inner_text() and [shown(0)[:6], shown(1)[:6]] != both
    assert stages.locator('.cell[aria-selected="true"]').count() == 2
    alike.get_by_role("button", name="A grey tiger").or_(alike.locator(".thumb").nth(7)).first.click()
    page.wait_for_function("document.querySelector('#figure-patches-alike attention-playground').lab.reading.made.picture.slug !== 'dog'")
    page.wait_for_function(LIVE, arg="patches-alike")
    assert "Patch 12" in alike.locator(".alike-chosen").inner_text(), "another picture, the same place"
