"""The playground as its tests meet it."""

import pytest

from browser.access.axe import Axe

from .stage import DOG_AND_CAT, Stage

PLAYGROUND = "playground/23-cross-attention.html"


class Playground:
    """A playground page, and what a visitor does with it. `lab` gives the page's own state to read from."""

    def __init__(self, page):
        self.page = page
        self.root = page.locator("attention-playground").first
        page.locator("attention-playground:not([data-coming]) > .lab").first.wait_for()

    def wake(self):
        """Wait until the live model has answered what is there, and all of the instrument is drawn."""
        self.stir()
        self.page.evaluate("document.querySelector('attention-playground').lab.wake()")
        return self.settle()

    def stir(self):
        """A reader's sign of life, and wait for what is far from view, which is drawn then."""
        self.page.evaluate("dispatchEvent(new Event('scroll'))")
        self.page.wait_for_function("[...document.querySelectorAll('attention-playground *')].every(({ hasUpdated = true }) => hasUpdated)")
        return self

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

    def axe(self, *selectors):
        """What axe-core finds wrong in these parts of the page, in both themes."""
        axe = Axe(self.page)
        axe("as it stands", *selectors)
        return axe.lines

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


@pytest.fixture
def arrange(open_playground):
    """arrange(picture, **context options) → (playground, its stage) with that picture, to be moved."""
    def start(picture=DOG_AND_CAT, wake=False, **options):
        playground = open_playground(**options)
        if wake:
            playground.wake()
        playground.page.evaluate("(part) => document.querySelector('attention-playground').lab.change(part)", {"picture": picture, "tool": "move"})
        stage = Stage(playground)
        stage.thing(0).wait_for()
        stage.root.scroll_into_view_if_needed()
        return playground, stage
    return start
