"""Composing the picture: by mouse, by keyboard and by touch, with the live model following."""

import pytest

DOG_AND_CAT = {"kind": "gallery", "slug": "dog-and-cat"}


class Stage:
    """The stage of a playground: its things by index, and where they are on the screen."""

    def __init__(self, playground):
        self.playground, self.page = playground, playground.page
        self.root = playground.root.locator("lab-scene")
        self.bar = playground.root.locator("lab-item")

    def thing(self, index):
        return self.root.locator(f".scene-item[data-index='{index}']")

    @property
    def items(self):
        return self.playground.lab("doc.picture.scene.items")

    def point(self, x, y):
        """A place in thousandths of the picture, on the screen."""
        box = self.root.bounding_box()
        return box["x"] + x * box["width"] / 1000, box["y"] + y * box["height"] / 1000

    def drag(self, start, *stops, steps=4):
        self.page.mouse.move(*self.point(*start))
        self.page.mouse.down()
        for stop in stops:
            self.page.mouse.move(*self.point(*stop), steps=steps)
        self.page.mouse.up()

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)


@pytest.fixture
def arrange(open_playground):
    """arrange(picture, **context options) → (playground, its stage) with that picture, to be moved."""
    def start(picture=DOG_AND_CAT, wake=False, **options):
        playground = open_playground(**options)
        if wake:
            playground.wake()
        playground.page.evaluate("(part) => document.querySelector('attention-playground').lab.change(part)", {"picture": picture, "tool": "move"})
        stage = Stage(playground)
        stage.thing(0).wait_for()
        stage.root.scroll_into_view_if_needed()
        return playground, stage
    return start


def test_dragging_with_a_mouse_and_the_model_follows(arrange):
    playground, stage = arrange(wake=True)
    playground.change(question="What is left of the dog?")
    assert "cat" in playground.answer
    before = playground.lab("history.past.length")
    stage.drag((730, 700), (400, 500), (180, 720), steps=25)
    last = stage.items[1]
    assert abs(last["x"] - 180) <= 2 and abs(last["y"] - 720) <= 2
    playground.settle()
    assert playground.lab("reading.made.picture.scene.items[1]") == last, "the last state is what is answered"
    assert "cat" not in playground.answer
    assert playground.lab("history.past.length") == before + 1, "a drag is one step"
    stage.press("Control+z")
    playground.settle()
    assert playground.lab("doc.picture") == DOG_AND_CAT and "cat" in playground.answer
    stage.press("Control+Shift+z")
    playground.settle()
    assert stage.items[1] == last
