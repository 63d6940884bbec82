"""A reader who lets no site keep anything: every page works, and says in a sentence that progress lasts only while it is open."""

import json
from types import SimpleNamespace

import pytest

from browser.pages.conftest import LESSONS, PAGES
from sitegen.browsers import launch_profile

KEEP_NOTHING = {"profile": {"default_content_setting_values": {"cookies": 2}}}
SENTENCE = "This browser does not let the page save anything"


@pytest.fixture
def browser(playwright, browser_executable, tmp_path):
    """Chromium with the reader's own setting: no cookies, which is no storage either."""
    profile = tmp_path / "profile" / "Default"
    profile.mkdir(parents=True)
    (profile / "Preferences").write_text(json.dumps(KEEP_NOTHING), encoding="utf-8")
    return SimpleNamespace(new_context=lambda **options: launch_profile(playwright, browser_executable, profile.parent, **options))


def test_every_page_works_and_says_so(open_page):
    page = open_page()
    assert page.evaluate("() => { try { return localStorage.length; } catch ({ name }) { return name; } }") == "SecurityError"
    for path in [*PAGES[1:], PAGES[0], LESSONS[-1]]:
        open_page(path, page=page)
        page.locator(".theme-toggle").click()
        assert page.evaluate("document.documentElement.dataset.theme") in ("light", "dark")
        notices = page.locator("progress-notice .notice")
        if path == "index.html" or path in LESSONS:
            assert SENTENCE in notices.first.inner_text()
        if path in LESSONS:
            page.get_by_role("button", name="Mark it complete").click()
            assert page.get_by_role("button", name="Mark it complete").get_attribute("aria-pressed") == "true"
            page.locator(".narration-play").click()
            page.get_by_label("Speed").select_option("1.5")
    page.locator("cross-attention-engine").first.scroll_into_view_if_needed()
    page.wait_for_function("globalThis.sightlineDesk")
    assert page.evaluate("sightlineDesk.client.start().then(() => sightlineDesk.client.state.name)") == "ready"
