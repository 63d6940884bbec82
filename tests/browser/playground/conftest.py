"""The playground as its tests meet it."""

import pytest

PLAYGROUND = "playground/23-cross-attention.html"


class Playground:
    """A playground page, and what a visitor does with it. `lab` gives the page's own state to read from."""

    def __init__(self, page):
        self.page = page
        self.root = page.locator("attention-playground").first
        self.root.locator(".lab").wait_for()

    def wake(self):
        """Wait until the live model has answered what is there."""
        self.page.evaluate("document.querySelector('attention-playground').lab.wake()")
        return self.settle()

    def settle(self):
        """Wait until the live model has answered the newest state."""
        self.page.wait_for_function("""() => {
            const { lab } = document.querySelector('attention-playground');
            return lab.ready && !lab.busy && lab.upToDate;
        }""")
        return self

    def lab(self, expression):
        """lab("doc.question") → its value, as JSON."""
        return self.page.evaluate(f"(() => {{ const {{ lab }} = document.querySelector('attention-playground'); return lab.{expression}; }})()")

    def change(self, **part):
        """As a part of the page would; returns when the model has answered."""
        self.page.evaluate("(part) => document.querySelector('attention-playground').lab.change(part)", part)
        return self.settle()

    @property
    def answer(self):
        return self.lab("reading.answer")

    @property
    def status(self):
        return self.root.locator(".engine-status-text").inner_text()


@pytest.fixture
def open_playground(new_page, server):
    """open_playground(fragment, **context options) → the playground; its model is not awake yet."""
    def open_page(fragment="", path=PLAYGROUND, before="", **options):
        page = new_page(**options)
        if before:
            page.add_init_script(before)
        page.goto(server.url + path + fragment)
        return Playground(page)
    return open_page
