"""axe-core over a page as it stands, in both themes."""

from sitegen.project import ROOT

SCRIPT = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]       # what depends on the theme
THEMES = {"light": RULES, "dark": OF_COLOUR}
ROOM = ["target-size", "scrollable-region-focusable"]      # what depends on the window’s size
SETTLED = """async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const moving = document.getAnimations().filter((animation) => animation.effect.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(moving.map((animation) => animation.finished));
}"""                                                      # what fades in has no contrast yet
RUN = """async ([parts, rules]) => {
    const { violations } = await axe.run(parts ? { include: parts.map((part) => [part]) } : document, { runOnly: rules, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.split('\\n')[1]}`));
}"""


class Axe:
    """axe(state, *selectors) keeps what axe-core finds in these parts of the page, or in all of it; `found` is all of that."""

    def __init__(self, page):
        self.page, self.lines = page, []
        page.evaluate(SCRIPT)

    def __call__(self, state, *parts):
        for theme, rules in THEMES.items():
            self.page.emulate_media(color_scheme=theme)
            self.run(f"{state}, {theme}", parts, rules)

    def room(self, state, *parts):
        """Only whether what can be touched is large enough and what scrolls can be reached."""
        self.run(state, parts, ROOM)

    def run(self, state, parts, rules):
        self.page.evaluate(SETTLED)
        self.lines += [f"{state}: {each}" for each in self.page.evaluate(RUN, [list(parts) or None, rules])]

    @property
    def found(self):
        return "\n".join(self.lines)
