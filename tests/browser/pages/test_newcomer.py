"""Somebody comes to the page for the first time and presses the button."""

import re

import pytest


def test_the_result_is_there_before_the_model(open_lesson, built_answer):
    figure = open_lesson()
    assert figure.mark.inner_text() == "computed at build"
    assert figure.words() == [word["text"] for word in built_answer["tokens"]]


def test_the_button_shows_every_step_and_the_live_answer_equals_the_engines(open_lesson, built_answer):
    figure = open_lesson().wait_for_model()
    assert figure.mark.inner_text() == "live model"
    figure.button.click()
    for step in ("slice", "vectors", "question", "word"):
        figure.root.locator(f".engine[data-step={step}]").wait_for()
    figure.finish()
    shown = figure.root.locator(".answer-word").all()
    for word, expected in zip(shown, built_answer["tokens"], strict=True):
        text, share, *_ = word.inner_text().split()
        assert text == expected["text"]
        assert float(share.strip("<>%")) == pytest.approx(100 * expected["probability"], abs=0.11)


def test_a_word_shows_its_patches_and_a_patch_its_words(open_lesson):
    figure = open_lesson(reduced_motion="reduce").look()  # a page still gliding would bring another patch under the mouse
    root = figure.root
    root.locator(".answer-word").first.click()
    assert root.locator(".answer-word").first.get_attribute("aria-pressed") == "true"
    assert root.locator(".patch[data-lit=true]").count() > 0
    assert "Before “" in figure.read_out

    root.locator(".patch[data-patch='27']").click()
    assert root.locator(".patch[data-active=true]").get_attribute("data-patch") == "27"
    assert re.match(r"Row 4, column 4 received “.+” [\d.<%]+", figure.read_out)
    assert root.locator(".answer-share[data-of=attention]").count() == root.locator(".answer-word").count()


def test_picture_rows_and_table_say_the_same(open_lesson):
    figure = open_lesson().look()
    root = figure.root
    root.locator(".attention-table summary").click()
    table = [row.locator("td").last.inner_text() for row in root.locator(".attention-table tbody tr").all()]
    names = [patch.get_attribute("aria-label") for patch in root.locator(".patch").all()]
    bars = [bar.get_attribute("title") for bar in root.locator(".weights-row").last.locator(".weight").all()]
    assert len(table) == 64
    for share, name, bar in zip(table, names, bars, strict=True):
        assert f": {share} of the attention" in name
        assert bar.endswith(share)


def test_layers_heads_and_scale_change_the_map(open_lesson):
    figure = open_lesson().look()
    root = figure.root
    shares = lambda: [patch.get_attribute("aria-label") for patch in root.locator(".patch").all()]
    mean = shares()
    root.get_by_label("Layer 1, head 3").check(force=True)
    assert shares() != mean
    full = root.locator(".legend-ends span").last
    root.get_by_label("Absolute").check(force=True)
    assert full.inner_text() == "25.0% or more"
    root.get_by_label("Relative").check(force=True)
    assert full.inner_text() != "25.0% or more"


def test_steps_can_be_walked_by_hand(open_lesson):
    figure = open_lesson().show()
    controls = figure.root.locator("step-controls")
    controls.get_by_role("button", name="Picture", exact=True).click()
    assert figure.step == "picture" and figure.words() == []
    for step in ("slice", "vectors", "question", "word"):
        controls.get_by_role("button", name="Step forward").click()
        assert figure.step == step
    assert len(figure.words()) == 1
    controls.get_by_role("button", name="Step back").click()
    assert figure.step == "question"
    controls.get_by_role("button", name="Play", exact=True).click()
    controls.get_by_role("button", name="Pause").click()
    controls.get_by_role("button", name="Replay").click()
    assert figure.step in ("picture", "slice")            # it has begun again, and plays on


def test_another_picture_and_another_question(open_lesson):
    figure = open_lesson().wait_for_model()
    thumbs = figure.root.locator("button.thumb")
    thumbs.nth(1).click()
    figure.page.wait_for_function("figure => !figure.inquiry.waiting", arg=figure.root.element_handle())
    assert thumbs.nth(1).get_attribute("aria-pressed") == "true"
    assert figure.words()
    figure.ask("How many animals are there?")
    assert figure.root.locator(".token").all_inner_texts() == ["how", "many", "animals", "are", "there"]
    assert figure.words()


def test_a_question_asked_too_early_is_kept(open_lesson):
    figure = open_lesson()
    figure.field.fill("what is the background")
    figure.button.click()
    assert figure.root.locator(".question-waiting").inner_text() == "what is the background"
    figure.root.locator(".figure-mark[data-kind=live]").wait_for()
    figure.finish()
    assert figure.root.locator(".token").all_inner_texts() == ["what", "is", "the", "background"]


def test_gallery_pictures_can_be_asked_about_from_a_file(new_page, built_site, built_answer):
    page = new_page()
    page.goto((built_site / "modules/23-cross-attention.html").as_uri())
    figure = page.locator("cross-attention-engine").first
    figure.scroll_into_view_if_needed()
    figure.locator(".figure-mark[data-kind=live]").wait_for()
    assert figure.locator(".answer-text").all_inner_texts() == [word["text"] for word in built_answer["tokens"]]
    figure.locator("button.thumb").nth(1).click()
    page.wait_for_function("figure => !figure.inquiry.waiting", arg=figure.element_handle())
    assert figure.locator(".answer-word[data-said=true]").count() > 0
