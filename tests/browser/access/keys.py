"""A reader who has a keyboard and nothing else."""

NAMED = """() => {
    let here = document.activeElement;
    while (here?.shadowRoot?.activeElement) here = here.shadowRoot.activeElement;
    if (!here || here === document.body) return null;
    const labelled = here.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.textContent).join(' ');
    const name = here.ariaLabel ?? labelled ?? ([...(here.labels ?? [])].map((label) => label.textContent).join(' ') || here.textContent);
    return name.trim().replace(/\\s+/g, ' ');
}"""
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
# A view grows while its parts are drawn, and may move what is there: done when nothing grew for ten frames.
DRAWN = """() => new Promise((done) => {
    let [tall, same] = [0, 0];
    requestAnimationFrame(function look() {
        const now = document.documentElement.scrollHeight;
        [tall, same] = [now, now === tall ? same + 1 : 0];
        return same < 10 ? requestAnimationFrame(look) : done();
    });
})"""
MOST = 300                                                 # stops; no page has more


class Keys:
    """Presses keys, and knows where the focus is. Wherever a press leads, the focus must not be lost."""

    def __init__(self, page):
        self.page = page

    @property
    def here(self):
        """The name of what has the focus; None: nothing has."""
        return self.page.evaluate(NAMED)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        self.page.evaluate(FRAMES)
        assert self.here is not None, f"the focus is lost after {keys}"
        return self

    def follow(self):
        """Enter on a link. What comes next is what follows the place it leads to."""
        self.page.keyboard.press("Enter")
        self.page.evaluate(FRAMES)
        return self

    def type(self, text):
        self.page.keyboard.type(text)
        return self

    def to(self, name, key="Tab"):
        """Press Tab until the focus is on what has this name, or a name that begins so."""
        passed = []
        for _ in range(MOST):
            self.page.keyboard.press(key)
            passed.append(self.here)
            if passed[-1] and passed[-1].startswith(name):
                return self
        raise AssertionError(f"no stop is named “{name}”; there are {passed}")

    def back(self, name):
        return self.to(name, "Shift+Tab")
