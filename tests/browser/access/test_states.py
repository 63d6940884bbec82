"""axe-core finds nothing wrong, whatever the reader has opened, chosen, broken or left half done."""

import io

import pytest
from PIL import Image

from browser.pages.test_everyone import see_every_figure
from .axe import Axe
from .conftest import LESSONS, PLAYGROUNDS

PHONE = {"width": 360, "height": 760}
REFUSED = "what " * 30
STRANGE = "Is there a zebro in the photo?"


def png(*colours, size=240):
    """A picture in upright stripes."""
    image, sink = Image.new("RGB", (size, size)), io.BytesIO()
    for at, colour in enumerate(colours):
        image.paste(colour, (at * size // len(colours), 0, size, size))
    image.save(sink, "PNG")
    return {"name": "mine.png", "mimeType": "image/png", "buffer": sink.getvalue()}


def open_view(playground, view):
    """Show a view, with all that the model has to say in it."""
    playground.change(view=view)
    playground.page.wait_for_function("""() => {
        const view = document.querySelector('#view');
        return view.children.length && !/come[s]? with the live model|is on (its|the) way/.test(view.textContent) && !view.querySelector('[data-stale=true]');
    }""")


def test_in_every_view_and_dialog_of_the_playground(open_playground):
    playground = open_playground()
    page, root, axe = playground.page, playground.root, Axe(playground.page)
    button = lambda name: root.get_by_role("button", name=name, exact=True)
    for view in playground.lab("views.map(({ id }) => id)"):
        open_view(playground, view)
        axe(view, "#view")

    playground.change(view="patch", patch=27, tool="cover", covered=[1, 2, 27], cut=[{"patch": 5}, {"layer": 0}], gates=[1, 0.5, 1], numbers=True)
    axe("covered, cut, gated", ".lab")
    playground.change(view="matter", temperature=1.0, force=["a", "cat"], question=STRANGE)
    axe("forced words, a word that is not known", ".lab-words", "#view")
    playground.change(question=REFUSED)
    axe("refused", ".lab-head", ".lab-words")
    playground.change(question="What animal is in the photo?", force=[])

    root.get_by_label("Question", exact=True).press("ArrowUp")
    axe("questions before", ".lab-words")
    root.get_by_label("Question", exact=True).press("Escape")
    playground.change(tool="move", picture={"kind": "gallery", "slug": "dog-and-cat"})
    root.locator(".scene-item").first.focus()
    for tab in ("Things", "Places", "Gallery"):
        axe(f"arranging, before {tab}", ".lab-picture")
        root.get_by_role("tab", name=tab, exact=True).click()
    axe("the gallery", ".lab-picture")

    button("Keep and share").click()
    axe("keep", ".keep-menu")
    page.keyboard.press("Escape")
    button("Take the tour").click()
    axe("tour", "lab-tour")
    page.keyboard.press("Escape")
    root.locator("lab-bring input[type=file]").set_input_files(png("white", "black"))
    root.locator("lab-crop").wait_for()
    axe("crop", "lab-bring dialog")
    root.get_by_role("button", name="Use this").click()
    root.get_by_role("button", name="Your picture, mine.png").wait_for()
    axe("a picture of one’s own", ".lab-picture")
    root.locator("lab-bring input[type=file]").set_input_files({"name": "notes.txt", "mimeType": "text/plain", "buffer": b"none"})
    root.get_by_text("“notes.txt” is not a picture").wait_for()
    axe("no picture", ".lab-head")

    open_view(playground, "code")
    root.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("def softmax(scores):\n    return nothing")
    button("Run this code").click()
    root.locator(".code-problem").wait_for()
    axe("an error in the code", "lab-code")

    page.set_viewport_size(PHONE)
    for view in playground.lab("views.map(({ id }) => id)"):
        open_view(playground, view)
        axe.room(f"{view} on a phone", "#view")
    axe.room("all of it on a phone")
    assert not axe.found, axe.found


@pytest.mark.parametrize("path", PLAYGROUNDS[:2])
def test_in_the_other_playgrounds(open_playground, path):
    playground = open_playground(path)
    axe = Axe(playground.page)
    axe("awake")
    playground.change(tool="look", patch=20)
    axe("a patch", ".lab")
    open_view(playground, "arithmetic")
    axe("arithmetic among words or patches", "#view")
    assert not axe.found, axe.found


@pytest.mark.parametrize("path", LESSONS)
def test_in_every_figure_of_a_lesson(opened, path):
    page = opened(path)
    see_every_figure(page)
    page.locator(".prose .figure-mark[data-kind=live]").first.wait_for()
    axe = Axe(page)
    axe("all figures")
    for check in page.locator("check-yourself").all():
        check.locator("button.check-option").first.click()
    for details in page.locator("main details:not([open]) > summary").all():
        if details.is_visible():
            details.click()
    axe("answered and opened")
    assert not axe.found, axe.found
