"""What is far from view is laid out later: the reader never notices."""

import pytest

from .conftest import LESSON, LESSONS, stir

FAR = "#figure-two-cones svg >> nth=0"
WHOLE = "() => !('far' in document.documentElement.dataset)"
SHIFTS = """() => new Promise((resolve) => new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, { value }) => sum + value, 0)))
    .observe({ type: 'layout-shift', buffered: true }) || setTimeout(resolve, 500, 0))"""


@pytest.fixture
def visit(new_page, server):
    """visit(address, **context options) → the page."""
    def open_page(address, **options):
        page = new_page(**options)
        page.goto(server.url + address)
        return page
    return open_page


def is_laid_out(page):
    return page.locator(FAR).evaluate("(far) => far.checkVisibility({ contentVisibilityAuto: true })")


def top_of(page, selector):
    return page.locator(selector).evaluate("(it) => it.getBoundingClientRect().top")


@pytest.mark.parametrize("path", LESSONS)
@pytest.mark.parametrize("width", [360, 900, 1440])
def test_nothing_in_view_moves_when_the_rest_is_laid_out(visit, path, width):
    page = visit(path, viewport={"width": width, "height": 900})
    stir(page)
    page.wait_for_function(WHOLE)
    page.wait_for_timeout(300)
    assert page.evaluate(SHIFTS) <= 0.01
    assert page.locator("[data-pieces] > *").evaluate_all("(all) => all.every((each) => getComputedStyle(each).contentVisibility === 'visible')")


def test_a_figure_far_down_waits_for_the_reader(visit):
    page = visit(LESSON)
    page.wait_for_timeout(500)
    assert not is_laid_out(page)
    stir(page)
    page.wait_for_function(WHOLE)
    assert is_laid_out(page)


@pytest.mark.parametrize("path", LESSONS)
@pytest.mark.parametrize("width", [360, 900, 1440])
def test_the_links_of_the_reading_do_not_lie_on_what_follows(visit, path, width):
    page = visit(path, viewport={"width": width, "height": 900})
    reading = page.locator(".reading")
    room = reading.bounding_box()["height"]
    stir(page)
    page.wait_for_function(WHOLE)
    assert reading.bounding_box()["height"] <= room


def test_whoever_comes_to_a_place_further_down_is_there(visit):
    page = visit(f"{LESSON}#figure-two-cones")
    assert is_laid_out(page)
    assert 0 <= top_of(page, "#figure-two-cones") < 120


def test_whoever_goes_there_by_a_link_or_by_the_address_or_back_is_there(visit):
    page = visit(LESSON)
    page.evaluate("location.hash = 'figure-two-cones'")
    page.wait_for_function(WHOLE)
    assert 0 <= top_of(page, "#figure-two-cones") < 120
    page = visit(LESSON)
    link = page.locator(".contents a").last
    place = link.get_attribute("href")
    link.evaluate("(link) => link.click()")
    page.wait_for_function(WHOLE)
    assert -1 <= top_of(page, place) < 160


def test_whoever_reloads_stays_where_they_were(visit):
    page = visit(LESSON)
    stir(page)
    page.wait_for_function(WHOLE)
    page.evaluate("document.querySelector('#figure-two-cones').scrollIntoView({ behavior: 'instant' })")
    page.wait_for_timeout(300)
    before = top_of(page, "#figure-two-cones")
    page.reload()
    page.wait_for_function("() => scrollY > 0")
    page.wait_for_timeout(500)
    assert abs(top_of(page, "#figure-two-cones") - before) < 30


def test_on_paper_all_of_it_is_there(visit):
    page = visit(LESSON)
    page.emulate_media(media="print")
    assert page.locator(".prose > *").evaluate_all("(all) => all.every((each) => getComputedStyle(each).contentVisibility === 'visible')")
