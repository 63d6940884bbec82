"""The lesson page as its tests meet it."""

import json

import pytest

from .listener import Listener

SLUGS = ["12-attention", "04-vision-transformers", "23-cross-attention"]       # in the course's order
LESSONS = [f"modules/{slug}.html" for slug in SLUGS]
PLAYGROUNDS = [f"playground/{slug}.html" for slug in SLUGS]
LESSON, PLAYGROUND = LESSONS[-1], PLAYGROUNDS[-1]
PAGES = ["index.html", *LESSONS, *PLAYGROUNDS, "models/lookout.html", "models/matchbox.html", "glossary.html"]


def stir(page):
    """The reader's first sign of life, what the page fetches on it, and what it then lays out."""
    page.mouse.move(2, 2)
    page.wait_for_function("!!customElements.get('search-dialog')")
    page.wait_for_function("!('far' in document.documentElement.dataset)")
    return page


class Figure:
    """The first engine figure of a page, and what a visitor does with it."""

    def __init__(self, page):
        self.page = page
        self.root = page.locator("cross-attention-engine").first
        self.field = self.root.get_by_label("Question", exact=True)
        self.button = self.root.get_by_role("button", name="Feed Image & Ask Question")
        self.mark = self.root.locator(".figure-mark")
        self.status = self.root.locator(".engine-status-text")
        self.notice = self.root.locator(".notice[role=alert]")

    @property
    def step(self):
        return self.root.locator(".engine").get_attribute("data-step")

    @property
    def read_out(self):
        return self.root.locator(".read-out").inner_text().replace("\N{NO-BREAK SPACE}", " ")

    def words(self):
        return [word.inner_text() for word in self.root.locator(".answer-word[data-said=true] .answer-text").all()]

    def show(self):
        self.root.scroll_into_view_if_needed()
        return self

    def look(self):
        """See the map without a guess."""
        self.show().root.get_by_role("button", name="Just show me").click()
        self.page.mouse.move(0, 0)                        # nothing that moves under the mouse is pointed at
        return self

    def wait_for_model(self):
        self.show()
        self.root.locator(".figure-mark[data-kind=live]").wait_for()
        return self

    def finish(self):
        """Go to the last step, however far the figure has played."""
        self.root.locator(".step").last.click()

    def ask(self, question):
        self.field.fill(question)
        self.button.click()
        asked = self.root.locator("question-tokens", has_text="as").locator(".tokens")
        asked.wait_for()
        self.page.wait_for_function("figure => !figure.inquiry.waiting", arg=self.root.element_handle())
        self.finish()

    def bring(self, name, content, kind):
        self.root.locator("input[type=file]").set_input_files({"name": name, "mimeType": kind, "buffer": content})


@pytest.fixture
def open_lesson(new_page, server):
    """open_lesson(**context options) → the figure on the lesson's page."""
    def open_page(**options):
        page = new_page(**options)
        page.goto(server.url + LESSON)
        figure = Figure(page).show()
        figure.root.locator(".ask").wait_for()
        return figure
    return open_page


@pytest.fixture(scope="session")
def built_answer(built_site):
    """What the engine said under CPython when the site was built."""
    [script] = (built_site / "assets" / "facts").glob(f"{SLUGS[-1]}.*.js")
    text = script.read_text(encoding="utf-8")
    return json.loads(text[text.index("{"):text.rindex("}") + 1])["precomputed"]["result"]


@pytest.fixture
def listen(new_page, server):
    """listen(before=script to run first, **context options) → a listener on the lesson's page."""
    def open_page(before="", path=LESSON, **options):
        page = new_page(**options)
        if before:
            page.add_init_script(before)
        page.goto(server.url + path)
        listener = Listener(page)
        listener.play.wait_for()
        return listener
    return open_page


@pytest.fixture
def open_page(new_page, server):
    """open_page(path, before=script that runs ahead of the page's own, …) → the page."""
    def opened(path="index.html", before="", page=None, **options):
        page = page or new_page(reduced_motion="reduce", **options)
        if before:
            page.add_init_script(before)
        page.goto(server.url + path)
        return stir(page)
    return opened
