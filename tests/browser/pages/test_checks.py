"""Check yourself: choosing, the explanations, what is remembered, and the page without scripts."""

import pytest

from browser.access.axe import Axe

from .conftest import LESSON, stir
from .kept import SLUG, TIME, keeping, stored

CHECK = "patch-in-context"
WRONG, RIGHT = 0, 1
REMEMBERED = f'{{"version":3,"modules":{{"{SLUG}":{{"answered":{{"{CHECK}":{{"choice":{WRONG},"time":"{TIME}"}}}}}}}}}}'


class Check:
    def __init__(self, page):
        self.page = page
        self.root = page.locator(f"#check-{CHECK}")
        self.options = self.root.locator("button.check-option")
        self.said = self.root.locator(".check-said[role=status]")
        self.count = page.locator(".checks-said")

    def verdicts(self):
        return [option.get_attribute("data-verdict") for option in self.options.all()]


@pytest.fixture
def open_check(open_page):  # noqa: F811
    return lambda before="", **options: Check(open_page(LESSON, before, **options))


def test_a_wrong_answer_and_then_the_right_one(open_check):
    check = open_check()
    total = check.page.locator("check-yourself").count()
    assert check.count.inner_text() == f"Questions on the way: 0 of {total} answered."
    assert check.verdicts() == ["", "", ""]
    check.options.nth(WRONG).focus()
    check.page.keyboard.press("Enter")
    assert check.verdicts() == ["wrong", "right", ""]
    assert check.options.nth(WRONG).get_attribute("aria-pressed") == "true"
    said = check.said.inner_text()
    assert said.startswith("A is not right. That is what it held on the way in") and "B is. In every layer" in said
    assert check.count.inner_text() == f"Questions on the way: 1 of {total} answered, 0 at first try."
    check.page.keyboard.press("Tab")
    check.page.keyboard.press("Space")
    assert check.verdicts() == ["", "right", ""]
    said = check.said.inner_text()
    assert said.startswith("B is right.") and "Your first answer was A" in said and "on the way in" not in said
    assert stored(check.page)["modules"][SLUG]["answered"][CHECK]["choice"] == WRONG


def test_the_first_answer_is_remembered_and_nothing_moves(open_check):
    check = open_check()
    heights = "() => [...document.querySelectorAll('.check, .done-foot')].map((e) => e.getBoundingClientRect().height)"
    check.page.evaluate("document.fonts.ready")
    new = check.page.evaluate(heights)
    check.options.nth(RIGHT).click()
    check.said.wait_for()
    check.page.reload()
    stir(check.page)
    check.said.wait_for()
    check.page.evaluate("document.fonts.ready")
    assert check.page.evaluate(heights) == new
    assert check.verdicts() == ["", "right", ""]
    assert "You answered B on " in check.said.inner_text() and "which is right." in check.said.inner_text()
    assert check.count.inner_text().endswith("answered, 1 at first try.")
    check.root.get_by_role("button", name="Explain").click()
    assert check.said.inner_text().startswith("B is right.")
    assert check.page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_remembered_wrong_answer_fits_where_the_hint_was(open_check, width):
    viewport = {"width": width, "height": 800}
    height = "(e) => e.getBoundingClientRect().height"
    fresh, known = open_check(viewport=viewport), open_check(keeping(REMEMBERED), viewport=viewport)
    for check in (fresh, known):
        check.page.evaluate("document.fonts.ready")
    assert known.verdicts() == ["wrong", "right", ""]
    assert "You answered A on 2 January 2026, which is not right; B is." in known.said.inner_text()
    assert known.root.evaluate(height) == fresh.root.evaluate(height)
    assert all(option.bounding_box()["height"] >= 44 for option in known.options.all())


def test_another_tab_shows_the_answer(open_check, open_page):  # noqa: F811
    here = open_check()
    there = Check(open_page(LESSON, page=here.page.context.new_page()))
    here.options.nth(RIGHT).click()
    there.root.locator("[data-verdict=right]").wait_for()
    assert "You answered B" in there.said.inner_text()


def test_an_answer_that_no_longer_exists_is_as_none(open_check):
    check = open_check(keeping(REMEMBERED.replace('"choice":0', '"choice":7')))
    assert check.verdicts() == ["", "", ""] and "0 of" in check.count.inner_text()


def test_without_scripts_the_answers_are_folded_away(new_page, server):
    page = new_page(java_script_enabled=False)
    page.goto(server.url + LESSON)
    check = Check(page)
    assert check.root.locator("button").count() == 0 and not check.count.is_visible()
    assert [text[0] for text in check.root.locator("li").all_inner_texts()] == ["A", "B", "C"]
    assert not check.root.locator("dd").first.is_visible()
    check.root.get_by_text("Answer and explanations").click()
    assert all(why.is_visible() for why in check.root.locator("dd").all())
    assert check.root.locator("dt").nth(RIGHT).inner_text().startswith("B, right:")


def test_axe_finds_nothing(open_check):
    check = open_check(keeping(REMEMBERED))
    axe = Axe(check.page)
    axe("remembered")
    check.options.nth(WRONG).click()
    axe("answered anew")
    assert axe.found == ""
