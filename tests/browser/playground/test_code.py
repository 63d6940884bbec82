"""The engine's source in the page: edited, run, stopped, and put back."""

import pytest

DIVIDED = "weights = scores / 10 - scores.max(axis=-1, keepdims=True, initial=limits.min) / 10"


def numbers(playground):
    """Where the first word's weight went, in all layers and heads, and how probable each word is."""
    return (playground.lab("reading.attention.join().split(',').map(Number)"),
            playground.lab("reading.words.map(({ probability }) => probability)"))


class Code:
    """The view, and what a visitor does with it."""

    def __init__(self, playground):
        self.playground, self.page = playground, playground.page
        playground.root.get_by_role("tab", name="Code", exact=True).click()
        self.view = playground.root.locator("lab-code")
        self.text = self.view.locator(".cm-content")
        self.text.wait_for()
        self.said = self.view.locator(".code-said")
        self.banner = playground.root.locator(".notice.edited")

    def source(self):
        return self.page.evaluate("document.querySelector('lab-code').editor.text")

    def replace(self, old, new):
        """As one who types: the whole text anew."""
        text = self.source()
        assert old in text
        self.write(text.replace(old, new))

    def write(self, text):
        self.text.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def press(self, name):
        self.view.get_by_role("button", name=name).click()

    def run(self):
        self.press("Run this code")
        self.page.wait_for_function("!document.querySelector('attention-playground').lab.edits.trying")
        self.playground.settle()

    def choose(self, step):
        self.view.get_by_label("Step").select_option(step)

    def marked(self):
        return self.view.locator(".cm-trouble").all_inner_texts()


@pytest.fixture
def open_code(open_playground):
    return lambda **options: Code(open_playground(**options).wake())


def test_an_edit_changes_every_number_and_the_original_brings_them_back(open_code):
    code = open_code()
    playground = code.playground
    before, source = numbers(playground), code.source()
    code.replace("weights = scores - scores.max(axis=-1, keepdims=True, initial=limits.min)", DIVIDED)
    code.run()
    during = numbers(playground)
    assert during != before
    assert max(during[0]) < max(before[0]), "a tenth of the scores spreads the weight more evenly"
    assert playground.lab("reading.edits")["ops.softmax"].count("/ 10") == 2
    assert "softmax" in code.banner.inner_text() and "runs your softmax" in code.said.inner_text()
    code.press("Show the original")
    assert code.source() == source
    code.text.click()
    code.page.keyboard.type("x")
    assert code.source() == source, "the original is to be read only"
    code.press("Show the original")
    assert "/ 10" in code.source()

    code.choose("ops.gelu")
    code.write("def gelu(x):\n    return np.maximum(x, 0)")
    code.run()
    assert sorted(playground.lab("edits.names")) == ["ops.gelu", "ops.softmax"]
    code.banner.get_by_role("button", name="Put the original back").click()
    code.banner.wait_for(state="detached")
    playground.settle()
    assert numbers(playground) == before
    assert "np.maximum" in code.source(), "what was written stays in the editor"
    code.press("Discard my edit")
    assert "np.maximum" not in code.source()


def test_mistakes_are_told_with_python_s_traceback(open_code):
    code = open_code()
    playground = code.playground
    before = numbers(playground)
    code.replace("return weights", "return (weights")
    code.run()
    assert "SyntaxError: '(' was never closed" in code.said.inner_text()
    assert code.marked() == ["    return (weights"]
    code.replace("return (weights", "return weights / no_such_name")
    code.run()
    said = code.said.inner_text()
    assert "NameError: name 'no_such_name' is not defined" in said
    assert "Traceback (most recent call last)" in said and "weights / no_such_name" in said and "answer before stays" in said
    assert code.marked() == ["    return weights / no_such_name"]
    assert code.banner.count() == 0 and numbers(playground) == before
    playground.change(question="What is the background?")
    assert "background" in playground.lab("reading.question.text") and playground.root.locator(".notice").count() == 0

    code.write("def softmax(scores):\n    import js\n    js.fetch\n    return scores")
    code.run()
    assert "AttributeError" in code.said.inner_text()
    ways = "['XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts', 'Worker', 'caches', 'indexedDB']"
    code.write("def softmax(scores):\n    import js\n"
               f"    open_ways = [way for way in {ways} if hasattr(js, way)]\n    raise RuntimeError(f'ways out: {{open_ways}}')")
    code.run()
    assert "ways out: []" in code.said.inner_text()

    code.write("from pyodide.http import open_url\n\ndef softmax(scores):\n    return open_url('https://example.org/')")
    code.run()
    assert "NameError: name 'XMLHttpRequest' is not defined" in code.said.inner_text()

    # It fails only later, on another question: the answer before stays and the page says why.
    code.write("def softmax(scores):\n    if 9 in scores.shape[:-1]:\n        raise ValueError('nine')\n    return np.full_like(scores, 1 / scores.shape[-1])")
    code.run()
    assert code.banner.count() == 1, code.said.inner_text()
    answer = playground.lab("reading.question.text")
    playground.change(question="What animal is in the photo now")
    assert "of softmax. ValueError: nine" in playground.root.locator(".lab-head .notice").inner_text()
    assert playground.lab("reading.question.text") == answer


@pytest.mark.parametrize("stopped", ["mouse", "keyboard", "touch"])
def test_an_endless_loop_can_be_stopped(open_code, stopped):
    code = open_code(has_touch=stopped == "touch")
    playground = code.playground
    before = numbers(playground)
    loop = "def softmax(scores):\n    while True:\n        pass"
    code.write(loop)
    code.press("Run this code")
    stop = playground.root.get_by_role("button", name="Stop the model")
    if stopped == "mouse":
        stop.click()
    elif stopped == "touch":
        stop.tap()
    else:
        stop.wait_for()
        for _ in range(300):
            if stop.evaluate("(button) => button === document.activeElement"):
                break
            code.page.keyboard.press("Escape")              # out of the editor, where Shift and Tab move a line
            code.page.keyboard.press("Shift+Tab")
        code.page.keyboard.press("Enter")
    playground.settle()
    assert "Stopped." in code.said.inner_text()
    assert code.source() == loop and code.banner.count() == 0
    assert numbers(playground) == before
    assert playground.root.get_by_role("button", name="Stop the model").count() == 0
    playground.change(question="What is the background?")
    assert playground.lab("reading.question.text") == "What is the background?"


def test_by_touch(open_code):
    code = open_code(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    page, playground = code.page, code.playground
    before = numbers(playground)
    button = lambda name, of=code.view: of.get_by_role("button", name=name).tap()
    code.text.tap()
    page.keyboard.press("Control+Home")
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(" / 2")
    assert code.source().endswith("return weights / 2")
    button("Run this code")
    code.banner.wait_for()
    playground.settle()
    assert numbers(playground) != before
    button("Put the original back")
    code.banner.wait_for(state="detached")
    playground.settle()
    assert numbers(playground) == before and code.source().endswith("return weights / 2")
    button("Discard my edit")
    assert code.source().endswith("return weights")


def test_reset_puts_the_original_back_and_keeps_the_draft(open_code):
    code = open_code()
    playground = code.playground
    before = numbers(playground)
    code.choose("ops.gelu")
    code.write("def gelu(x):\n    return np.maximum(x, 0)")
    code.run()
    assert code.banner.count() == 1 and numbers(playground) != before
    playground.root.get_by_role("button", name="Reset", exact=True).click()
    code.banner.wait_for(state="detached")
    playground.settle()
    assert numbers(playground) == before and playground.lab("edits.names") == []
    playground.root.get_by_role("button", name="Undo", exact=True).click()
    code.text.wait_for()
    assert "np.maximum" in code.source(), "the step that was open is open again, with what was written"


def test_long_lines_go_on_below(open_code):
    code = open_code(viewport={"width": 360, "height": 800})
    code.choose("attention.attend")
    assert code.view.locator(".cm-scroller").evaluate("(box) => box.scrollWidth <= box.clientWidth")


def test_by_keyboard_alone(open_code):
    code = open_code()
    page, keyboard = code.page, code.page.keyboard
    code.view.get_by_label("Step").focus()
    keyboard.press("Tab")
    focused = "document.querySelector('lab-code .code-editor').shadowRoot.activeElement?.getAttribute('aria-label') ?? ''"
    assert page.evaluate(focused).startswith("Source of softmax")
    assert "Escape, then Tab" in page.evaluate(focused)
    keyboard.press("Control+End")
    keyboard.press("Tab")
    assert page.evaluate(focused), "Tab indents"
    keyboard.press("Control+z")
    keyboard.type(" / 2 * 2.0")
    assert code.source().endswith("return weights / 2 * 2.0"), "a slash is written; elsewhere on the page it opens the search"
    assert page.locator("search-dialog").count() == 0
    keyboard.press("Control+Enter")
    code.playground.root.locator(".notice.edited").wait_for()
    keyboard.press("Escape")
    keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Run this code"
    keyboard.press("Tab")
    keyboard.press("Enter")
    code.banner.wait_for(state="detached")
