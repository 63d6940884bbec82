"""A script that comes late or not at all: what was made beforehand stands, a sentence says so, and there is a way on."""

import pytest

from browser.pages.conftest import LESSONS
from browser.playground.conftest import PLAYGROUND, Playground

SENTENCE = "did not arrive; what stands here was made beforehand"
LIVE = {"cross-attention-engine": (LESSONS[2], ".ask", "engine-figure"), "hand-attention": (LESSONS[0], ".hand-foot", "figures"),
        "attention-playground": (PLAYGROUND, ".lab", "playground"), "check-yourself": (LESSONS[0], "button.check-option", "reader"),
        "narration-player": (LESSONS[0], ".narration-play", "narration")}


@pytest.fixture
def cut(complaints):
    """cut(page, *addresses): requests for them fail, as without a connection; the browser's own complaints about them are no news."""
    def block(page, *addresses):
        for address in addresses:
            page.route(address, lambda route: route.abort("internetdisconnected"))
        page.context.on("console", lambda message: "ERR_INTERNET_DISCONNECTED" in message.text and complaints.remove(f"console: {message.text}"))
    return block


@pytest.mark.parametrize("part", LIVE)
def test_a_part_whose_script_is_missing(new_page, server, cut, part):
    path, alive, bundle = LIVE[part]
    page = new_page(reduced_motion="reduce")
    script = f"**/scripts/{bundle}.*.js"
    cut(page, script)
    page.goto(server.url + path)
    page.mouse.move(5, 5)
    page.mouse.wheel(0, 1)
    first = page.locator(part).first
    first.scroll_into_view_if_needed()
    first.get_by_text(SENTENCE).wait_for()
    assert first.inner_text().strip() != first.locator(".not-arrived").inner_text().strip(), "what was made at build is there"
    page.unroute(script)
    if part == "check-yourself":
        first.locator(".check-option").nth(1).click()
        page.evaluate("() => { window.dispatchEvent(new Event('online')); }")
    else:
        first.get_by_role("button", name="Try again").click()
    first.locator(alive).first.wait_for()
    assert part != "check-yourself" or first.locator(".check-option[aria-pressed=true]").all_inner_texts()[0].startswith("B"), "chosen too early, and kept"
    assert page.locator(".not-arrived").count() == 0


def test_the_playground_s_editor_and_drawings(new_page, server, cut):
    page = new_page(reduced_motion="reduce")
    cut(page, "**/scripts/editor.*.js", "**/assets/stage/*.js")
    page.goto(server.url + PLAYGROUND)
    playground = Playground(page)
    playground.root.get_by_role("tab", name="Code", exact=True).click()
    code = playground.root.locator("lab-code")
    code.get_by_text("The editor did not arrive.").wait_for()
    page.unroute("**/scripts/editor.*.js")
    code.get_by_role("button", name="Try again").click()
    code.locator(".cm-content").wait_for()

    playground.wake()
    answer = playground.answer
    playground.change(picture={"kind": "scene", "scene": {"place": "grass-11", "items": []}})
    notice = playground.root.locator(".lab-head .notice")
    assert "A drawing for this picture did not arrive" in notice.inner_text() and playground.answer == answer
    page.unroute("**/assets/stage/*.js")
    notice.get_by_role("button", name="Try again").click()
    page.wait_for_function("document.querySelector('attention-playground').lab.reading.made.picture.kind === 'scene'")
    assert notice.count() == 0
