"""A very slow network: the page can be read, loading says how far it has got, what stalls is noticed and asked for again."""

import re

import pytest

from browser.pages.conftest import LESSONS, Figure

from .conftest import TappedServer

SUB_PATH = "/some/course/"
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 100_000, "uploadThroughput": 100_000}
FAST = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
LOADED = "sightlineDesk.client.state.loaded"


@pytest.fixture
def server(built_site):
    with TappedServer({SUB_PATH: built_site}) as running:
        running.url = running.origin + SUB_PATH
        yield running


def test_a_slow_connection_leaves_a_page_to_read_and_says_how_far_it_is(new_page, server):
    page = new_page(reduced_motion="reduce")
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", SLOW)
    page.goto(server.url + LESSONS[-1], wait_until="commit")
    page.locator(".still-answer").first.wait_for()
    assert page.locator("h1").is_visible()
    figure = Figure(page).show()
    figure.field.wait_for()
    figure.field.fill("what is the background")
    figure.button.click()
    figure.status.get_by_text(re.compile(r"Fetching Python and the model, \d+\.\d of \d+\.\d MB\. Your question comes next\.")).wait_for()
    loaded = page.evaluate(LOADED)
    page.wait_for_function(f"(before) => {LOADED} > before", arg=loaded)
    assert figure.root.locator("progress").evaluate("(bar) => bar.value / bar.max") == pytest.approx(page.evaluate(
        "sightlineDesk.client.state.loaded / sightlineDesk.client.state.total"), abs=0.05)
    network.send("Network.emulateNetworkConditions", FAST)
    page.wait_for_function("figure => !figure.inquiry.waiting", arg=figure.root.element_handle())
    figure.finish()
    assert figure.root.locator(".token").all_inner_texts() == ["what", "is", "the", "background"]


def test_nothing_ends_while_bytes_come_and_a_stall_is_asked_for_again(new_page, server):
    tap = server.tap("weights.safetensors")
    page = new_page(reduced_motion="reduce")
    page.clock.install()
    page.goto(server.url + LESSONS[-1])
    figure = Figure(page).show()
    page.wait_for_function("globalThis.sightlineDesk")
    page.evaluate("() => { sightlineDesk.client.start(); }")
    page.wait_for_function("sightlineDesk.client.state.name === 'loading' && sightlineDesk.client.state.total")
    for _ in range(4):                                     # a piece every twenty seconds, for more than a minute
        loaded = page.evaluate(LOADED)
        tap.let()
        page.wait_for_function(f"(before) => {LOADED} > before", arg=loaded)
        page.clock.fast_forward(20_000)
    assert tap.asked == 1 and page.evaluate("sightlineDesk.client.state.name") == "loading"
    page.clock.fast_forward(31_000)                        # and then none
    page.clock.fast_forward(2_000)
    tap.open()
    figure.mark.and_(page.locator("[data-kind=live]")).wait_for()
    assert tap.asked == 2
