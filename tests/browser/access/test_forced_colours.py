"""Where the reader's system sets the colours, what is chosen still differs from what is not, and what is drawn is still there."""

from .conftest import LESSON
from .pixels import shot

# What is chosen, and one beside it that is not.
CHOSEN = {
    ".view-tab[aria-selected=true]": ".view-tab[aria-selected=false]",
    ".segmented label:has(:checked)": ".segmented label:not(:has(:checked))",
    ".said-word[aria-pressed=true]": ".said-word[aria-pressed=false]",
    ".head[data-chosen=true]": ".head[data-chosen=false]",
    ".tray-gallery .thumb[aria-pressed=true]": ".tray-gallery .thumb[aria-pressed=false]",
    ".cell[aria-selected=true]": ".cell[aria-selected=false]",
    ".triangle-cell[data-here=true]": ".triangle-cell[data-here=false]",
    ".switch[aria-checked=false]": ".switch[aria-checked=true]",
}
MARK = """(each) => [getComputedStyle(each), getComputedStyle(each, '::before')].map(({ outlineStyle, outlineWidth, outlineColor }) =>
    (outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${outlineColor}`)).join()"""


def test_what_is_chosen_is_told_from_what_is_not(open_playground):
    playground = open_playground(forced_colors="active")
    playground.change(patch=27, cut=[{"layer": 0}])
    alike = dict(CHOSEN)
    for view in ("heads", "decoder", "matter"):
        playground.change(view=view)
        playground.root.locator({"heads": ".head", "decoder": ".triangle-cell", "matter": ".switch"}[view]).first.wait_for()
        for chosen, other in CHOSEN.items():
            pair = [playground.root.locator(each).first for each in (chosen, other)]
            if all(each.count() for each in pair) and len({each.evaluate(MARK) for each in pair}) == 2:
                alike.pop(chosen, None)
    assert alike == {}


def test_the_rows_of_the_lesson_s_figure_are_drawn(opened):
    page = opened(LESSON, forced_colors="active", color_scheme="dark")
    figure = page.locator("cross-attention-engine").first
    figure.scroll_into_view_if_needed()
    figure.get_by_role("button", name="Just show me").click()
    for row in (".vector", ".weights-row", ".patch-picture", ".legend-bar", ".head canvas"):
        image = shot(figure.locator(row).first)
        assert image.std() > 5, f"{row} is empty"
