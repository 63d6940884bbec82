"""What happens to a page while it works: it is turned, printed, frozen, read in another country."""

import re

import pytest

from browser.playground.stage import DOG_AND_CAT, Stage

UPRIGHT, LYING = {"width": 820, "height": 1180}, {"width": 1180, "height": 820}


def test_turned_in_mid_drag_printed_and_frozen(open_playground):
    playground = open_playground(viewport=UPRIGHT).wake()
    page, stage = playground.page, Stage(playground)
    playground.change(picture=DOG_AND_CAT, tool="move")
    stage.thing(0).wait_for()
    stage.root.scroll_into_view_if_needed()
    x, y = stage.point(300, 600)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y, steps=4)
    page.set_viewport_size(LYING)
    page.mouse.move(x + 60, y + 5, steps=4)
    page.mouse.up()
    playground.settle()
    assert all(0 <= item["x"] <= 1000 and 0 <= item["y"] <= 1000 for item in stage.items), "nothing was thrown off the stage"
    page.keyboard.press("Control+z")
    playground.settle()
    assert playground.lab("doc.picture") == DOG_AND_CAT, "the drag is undone as one"

    assert page.pdf().startswith(b"%PDF")
    playground.change(question="What is the background?")
    assert playground.lab("reading.question.text") == "What is the background?"

    life = page.context.new_cdp_session(page)
    page.evaluate("() => { document.querySelector('attention-playground').lab.change({ question: 'Is there a cat?' }); }")
    life.send("Page.setWebLifecycleState", {"state": "frozen"})      # as a phone does with what lies behind
    life.send("Page.setWebLifecycleState", {"state": "active"})
    playground.settle()
    assert playground.lab("reading.made.question") == "Is there a cat?"


@pytest.mark.parametrize("locale", ["de-DE", "ar-EG"])
def test_numbers_are_written_the_same_in_every_country(open_playground, locale):
    playground = open_playground(locale=locale)
    assert playground.page.evaluate("(1.5).toLocaleString()") != "1.5", "the browser itself would write it otherwise"
    for view in playground.lab("views.map(({ id }) => id)"):
        playground.page.evaluate("(view) => { document.querySelector('attention-playground').lab.change({ view }); }", view)
        text = playground.root.inner_text()
        assert re.search(r"\d\.\d%", text) and not re.search(r"\d,\d+\s?%|[٠-٩۰-۹]", text)
    root = playground.root
    root.get_by_role("button", name="Keep and share").click()
    with playground.page.expect_download() as download:
        root.get_by_role("dialog", name="Keep and share").get_by_role("button", name="CSV", exact=True).click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    assert {line.count(",") for line in lines} == {7} and all(0 <= float(line.rsplit(",", 1)[1]) <= 1 for line in lines[1:])
