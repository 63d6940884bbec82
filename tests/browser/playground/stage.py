"""The stage as tests meet it, and the fingers that touch it."""

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


class Fingers:
    """Touches, as the browser has them from a screen."""

    def __init__(self, page):
        self.session = page.context.new_cdp_session(page)

    def touch(self, kind, *points):
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y, "id": index} for index, (x, y) in enumerate(points)]})

    def swipe(self, start, end, steps=8):
        self.touch("touchStart", start)
        for step in range(1, steps + 1):
            self.touch("touchMove", tuple(a + (b - a) * step / steps for a, b in zip(start, end)))
        self.touch("touchEnd")
