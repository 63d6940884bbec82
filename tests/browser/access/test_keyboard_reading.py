"""Reading, listening and searching with a keyboard alone."""

import pytest

from .conftest import LESSON
from .keys import Keys


@pytest.fixture
def keys(opened):
    return lambda path: Keys(opened(path))


def test_a_lesson_is_read_checked_and_marked_complete(keys):
    reader = keys(LESSON)
    page = reader.page
    page.keyboard.press("Tab")
    assert reader.here == "Skip to the text"
    reader.follow()
    assert page.url.endswith("#main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")

    reader.to("Transcript").to("How Text and Vision Connect").follow()
    assert page.url.endswith("#bridge")
    reader.to("query").press("Enter")
    card = page.locator(".terms :popover-open")
    assert card.evaluate("card => card === document.activeElement"), "so that it is read out"
    reader.to("Close").to("In the glossary").press("Escape")
    assert card.count() == 0 and reader.here == "query"

    reader.to("A.").press("Space")
    check = page.locator("check-yourself", has=page.locator(":focus"))
    assert check.locator("[data-verdict=wrong], [data-verdict=right]").count() and check.locator("[role=status]").inner_text()
    bar = page.locator(".reading-bar")
    reader.press("Alt+c").to("The Cross-Attention Engine").press("Escape")
    assert reader.here.startswith("A.") and bar.locator("details[open]").count() == 0
    reader.press("Alt+c").to("Semantic Alignment").follow()
    assert page.url.endswith("#clip") and bar.locator("details[open]").count() == 0
    reader.to("Mark it complete").press("Enter")
    assert page.locator(".done-button").get_attribute("aria-pressed") == "true"
    assert "omplete" in page.locator(".done-state").inner_text() and reader.here


def test_the_narration(keys):
    reader = keys(LESSON)
    page = reader.page
    state = lambda what: page.evaluate(f"document.querySelector('narration-player').narration.{what}")
    reader.to("Play the narration").press("Enter")
    page.wait_for_function("() => document.querySelector('narration-player').narration.word >= 0")
    assert reader.here == "Pause the narration"
    reader.to("Position in the narration")
    before = state("time")
    reader.press("ArrowRight")
    assert 5 <= state("time") - before < 15
    reader.to("Speed").press("ArrowDown")
    assert state("memory.settings.rate") > 1
    reader.to("Follow along").press("Space")
    reader.to("The Cross-Attention Engine").press("Enter")
    assert state("chapter") == 2 and state("playing")
    reader.to("Transcript").press("Enter").to("Transcript")
    assert page.locator(".transcript").evaluate("details => details.open")

    reader.to("Semantic Alignment").follow()             # of the contents: the player is out of sight
    bar = page.get_by_role("region", name="Narration, going on")
    bar.wait_for()
    page.keyboard.press("Alt+k")
    page.wait_for_function("() => !document.querySelector('narration-player').narration.playing")
    reader.back("Pause and close").back("Play the narration").press("Enter").to("Pause and close").press("Enter")
    assert bar.count() == 0 and not state("playing")


def test_the_search_and_the_course_map(keys):
    reader = keys("index.html")
    page = reader.page
    reader.to("Search").press("Enter")
    assert reader.here == "Search the course"
    page.wait_for_function("() => document.querySelector('search-dialog').state === 'ready'")
    reader.type("gated").press("ArrowDown")
    chosen = page.locator(".search-hit[aria-selected=true]")
    assert page.locator(".search-field").get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    reader.press("Tab", "Tab")
    assert page.evaluate("document.querySelector('dialog.search').contains(document.activeElement)"), "the dialog holds the focus"
    reader.press("Escape")
    assert reader.here.startswith("Search")
    reader.press("/").to("The key / opens this").press("Space", "Escape")
    page.keyboard.press("/")
    assert page.locator("dialog.search[open]").count() == 0
    reader.press("Control+k").to("The key / opens this").press("Space", "Escape")

    sections = page.locator(".map-parts").first
    reader.to("12 Attention").to("6 sections").press("Enter")
    assert sections.evaluate("details => details.open")
    reader.press("Tab")
    assert sections.evaluate("details => details.contains(document.activeElement)")
    reader.press("Escape")
    assert not sections.evaluate("details => details.open") and reader.here == "6 sections"
    reader.to("23 Cross-Attention")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{LESSON}")
