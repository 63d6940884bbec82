"""Terms that open in place, and the glossary that they lead to."""

import pytest

from browser.access.axe import Axe

from .conftest import LESSON


@pytest.fixture
def open_page(new_page, server):
    def opened(path=LESSON, **options):
        page = new_page(reduced_motion="reduce", **options)
        page.goto(server.url + path)
        return page
    return opened


def term(page, id="softmax"):
    return page.locator(f".term[popovertarget='term-{id}']").first


def card(page, id="softmax"):
    return page.locator(f"#term-{id}")


def test_by_keyboard(open_page):
    page = open_page()
    assert not card(page).is_visible()
    term(page).focus()
    page.keyboard.press("Enter")
    assert card(page).is_visible() and "add up to one" in card(page).inner_text()
    page.wait_for_function("document.activeElement.id === 'term-softmax'")      # so that it is read out
    page.keyboard.press("Escape")
    assert not card(page).is_visible()
    assert term(page).evaluate("button => button === document.activeElement")
    page.keyboard.press("Space")
    page.wait_for_function("document.activeElement.id === 'term-softmax'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Close"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html#term-softmax")
    assert page.locator("article#term-softmax").is_visible()


@pytest.mark.parametrize("width", [700, 1440])
def test_it_opens_beside_its_term_and_inside_the_window(open_page, width):
    page = open_page(viewport={"width": width, "height": 800})
    for button in page.locator(".term").all():
        button.scroll_into_view_if_needed()
        before = page.evaluate("scrollY")
        button.click()
        place = button.evaluate("""button => { const card = document.querySelector(':popover-open').getBoundingClientRect();
            const term = button.getBoundingClientRect();
            return [Math.max(card.top - term.bottom, term.top - card.bottom), Math.min(card.left, innerWidth - card.right, card.top, innerHeight - card.bottom)]; }""")
        assert 0 <= place[0] < 20 and place[1] >= 0 and page.evaluate("scrollY") == before, button.inner_text()
        page.keyboard.press("Escape")


@pytest.mark.parametrize("width", [360, 1440])
def test_no_line_begins_with_the_sign_after_a_term(open_page, width):
    page = open_page(viewport={"width": width, "height": 800})
    parted = page.evaluate("""() => [...document.querySelectorAll('.term')].filter((term) => {
        const next = term.nextSibling;
        if (next?.nodeType !== Node.TEXT_NODE || !/^[^ ]/.test(next.data)) return false;
        const range = document.createRange();
        range.setStart(next, 0); range.setEnd(next, 1);
        return range.getBoundingClientRect().top > term.getBoundingClientRect().bottom - 2; }).map((term) => term.textContent)""")
    assert parted == []


def test_by_touch_on_a_phone(open_page):
    page = open_page(viewport={"width": 360, "height": 700}, has_touch=True, is_mobile=True)
    for name in ("gate", "modality-gap"):
        term(page, name).evaluate("button => scrollTo(0, scrollY + button.getBoundingClientRect().bottom - innerHeight + 8)")
        term(page, name).tap()
        page.wait_for_function("id => document.activeElement.id === id", arg=f"term-{name}")
        sheet, word = card(page, name).bounding_box(), term(page, name).bounding_box()
        assert sheet["x"] == 0 and sheet["width"] == 360 and sheet["y"] + sheet["height"] == 700
        assert word["y"] + word["height"] <= sheet["y"]                          # the word stays in sight
    assert page.locator(".term-card:popover-open").count() == 1
    page.touchscreen.tap(180, 40)
    assert page.locator(".term-card:popover-open").count() == 0


def test_a_browser_that_cannot_anchor_gets_it_placed(open_page):
    page = open_page(viewport={"width": 900, "height": 700})
    page.evaluate("CSS.supports = () => false")
    term(page).click()
    page.wait_for_function("document.activeElement.id === 'term-softmax'")
    assert card(page).evaluate("card => card.classList.contains('placed') && parseFloat(card.style.top) > 0 && parseFloat(card.style.left) > 0")


@pytest.mark.parametrize("id, places", [
    ("causal-mask", ["12-attention.html#mask", "12-attention.html#cost"]), ("kv-cache", ["12-attention.html#cost"]),
    ("class-token", ["04-vision-transformers.html#summary"]), ("rollout", ["04-vision-transformers.html#rollout"]),
    ("register", ["04-vision-transformers.html#registers-and-sinks"]),
])
def test_an_entry_leads_to_where_each_lesson_uses_it(open_page, id, places):
    page = open_page("glossary.html", java_script_enabled=False)
    links = page.locator(f"#term-{id} a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert {f"modules/{place}" for place in places} <= set(links)
    page.locator(f"#term-{id} a[href='modules/{places[0]}']").click()
    page.wait_for_url(f"**/{places[0]}")
    assert page.locator(f"#{places[0].partition('#')[2]}").is_visible()


def test_without_scripts(open_page):
    page = open_page(java_script_enabled=False)
    term(page).click()
    assert card(page).is_visible()
    card(page).get_by_role("link", name="In the glossary").click()
    page.wait_for_url("**/glossary.html#term-softmax")
    page.locator("#term-softmax").get_by_role("link", name="How Text and Vision Connect").click()
    page.wait_for_url("**#bridge")


def test_axe_finds_nothing_in_an_open_term(open_page):
    page = open_page()
    term(page).click()
    axe = Axe(page)
    axe("a term")
    assert axe.found == ""


def test_printed_a_term_is_plain_text(open_page):
    page = open_page()
    page.emulate_media(media="print")
    assert term(page).evaluate("button => getComputedStyle(button).textDecorationLine") == "none"
    assert not page.locator(".terms").is_visible()
