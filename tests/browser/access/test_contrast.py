"""Whoever asks the system for more contrast gets it: text stands out by 7 to 1 (WCAG 1.4.6), also in what opens over the page."""

import pytest

from .axe import SETTLED, Axe
from .conftest import LESSON, PLAYGROUND
from .pixels import shot

ENHANCED = ["color-contrast-enhanced"]
THEMES = ["light", "dark"]


@pytest.fixture
def more(opened):
    """more(path, **context options) → (the page, look): look(state, *parts) keeps what does not stand out, in both themes."""
    def open_page(path, **options):
        page = opened(path, contrast="more", **options)
        axe = Axe(page)

        def look(state, *parts):
            for theme in THEMES:
                page.emulate_media(color_scheme=theme)
                axe.run(f"{state}, {theme}", parts, ENHANCED)
            return axe.found
        return page, look
    return open_page


def test_in_a_lesson_its_narration_and_the_search(more):
    page, look = more(LESSON)
    look("the page", ".masthead", ".opening", ".narration", ".prose > p", ".section-playground")
    start_narration(page)
    look("narration", ".narration-bar")
    search(page)
    assert look("search", "search-dialog") == ""


def test_in_the_playground_and_before_the_camera(more):
    page, look = more(PLAYGROUND, permissions=["camera"])
    look("the page", ".masthead", ".lab-head", ".lab-picture", ".lab-words")
    camera(page)
    assert look("camera", "lab-bring dialog") == ""


@pytest.mark.parametrize("theme", THEMES)
def test_where_the_system_sets_the_colours_each_of_them_is_drawn(opened, theme):
    """With its own frame round all that can be pressed, since there is no ground to tell it by."""
    forced = {"forced_colors": "active", "color_scheme": theme}
    page = opened(LESSON, **forced)
    start_narration(page)
    framed(page, ".narration-bar")
    assert shot(page.locator(".narration-bar .rail-line").first).std() > 5, "how far it is"
    toggle = page.locator(".narration-bar .narration-toggle").first
    before = shot(toggle)
    toggle.click()
    page.mouse.move(0, 0)
    assert abs(before - shot(toggle)).max() > 60, "what is on differs from what is off"
    search(page)
    framed(page, "search-dialog dialog")
    assert all(shot(found).std() > 5 for found in page.locator(".search-hit mark:visible").all()[:3]), "the word that was looked for"
    page = opened(PLAYGROUND, permissions=["camera"], **forced)
    camera(page)
    framed(page, "lab-bring dialog")


def start_narration(page):
    page.get_by_role("button", name="Mute", exact=True).click()
    page.get_by_role("button", name="Play the narration").click()
    page.locator(".prose > p").nth(6).scroll_into_view_if_needed()
    page.locator(".narration-bar").wait_for()


def search(page):
    page.keyboard.press("/")
    page.get_by_label("Search the course").fill("softmax")
    page.locator(".search-hit").first.wait_for()


def camera(page):
    page.get_by_role("button", name="Use the camera").click()
    page.locator("lab-bring dialog").get_by_role("button", name="Take the picture").wait_for()


def framed(page, part):
    """The part has an edge against the page, and every button in it differs from what is around it."""
    page.evaluate(SETTLED)
    edge = page.locator(part).evaluate("(part) => { const { borderTopWidth, borderTopStyle } = getComputedStyle(part); return borderTopStyle !== 'none' && borderTopWidth; }")
    assert edge and edge != "0px", part
    for button in page.locator(f"{part} button:visible").all():
        assert shot(button).std() > 5, f"{part}: {button.inner_text()}"
