"""When the engine is fetched: after the page itself, when the reader is near or asks; for whoever saves data, only on a question."""

import pytest

PLAYGROUND = "playground/23-cross-attention.html"
SAVING = {
    "connection": "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })",
    "preference": """const plain = matchMedia;
        window.matchMedia = (query) => (query === '(prefers-reduced-data: reduce)' ? { matches: true, addEventListener() {} } : plain(query));""",
}
STATE = "() => document.querySelector('attention-playground').lab.client.state.name"
ENGINE = "() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/engine/')).map(({ startTime }) => startTime)"


def test_it_does_not_compete_with_the_page(page, server):
    page.goto(server.url + PLAYGROUND)
    page.wait_for_function(f"({ENGINE})().length > 2")
    assert min(page.evaluate(ENGINE)) >= page.evaluate("performance.getEntriesByType('navigation')[0].loadEventStart")


@pytest.mark.parametrize("how", SAVING)
def test_whoever_saves_data_is_asked_for_none_before_a_question(new_page, server, how):
    page = new_page()
    page.add_init_script(SAVING[how])
    page.goto(server.url + PLAYGROUND)
    page.wait_for_function("document.querySelector('attention-playground')?.lab")
    page.locator(".lab").first.scroll_into_view_if_needed()
    page.locator(".lab").first.hover()
    page.locator(".lab [role=tab]").first.focus()
    page.evaluate("() => new Promise((resolve) => { requestIdleCallback(resolve); })")
    assert page.evaluate(STATE) == "idle" and page.evaluate(ENGINE) == []
    page.evaluate("document.querySelector('attention-playground').lab.change({ question: 'How many animals are there?' })")
    page.wait_for_function(f"({ENGINE})().length > 0")
