"""The small teaching figures of the lesson: the one that moves, by keyboard and without scripts."""

import pytest

from .conftest import LESSON

SHUT = "a a a and"


@pytest.fixture
def gates(new_page, server):
    """gates(**context options) → the figure with the slider."""
    def open_page(**options):
        page = new_page(**options)
        page.goto(server.url + LESSON)
        figure = page.locator(".tanh-gate")
        figure.scroll_into_view_if_needed()
        if options.get("java_script_enabled", True):
            page.wait_for_function("!!customElements.get('gate-slider')")
        return figure
    return open_page


def test_the_gates_are_turned_by_keyboard(gates):
    figure = gates()
    slider = figure.get_by_role("slider", name="How far all gates are turned")
    answer, openings = figure.locator(".sweep-answer"), figure.locator(".gate-opening")
    assert answer.inner_text() == "a dog" and openings.all_inner_texts() == ["0.320", "0.648", "0.830"]
    height = figure.bounding_box()["height"]
    slider.press("Home")
    assert answer.inner_text() == SHUT and openings.all_inner_texts() == ["0.000"] * 3
    assert figure.locator(".sweep-probability").inner_text() == "<0.1%"
    assert figure.locator(".sweep-says").inner_text() == "“a”"
    assert slider.get_attribute("aria-valuetext") == "times 0.00: dog <0.1%, likeliest a"
    slider.press("ArrowRight")
    assert figure.locator(".sweep-scale").inner_text() == "0.05"
    table = figure.locator("tbody tr")
    figure.locator("summary").click()
    slider.press("End")
    assert [table.last.locator(cell).inner_text() for cell in ("th", "td:nth-child(2)")] == \
        [figure.locator(part).inner_text() for part in (".sweep-scale", ".sweep-probability")]
    figure.locator("summary").click()
    assert figure.bounding_box()["height"] == height


def test_without_scripts_the_curve_names_both_ends(gates):
    figure = gates(java_script_enabled=False)
    text = " ".join(figure.inner_text().split())
    assert not figure.locator(".tap-slider").is_visible()
    assert "a dog" in text and "0.830" in text
    assert [" ".join(end.text_content().split()) for end in figure.locator("text.end").all()] == ["shut: “a”, 99.2%", "“dog”, 99.7%"]
