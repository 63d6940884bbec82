"""The playground's compact form in the lesson."""

from sitegen.first_view import QUIET

from .conftest import Playground

LESSON = "modules/23-cross-attention.html"


def open_compact(new_page, server, **options):
    page = new_page(**options)
    page.goto(server.url + LESSON)
    page.locator("#playground").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('attention-playground')?.lab")
    return Playground(page)


def test_the_lesson_fetches_it_when_the_reader_comes_near(new_page, server):
    page = new_page()
    page.goto(server.url + LESSON)
    page.evaluate(QUIET)
    assert page.evaluate("!customElements.get('attention-playground')")
    assert page.locator("attention-playground .still-picture img").get_attribute("alt")
    page.locator("#playground").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('attention-playground')?.lab")


def test_without_its_bundle_the_still_stays(new_page, server, complaints):
    page = new_page()
    page.route("**/playground.*.js", lambda route: route.abort())
    page.goto(server.url + LESSON)
    with page.expect_event("requestfailed"):
        page.locator("#playground").scroll_into_view_if_needed()
    assert page.locator("attention-playground .still-answer").is_visible()
    complaints.clear()                                    # the browser itself reports the download that we cut


def test_one_engine_serves_lesson_and_playground(new_page, server):
    playground = open_compact(new_page, server).wake()
    playground.change(question="What is the background?")
    assert "grass" in playground.answer
    assert len(playground.page.workers) == 1


def test_the_full_screen_takes_over_what_was_made(new_page, server):
    playground = open_compact(new_page, server)
    playground.page.evaluate("document.querySelector('attention-playground').lab.change({ question: 'Is it a cat?', gates: [1, 0.5, 1], covered: [3, 4] })")
    playground.page.get_by_role("link", name="Open full screen").click()
    playground.page.wait_for_url("**/playground/23-cross-attention.html#*")
    full = Playground(playground.page)
    assert full.lab("doc.question") == "Is it a cat?" and full.lab("doc.gates") == [1, 0.5, 1] and full.lab("doc.covered") == [3, 4]
