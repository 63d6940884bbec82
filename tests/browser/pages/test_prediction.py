"""Predict, then look: the reader guesses where the attention will go before the figure shows it."""

import re

import pytest

from browser.access.axe import Axe

GUESS = [19, 20, 27, 28, 35, 36, 43, 44, 12]


class Guess:
    """The guess that somebody makes in a figure."""

    def __init__(self, figure):
        self.figure, self.page, self.root = figure, figure.page, figure.root
        self.panel = self.root.locator("predict-panel")
        self.line = self.panel.locator(".predict-line")

    def patch(self, patch):
        return self.root.locator(f".patch[data-patch='{patch}']")

    def make(self, patches=GUESS):
        self.figure.show()
        for patch in patches:
            self.patch(patch).click()
        return self

    def made(self):
        """The patches whose name says so; the outline goes with them."""
        patches = [int(patch.get_attribute("data-patch")) for patch in self.root.locator(".patch[aria-label$='in your guess']").all()]
        assert self.root.locator(".guess").count() == bool(patches)
        return patches

    def press(self, name):
        self.panel.get_by_role("button", name=name).click()

    def told(self):
        """(received, on average, the best) in percent, as bars and sentence both say."""
        sentence = re.search(r"received (\d+)% of the weight of “.+”; any .* would get (\d+)% on average, and the best \d+ got (\d+)%", self.line.inner_text())
        yours, best, average = (number.inner_text().strip("%") for number in self.panel.locator(".predict-number").all())
        assert sentence.groups() == (yours, average, best)
        return int(yours), int(average), int(best)

    def lit(self):
        return self.root.locator(".patch[data-lit=true]").count()

    def settle(self):
        self.page.wait_for_function("figure => !figure.inquiry.waiting", arg=self.root.element_handle())


@pytest.fixture
def open_guess(open_lesson):
    return lambda **options: Guess(open_lesson(**{"reduced_motion": "reduce", **options}))


def table(root):
    """The last word's shares, in percent, as the figure's table has them."""
    if not root.locator("tbody").count():
        root.locator(".attention-table summary").click()
        root.locator("tbody tr").first.wait_for()             # they are made once the browser has told that it is open
    return [float(row.locator("td").last.inner_text().strip("<%")) for row in root.locator("tbody tr").all()]


def test_the_map_waits_for_the_guess(open_guess, built_answer):
    guess = open_guess()
    words = [word["text"] for word in built_answer["tokens"]]
    assert guess.figure.words() == words and guess.lit() == 0
    assert f"Before the model says “{words[-1]}”, which patches" in guess.line.inner_text()
    assert guess.root.locator(".weights-row[data-said=true]").count() == 0
    assert guess.root.locator(".threads path").count() == 0
    blank = "maps => maps.every((map) => map.getContext('2d').getImageData(0, 0, 8, 8).data.every((value) => value === 0))"
    assert guess.root.locator(".heads canvas").evaluate_all(blank)
    guess.root.locator(".attention-table summary").click()
    assert guess.root.locator("td").count() == 0
    guess.root.locator(".answer-word").first.click()
    assert f"says “{words[0]}”" in guess.line.inner_text() and guess.lit() == 0
    guess.press("Just show me")
    assert guess.lit() > 0 and guess.root.locator("tbody tr").count() == 64


def test_guess_press_and_compare(open_guess):
    guess = open_guess().make()
    assert guess.made() == sorted(GUESS)
    assert guess.panel.locator(".predict-count").inner_text() == "9 patches chosen, 14% of the picture"
    guess.figure.button.click()
    assert guess.figure.step == "picture" and guess.made() == sorted(GUESS) and guess.lit() == 0
    guess.figure.finish()
    shares = table(guess.root)
    yours, average, best = guess.told()
    assert yours == pytest.approx(sum(shares[patch] for patch in GUESS), abs=1)
    assert best == pytest.approx(sum(sorted(shares)[-9:]), abs=1)
    assert average == 14 and guess.made() == sorted(GUESS) and guess.lit() > 0
    assert guess.panel.get_by_role("status").inner_text() == guess.line.inner_text()

    guess.root.get_by_label("Layer 1, head 3").check(force=True)
    shares = table(guess.root)
    assert guess.told()[0] == pytest.approx(sum(shares[patch] for patch in GUESS), abs=1) and guess.told()[0] != yours
    guess.press("Guess again")
    assert guess.made() == [] and guess.lit() == 0
    guess.make([9])
    guess.press("Just show me")
    assert guess.line.inner_text().startswith("Your patch (2% of the picture) received")
    guess.press("Clear guess")
    assert guess.made() == [] and guess.lit() > 0
    assert guess.panel.get_by_role("button").all_inner_texts() == ["Predict first"]


def test_on_paper_the_map_is_shown(open_guess):
    guess = open_guess()
    guess.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert guess.lit() > 0
    guess.page.emulate_media(media="print")
    assert not guess.panel.is_visible()


def test_by_keyboard(open_guess):
    guess = open_guess()
    press = guess.page.keyboard.press
    guess.patch(0).focus()
    for key in ("ArrowRight", "ArrowDown", "Space", "ArrowRight", "Enter", "Space"):
        press(key)
    assert guess.made() == [9]
    assert guess.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Row 2, column 3"
    assert guess.panel.get_by_role("status").inner_text() == "1 patch in your guess."


def test_a_mouse_paints_and_takes_away(open_guess):
    guess = open_guess()
    guess.figure.show()
    mouse = guess.page.mouse
    middle = lambda patch: (lambda box: (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2))(guess.patch(patch).bounding_box())

    def drag(start, end):
        guess.patch(start).hover()
        mouse.down()
        mouse.move(*middle(end), steps=12)
        mouse.up()

    drag(24, 27)
    assert guess.made() == [24, 25, 26, 27]
    drag(26, 27)
    assert guess.made() == [24, 25]
    guess.patch(25).click()
    mouse.move(*middle(50))
    assert guess.made() == [24]


def test_a_finger_taps(open_guess):
    guess = open_guess(has_touch=True, viewport={"width": 360, "height": 760})
    guess.figure.show()
    for patch in (30, 31, 30):
        guess.patch(patch).tap()
    assert guess.made() == [31]


def test_who_does_not_guess_loses_nothing(open_guess):
    guess = open_guess(reduced_motion="no-preference")
    guess.figure.wait_for_model().button.click()
    guess.root.locator(".engine[data-step=slice]").wait_for()
    guess.figure.finish()
    assert guess.lit() > 0
    guess.root.locator("button.thumb").nth(1).click()
    guess.settle()
    assert guess.lit() > 0 and guess.figure.words()


def test_a_new_picture_and_a_new_question_are_guessed_anew(open_guess):
    guess = open_guess()
    guess.figure.wait_for_model()
    guess.make([1, 2])
    guess.press("Just show me")
    guess.root.locator("button.thumb").nth(1).click()
    assert guess.made() == []
    guess.settle()
    assert guess.lit() == 0 and guess.figure.words()[-1] in guess.line.inner_text()
    guess.make([3])
    guess.figure.field.fill("How many animals are there?")
    guess.figure.button.click()
    guess.settle()
    assert guess.made() == [] and guess.lit() == 0 and "which patches" in guess.line.inner_text()
    guess.make([4])
    guess.figure.button.click()
    guess.figure.finish()
    assert guess.lit() > 0 and guess.made() == [4]
    guess.root.evaluate("figure => figure.conduct({step: 'answer'})")
    assert guess.lit() > 0 and guess.made() == []         # the narration went back to the page's own picture


@pytest.mark.parametrize("width", [360, 900, 1280])
def test_nothing_moves_when_the_word_is_said(open_guess, width):
    guess = open_guess(viewport={"width": width, "height": 800}).make()
    guess.page.evaluate("document.fonts.ready")
    guess.figure.button.click()
    heights = []
    for _ in range(5):
        guess.root.get_by_role("button", name="Step forward").click()
        heights.append(guess.panel.evaluate("panel => panel.offsetHeight"))
    assert guess.told() and len(set(heights)) == 1


def test_axe_finds_nothing(open_guess):
    guess = open_guess().make()
    axe = Axe(guess.page)
    axe("guessing")
    guess.press("Just show me")
    axe("told")
    assert axe.found == ""
