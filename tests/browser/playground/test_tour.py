"""The tour: offered once, walked by keyboard, left at any time, and it makes nothing."""


def test_the_tour_is_offered_once_and_can_be_skipped(open_playground):
    playground = open_playground()
    tour = playground.root.locator("lab-tour")
    assert "New here?" in tour.inner_text()
    tour.get_by_role("button", name="Not now").click()
    assert "New here?" not in tour.inner_text()
    playground.page.reload()
    tour.get_by_role("button", name="Take the tour").wait_for()
    assert "New here?" not in tour.inner_text()


def test_the_tour_by_keyboard(open_playground):
    playground = open_playground(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    tour, press = playground.root.locator("lab-tour"), playground.page.keyboard.press
    made = playground.lab("doc.picture")
    tour.get_by_role("button", name="Take the tour").focus()
    press("Enter")
    heard = []
    while True:
        card = tour.get_by_role("dialog")
        assert playground.page.evaluate("document.activeElement.id") == "tour-title"
        assert playground.root.locator("[data-toured]").count() == 1
        heard.append(card.get_by_role("heading").inner_text())
        following = card.get_by_role("button", name="Next")
        if not following.count():
            break
        following.focus()
        press("Enter")
    assert len(heard) == len(set(heard)) > 5
    press("Escape")
    assert tour.get_by_role("dialog").count() == 0 and playground.root.locator("[data-toured]").count() == 0
    assert playground.page.evaluate("document.activeElement.textContent") == "Take the tour"
    assert playground.lab("doc.picture") == made and not playground.lab("canUndo")
