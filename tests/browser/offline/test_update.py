"""A newer version: announced, whole or not there, and nothing of the old is taken from a page that uses it."""

from browser.pages.conftest import PLAYGROUND
from browser.playground.conftest import Playground

from .conftest import cut
from .device import Device, look_for

ANNOUNCED = "A new version of the course is ready. It is used when you reload."


def heading(page):
    return page.locator("#course-map").inner_text()


def test_an_update_is_fetched_whole_announced_and_used_on_reload(device, server, newer_light_site):
    goes_over(device, server, newer_light_site)


def test_in_firefox_too(firefox_device, server, newer_light_site):
    goes_over(firefox_device, server, newer_light_site)


def goes_over(device, server, newer_light_site):
    page = device.visit("index.html").wait_for_all().page
    old, before = device.version(), device.hashes_kept()
    server.show(newer_light_site)
    server.faults["assets/scripts/search"] = cut
    server.asked.clear()
    new = device.version()
    changed = {path for path, file in new["files"].items() if file not in old["files"].values()}

    device.visit("index.html")                             # the browser looks for a new worker, whose files do not all arrive
    device.wait_until_worker("registration.installing")
    device.wait_until_worker("!registration.installing")
    assert page.get_by_text(ANNOUNCED).count() == 0
    assert heading(device.visit("index.html").page) == "The course map", "half a version was shown"

    server.faults.clear()
    page.evaluate("async () => { await (await navigator.serviceWorker.getRegistration()).update(); }")
    page.get_by_text(ANNOUNCED).wait_for()
    assert {name for name, _ in server.asked} - {"service-worker.js"} == changed, "what was here already is not fetched again"
    assert heading(page) == "The course map"
    look_for(page, "softmax")                                     # with a script that the server has no longer
    assert page.evaluate("globalThis.newSearch") is None

    page.get_by_role("button", name="Reload").click()
    page.get_by_role("heading", name="The new course map").wait_for()
    device.wait_for_all()
    device.wait_until_worker("!registration.waiting")
    look_for(page, "softmax")
    assert page.evaluate("globalThis.newSearch") is True
    assert page.get_by_text(ANNOUNCED).count() == 0
    device.wait_until_kept({file["sha256"] for file in new["files"].values()})
    assert before - device.hashes_kept(), "nothing old was there to be removed"


def test_two_tabs(device, server, newer_light_site):
    """The old tab goes on with its version, its live figure too, while the other has gone over to the new one."""
    first = device.visit(PLAYGROUND).wait_for_all().page
    figure = Playground(first).wake()
    second = Device(first.context.new_page(), server).visit("index.html").wait_for_all()
    old = device.hashes_kept()
    server.show(newer_light_site)
    second.visit("index.html")
    first.get_by_text(ANNOUNCED).wait_for()
    assert figure.axe("new-version", "offline-line") == []
    first.get_by_role("button", name="Later", exact=True).click()
    first.get_by_text(ANNOUNCED).wait_for(state="detached")

    second.visit("index.html").wait_for_all()
    assert heading(second.page) == "The new course map"
    device.wait_until_worker("!registration.waiting")      # the new worker serves both
    assert old <= device.hashes_kept()
    assert figure.change(question="what color is the dog?").answer
    look_for(first, "softmax")                             # with a script that the server has no longer
    assert first.evaluate("globalThis.newSearch") is None

    first.close()
    server.stop()
    second.visit("index.html")
    look_for(second.page, "softmax")
    assert heading(second.page) == "The new course map" and second.page.evaluate("globalThis.newSearch") is True
