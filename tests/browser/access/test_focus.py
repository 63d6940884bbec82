"""Wherever Tab leads, the focus is seen: there is an outline with enough contrast, it is in the window, and no bar covers it."""

import pytest

from browser.pages.test_everyone import see_every_figure

from .conftest import LESSONS, PAGES
from .keys import DRAWN, FRAMES

# What shows the focus: an outline of the element, of its label or of what holds or follows it; for a handle of the plane, its ring.
SEEN = """() => {
    let here = document.activeElement;
    while (here?.shadowRoot?.activeElement) here = here.shadowRoot.activeElement;
    if (!here || here === document.body) return null;
    const name = `${here.localName}.${here.getAttribute('class') ?? ''} “${(here.ariaLabel ?? here.textContent).trim().replace(/\\s+/g, ' ').slice(0, 40)}”`;
    if (here.matches('.cm-content, .search-field')) return { name, faults: [] };          // a caret in a frame of its own
    const around = [here, ...(here.labels ?? []), here.parentElement, here.parentElement?.parentElement, here.querySelector('.station, .plane-ring'), here.nextElementSibling].filter(Boolean);
    const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgb = (colour) => { pen.clearRect(0, 0, 1, 1); pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); return [...pen.getImageData(0, 0, 1, 1).data]; };
    const light = ([r, g, b]) => [r, g, b].map((each) => each / 255).map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
        .reduce((sum, each, at) => sum + each * [0.2126, 0.7152, 0.0722][at], 0);
    const behind = (each) => { for (let at = each.parentElement; at; at = at.parentElement) { const of = rgb(getComputedStyle(at).backgroundColor); if (of[3] > 250) return of; } return [255, 255, 255]; };
    const contrast = (one, other) => { const [a, b] = [light(one), light(other)].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
    const shows = [...around.map((each) => [each]), [here, '::before']].some(([each, pseudo]) => {
        const style = getComputedStyle(each, pseudo);
        const colour = each.matches('.plane-ring') ? style.stroke : style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 ? style.outlineColor : null;
        return colour && rgb(colour)[3] > 200 && contrast(rgb(colour), behind(each)) >= 3;
    });
    const boxes = [here, ...(here.labels ?? [])].flatMap((each) => [...each.getClientRects()]).filter(({ width, height }) => width > 2 && height > 2);
    const uncovered = boxes.some(({ left, top, right, bottom }) => [[0.5, 0.5], [0.15, 0.3], [0.85, 0.7]].some(([across, down]) => {
        const [x, y] = [left + across * (right - left), Math.max(1, top) + down * (Math.min(innerHeight, bottom) - Math.max(1, top))];
        const hit = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight && y >= top && y <= bottom ? document.elementFromPoint(x, y) : null;
        return hit && (here.contains(hit) || hit.contains(here) && hit.closest('.reading-bar, narration-bar, .tour-card') === here.closest('.reading-bar, narration-bar, .tour-card')
            || [...(here.labels ?? [])].some((label) => label.contains(hit)) || here.getRootNode().host?.contains(hit));
    }));
    return { name, faults: [...(shows ? [] : ['no outline is seen']), ...(uncovered ? [] : ['covered, or outside the window'])] };
}"""
STOPS = 600                                                # more than any page has
PATIENCE = 20                                              # looks, two frames apart


def faults(page):
    """Walk through the page by Tab → what went wrong on the way, one line each, and how many stops there are."""
    found, stops = [], 0
    page.evaluate(DRAWN)
    page.keyboard.press("Tab")
    while (at := page.evaluate(SEEN)) and stops < STOPS:
        stops += 1
        for _ in range(PATIENCE):
            if not at["faults"]:
                break
            page.evaluate(FRAMES)                          # what is chosen by its focus comes to the front, or into the window, a little later
            at = page.evaluate(SEEN)
        found += [f"{at['name']}: {fault}" for fault in at["faults"]]
        if "cm-content" in at["name"]:
            page.keyboard.press("Escape")                  # where Tab indents, it leaves after Escape
        page.keyboard.press("Tab")
    assert stops < STOPS, f"the focus goes round in circles near {at['name']}"
    return found, stops


@pytest.mark.parametrize("path", [path for path in PAGES if "playground" not in path])
def test_the_focus_is_seen_at_every_stop_of_a_page(opened, path):
    page = opened(path, color_scheme="dark", viewport={"width": 1000, "height": 600})
    if path in LESSONS:
        see_every_figure(page)
        page.evaluate("scrollTo(0, 0)")
    found, stops = faults(page)
    assert stops > 10 and not found, "\n".join(found)


def test_the_focus_is_seen_at_every_stop_of_the_playground(open_playground):
    playground = open_playground(color_scheme="light", viewport={"width": 1000, "height": 600})
    playground.change(tool="move", picture={"kind": "gallery", "slug": "dog-and-cat"}, view="matter", patch=27, covered=[3], cut=[{"layer": 0}])
    found, stops = faults(playground.page)
    for view in ("patch", "code"):
        playground.change(view=view, tool="look")
        playground.root.locator("#view").focus()
        found += faults(playground.page)[0]
    assert stops > 60 and not found, "\n".join(found)
