"""Away and back: the browser keeps the whole page as it was, its worker too, or builds it anew from its address."""

import pytest

from browser.pages.conftest import LESSONS, Figure
from browser.playground.conftest import PLAYGROUND, Playground
from sitegen.browsers import launch

NOTE = "addEventListener('pageshow', ({ persisted }) => { window.persisted = persisted; });"
ELSEWHERE = "models/matchbox.html"


@pytest.fixture(scope="module")
def browser(playwright, browser_executable):
    """Chromium as readers have it: automation switches the back-forward cache off."""
    running = launch(playwright, browser_executable, ignore_default_args=["--disable-back-forward-cache"])
    yield running
    running.close()


def away_and_back(page, server):
    page.goto(server.url + ELSEWHERE)
    page.go_back(wait_until="commit")
    page.wait_for_function("window.persisted")


def test_a_lesson_comes_back_with_its_question_its_model_and_news_of_progress(open_page, server):
    page = open_page(LESSONS[-1], NOTE)
    figure = Figure(page).wait_for_model()
    page.locator(".narration-play").click()
    page.wait_for_function("document.querySelector('narration-player').narration.playing")
    figure.field.fill("what is the background")
    states = page.locator(".prerequisites .state-word")
    assert states.first.inner_text().strip() == "New"

    page.goto(server.url + LESSONS[0])
    page.get_by_role("button", name="Mark it complete").click()
    page.go_back(wait_until="commit")
    page.wait_for_function("window.persisted")
    page.locator(".prerequisites [data-state=complete]").wait_for()
    assert figure.field.input_value() == "what is the background", "what was typed is there"
    assert not page.evaluate("document.querySelector('narration-player').narration.playing"), "nobody speaks unasked"
    page.locator(".narration-play").click()
    page.wait_for_function("document.querySelector('narration-player').narration.playing")
    page.locator(".narration-play").click()
    figure.button.click()
    page.wait_for_function("figure => !figure.inquiry.waiting", arg=figure.root.element_handle())
    figure.finish()
    assert figure.root.locator(".token").all_inner_texts() == ["what", "is", "the", "background"]


def test_the_playground_goes_on_where_it_was_left(open_page, server):
    page = open_page(PLAYGROUND, NOTE)
    playground = Playground(page).wake()
    playground.change(picture={"kind": "gallery", "slug": "cat"})
    page.evaluate("() => { document.querySelector('attention-playground').lab.change({ question: 'What is the background?' }); }")   # and off, before it is answered
    away_and_back(page, server)
    playground.settle()
    assert playground.lab("reading.made.question") == "What is the background?"
    assert playground.lab("canUndo") and "#q=What+is+the+background%3F&picture=cat" in page.url
    page.keyboard.press("Control+z")
    playground.settle()
    assert playground.lab("doc.question") != "What is the background?"


def test_a_page_that_was_not_kept_is_built_anew_from_its_address(open_page, server):
    page = open_page(PLAYGROUND)
    playground = Playground(page)
    page.evaluate("() => { const { lab } = document.querySelector('attention-playground'); lab.change({ question: 'Is there a cat?', covered: [3] }); "
                  "window.addEventListener('unload', () => {}); navigator.locks.request('held', () => new Promise(() => {})); }")
    page.goto(server.url + ELSEWHERE)
    page.go_back()
    playground.root.locator(".lab").wait_for()
    assert page.evaluate("performance.getEntriesByType('navigation')[0].type") == "back_forward"
    assert (playground.lab("doc.question"), playground.lab("doc.covered")) == ("Is there a cat?", [3])
