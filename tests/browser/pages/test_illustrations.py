"""Illustrations in a page: the drawing that fits is the one that is seen and read, and it follows the theme."""

import pytest

from .conftest import LESSON


@pytest.mark.parametrize("width, shown", [(360, "tall"), (1440, "wide")])
def test_the_spotlight_that_fits_is_shown(new_page, server, width, shown):
    page = new_page(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page.goto(server.url + LESSON)
    spotlight = page.get_by_role("figure", name="spotlight illustration")
    [drawing] = spotlight.get_by_role("img").all()
    assert drawing.get_attribute("class") == f"spotlight-{shown}"
    box = drawing.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width


def test_the_hero_takes_the_themes_colours(new_page, server):
    colours = []
    for theme in ("light", "dark"):
        page = new_page(color_scheme=theme)
        page.goto(server.url + LESSON)
        hero = page.get_by_role("figure", name="hero illustration")
        colours.append(hero.evaluate("""(figure) => [figure.querySelector('text'), figure.querySelector('g[fill]')]
            .map((element) => getComputedStyle(element).fill)"""))
        assert colours[-1][1] == page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")
    light, dark = colours
    assert light[0] != dark[0] and light[1] != dark[1]
