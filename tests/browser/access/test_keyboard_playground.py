"""The playground with a keyboard alone: composed, asked, looked into, taken apart, kept and reprogrammed."""

import pytest

from .conftest import LESSON
from .keys import Keys
from .test_states import png


@pytest.fixture
def at_work(open_playground):
    def begin(**options):
        playground = open_playground(**options)
        return playground, Keys(playground.page)
    return begin


def test_a_picture_is_composed(at_work):
    playground, reader = at_work()
    things = lambda: playground.lab("doc.picture.scene?.items")
    reader.to("Compose a picture").press("Enter")
    assert playground.lab("doc.tool") == "move"
    reader.back("dog,").press("Shift+ArrowRight", "+", "]", "f")
    dog = things()[0]
    assert dog["turn"] != 0 and dog["flip"]
    before = len(things())
    reader.press("d")
    assert len(things()) == before + 1
    reader.press("Delete")
    assert len(things()) == before
    reader.to("dog,").to("Larger").press("Enter")
    assert things()[0]["size"] > dog["size"]
    reader.to("Remove").press("Space")
    assert len(things()) == before - 1
    reader.to("Animals").press("ArrowRight", "ArrowRight").to("Surprise me")
    reader.back("Places").press("ArrowLeft", "ArrowLeft").to("Find a drawing").type("cat").back("cat").press("Enter")
    assert things()[-1]["sprite"].endswith("/cat")
    reader.back("Undo").press("Enter")
    assert len(things()) == before - 1
    for _ in range(12):
        if playground.lab("canUndo"):
            reader.press("Enter")
    assert playground.lab("doc.picture.kind") == "gallery"


def test_a_picture_is_brought_and_cropped(at_work):
    playground, reader = at_work()
    page = playground.page
    page.on("filechooser", lambda _: None)                    # from here on Playwright takes them
    reader.to("Bring a picture")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(png("white", "black", "grey"))
    dialog = playground.root.locator("lab-bring dialog[open]")
    dialog.locator("lab-crop").wait_for()
    assert dialog.evaluate("dialog => dialog.contains(document.activeElement)")
    crop = lambda: dialog.locator("lab-crop").evaluate("view => view.crop")
    reader.to("Crop.")
    before = crop()
    reader.press("+", "ArrowRight")
    assert crop()["side"] < before["side"] and crop()["x"] > before["x"]
    reader.press("Escape")
    assert dialog.count() == 0 and reader.here == "Bring a picture"
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(png("white", "black", "grey"))
    dialog.locator("lab-crop").wait_for()
    reader.to("Use this").press("Enter")
    page.wait_for_function("() => document.querySelector('attention-playground').lab.doc.picture.kind === 'own'")
    assert reader.here == "Bring a picture"


def test_a_question_is_asked_and_the_answer_looked_into(at_work):
    playground, reader = at_work()
    question = lambda: playground.lab("doc.question")
    reader.to("Question").press("Control+a").type("is there a c").press("ArrowDown", "Enter")
    assert playground.root.get_by_label("Question", exact=True).input_value().startswith("is there a c")
    reader.press("Escape").type(" in the photo?").press("Enter")
    assert "in the photo?" in question()
    reader.press("ArrowUp", "ArrowDown", "Enter")
    reader.to("Where:").press("Enter")
    assert question() == "Where is the dog?"
    playground.settle()
    first, second = (word["text"] for word in playground.lab("reading.words")[:2])
    reader.to(f"{second} ").press("Space")
    assert playground.lab("word") == 1
    reader.back(f"{first} ").press("Space")
    assert playground.lab("word") == 0

    reader.back("Look").back("Dark theme").to("Patch 1").press("ArrowRight", "ArrowDown", "Enter")
    assert playground.lab("doc.patch") == 9
    reader.press("Escape")
    reader.to("Layer").press("ArrowDown").to("Heads").press("ArrowDown")
    playground.settle()
    reader.to("Heads").press("ArrowRight", "ArrowRight")
    assert playground.lab("doc.view") == "arithmetic" and reader.here == "Arithmetic"


def test_covers_cuts_and_gates(at_work):
    playground, reader = at_work()
    reader.to("Look").press("ArrowRight")
    assert playground.lab("doc.tool") == "cover"
    reader.to("Patch 1").press("Enter", "ArrowRight", "Space")
    assert playground.settle().lab("doc.covered") == [0, 1]
    reader.back("Cover").press("ArrowRight").to("Patch").press("ArrowDown", "Enter")
    assert playground.settle().lab("doc.cut.length") == 1
    reader.to("Layer 2").press("Home")
    assert playground.settle().lab("doc.gates") == [1, 0, 1]
    reader.to("Gate of layer 2 as learned").press("Enter")
    assert playground.settle().lab("doc.gates") == [1, 1, 1]

    playground.change(view="matter")
    reader.to("Does it matter?").to("Uncover").press("Enter")
    assert playground.settle().lab("doc.covered") == []
    reader.to("Head 1 of layer 1: on or cut").press("Space")
    assert playground.settle().lab("doc.cut.length") == 2
    reader.to("Run the honest comparison").press("Enter")
    playground.page.wait_for_function("() => document.querySelector('lab-comparison').run.value?.part === 1")
    reader.press("Tab", "Shift+Tab")
    assert reader.here == "Run again, with other draws"


def test_what_is_kept_and_the_tour(at_work):
    playground, reader = at_work()
    page = playground.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.to("Keep and share").press("Enter").to("Link to what is here now").to("Copy link").press("Enter")
    said = playground.root.locator(".keep-said")
    said.get_by_text("copied").wait_for()
    reader.to("CSV")
    with page.expect_download():
        reader.press("Enter")
    reader.press("Escape")
    assert reader.here == "Keep and share"
    reader.to("Take the tour").press("Enter").to("Next").press("Enter").to("Next").press("Enter").press("Escape")
    assert reader.here == "Take the tour"


def test_the_code_is_changed_run_and_put_back(at_work):
    playground, reader = at_work()
    page = playground.page
    reader.to("Heads").to("Heads").press("End")
    assert reader.here == "Code"
    page.wait_for_function("() => document.querySelector('lab-code').editor")
    source = lambda: page.evaluate("document.querySelector('lab-code').editor.text")
    reader.to("Step").to("Source of softmax")
    reader.press("Control+End", "Tab")
    assert reader.here.startswith("Source of softmax") and source().endswith("        return weights"), "Tab indents"
    reader.press("Control+z").type(" * 1.0").press("Escape", "Tab")
    assert reader.here == "Run this code"
    reader.press("Enter")
    playground.root.locator(".notice.edited").wait_for()
    assert reader.here == "Run this code"
    reader.to("Put the original back").press("Enter")
    playground.root.locator(".notice.edited").wait_for(state="detached")
    reader.press("Tab", "Shift+Tab")
    reader.back("Source of softmax").press("Escape", "Shift+Tab")
    assert reader.here.startswith("Step")


def test_the_engine_of_the_lesson(opened):
    reader = Keys(opened(LESSON))
    page = reader.page
    figure = page.locator("cross-attention-engine").first
    reader.to("Feed Image").back("Question").press("Control+a").type("What is the background?").press("Enter")
    page.wait_for_function("figure => figure.reading.origin === 'live' && !figure.inquiry.waiting", arg=figure.element_handle())
    assert figure.evaluate("figure => figure.reading.question.text") == "What is the background?"
    reader.to("Step forward").press(*["Enter"] * 12)
    assert figure.locator(".engine").get_attribute("data-step") == "word"
    reader.back("A cat in a room").press("Space")
    page.wait_for_function("figure => !figure.inquiry.waiting", arg=figure.element_handle())
    assert "cat" in figure.evaluate("figure => figure.picture.alt")
    reader.to("Replay").to("Layer").press("ArrowRight")
    assert figure.evaluate("figure => typeof figure.view.head") == "number"
    reader.back("Row 1, column 1").press("ArrowDown", "Enter")
    assert figure.evaluate("figure => figure.patch") == 8
