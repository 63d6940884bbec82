"""Pages in trouble: what their tests share."""

import pytest

from browser.pages.conftest import LESSON, Figure, open_lesson  # noqa: F401  a fixture
from browser.playground.conftest import open_playground  # noqa: F401  a fixture


@pytest.fixture
def kill():
    """kill(page): its worker ends in the middle of what it does, as when the browser takes its memory back."""
    def end(page):
        page.evaluate("sightlineDesk.client.link.worker.terminate()")
    return end
