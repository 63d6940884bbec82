"""Enlarged twofold, all of it or the text alone, a page loses nothing (WCAG 1.4.4): what opens over it is whole or scrolls, and
what stays while it scrolls leaves room to read."""

import pytest

from browser.pages.test_everyone import see_every_figure

from .conftest import LESSON, LESSONS, PAGES, PLAYGROUND, PLAYGROUNDS
from .lost import READERS_SHEET, lost
from .test_states import open_view, png

# A window of 1280 by 1024 as the page then sees it, and what the reader's browser does to its text.
ENLARGED = {"zoom": ({"viewport": {"width": 640, "height": 512}, "device_scale_factor": 2}, ""),
            "text alone": ({"viewport": {"width": 1280, "height": 1024}}, ":root { font-size: 200% !important; }")}
MOST_COVERED = 1 / 3
# How much of the window's height is under what stays where it is while the page scrolls.
COVERED = """() => {
    const stays = [...document.querySelectorAll('body *')].filter((each) => getComputedStyle(each).position === 'fixed' && each.checkVisibility({ visibilityProperty: true }));
    const rows = new Set();
    for (const each of stays) {
        const { top, bottom, width } = each.getBoundingClientRect();
        for (let row = Math.max(0, Math.round(top)); width && row < Math.min(innerHeight, bottom); row++) rows.add(row);
    }
    return rows.size / innerHeight;
}"""
# Whether all of a part is in the window, or can be scrolled to, within it or with the page.
WHOLE = """(part) => {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    const [above, height] = getComputedStyle(part).position === 'fixed' ? [0, innerHeight] : [scrollY, document.documentElement.scrollHeight];
    const inside = left >= 0 && right <= innerWidth + 1 && top + above >= 0 && bottom + above <= height + 1;
    const scrolls = ({ scrollHeight, clientHeight }, { overflowY }) => scrollHeight <= clientHeight + 1 || ['auto', 'scroll'].includes(overflowY);
    return inside && (scrolls(part, getComputedStyle(part)) || [...part.querySelectorAll('*')].some((each) => getComputedStyle(each).overflowY === 'auto'));
}"""


def is_whole(part):
    part.scroll_into_view_if_needed()                      # some stand in the page
    return part.evaluate(WHOLE)


@pytest.fixture(params=ENLARGED)
def enlarged(request):
    """(how, context options, enlarge): enlarge(page) does what the options cannot."""
    options, sheet = ENLARGED[request.param]
    return request.param, options, lambda page: page.evaluate(READERS_SHEET, ["size", sheet])


@pytest.mark.parametrize("path", [path for path in PAGES if path not in PLAYGROUNDS])
def test_a_page_loses_nothing(opened, path, enlarged):
    how, options, enlarge = enlarged
    page = opened(path, **options)
    enlarge(page)
    if path in LESSONS:
        see_every_figure(page)
    assert not (found := lost(page, how)), "\n".join(found)


def test_the_playground_loses_nothing(open_playground, enlarged):
    how, options, enlarge = enlarged
    playground = open_playground(PLAYGROUND, **options)
    page, root, found = playground.page, playground.root, []
    enlarge(page)
    playground.change(patch=27)
    for view in playground.lab("views.map(({ id }) => id)"):
        open_view(playground, view)
        found += lost(page, f"{how}, {view}")
    playground.change(tool="move", picture={"kind": "gallery", "slug": "dog-and-cat"})
    found += lost(page, f"{how}, arranging")
    for name, part in {"Keep and share": ".keep-menu", "Take the tour": ".tour-card"}.items():
        root.get_by_role("button", name=name).click()
        assert is_whole(root.locator(part)), name
        page.keyboard.press("Escape")
    root.locator("lab-bring input[type=file]").set_input_files(png("white", "black"))
    root.locator("lab-crop").wait_for()
    assert is_whole(root.locator("lab-bring dialog"))
    found += lost(page, f"{how}, cropping")
    assert not found, "\n".join(found)


def test_what_opens_over_a_lesson_is_whole_and_what_stays_leaves_room(opened, enlarged):
    how, options, enlarge = enlarged
    page = opened(LESSON, **options)
    enlarge(page)
    page.keyboard.press("/")
    page.get_by_label("Search the course").fill("softmax")
    page.locator(".search-hit").first.wait_for()
    assert is_whole(page.locator("search-dialog dialog"))
    page.keyboard.press("Escape")

    term = page.locator(".prose button.term").first
    term.click()
    assert is_whole(page.locator(f"#{term.get_attribute('popovertarget')}"))
    page.keyboard.press("Escape")

    page.get_by_role("button", name="Mute", exact=True).click()
    page.get_by_role("button", name="Play the narration").click()
    page.locator(".prose > p").nth(6).scroll_into_view_if_needed()
    page.locator(".narration-bar").wait_for()
    page.locator(".reading-bar[data-shown=true]").wait_for()
    assert 0 < page.evaluate(COVERED) <= MOST_COVERED, how
    assert not (found := lost(page, how)), "\n".join(found)
