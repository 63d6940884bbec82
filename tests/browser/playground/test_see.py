"""Where it looked: the veil over the picture, its legend, and the brush that covers and cuts."""

import re

import pytest

PHONE = {"viewport": {"width": 360, "height": 760}, "has_touch": True, "is_mobile": True}


def cell(playground, patch):
    return playground.root.locator(f'lab-patches [data-patch="{patch}"]')


def sentence(playground):
    return playground.root.locator("lab-legend .see-sentence").inner_text()


def drag(playground, patches):
    """Press on the first, visit the others, lift on the last."""
    mouse = playground.page.mouse
    for step, patch in enumerate(patches):
        box = cell(playground, patch).bounding_box()
        mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        if step == 0:
            mouse.down()
    mouse.up()


def shown(playground):
    """The share that each patch is said to have, as its name tells."""
    names = playground.root.locator("lab-patches .cell").evaluate_all("cells => cells.map((cell) => cell.ariaLabel)")
    return [name.split(": ")[1].split("%")[0].lstrip("<>") for name in names]


def test_the_veil_says_what_the_engine_returned(open_playground):
    playground = open_playground().wake()
    for view in ({"layer": 1, "head": 2}, {"layer": 0, "head": "mean"}, {"layer": 2, "head": "max"}):
        playground.change(**view)
        shares = playground.page.evaluate("""([layer, head]) => {
            const { reading, word } = document.querySelector('attention-playground').lab;
            const at = (h) => reading.result.attention.data.slice(((word * 3 + layer) * 4 + h) * 64).slice(0, 64);
            const heads = [0, 1, 2, 3].map(at);
            if (typeof head === 'number') return [...heads[head]];
            return Array.from({ length: 64 }, (_, patch) => {
                const four = heads.map((each) => each[patch]);
                return head === 'max' ? Math.max(...four) : four.reduce((a, b) => a + b) / 4;
            });
        }""", [view["layer"], view["head"]])
        wanted = ["0.1" if 0 < share < 0.0005 else f"{100 * share:.1f}" for share in shares]
        assert sum(a != b for a, b in zip(shown(playground), wanted)) <= 1          # the last digit of a half may fall either way
        top = max(range(64), key=shares.__getitem__)
        assert f"patch {top + 1} (row {top // 8 + 1}, column {top % 8 + 1})" in sentence(playground)
        lit = playground.root.locator('lab-patches .cell[data-lit="true"]').count()
        assert lit == sum(share > 1 / 64 for share in shares)


def test_the_legend_fades_as_the_patches_do(open_playground):
    playground = open_playground().stir()
    legend = playground.root.locator("lab-legend")
    assert "Faded: little attention. Outlined: more than an even share." in legend.inner_text()
    veil = "(element) => getComputedStyle(element).getPropertyValue('--veil')"
    for tool in ("look", "move", "cut"):
        playground.change(tool=tool)
        assert playground.root.locator(".patches").evaluate(veil) == legend.locator(".see-scale").evaluate(veil) != ""


def test_every_head_has_a_map_and_says_how_far_it_spreads(open_playground):
    playground = open_playground(viewport={"width": 360, "height": 760}, has_touch=True).wake()
    maps = playground.root.get_by_role("group", name="Layer").get_by_role("radio")
    assert maps.count() == 3 * 7
    playground.root.locator(".heads-map-held", has_text="…").first.wait_for(state="detached")
    chosen = playground.root.get_by_role("radio", name="Layer 3, head 2")
    half = playground.page.evaluate("""() => {
        const { lab } = document.querySelector('attention-playground');
        const shares = [...lab.reading.shares(lab.word, { layer: 2, head: 1 })].sort((a, b) => b - a);
        let held = 0;
        return shares.findIndex((share) => (held += share) >= 0.5) + 1;
    }""")
    assert f"in {half} of 64 patches" in chosen.get_attribute("aria-label")
    chosen.tap()
    assert (playground.lab("doc.layer"), playground.lab("doc.head")) == (2, 1)
    assert playground.root.get_by_role("combobox", name="Heads").evaluate("(select) => select.selectedOptions[0].text") == "head 2"
    chosen.focus()
    playground.page.keyboard.press("ArrowRight")
    assert playground.lab("doc.head") == 2
    playground.change(word=0)
    strongest = playground.root.locator('canvas[data-layer="2"][data-head="2"]').evaluate("""(canvas) => {
        const { data } = canvas.getContext('2d').getImageData(0, 0, 8, 8);
        const alphas = Array.from({ length: 64 }, (_, patch) => data[4 * patch + 3]);
        return alphas.indexOf(Math.max(...alphas));
    }""")
    assert f"patch {strongest + 1} (" in sentence(playground), "the map is the veil in small"
    playground.root.get_by_role("combobox", name="Heads").select_option("rollout")
    playground.root.locator('.patches[data-mapped="true"]').wait_for()
    row = playground.page.evaluate("""async () => {
        const { lab } = document.querySelector('attention-playground');
        const { shares } = await lab.study('rollout');
        const start = (lab.doc.layer * shares.shape[1] + lab.word) * 64;
        return [...shares.data.slice(start, start + 64)];
    }""")
    assert abs(sum(row) - 1) < 1e-4
    assert shown(playground) == [f"{100 * share:.1f}" for share in row]


def matrix_sentence(playground):
    return playground.root.locator("lab-matrix .see-sentence").inner_text()


def test_words_by_patches(open_playground):
    """By mouse, by keyboard, and as a table; the question's words are the rows before the answer's."""
    playground = open_playground().wake()
    playground.change(view="matrix", layer=1, head=1)
    field = playground.root.get_by_role("grid", name="Words by patches")
    words = playground.root.locator(".matrix-words li").all_inner_texts()
    assert words == ["what", "animal", "is", "in", "the", "photo", *playground.answer.split()]
    asked = playground.page.evaluate("""() => {
        const { data } = document.querySelector('attention-playground').lab.reading.result.question_attention;
        return [...data.slice(((2 * 3 + 1) * 4 + 1) * 64).slice(0, 64)];              // “animal” stands at position 2
    }""")
    box = field.bounding_box()
    at = lambda row, patch: {"x": (patch + 0.5) * box["width"] / 64, "y": (row + 0.5) * box["height"] / len(words)}
    field.hover(position=at(1, 27))
    assert matrix_sentence(playground).startswith(f"“animal” gave patch 28 (row 4, column 4) {100 * asked[27]:.1f}%")
    field.click(position=at(6, 12))
    assert (playground.lab("word"), playground.lab("doc.patch")) == (0, 12)
    field.focus()
    for key in ("ArrowDown", "ArrowRight", "Enter"):
        playground.page.keyboard.press(key)
    assert (playground.lab("word"), playground.lab("doc.patch")) == (1, 13)
    active = playground.root.locator(f'#{field.get_attribute("aria-activedescendant")}')
    assert active.get_attribute("aria-colindex") == "14" and f"“{words[7]}”, patch 14" in active.get_attribute("aria-label")
    playground.page.keyboard.press("Escape")
    assert playground.lab("doc.patch") is None
    playground.root.get_by_text("Heaviest first").click()
    playground.page.mouse.move(0, 0)
    top = re.search(r"patch (\d+) \(row \d, column \d\) got the most from the 8 rows together: ([\d.]+) of 8", matrix_sentence(playground))
    playground.root.get_by_text("The same as a table: every word").click()
    line = playground.root.locator("lab-matrix tbody tr").nth(int(top[1]) - 1)
    line.wait_for()
    cells = line.locator("td").all_inner_texts()
    assert abs(sum(float(cell.strip("<%")) for cell in cells) / 100 - float(top[2])) < 0.01


def test_a_word_of_the_question_is_shown_on_the_picture(open_playground):
    """By its name, or by its row's cells; until a word of the answer or another view is chosen."""
    playground = open_playground().wake()
    playground.change(view="matrix", layer=1, head=1)
    asked = playground.page.evaluate("""() => {
        const { data } = document.querySelector('attention-playground').lab.reading.result.question_attention;
        return [...data.slice(((2 * 3 + 1) * 4 + 1) * 64).slice(0, 64)];              // “animal” stands at position 2
    }""")
    name = lambda word: playground.root.locator("lab-matrix").get_by_role("button", name=word, exact=True)
    name("animal").click()
    assert [float(share) for share in shown(playground)] == pytest.approx([100 * share for share in asked], abs=0.1)
    assert "of the attention of “animal”" in cell(playground, 0).get_attribute("aria-label")
    assert sentence(playground).startswith("When “animal” was read, half of this head’s weight went to")
    assert playground.root.locator("lab-legend [role=status]").inner_text().startswith("Layer 2, head 2. When “animal” was read")
    assert [name(word).get_attribute("aria-pressed") for word in ("animal", "dog")] == ["true", "false"]
    assert playground.root.locator('.said-word[aria-pressed="true"]').count() == 0
    before = f"before “{playground.answer.split()[-1]}”"
    for back in (lambda: playground.root.locator(".said-word").nth(1).click(), lambda: name("dog").click(), lambda: playground.change(view="heads")):
        back()
        assert before.capitalize() in sentence(playground)
        playground.change(view="matrix")
        name("photo").click()
        assert sentence(playground).startswith("When “photo” was read")
    field = playground.root.get_by_role("grid", name="Words by patches")
    field.focus()
    for key in ("ArrowUp", "Enter"):
        playground.page.keyboard.press(key)
    assert playground.lab("doc.patch") == 0 and "when “the” was read" in sentence(playground)
    assert playground.axe("lab-matrix", "lab-legend") == []


def test_on_a_phone_the_matrix_opens_at_the_heaviest_or_chosen_patch(open_playground):
    playground = open_playground(**PHONE).wake()
    playground.change(view="matrix")
    in_sight = """(column) => {
        const row = document.querySelector('.matrix-scroll').getBoundingClientRect();
        const field = document.querySelector('.matrix-field').getBoundingClientRect();
        const words = document.querySelector('.matrix-words').getBoundingClientRect();
        const at = field.left + (column + 0.5) * field.width / 64;
        return at > words.right && at < row.right;
    }"""
    heaviest = int(re.search(r"patch (\d+)", matrix_sentence(playground))[1]) - 1
    page = playground.page.evaluate("scrollY")
    for patch in (heaviest, 1, 62):
        playground.page.wait_for_function(in_sight, arg=patch)
        playground.change(patch={heaviest: 1, 1: 62, 62: None}[patch])
    playground.page.wait_for_function(in_sight, arg=heaviest)
    assert playground.page.evaluate("scrollY") == page
    assert playground.root.locator(".matrix-word").evaluate_all("(words) => words.every((word) => word.offsetHeight >= 44 && word.offsetWidth >= 44)")


def test_pointing_choosing_and_letting_go(open_playground):
    playground = open_playground().wake()
    cell(playground, 20).hover()
    assert sentence(playground).startswith("Patch 21 (row 3, column 5)")
    assert playground.lab("doc.patch") is None
    cell(playground, 20).click()
    playground.page.mouse.move(0, 0)
    assert playground.lab("doc.patch") == 20 and sentence(playground).startswith("Patch 21")
    words = playground.root.locator("lab-patch-words")
    assert words.locator("li").count() == 6 + len(playground.answer.split())         # “What animal is in the photo?”
    words.get_by_role("button").first.click()
    assert playground.lab("word") == 0
    cell(playground, 20).click()
    playground.page.mouse.move(0, 0)
    assert playground.lab("doc.patch") is None and words.locator("li").count() == 0
    assert "half of the heads’ weight" in sentence(playground)


def test_while_a_patch_is_pointed_at_every_word_tells_its_share_of_it(open_playground):
    playground = open_playground().wake()
    said = playground.root.locator(".said")
    pointed = said.locator(".said-word .said-pointed")
    places = "(words) => words.map((word) => JSON.stringify(word.getBoundingClientRect()))"
    before = said.locator(".said-word").evaluate_all(places)

    def told():
        return [float(text.strip("<%")) for text in pointed.all_inner_texts()]

    def shares(patch):
        return playground.page.evaluate("""(patch) => {
            const { lab } = document.querySelector('attention-playground');
            return lab.reading.words.map((_, word) => 100 * lab.reading.shares(word, lab.doc)[patch]);
        }""", patch)

    cell(playground, 27).hover()
    assert told() == pytest.approx(shares(27), abs=0.06)
    assert "patch 28 got" in said.inner_text()
    assert said.locator(".said-word").evaluate_all(places) == before, "nothing moves"
    playground.page.mouse.move(0, 0)
    assert pointed.count() == 0
    cell(playground, 0).focus()
    playground.page.keyboard.press("ArrowDown")
    assert told() == pytest.approx(shares(8), abs=0.06), "by keyboard too"
    playground.page.keyboard.press("Enter")
    cell(playground, 20).hover()
    assert "patch 21 (row 3, column 5)" in playground.root.locator("lab-patch-words").inner_text(), "the list follows the pointer"
    playground.root.get_by_text("Cover", exact=True).click()
    cell(playground, 20).hover()
    assert pointed.count() == 0, "who covers looks at what becomes of the answer"


def test_a_stroke_covers_and_is_undone_at_once(open_playground):
    playground = open_playground().wake()
    playground.root.get_by_text("Cover", exact=True).click()
    drag(playground, [0, 4, 20])
    playground.settle()
    assert playground.lab("doc.covered") == [0, 1, 2, 3, 4, 12, 20]
    assert "covered" in cell(playground, 12).get_attribute("aria-label")
    assert playground.lab("reading.made.covered") == [0, 1, 2, 3, 4, 12, 20]
    drag(playground, [2, 3])
    assert playground.lab("doc.covered") == [0, 1, 4, 12, 20], "a stroke that begins on a covered patch uncovers"
    playground.page.keyboard.press("Control+z")
    playground.page.keyboard.press("Control+z")
    assert playground.lab("doc.covered") == []
    playground.page.keyboard.press("Control+Shift+z")
    playground.root.get_by_role("button", name="Uncover 7 patches").click()
    assert playground.lab("doc.covered") == [] and playground.root.get_by_role("button", name="Uncover").count() == 0


def test_cuts_reach_the_model_everywhere_or_only_where_one_looks(open_playground):
    playground = open_playground().wake()
    playground.root.get_by_text("Cut", exact=True).click()
    cell(playground, 27).click()
    playground.settle()
    assert playground.lab("doc.cut") == [{"patch": 27}]
    assert shown(playground)[27] == "0.0" and cell(playground, 27).get_attribute("data-cut") == "all"
    cell(playground, 27).click()
    playground.change(layer=1, head=3)
    playground.root.get_by_text("Only in layer 2, head 4").click()
    cell(playground, 27).click()
    playground.settle()
    assert playground.lab("doc.cut") == [{"patch": 27, "layer": 1, "head": 3}]
    assert shown(playground)[27] == "0.0"
    playground.change(head="mean")
    assert cell(playground, 27).get_attribute("data-cut") == "some" and shown(playground)[27] != "0.0"
    playground.change(layer=0)
    assert cell(playground, 27).get_attribute("data-cut") == "none"
    playground.root.get_by_role("button", name="Mend 1 cut").click()
    assert playground.lab("doc.cut") == []
    playground.change(cut=[{"layer": 0}])
    assert "is cut here" in sentence(playground)


def test_the_grid_by_keyboard(open_playground):
    playground = open_playground()
    press = playground.page.keyboard.press
    focused = lambda: playground.page.evaluate("Number(document.activeElement.dataset.patch)")
    cell(playground, 0).focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "End", "ArrowRight", "ArrowLeft"):
        press(key)
    assert focused() == 22 and sentence(playground).startswith("Patch 23 (row 3, column 7)")
    press("Enter")
    assert playground.lab("doc.patch") == 22 and cell(playground, 22).get_attribute("aria-selected") == "true"
    press("Escape")
    assert playground.lab("doc.patch") is None
    playground.root.get_by_label("Cover", exact=True).check()
    cell(playground, 22).focus()
    press("Space")
    press("Home")
    press("Enter")
    assert playground.lab("doc.covered") == [16, 22]
    assert playground.root.locator('lab-patches .cell[tabindex="0"]').count() == 1
    playground.root.get_by_label("Arrange").check()
    assert playground.root.locator(".patches").evaluate("(grid) => grid.inert"), "while arranging the keys belong to the scene"


def test_a_finger_taps_to_look_and_paints_to_cover(open_playground):
    playground = open_playground(**PHONE)
    cell(playground, 9).tap()
    assert playground.lab("doc.patch") == 9
    playground.root.get_by_text("Cover", exact=True).tap()
    cell(playground, 18).scroll_into_view_if_needed()
    paint(playground, [18, 21])
    assert playground.lab("doc.covered") == [18, 19, 20, 21]
    assert playground.page.evaluate("document.documentElement.scrollWidth") <= 360


def paint(playground, patches):
    """As a finger does, which Playwright's touchscreen cannot."""
    devtools = playground.page.context.new_cdp_session(playground.page)
    boxes = [cell(playground, patch).bounding_box() for patch in patches]
    points = [{"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2} for box in boxes]
    devtools.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points[:1]})
    for point in points[1:]:
        devtools.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize("width", [360, 900, 1440])
def test_the_legend_fits(open_playground, width):
    playground = open_playground(viewport={"width": width, "height": 800})
    playground.page.evaluate("document.querySelector('attention-playground').lab.change({ patch: 27, tool: 'cut', covered: [1], cut: [{ patch: 2 }], scale: 'absolute' })")
    legend = playground.root.locator("lab-legend").bounding_box()
    for part in playground.root.locator("lab-legend :is(button, select, .see-scale, .see-sentence)").all():
        box = part.bounding_box()
        assert legend["x"] - 1 <= box["x"] and box["x"] + box["width"] <= legend["x"] + legend["width"] + 1
    assert "25.0% or more" in playground.root.locator(".see-ends").inner_text()
