"""Lesson 04's live figures: the slicer counts what the engine counted, the shuffler asks the engine anew."""

import io

import pytest
from PIL import Image

LESSON = "modules/04-vision-transformers.html"


@pytest.fixture
def lesson(new_page, server):
    def opened(selector, **options):
        page = new_page(**options)
        page.goto(server.url + LESSON)
        page.locator(selector).scroll_into_view_if_needed()
        page.wait_for_function("(name) => !!customElements.get(name)", arg=selector)
        return page, page.locator(selector)
    return opened


def test_finer_cuts_make_more_tokens_and_cost_more(lesson):
    page, slicer = lesson("patch-slicer")
    lines = lambda: slicer.locator(".cuts").get_attribute("d").count("M")
    assert lines() == 2 * 7 and slicer.locator("tr[data-chosen=true] th").inner_text() == "12 px"
    slicer.get_by_label("12", exact=True).focus()
    page.keyboard.press("ArrowLeft")
    assert lines() == 2 * 11 and slicer.locator("tr[data-chosen=true]").inner_text().split()[:3] == ["8", "px", "144"]
    assert "144 tokens and 20,736 pairs" in slicer.get_by_role("status").inner_text()
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(picture, "PNG")
    slicer.locator("input[type=file]").set_input_files({"name": "mine.png", "mimeType": "image/png", "buffer": picture.getvalue()})
    page.wait_for_function("document.querySelector('patch-slicer image').getAttribute('href').startsWith('blob:')")
    slicer.locator("input[type=file]").set_input_files({"name": "no.txt", "mimeType": "text/plain", "buffer": b"no"})
    assert "“no.txt” is not a picture" in slicer.get_by_role("alert").inner_text()
    assert slicer.locator("image").get_attribute("href").startswith("blob:")


def test_a_set_has_no_order_but_places_matter(lesson):
    page, shuffler = lesson("patch-shuffler")

    def answers():
        page.wait_for_function("(() => { const it = document.querySelector('patch-shuffler'); return it.answers && it.newest.upToDate && !it.newest.busy; })()")
        return [cell.inner_text() for cell in shuffler.locator("td b").all()]

    first = answers()
    assert first[0] == "a dog"
    for name in ("Another order, places along", "Hand all over twice"):
        shuffler.get_by_role("button", name=name).click()
        assert answers() == first
    assert "128 tokens" in shuffler.locator(".shuffler-count").inner_text()
    shuffler.get_by_role("button", name="Put it back").click()
    shuffler.get_by_role("button", name="Paste them anyhow").click()
    assert answers() != first and shuffler.locator("tr[data-same=false]").count() >= 1
    shuffler.get_by_role("button", name="Put it back").click()
    assert answers() == first
    shuffler.locator("[data-place='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert answers() and "63 tokens" in shuffler.locator(".shuffler-count").inner_text()
    assert shuffler.locator("[data-place='1']").get_attribute("data-empty") == "true"
    page.keyboard.press("Enter")
    assert "64 tokens" in shuffler.locator(".shuffler-count").inner_text()

    def lying(places):
        """Which patch is shown at each of these places: its row and column in the picture, from 0."""
        cells = [shuffler.locator(f"[data-place='{place}']") for place in places]
        return [tuple(int(cell.evaluate(f"(cell) => cell.style.getPropertyValue('--{of}')")) for of in ("row", "column")) for cell in cells]

    shuffler.get_by_role("radio", name="repeats it 64 times").check()
    shuffler.locator("[data-place='9']").click()
    assert answers() and "128 tokens" in shuffler.locator(".shuffler-count").inner_text()
    assert shuffler.locator("[data-place='9']").get_attribute("aria-label") == "Row 2, column 2: its own patch, 65 times"
    shuffler.get_by_role("button", name="Put it back").click()
    shuffler.get_by_role("radio", name="pastes it over its neighbours").check()
    shuffler.locator("[data-place='0']").click()
    assert lying([0, 1, 8, 9, 2, 16]) == [(0, 0)] * 4 + [(0, 2), (2, 0)]
    assert answers() and "3 of them said to lie elsewhere" in shuffler.locator(".shuffler-count").inner_text()
    shuffler.get_by_role("radio", name="pastes it everywhere").check()
    shuffler.locator("[data-place='63']").focus()
    page.keyboard.press("Enter")
    assert lying([0, 27, 63]) == [(7, 7)] * 3
    assert answers()[0] == "nothing", "a picture of one piece of meadow"
    shuffler.get_by_role("button", name="Put it back").click()
    shuffler.get_by_role("radio", name="repeats it 64 times").check()
    for _ in range(4):
        shuffler.locator("[data-place='9']").click()
    assert "That would be more than the 256 tokens" in shuffler.get_by_role("status").inner_text()
    assert "256 tokens" in shuffler.locator(".shuffler-count").inner_text() and answers()


def test_without_scripts_both_say_what_was_computed(new_page, server):
    page = new_page(java_script_enabled=False)
    page.goto(server.url + LESSON)
    assert page.locator("patch-slicer tbody tr").count() == 8
    assert "a dog" in page.locator("patch-shuffler table").inner_text()
