"""Where the reader is: contents, the bar that follows, headings that link to themselves, sections that were read."""

import json

import pytest

from browser.access.axe import Axe

from .conftest import LESSON, LESSONS, stir

SLUG = "23-cross-attention"


@pytest.fixture
def lesson(new_page, server):
    def open_page(path=LESSON, clock=False, **options):
        page = new_page(reduced_motion="reduce", **options)
        if clock:
            page.clock.install()
        page.goto(server.url + path)
        return stir(page)
    return open_page


def bar(page):
    return page.locator(".reading-bar")


def go_to(page, id, part=0.0):
    """Put the reading line at a part of a section's length."""
    page.evaluate("""([id, part]) => {
        const headings = [...document.querySelectorAll('.contents a')].map((link) => document.getElementById(link.hash.slice(1)));
        const index = headings.findIndex((heading) => heading.id === id);
        const [top, next] = [headings[index], headings[index + 1]].map((heading) => heading.getBoundingClientRect().top + scrollY);
        scrollTo(0, top + part * (next - top) - innerHeight * 0.4 + 2);
    }""", [id, part])


def read(page):
    return list(json.loads(page.evaluate("localStorage.getItem('sightline.progress')") or '{"modules": {}}')["modules"].get(SLUG, {}).get("read", {}))


@pytest.mark.parametrize("path", LESSONS)
def test_contents_lists_every_section(lesson, path):
    page = lesson(path)
    listed = page.locator(".contents a").evaluate_all("links => links.map((link) => [link.hash.slice(1), link.textContent.trim()])")
    headings = page.locator(".prose > :is(h3, h4)").evaluate_all("all => all.map((heading) => [heading.id, heading.textContent.trim()])")
    assert listed[:-2] == headings and [id for id, _ in listed[-2:]] == ["playground", "reading"]


def test_the_bar_follows_and_leads(lesson):
    page = lesson()
    assert bar(page).get_attribute("data-shown") == "false" and not bar(page).is_visible()
    go_to(page, "bridge")
    bar(page).locator("summary", has_text="How Text and Vision Connect").wait_for()
    left = int(page.locator(".reading-bar-left").inner_text().split()[0])
    bar(page).locator("summary").click()
    bar(page).get_by_role("link", name="Semantic Alignment").click()
    bar(page).locator("summary", has_text="Semantic Alignment").wait_for()
    assert page.url.endswith("#clip") and bar(page).locator("details[open]").count() == 0
    assert int(page.locator(".reading-bar-left").inner_text().split()[0]) < left
    top = page.locator("#clip").evaluate("heading => heading.getBoundingClientRect().top")
    assert top >= bar(page).bounding_box()["height"], "the bar must not cover the heading"


def test_the_menu_closes_by_escape_and_by_a_click_elsewhere(lesson):
    page = lesson()
    go_to(page, "bridge")
    summary = bar(page).locator("summary")
    summary.wait_for()
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert bar(page).locator("details[open]").count() == 0
    assert summary.evaluate("summary => summary === document.activeElement")
    page.keyboard.press("Enter")
    page.locator(".prose > p").nth(9).click(position={"x": 2, "y": 2})
    assert bar(page).locator("details[open]").count() == 0


def test_the_bar_opens_the_search_and_gets_the_focus_back(lesson):
    page = lesson()
    go_to(page, "bridge")
    opener = bar(page).get_by_role("button", name="Search")
    opener.click()
    page.locator("search-dialog dialog[open]").wait_for()
    page.keyboard.press("Escape")
    page.locator("search-dialog dialog[open]").wait_for(state="detached")
    assert opener.evaluate("button => button === document.activeElement")


def test_a_heading_links_to_itself(lesson):
    page = lesson()
    page.locator("#engine a").click()
    assert page.url.endswith("#engine")


def test_what_was_read_is_remembered(lesson):
    page = lesson(clock=True)
    go_to(page, "patches", 0.3)
    page.clock.run_for(60_000)
    assert read(page) == [], "its end has not been reached"
    go_to(page, "patches", 0.9)
    page.clock.run_for(3_000)
    page.wait_for_function("document.querySelector('.contents a[data-read]')")
    assert read(page) == ["patches"]
    go_to(page, "bridge", 0.9)
    page.clock.run_for(3_000)
    assert read(page) == ["patches"], "nobody reads that fast"
    page.clock.run_for(120_000)
    assert read(page) == ["patches", "bridge"]
    page.reload()
    page.wait_for_function("document.querySelectorAll('.contents a[data-read]').length === 2")


def test_previous_and_next(lesson):
    page = lesson(LESSONS[0])
    ways = lambda: page.locator(".neighbours a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    first, middle, last = (f"../{path}" for path in LESSONS)
    assert ways() == ["../index.html", middle]
    page.locator(".neighbours a[rel=next]").click()
    page.wait_for_url(f"**/{LESSONS[1]}")
    assert ways() == [first, last]
    page.locator(".neighbours a[rel=next]").click()
    page.wait_for_url(f"**/{LESSONS[2]}")
    assert ways() == [middle, f"../playground/{SLUG}.html"]


def test_axe_finds_nothing_in_the_open_menu(lesson):
    page = lesson(viewport={"width": 360, "height": 760})
    go_to(page, "bridge")
    bar(page).locator("summary").click()
    axe = Axe(page)
    axe("the menu")
    assert axe.found == ""
