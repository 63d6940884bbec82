"""Layer by layer: the logit lens, and the decoder's self-attention."""

import pytest


def percents(text):
    return float(text.strip("<>%"))


def test_the_lens_ends_with_the_answer_and_looks_into_every_stage(open_playground):
    playground = open_playground().wake()
    playground.change(view="lens", picture={"kind": "gallery", "slug": "farm"}, question="Which animals do you see?")
    lens = playground.root.locator("lab-lens")
    words = playground.lab("reading.words")
    lens.locator(f".lens thead th:nth-child({len(words) + 1})").wait_for()
    playground.page.wait_for_function("document.querySelector('lab-lens').study.reading === document.querySelector('attention-playground').lab.reading")
    rows = lens.locator(".lens tbody tr")
    assert rows.locator("th").all_inner_texts() == ["embedding", "layer 1", "layer 2", "layer 3"]
    said = [cell.locator(".lens-word").inner_text() for cell in rows.last.locator("td").all()]
    assert said == [word["text"] for word in words]
    for cell, word in zip(rows.last.locator("td").all(), words, strict=True):
        assert percents(cell.locator(".lens-number").inner_text()) == pytest.approx(100 * word["probability"], abs=0.11)
    for column in range(len(words)):
        assert lens.locator(f".lens-cell[data-leads=true][data-at$='-{column}']").count() == 1

    lens.locator("[data-at='1-1']").click()
    assert playground.lab("doc.word") == 1
    lens.locator("[data-at='1-1']").focus()
    playground.page.keyboard.press("ArrowUp")
    playground.page.keyboard.press("ArrowRight")
    assert lens.locator(":focus").get_attribute("data-at") == "0-2" and playground.lab("doc.word") == 2
    inside = lens.locator(".lens-inside")
    assert f"Before the first layer, in place of “{words[2]['text']}”" in inside.inner_text()
    assert inside.locator("li").count() == 5
    lens.locator("[data-at='2-0']").hover()
    assert "After layer 2" in inside.inner_text()


def test_the_decoders_triangle(open_playground):
    playground = open_playground(viewport={"width": 360, "height": 740}, has_touch=True, reduced_motion="reduce").wake()
    playground.change(view="decoder")
    decoder = playground.root.locator("lab-decoder")
    rows = decoder.locator(".triangle-row")
    rows.first.wait_for()
    assert [row.locator(".triangle-cell").count() for row in rows.all()] == list(range(1, 11)), "nobody looks ahead"
    names = decoder.locator(".triangle-name").all_inner_texts()
    assert names == ["<bos>", "what", "animal", "is", "in", "the", "photo", "<answer> → a", "a → dog", "dog → end"]
    assert rows.nth(8).get_attribute("data-chosen") == "true", "the row that predicted the chosen word"

    def shares(row):
        return [percents(cell.get_attribute("aria-label").rsplit(" ", 1)[1]) for cell in rows.nth(row).locator(".triangle-cell").all()]

    mean = shares(8)
    assert sum(mean) == pytest.approx(100, abs=0.5)
    heads = []
    for head in ("1", "2", "3", "4"):
        decoder.get_by_role("group", name="Head").get_by_label(head, exact=True).check(force=True)
        heads.append(shares(8))
    assert mean == pytest.approx([sum(column) / 4 for column in zip(*heads)], abs=0.11)
    decoder.get_by_role("group", name="Head").get_by_label("largest").check(force=True)
    assert shares(8) == pytest.approx([max(column) for column in zip(*heads)], abs=0.06)
    decoder.get_by_role("group", name="Layer").get_by_label("3").check(force=True)
    assert playground.lab("doc.layer") == 2

    rows.nth(7).locator(".triangle-cell").nth(2).tap()
    assert playground.lab("doc.word") == 0 and rows.nth(7).get_attribute("data-chosen") == "true"
    assert "at “<answer>”, where “a” came next" in decoder.locator(".triangle-says").inner_text()
    decoder.locator(".triangle-cell[tabindex='0']").focus()
    for key, at in (("ArrowDown", "8-2"), ("End", "8-8"), ("ArrowUp", "7-7"), ("Home", "7-0")):
        playground.page.keyboard.press(key)
        assert decoder.locator(":focus").get_attribute("data-at") == at
    assert playground.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    playground.change(view="lens")
    lens = playground.root.locator("lab-lens")
    lens.locator("[data-at='1-1']").tap()
    assert playground.lab("doc.word") == 1 and "After layer 1, in place of “dog”" in lens.locator(".lens-inside").inner_text()
    assert playground.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_lens_fades_where_words_are_scrolled_away(open_playground):
    playground = open_playground(viewport={"width": 360, "height": 740}).wake()
    playground.change(view="lens", picture={"kind": "gallery", "slug": "farm"}, question="Which animals do you see?", word=0)
    row = playground.root.locator(".lens-scroll")
    playground.root.locator('.lens-scroll[data-before="false"][data-after="true"]').wait_for()
    row.evaluate("(row) => { row.scrollLeft = row.scrollWidth; }")
    playground.root.locator('.lens-scroll[data-before="true"][data-after="false"]').wait_for()
    assert playground.axe("lab-lens") == []
