"""Whoever sees little, hears nothing, or has no mouse, on every page of the course."""

import pytest

from browser.pages.conftest import LESSON, LESSONS, PAGES, PLAYGROUND, PLAYGROUNDS, stir  # noqa: F401  the site's pages, for the tests here
from browser.playground.conftest import Playground


@pytest.fixture
def opened(new_page, server):
    """opened(path, **context options) → the page, all its scripts at work and nothing in motion."""
    def open_page(path, **options):
        page = new_page(**{"reduced_motion": "reduce", **options})
        page.goto(server.url + path)
        for part in stir(page).locator("[data-script]").all():
            part.scroll_into_view_if_needed()
        page.wait_for_function("[...document.querySelectorAll('[data-script]')].every((part) => customElements.get(part.localName))")
        page.evaluate("scrollTo(0, 0)")
        return page
    return open_page


@pytest.fixture
def open_playground(opened):
    """open_playground(path, **context options) → a playground whose live model has answered."""
    return lambda path=PLAYGROUND, **options: Playground(opened(path, **options)).wake()
