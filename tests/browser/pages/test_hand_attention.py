"""The two figures whose reader sets queries and keys: by mouse, finger and keyboard, with the engine's numbers and no others."""

import json
import re

import numpy as np
import pytest

from sightline import attend
from sightline.attention import causal_mask

LESSON = "modules/12-attention.html"
SOLUTION = {"key 1, cat": (-1.8, 1.1), "key 2, dog": (1.8, 1.1), "key 3, sheep": (0, -2.2),
            "query A, wants cat": (-1.8, 1.1), "query B, wants dog": (1.8, 1.1), "query C, wants sheep": (0, -2.2)}
SAVES_DATA = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"   # then nothing wakes the engine but a touch


class ByHand:
    def __init__(self, page, tag):
        self.page = page
        self.root = page.locator(tag)
        self.root.scroll_into_view_if_needed()
        self.root.locator("vector-plane .plane").wait_for()
        self.root.locator(".plane").scroll_into_view_if_needed()

    def live(self):
        """Wait until what is shown is what the engine says about what is set."""
        self.page.wait_for_function("figure => figure.origin === 'live' && !figure.stale", arg=self.root.element_handle())
        return self

    def handle(self, name):
        return self.root.get_by_role("slider", name=name, exact=True)

    def at(self, name):
        return tuple(float(number.replace("−", "-")) for number in re.findall(r"−?[\d.]+", self.handle(name).get_attribute("aria-valuetext"))[:2])

    def centre(self, name):
        box = self.handle(name).locator(".plane-dot").bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def unit(self):
        return self.root.locator(".plane").bounding_box()["width"] / 5

    def walk(self, name, goal):
        """By arrow keys."""
        handle = self.handle(name)
        handle.focus()
        for axis, (less, more) in enumerate([("ArrowLeft", "ArrowRight"), ("ArrowDown", "ArrowUp")]):
            tenths = round(10 * (goal[axis] - self.at(name)[axis]))
            for press in ["Shift+"] * (abs(tenths) // 5) + [""] * (abs(tenths) % 5):
                handle.press(press + (more if tenths > 0 else less))
        assert self.at(name) == goal

    def column(self, number):
        return [cell.inner_text().replace("\n", " ") for cell in self.root.locator(f".hand-table tbody td:nth-of-type({number})").all()]

    def setting(self):
        return self.root.evaluate("figure => figure.setting")


@pytest.fixture
def open_figure(new_page, server):
    def open_page(tag, before="", **options):
        page = new_page(reduced_motion="reduce", **options)
        if before:
            page.add_init_script(before)
        page.goto(server.url + LESSON)
        return ByHand(page, tag)
    return open_page


def drag(page, start, by, up=True):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + by[0] / 2, start[1] + by[1] / 2)
    page.mouse.move(start[0] + by[0], start[1] + by[1])
    if up:
        page.mouse.up()


def signed(value, digits=2):
    return f"{value:.{digits}f}".replace("-", "−").replace("−0.00", "0.00")


def number(text):
    return float(text.replace("−", "-").rstrip("%"))


def check_numbers(figure, scale=2 ** -0.5, mask=None):
    """The table is what attend gives under CPython for what is set, and adds up as it is printed."""
    setting, values = figure.setting(), figure.root.evaluate("figure => figure.values")
    query, key, value = (np.asarray(each, np.float32) for each in ([setting["query"]], setting["keys"], values))
    output, weights, scores = (each[0] for each in attend(query, key, value, scale=scale, mask=mask))
    assert figure.column(1) == [signed(each) for each in (query @ key.T)[0].round(5)]
    assert figure.column(2) == ["−∞" if each == -np.inf else signed(each) for each in scores]
    shares = [number(text) for text in figure.column(3)]
    assert shares == pytest.approx(100 * weights, abs=0.1) and round(sum(shares), 1) == 100
    parts = np.array([[number(each) for each in text.split(", ")] for text in figure.column(4)])
    assert parts == pytest.approx(weights[:, None] * value, abs=0.01)
    total = [number(each) for each in figure.root.locator(".hand-table tfoot .pair").inner_text().replace("\n", " ").split(", ")]
    assert parts.sum(axis=0) == pytest.approx(total, abs=1e-6) and total == pytest.approx(output, abs=0.006)


def test_what_is_set_by_mouse_and_keys_is_what_the_engine_weighs(open_figure):
    figure = open_figure("hand-attention").live()
    page, key = figure.page, "key 2, is"
    assert figure.root.locator(".figure-mark").inner_text() == "live model"
    check_numbers(figure)
    height = figure.root.bounding_box()["height"]

    drag(page, figure.centre(key), (1.2 * figure.unit(), 0.5 * figure.unit()))
    figure.live()
    assert figure.at(key) == (-0.2, -1.1)
    check_numbers(figure)
    assert figure.root.locator(".hand-whose").inner_text().startswith("Key 2, “is”")

    figure.handle(key).press("ArrowUp")
    figure.handle(key).press("Shift+ArrowLeft")
    assert figure.at(key) == (-0.7, -1.0)
    for _ in range(8):
        figure.handle(key).press("Shift+ArrowLeft")
    assert figure.at(key) == (-2.4, -1.0)                   # no further than the plane
    figure.live()
    check_numbers(figure)

    query = figure.handle("query of the")
    length = figure.root.get_by_role("slider", name="Query length")
    before = figure.at("query of the")
    length.fill("2.55")
    figure.live()
    assert figure.at("query of the") == pytest.approx(tuple(2.55 / 1.28 * each for each in before), abs=0.02)
    check_numbers(figure)
    query.press("PageDown")
    figure.live()
    assert np.hypot(*figure.at("query of the")) == pytest.approx(2.04, abs=0.02)

    figure.root.get_by_label("Divide by √2").uncheck()
    figure.root.get_by_role("slider", name="Temperature").fill("0.5")
    figure.live()
    assert figure.root.locator("thead th").nth(2).inner_text() == "÷ 3.16"
    check_numbers(figure, scale=1 / 3.162)
    figure.root.get_by_label("Causal mask").check()
    figure.live()
    check_numbers(figure, scale=1 / 3.162, mask=causal_mask(4, 4)[2:3])
    assert figure.column(3)[3] == "0.0%" and "forbidden" in figure.handle("key 4, dog").get_attribute("aria-valuetext")
    shares = ", ".join(f"{word} {share}" for word, share in zip(["where", "is", "the", "dog"], figure.column(3)))
    page.wait_for_function("([figure, text]) => figure.querySelector('[role=status]').textContent.startsWith(text)",
                           arg=[figure.root.element_handle(), shares])
    figure.root.get_by_role("button", name="Reset").click()
    figure.live()
    assert figure.at("query of the") == before and figure.at(key) == (-1.4, -0.6)
    check_numbers(figure)
    assert figure.root.bounding_box()["height"] == height


def test_a_finger_drags_before_the_engine_is_up(open_figure):
    figure = open_figure("hand-attention", before=SAVES_DATA, has_touch=True, viewport={"width": 360, "height": 740})
    page, key = figure.page, "key 3, the"
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert figure.root.locator(".figure-mark").inner_text() == "computed at build"
    before, shares = figure.at(key), figure.column(3)
    touch = page.context.new_cdp_session(page)
    x, y = figure.centre(key)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for part in (0.5, 1):
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x + part * figure.unit(), "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert figure.at(key) == pytest.approx((before[0] + 1, before[1]), abs=0.01)
    assert figure.column(3) == shares and "come when" in figure.root.locator(".engine-line-text").inner_text()
    figure.live()
    assert figure.column(3) != shares
    check_numbers(figure)
    figure.walk(key, (2.4, -1.2))                           # its word stays on the page
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_puzzle_is_solved_by_keyboard_and_only_when_the_engine_says_so(open_figure):
    figure = open_figure("retrieval-puzzle")
    root, page = figure.root, figure.page
    assert page.evaluate("performance.getEntriesByType('resource').filter(({name}) => /figures[^/]*\\.(js|css)$/.test(name)).length") == 2   # for all of its figures
    says = root.locator(".puzzle-says")
    assert root.locator(".puzzle-says li").count() == 3
    for name, goal in SOLUTION.items():
        figure.walk(name, goal)
    figure.live()
    assert says.inner_text().startswith("Solved")
    assert all(number(cell.inner_text()) > 90 for cell in root.locator("[data-wanted]").all())
    page.wait_for_function("figure => figure.querySelector('[role=status]').textContent.startsWith('Solved. A brings home cat')", arg=root.element_handle())
    remembered = json.loads(page.evaluate("localStorage.getItem('sightline.progress')"))["modules"]["12-attention"]["answered"]
    assert list(remembered) == ["retrieval-puzzle-1"]

    query = figure.handle("query B, wants dog")
    query.focus()
    for _ in range(4):
        query.press("PageDown")
    figure.live()
    assert "Nearly there: make query B longer" in says.inner_text() and root.locator(".puzzle-says li").count() == 1
    for _ in range(4):
        query.press("PageDown")
    figure.live()
    assert "Its query is so short" in says.inner_text()
    root.get_by_role("button", name="Hint").click()
    assert "pull the keys apart" in says.inner_text()

    root.get_by_text("Level 3").click()                     # its own start; one asker wants two words, half each
    figure.live()
    for name, goal in {**SOLUTION, "query A, wants cat and dog": (0, 2.2)}.items():
        if name != "query A, wants cat":
            figure.walk(name, goal)
    figure.live()
    assert says.inner_text().startswith("Solved, and that was the last level.")
    figure.walk("query A, wants cat and dog", (0.5, 2.2))
    figure.live()
    assert "turn query A a little from key dog towards key cat" in says.inner_text()
    page.reload()
    again = ByHand(page, "retrieval-puzzle")
    assert [" ".join(label.inner_text().split()) for label in again.root.locator(".puzzle-levels label").all()] == \
        ["Level 1 ✓ , solved", "Level 2", "Level 3 ✓ , solved"]


def test_shares_that_no_engine_gave_solve_nothing(open_figure):
    figure = open_figure("retrieval-puzzle", before=SAVES_DATA)
    figure.root.evaluate("figure => { figure.numbers = {...figure.numbers, weights: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]}; figure.requestUpdate(); }")
    figure.root.locator(".puzzle-home", has_text="✓").first.wait_for()
    assert not figure.root.evaluate("figure => figure.done")


@pytest.mark.parametrize("tag", ["hand-attention", "retrieval-puzzle"])
def test_the_still_is_complete_and_gives_way_without_a_jolt(open_figure, new_page, server, complaints, tag):
    still = new_page(java_script_enabled=False)
    still.goto(server.url + LESSON)
    figure = still.locator(tag)
    text = " ".join(figure.inner_text().split())
    wanted = ["“the” asks, with the query (1.0, 0.8).", "4 dog", "67.6%", "100.0%", "2.16 ÷ √2 = 1.53"] if tag == "hand-attention" else \
        ["A wants cat", "62.7%", "One solution.", "a third of a turn"]
    assert all(each in text for each in ["computed at build", *wanted])
    assert not figure.locator("input:visible, button:visible").count()

    page = new_page(reduced_motion="reduce")
    page.route("**/figures*.js", lambda route: route.abort())
    page.goto(server.url + LESSON)
    with page.expect_event("requestfailed"):
        page.locator(tag).scroll_into_view_if_needed()
    page.locator(".not-arrived").first.wait_for()               # a part that does not come says so below its still
    page.evaluate("document.querySelectorAll('.not-arrived').forEach((notice) => notice.remove())")
    before = page.locator(tag).bounding_box()
    page.close()
    complaints[:] = [complaint for complaint in complaints if "ERR_FAILED" not in complaint]
    assert open_figure(tag).live().root.bounding_box()["height"] == pytest.approx(before["height"], abs=2)
