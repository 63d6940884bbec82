"""Whatever goes wrong, the page says what happened and what to do, and keeps what the reader made."""

import struct

import pytest


def giant_png(width, height):
    """The first bytes of a PNG that claims this size."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", width, height, 8, 2, 0, 0, 0) + bytes(64)


def test_an_empty_question(open_lesson):
    figure = open_lesson().show()
    figure.field.fill("   ")
    figure.button.click()
    assert "There is no question yet" in figure.notice.inner_text()
    assert figure.words()
    figure.field.fill("what is this")
    figure.button.click()
    assert figure.notice.count() == 0


def test_unknown_words_are_marked_and_a_suggestion_mends_them(open_lesson):
    figure = open_lesson().wait_for_model()
    figure.ask("Where is the doggg?")
    assert figure.root.locator(".token[data-known=false]").inner_text().startswith("doggg")
    assert "never seen the word “doggg”" in figure.notice.inner_text()
    figure.notice.get_by_role("button", name="dog", exact=True).click()
    figure.page.wait_for_function("figure => !figure.inquiry.waiting", arg=figure.root.element_handle())
    assert figure.root.locator(".token").all_inner_texts() == ["where", "is", "the", "dog"]
    assert figure.notice.count() == 0


def test_a_question_that_is_too_long(open_lesson):
    figure = open_lesson().wait_for_model()
    question = "what " * 30
    figure.field.fill(question)
    figure.button.click()
    figure.notice.wait_for()
    assert "30 words" in figure.notice.inner_text()
    assert figure.field.input_value().split() == question.split()


@pytest.mark.parametrize("name, content, kind, sentence", [
    ("notes.txt", b"not a picture", "text/plain", "“notes.txt” is not a picture"),
    ("empty.png", b"", "image/png", "“empty.png” is empty"),
    ("broken.png", giant_png(200, 200), "image/png", "could not be opened as a picture"),
    ("huge.png", giant_png(10_000, 10_000), "image/png", "100 million pixels (10000 × 10000)"),
])
def test_a_file_that_cannot_be_used(open_lesson, name, content, kind, sentence):
    figure = open_lesson().show()
    before = figure.words()
    figure.bring(name, content, kind)
    figure.notice.wait_for()
    assert sentence in figure.notice.inner_text()
    assert figure.words() == before


def test_the_readers_own_picture(open_lesson, built_site):
    figure = open_lesson().wait_for_model()
    picture = next((built_site / "assets" / "gallery").glob("*.[pw][ne][gb]*"))
    figure.bring("mine.png", picture.read_bytes(), "image/png")
    figure.page.wait_for_function("figure => !figure.inquiry.waiting && figure.picture.title === 'Your picture'", arg=figure.root.element_handle())
    assert figure.words()
    assert "stays on this machine" in figure.root.locator(".bring-note").inner_text()
    figure.root.locator("button.thumb").first.click()
    assert figure.root.get_by_role("button", name="Your picture").count() == 1, "a brought picture stays at hand"


def test_a_lost_network_and_the_way_on(new_page, server, complaints):
    page = new_page()
    page.route("**/*.wasm*", lambda route: route.abort())
    page.goto(server.url + "modules/23-cross-attention.html")
    figure = page.locator("cross-attention-engine").first
    figure.scroll_into_view_if_needed()
    figure.get_by_label("Question", exact=True).fill("what is the background")
    figure.get_by_role("button", name="Feed Image").click()
    again = figure.get_by_role("button", name="Try again")
    again.wait_for()
    assert "Your question is kept: “what is the background”" in figure.locator(".engine-status-text").inner_text()
    assert figure.locator(".figure-mark").inner_text() == "computed at build"
    complaints.clear()                                    # the browser itself reports the download that we cut
    page.unroute("**/*.wasm*")
    again.click()
    figure.locator(".figure-mark[data-kind=live]").wait_for()
    figure.locator(".step").last.click()
    assert figure.locator(".token").all_inner_texts() == ["what", "is", "the", "background"]
