"""The figures of the lessons with a keyboard alone: vectors are moved, pictures sliced and shuffled, patches chosen."""

from browser.pages.test_everyone import see_every_figure

from .conftest import LESSONS
from .keys import Keys


def reader_of(opened, path):
    page = opened(path)
    see_every_figure(page)
    page.evaluate("scrollTo(0, 0)")
    return page, Keys(page)


def test_vectors_are_moved(opened):
    page, reader = reader_of(opened, LESSONS[0])
    setting = lambda tag: page.locator(tag).evaluate("figure => JSON.stringify(figure.setting)")
    before = setting("hand-attention")
    reader.to("key 1, where").press("ArrowRight", "ArrowUp")
    assert setting("hand-attention") != before
    reader.to("Reset").press("Enter")
    assert setting("hand-attention") == before and reader.here == "Reset"
    reader.to("query A, wants cat").press("Shift+ArrowLeft")
    reader.to("Start over").press("Space")
    assert reader.here == "Start over"


def test_pictures_are_shuffled_and_patches_chosen(opened):
    page, reader = reader_of(opened, LESSONS[1])
    arrangement = lambda: page.locator("patch-shuffler").evaluate("figure => JSON.stringify(figure.arrangement)")
    whole = arrangement()
    deed = page.locator(".shuffler-deeds .chip").first.inner_text()
    reader.to(deed).press("Enter")
    assert arrangement() != whole and reader.here == deed
    reader.to("Put it back").press("Enter")
    assert arrangement() == whole and reader.here == "Put it back"
