"""The contrastive matrix: one stage at a time, by mouse, by keyboard and without scripts; and neither figure widens a phone's page."""

import pytest

from .conftest import LESSON


def shown(page):
    return [stage.get_attribute("data-stage") for stage in page.locator(".matrix-stage").all() if stage.is_visible()]


@pytest.mark.parametrize("scripts", [True, False])
def test_the_switch_shows_one_matrix_at_a_time(new_page, server, scripts):
    page = new_page(java_script_enabled=scripts)
    page.goto(server.url + LESSON)
    assert shown(page) == ["after"]
    page.locator(".matrix-switch label", has_text="Before").click()
    assert shown(page) == ["before"]
    page.keyboard.press("ArrowRight")
    assert shown(page) == ["after"]


def test_on_paper_both_are_there(new_page, server):
    page = new_page()
    page.goto(server.url + LESSON)
    page.emulate_media(media="print")
    assert shown(page) == ["before", "after"]


def test_a_phone_shows_all_of_both_figures(new_page, server):
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(server.url + LESSON)
    for name in ("contrastive-matrix", "two-cones"):
        fits = page.locator(f".{name}").evaluate("figure => [...figure.querySelectorAll('.matrix, .cone, .plot')].every(part => "
                                                 "part.getBoundingClientRect().right <= innerWidth && part.getBoundingClientRect().left >= 0)")
        assert fits, name
    cells = page.locator("[data-stage=after] td[data-level]")
    assert cells.count() == 64
    assert cells.evaluate_all("cells => cells.every(cell => cell.scrollWidth <= cell.clientWidth)")
