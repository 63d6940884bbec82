"""Whoever sees little, hears nothing, or has no mouse, on every page of the course."""

import pytest

from browser.pages.conftest import LESSON, LESSONS, PAGES, PLAYGROUND, PLAYGROUNDS  # noqa: F401  the site's pages, for the tests here
from browser.playground.conftest import Playground


@pytest.fixture
def opened(new_page, server):
    """opened(path, **context options) → the page, its scripts at work and nothing in motion."""
    def open_page(path, **options):
        page = new_page(**{"reduced_motion": "reduce", **options})
        page.goto(server.url + path)
        page.wait_for_function("!!customElements.get('progress-notice')")
        return page
    return open_page


@pytest.fixture
def open_playground(opened):
    """open_playground(path, **context options) → a playground whose live model has answered."""
    return lambda path=PLAYGROUND, **options: Playground(opened(path, **options)).wake()
