"""Browsers that lack what the live model needs: the course is all there, and every figure says why it is not live and what to do."""

import pytest

from browser.pages.conftest import LESSONS
from browser.playground.conftest import PLAYGROUND
from sitegen.browsers import launch

LACKS = {
    "": "WebAssembly is switched off or missing",
    "self.WebAssembly = {}; delete self.Worker;": "it has no workers",
    "self.WebAssembly = {}; delete self.DecompressionStream;": "it is too old",
}
NEEDED = "use a current Chrome, Firefox or Safari"


@pytest.fixture(scope="module")
def browser(playwright, browser_executable):
    """A Chromium that compiles nothing while it runs, as browsers locked down do: there is no WebAssembly."""
    running = launch(playwright, browser_executable, "--js-flags=--jitless")
    yield running
    running.close()


@pytest.mark.parametrize("lack", LACKS)
def test_a_lesson_says_why_it_is_not_live(open_page, lack):
    page = open_page(LESSONS[2], lack)
    figure = page.locator("cross-attention-engine").first
    figure.scroll_into_view_if_needed()
    status = figure.locator(".engine-status-text")
    status.get_by_text(LACKS[lack]).wait_for()
    assert NEEDED in status.inner_text() and figure.get_by_role("button", name="Try again").count() == 0
    figure.get_by_label("Question", exact=True).fill("what is the background")
    figure.get_by_role("button", name="Feed Image").click()
    status.get_by_text("Your question is kept").wait_for()
    assert figure.locator(".figure-mark").inner_text() == "computed at build"
    figure.locator(".step").last.click()
    assert figure.locator(".answer-word[data-said=true]").count() > 0


def test_every_other_figure_and_the_playground_say_it_too(open_page):
    page = open_page(LESSONS[0])
    hand = page.locator("hand-attention")
    hand.scroll_into_view_if_needed()
    hand.locator(".engine-line-text").get_by_text(LACKS[""]).wait_for()
    page = open_page(PLAYGROUND, page=page)
    page.locator("attention-playground .engine-status-text").get_by_text(LACKS[""]).wait_for()
    page.locator(".said-word").first.wait_for()
    page.get_by_role("tab", name="Words × patches").click()
    page.get_by_role("button", name="Undo", exact=True).wait_for()
