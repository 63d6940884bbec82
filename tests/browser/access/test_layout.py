"""Enlarged fourfold a window of 1280 by 1024 holds 320 by 256: nothing is cut off and no page scrolls sideways, with the
reader's own spacing too (WCAG 1.4.10, 1.4.12); what can be touched is large enough (2.5.8)."""

import pytest

from browser.pages.test_everyone import see_every_figure

from .axe import Axe
from .conftest import LESSONS, PAGES, PLAYGROUND, PLAYGROUNDS
from .lost import lost
from .test_states import open_view, png

ENLARGED = {"width": 320, "height": 256}


@pytest.mark.parametrize("path", [path for path in PAGES if path not in PLAYGROUNDS])
def test_an_enlarged_page_loses_nothing(opened, path):
    page = opened(path, viewport=ENLARGED)
    if path in LESSONS:
        see_every_figure(page)
    axe = Axe(page)
    axe.room(path)
    assert not (found := lost(page, path)), "\n".join(found)
    assert not axe.found, axe.found


def test_the_enlarged_playground_loses_nothing(open_playground):
    playground = open_playground(PLAYGROUND, viewport=ENLARGED)
    page, root, axe = playground.page, playground.root, Axe(playground.page)
    found = []
    playground.change(patch=27)
    for view in playground.lab("views.map(({ id }) => id)"):
        open_view(playground, view)
        found += lost(page, view)
        axe.room(view, "#view")
    playground.change(tool="move", picture={"kind": "gallery", "slug": "dog-and-cat"})
    found += lost(page, "arranging")
    for name, part in {"Keep and share": ".keep-menu", "Take the tour": ".tour-card"}.items():
        root.get_by_role("button", name=name).click()
        found += lost(page, name)
        box = root.locator(part).bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= ENLARGED["height"], f"{name} is whole, or scrolls"
        page.keyboard.press("Escape")
    root.locator("lab-bring input[type=file]").set_input_files(png("white", "black"))
    root.locator("lab-crop").wait_for()
    found += lost(page, "cropping")
    axe.room("cropping", "lab-bring dialog")
    assert not found, "\n".join(found)
    assert not axe.found, axe.found
