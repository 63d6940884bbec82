"""The reader's word counts: data saving, all of it, none of it; and a device without room, or without any of this."""

from threading import Event

import pytest

from sitegen.first_view import QUIET

from .conftest import SUB_PATH, CourseServer, drip
from .device import SAVES_DATA, Device, look_for

STORAGE_DENIED = """for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, { get() { throw new DOMException('Denied.', 'SecurityError'); } })"""
REGISTERED = "async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]"


def test_with_data_saving_only_what_was_visited_is_kept(new_page, server, site, complaints):
    page = new_page(service_workers="allow")
    page.add_init_script(SAVES_DATA)
    device = Device(page, server)
    device.visit("models/matchbox.html").wait_for("Your browser saves data")
    device.visit("glossary.html").wait_for("Your browser saves data")
    device.wait_until_names_kept("matchbox.html", "glossary.html")
    assert "lookout.html" not in device.names_kept()
    server.stop()
    for path in ("models/matchbox.html", "glossary.html"):
        assert page.goto(server.url + path).ok and page.evaluate("getComputedStyle(document.body).fontFamily").startswith("Newsreader")
    assert page.goto(server.url + "models/lookout.html").status == 503
    page.get_by_role("heading", name="This page is not on this device.").wait_for()
    [complaint] = complaints
    assert "503" in complaint
    complaints.clear()

    with CourseServer(site, server.server_port) as again:
        page.get_by_role("link", name="Try again").click()
        device.line.get_by_role("button", name="Keep everything").click()
        device.wait_for_all()
        again.stop()
    assert device.visit("index.html").page.locator("h1").count() == 1
    look_for(page, "softmax")


def test_all_of_it_can_be_removed_and_kept_again(device):
    page = device.visit("glossary.html").wait_for_all().page
    device.line.get_by_role("button", name="Remove").click()
    device.wait_for("Nothing of this course is kept on this device.")
    assert page.evaluate("document.activeElement.textContent") == "Keep it for offline"
    device.wait_until(f"async () => String(await ({REGISTERED})()) === '0,0'")
    device.visit("index.html").wait_for("Nothing of this course is kept on this device.")
    assert page.evaluate(REGISTERED) == [0, 0]
    device.line.get_by_role("button", name="Keep it for offline").click()
    device.wait_for_all()


def test_what_arrives_after_the_removal_is_not_kept(device, server):
    begun, sent = Event(), Event()

    def slowly(handler):
        begun.set()
        drip(handler)
        sent.set()

    server.faults["editor."] = slowly
    page = device.visit("glossary.html").wait_for("Kept on this device").page
    assert begun.wait(30)
    device.line.get_by_role("button", name="Remove").click()
    device.wait_for("Nothing of this course is kept on this device.")
    assert not sent.is_set() and sent.wait(30)
    device.wait_until("async () => (await navigator.locks.query()).held.length === 0")     # the worker has done with it
    assert page.evaluate(REGISTERED) == [0, 0]


def test_a_device_without_room(device):
    page, origin = device.page, device.server.origin
    browser = page.context.new_cdp_session(page)
    browser.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 2_000_000})
    device.visit("glossary.html").wait_for("This device has no room for the rest")
    browser.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    device.line.get_by_role("button", name="Try again").click()
    device.wait_for_all()


@pytest.mark.parametrize("allow, before", [("block", ""), ("allow", STORAGE_DENIED)])
def test_where_nothing_can_be_kept_nothing_is_said(new_page, server, allow, before):
    page = new_page(service_workers=allow)
    page.add_init_script(before)
    page.goto(server.url + "index.html")
    page.evaluate(QUIET)
    assert page.locator("offline-line").inner_text() == ""
    look_for(page, "softmax")


def test_it_can_be_installed(device):
    page = device.visit("index.html").wait_for_all().page
    browser = page.context.new_cdp_session(page)
    manifest = browser.send("Page.getAppManifest")
    assert manifest["url"] == f"{device.server.url}manifest.webmanifest" and manifest["errors"] == []
    errors = browser.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert {error["errorId"] for error in errors} <= {"in-incognito"}


def test_while_one_watches_what_was_kept_is_undone(firefox_device, root, newer_light_site):
    """In Firefox, since Playwright leaves a worker that Chromium starts once more waiting for its debugger."""
    device, server = firefox_device, firefox_device.server
    device.visit("index.html").wait_for_all()
    server.show(newer_light_site)
    server.mounts[SUB_PATH + "service-worker.js"] = root / "site" / "scripts" / "offline" / "none.js"
    device.visit("index.html")
    device.page.get_by_role("heading", name="The new course map").wait_for()     # opened afresh, from the server
    device.wait_until(f"async () => String(await ({REGISTERED})()) === '0,0'")
