"""Does it matter? Before and after, cuts, another picture, the honest comparison, importance by removal."""

import re

import pytest

from browser.access.keys import DRAWN
from sightline.studies.ranks import ranks

from .stage import Fingers

PHONE = {"viewport": {"width": 360, "height": 760}, "has_touch": True, "is_mobile": True}
ANIMAL = [19, 20, 26, 27, 28, 29, 34, 35, 36, 37, 42, 43, 44, 45, 50, 51, 52, 53]
FLAT = """def softmax(scores):
    weights = np.exp(scores / 10 - scores.max(axis=-1, keepdims=True) / 10)
    return weights / weights.sum(axis=-1, keepdims=True)"""
GROUND = [0, 1, 2, 6, 7, 8, 15, 16, 23, 24, 31, 32, 39, 40, 47, 48, 55, 56]


@pytest.fixture
def open_matter(open_playground):
    def open_view(**options):
        playground = open_playground(**options).wake()
        playground.change(view="matter")
        return playground
    return open_view


def percent(text):
    return float(text.strip("<>%")) / 100


def score(playground, **changes):
    """The probability of the first answer, with its end, as the engine gives it."""
    return playground.page.evaluate("""async (changes) => {
        const { lab } = document.querySelector('attention-playground');
        const { ids } = document.querySelector('lab-gates').first.value;
        return (await lab.study('score', {}, { words: ids, ...changes })).answer;
    }""", changes)


def now(playground):
    """The ledger's two large numbers, once they are about what is there."""
    playground.root.locator('.ledger[data-stale="false"]').wait_for()
    return [percent(text) for text in playground.root.locator(".ledger .receipt dd").all_inner_texts()]


def press(playground, name):
    playground.root.locator("lab-matter").get_by_role("button", name=name, exact=True).click()
    playground.settle()


def switch_of(playground, name):
    return playground.root.get_by_role("switch", name=f"{name}: on or cut", exact=True)


def flip(playground, name):
    switch_of(playground, name).click()
    playground.settle()


def run_of(playground, element, expression):
    return playground.page.evaluate(f"(() => {{ const {{ run }} = document.querySelector('{element}'); return {expression}; }})()")


def finish(playground, element):
    playground.page.wait_for_function(f"!document.querySelector('{element}').run.running")


def rested(playground):
    """What was tried is all known."""
    playground.page.wait_for_function("""(() => {
        const { removal, run } = document.querySelector('lab-sinks');
        return removal?.part === 1 && !run.running && !document.querySelector('.sinks .found-words').textContent.includes('Trying');
    })()""")


def test_before_and_after_with_every_way_back(open_matter):
    playground = open_matter()
    verdict = playground.root.locator(".ledger-verdict")
    first, same = now(playground)
    assert first == same > 0.9 and "Nothing stands between" in verdict.inner_text()

    playground.change(covered=GROUND)
    assert now(playground)[1] > 0.9 and verdict.inner_text() == "The model still answers “a dog”."
    playground.change(covered=ANIMAL)
    before, after = now(playground)
    assert before == first and after == pytest.approx(score(playground), abs=6e-4) and after < 0.1
    assert verdict.inner_text() == f"Now the model itself answers “{playground.answer}”." and playground.answer != "a dog"

    flip(playground, "Head 3 of layer 2")
    flip(playground, "All of layer 1")
    assert playground.lab("doc.cut") == [{"layer": 0}, {"layer": 1, "head": 2}]
    playground.change(gates=[1, 0.5, 1])
    assert now(playground)[1] == pytest.approx(score(playground), abs=6e-4)
    done = playground.root.locator(".ledger-done li > span")
    assert done.all_inner_texts()[:4] == ["18 patches covered", "Layer 1 cut", "Head 3 of layer 2 cut", "Gate of layer 2 at 0.5 × what was learned"]
    press(playground, "Uncover: 18 patches covered")
    assert playground.lab("doc.covered") == [] and playground.lab("doc.cut.length") == 2
    press(playground, "Mend: Layer 1 cut")
    assert playground.lab("doc.cut") == [{"layer": 1, "head": 2}]

    switch = switch_of(playground, "Head 3 of layer 2")
    assert switch.get_attribute("aria-checked") == "false"
    switch.focus()
    playground.page.keyboard.press("Space")
    assert playground.settle().lab("doc.cut") == []
    playground.change(patch=28)
    press(playground, "Cut in layer 2")
    assert playground.lab("doc.cut") == [{"patch": 28, "layer": 1}]
    press(playground, "Cut all")
    assert playground.lab("doc.cut") == [{"patch": 28}]
    press(playground, "All of it back")
    assert playground.lab("doc.cut") == [] and playground.lab("doc.gates") == [1, 1, 1] and now(playground)[1] == first


def test_a_cut_head_is_told_in_words_and_only_cut_patches_are_hatched(open_matter):
    playground = open_matter()
    cells, told = playground.root.locator("lab-patches [data-patch]"), playground.root.locator(".tool-does")
    hatched = lambda: [state for state in cells.evaluate_all("(all) => all.map((each) => each.dataset.cut)") if state != "none"]
    switch = switch_of(playground, "Head 3 of layer 2")
    assert switch.inner_text() == "on" and "Press it to cut the head" in playground.root.locator(".switchboard caption").inner_text()
    flip(playground, "Head 3 of layer 2")
    playground.change(layer=1)
    assert switch.inner_text() == "cut" and hatched() == [] and "Head 3 of layer 2 is cut." in told.inner_text()
    playground.change(cut=[{"layer": 1, "head": 2}, {"patch": 20}, {"patch": 21, "layer": 1, "head": 0}])
    assert hatched() == ["all", "some"] and "wide apart, in some heads only" in told.inner_text()
    playground.change(head=2)
    assert hatched() == ["all"] * 64, "nothing of the picture is left to this head"
    playground.change(cut=[])
    assert hatched() == [] and "cut" not in told.inner_text()


def test_edited_code_stands_between_too(open_matter):
    playground = open_matter()
    run = lambda texts: playground.page.evaluate("(texts) => document.querySelector('attention-playground').lab.edits.run(texts)", texts)
    ledger, verdict = playground.root.locator("lab-ledger"), playground.root.locator(".ledger-verdict")
    first = now(playground)[0]
    run({"ops.softmax": FLAT})
    playground.settle()
    before, after = now(playground)
    assert before == first and after < first and after == pytest.approx(score(playground), abs=6e-4)
    assert "Nothing stands between" not in verdict.inner_text()
    assert ledger.locator(".ledger-done li > span").all_inner_texts() == ["Your code runs: softmax"]

    playground.change(question="What is the background?")
    assert "as your code first gave it" in ledger.inner_text(), "the original never met this question"
    playground.change(covered=[0])
    press(playground, "All of it back")
    playground.page.wait_for_function("!document.querySelector('attention-playground').lab.edits.names.length")
    playground.settle()
    before, after = now(playground)
    assert before == after and "Nothing stands between" in verdict.inner_text() and "as first given" in ledger.inner_text()


def test_the_honest_comparison(open_matter):
    playground = open_matter(reduced_motion="reduce")
    press(playground, "Run the honest comparison")
    finish(playground, "lab-comparison")
    it = run_of(playground, "lab-comparison", "run.value")
    assert it["part"] == 1 and it["counts"][0] == 0 and it["counts"][-1] == 64
    assert len(it["random"]) == 5 and {len(curve) for curve in [it["most"], it["least"], *it["random"]]} == {len(it["counts"])}
    whole, nothing = score(playground), score(playground, covered=list(range(64)))
    for curve in (it["most"], it["least"], *it["random"]):
        assert (curve[0], curve[-1]) == pytest.approx((whole, nothing), abs=1e-5)
    eight = it["counts"].index(8)
    assert it["most"][eight] == pytest.approx(score(playground, covered=it["orders"]["most"][:8]), abs=1e-5)
    assert it["most"][eight] < 0.1 and min(it["least"][eight], *(curve[eight] for curve in it["random"])) > 0.9
    words = playground.root.locator("lab-comparison .found-words").inner_text()
    assert words.startswith("To bring “a dog” below half of its 99.5%, covering the most-attended first took ")
    rows = playground.root.locator("lab-comparison tbody tr")
    assert rows.count() == len(it["counts"]) and rows.nth(eight).locator("td").last.text_content().startswith("99.")

    stale = playground.root.locator("lab-comparison .stale")
    playground.change(covered=[0])
    assert stale.is_visible() and "The answer has changed since" in stale.inner_text()
    assert playground.axe("lab-matter", "lab-gates") == []
    playground.page.keyboard.press("Control+z")
    playground.settle()
    assert stale.count() == 0, "it is about this very answer again"
    playground.root.get_by_role("button", name=re.compile(r"^\d+ most-attended$")).click()
    assert len(playground.settle().lab("doc.covered")) > 1 and now(playground)[1] < 0.5 and stale.is_visible()


def test_a_comparison_can_be_stopped(open_matter):
    playground = open_matter()
    playground.root.get_by_role("button", name="Run the honest comparison").focus()
    playground.page.keyboard.press("Enter")
    playground.page.wait_for_function("document.querySelector('lab-comparison').run.value")
    press(playground, "Stop")
    part = run_of(playground, "lab-comparison", "run.value.part")
    assert 0 < part < 1 and not run_of(playground, "lab-comparison", "run.running")
    playground.change(question="Is it a cat?")            # the engine answers this after whatever was still under way
    assert run_of(playground, "lab-comparison", "run.value.part") == part
    assert "Stopped after" in playground.root.locator("lab-comparison").inner_text()


def test_importance_by_removal_and_the_sinks(open_matter):
    playground = open_matter(reduced_motion="reduce")
    playground.change(question="Where is the dog?", layer=2)
    press(playground, "Cover each patch in turn")
    finish(playground, "lab-occlusion")
    removal = run_of(playground, "lab-occlusion", "run.value.alone")
    lost, found = [changes[0] for changes in removal["changes"]], []
    for patch in (0, 27, 63):
        found.append(playground.page.evaluate("""async (patch) => {
            const { lab } = document.querySelector('attention-playground');
            const words = [...lab.reading.inquiry.words, lab.reading.result.end.id];
            const [all, without] = [await lab.study('score', {}, { words }), await lab.study('score', {}, { words, covered: [patch] })];
            return all.answer - without.answer;
        }""", patch))
    assert [lost[patch] for patch in (0, 27, 63)] == pytest.approx(found, abs=1e-6)

    told = playground.root.locator("lab-occlusion .found > .found-words")
    assert max(map(abs, lost)) < 0.02 and "too little to rank the patches by" in told.inner_text() and "Spearman" not in told.inner_text()
    assert playground.root.locator(".maps-scale").first.inner_text().split() == ["0", "2.0", "points"], "what is slight stays faint"

    rested(playground)
    sinks, maps = playground.root.locator(".sinks"), playground.root.locator("lab-patch-map")
    assert "patches 64 and 63 are sinks" in sinks.inner_text() and "Before “middle” patches 64, 63 and 56 got" in sinks.inner_text()
    sinks.get_by_text("How they were tried").click()
    rows = sinks.locator(".sinks-table").first.locator('[data-spare="true"]')
    assert [row.split()[0] for row in rows.all_inner_texts()] == ["64", "63"], "the corner takes much from every word, for nothing"
    assert [maps.nth(which).locator(".patch-map-sink").count() for which in range(2)] == [2, 2]
    assert [maps.nth(which).locator(".patch-map-spare").count() for which in range(2)] == [1, 1], "one that this word alone does not need"
    assert playground.axe("lab-matter", "lab-gates") == []
    maps.first.click(position={"x": 4, "y": 4})
    assert playground.lab("doc.patch") == 0
    playground.change(question="What animal is in the photo?")
    assert playground.root.locator("lab-occlusion .stale").is_visible()


def test_what_one_word_looked_at_for_nothing_is_no_sink(open_matter):
    playground = open_matter()
    sinks = playground.root.locator(".sinks")
    assert "An attention sink is a patch" in sinks.inner_text() and "covered alone, with the button above" in sinks.inner_text()
    playground.change(layer=0, head=1)
    press(playground, "Cover each patch in turn")
    finish(playground, "lab-occlusion")
    rested(playground)
    assert "In layer 1, head 2 there are no sinks" in sinks.inner_text()
    assert "Before “dog” patches 8, 7, 6 and 16 got 85% of the weight together" in sinks.inner_text(), "empty sky"
    assert playground.root.locator("lab-patch-map").last.locator(".patch-map-spare").count() == 4
    playground.change(layer=1, head="mean")
    rested(playground)
    assert "8 patches take much from nearly every word, but not for nothing" in sinks.inner_text(), "they show the dog, each what its neighbours show too"
    assert "misses patches 28, " in sinks.inner_text() and "not needed, by this word" not in sinks.inner_text()

    playground.change(picture={"kind": "gallery", "slug": "dog-and-cat"})
    press(playground, "Cover each patch in turn")
    finish(playground, "lab-occlusion")
    playground.root.locator(".found > .found-words", has_text="Spearman").wait_for()
    lost = [changes[0] for changes in run_of(playground, "lab-occlusion", "run.value.alone.changes")]
    shares = playground.page.evaluate("(() => { const { lab } = document.querySelector('attention-playground'); return [...lab.reading.shares(lab.word, lab.doc)]; })()")
    assert f"{ranks(None, lost, shares)['correlation']:.2f}".replace("-", "−") in playground.root.locator(".found > .found-words").inner_text()
    rested(playground)
    assert "The word “dog” misses patches" in sinks.inner_text()
    playground.change(word=0)
    rested(playground)
    assert "alone changes “a”" in sinks.inner_text()


def use(locator, how):
    locator.page.evaluate(DRAWN)                          # what stands above is not still growing
    if how == "keys":
        locator.focus()
        locator.page.keyboard.press("Enter")
    else:
        {"mouse": locator.click, "finger": locator.tap}[how]()


def comes(playground, field, value):
    """A finger's click comes a moment after it has lifted: it might have been the first of two."""
    playground.page.wait_for_function("([field, value]) => JSON.stringify(document.querySelector('attention-playground').lab.doc[field]) === JSON.stringify(value)",
                                      arg=[field, value])
    playground.settle()


def test_cuts_and_covers_by_finger_and_keyboard(open_matter):
    playground = open_matter(has_touch=True, reduced_motion="reduce")
    root, fingers = playground.root, Fingers(playground.page)
    button = lambda name: root.locator("lab-matter").get_by_role("button", name=name, exact=True)

    def stroke(tool, start, end):
        root.locator("lab-tools").get_by_text(tool, exact=True).click()
        root.locator("lab-patches").scroll_into_view_if_needed()
        boxes = [root.locator(f'lab-patches [data-patch="{patch}"]').bounding_box() for patch in (start, end)]
        fingers.swipe(*[(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes])
        playground.settle()
        root.locator(".ledger[data-stale=false] .ledger-done").wait_for()

    # Taps first, and after a made-up swipe the mouse: the browser may take a tap then for the swipe's end.
    playground.change(patch=28, layer=1, tool="look")
    for how in ("finger", "keys"):
        use(button("Cut in layer 2"), how)
        comes(playground, "cut", [{"patch": 28, "layer": 1}])
        use(button("Cut all"), how)
        comes(playground, "cut", [{"patch": 28}])
        use(button("Mend"), how)
        comes(playground, "cut", [])

    stroke("Cut", 0, 3)
    comes(playground, "cut", [{"patch": patch} for patch in range(4)])
    use(button("Mend: Ways to 4 patches cut"), "mouse")
    comes(playground, "cut", [])
    stroke("Cover", 8, 10)
    comes(playground, "covered", [8, 9, 10])
    use(button("Uncover: 3 patches covered"), "mouse")
    comes(playground, "covered", [])


def test_long_work_by_mouse_finger_and_keyboard(open_matter):
    playground = open_matter(has_touch=True, reduced_motion="reduce")
    button = lambda name: playground.root.locator("lab-matter").get_by_role("button", name=name, exact=True)

    def until(element, expression):
        playground.page.wait_for_function(f"(() => {{ const {{ run }} = document.querySelector('{element}'); return {expression}; }})()")

    def begun(element, name, how, found="run.running && run.value && !run.stale"):
        use(button(name), how)
        until(element, found)
        use(button("Stop"), how)
        assert not run_of(playground, element, "run.running")

    for how, name in (("mouse", "A cat in a room"), ("keys", "without the dog")):
        use(button(name), how)
        until("lab-swap", f"Object.keys(run.value ?? {{}}).length === {1 if how == 'mouse' else 2}")
    finish(playground, "lab-swap")
    for how, many in (("mouse", 3), ("keys", 4)):
        begun("lab-swap", "Try all of them", how, f"Object.keys(run.value).length >= {many}")
    begun("lab-comparison", "Run the honest comparison", "finger")
    for how in ("finger", "keys"):
        begun("lab-occlusion", "Cover each patch in turn", how, "run.running && run.value")

    ways = playground.root.locator("lab-occlusion input[type=radio]")
    playground.root.locator("lab-occlusion").get_by_text("In company", exact=True).click()
    assert ways.nth(1).is_checked()
    playground.page.keyboard.press("ArrowLeft")
    assert ways.nth(0).is_checked()
    use(button("Cover each patch in turn"), "mouse")
    finish(playground, "lab-occlusion")
    use(button("Cover them in company"), "keys")
    until("lab-occlusion", "run.running && run.value.company")
    assert ways.nth(1).is_checked() and ways.nth(1).evaluate("(way) => way === document.activeElement")
    use(button("Stop"), "keys")
    assert 0 < run_of(playground, "lab-occlusion", "run.value.company.part") < 1


def test_swapping_the_picture_on_a_phone(open_matter):
    playground = open_matter(**PHONE)
    swaps = playground.root.locator("lab-swap")
    stage = playground.lab("doc.picture")
    for name in ("without the dog", "A cat in a room"):
        swaps.get_by_role("button", name=name).tap()
        swaps.locator("li", has=playground.page.get_by_role("button", name=name)).locator(".swap-found b").wait_for()
        finish(playground, "lab-swap")
    shown = swaps.locator(".swap-found", has=playground.page.locator("b")).all_inner_texts()
    assert len(shown) == 2 and "“a cat”" in shown[1] and percent(shown[1].split("%")[0]) < 0.05
    assert playground.lab("doc.picture") == stage and playground.answer == "a dog"
    found = run_of(playground, "lab-swap", "run.value.cat.probability")
    playground.change(picture={"kind": "gallery", "slug": "cat"})
    assert found == pytest.approx(playground.page.evaluate("""async () => {
        const { lab } = document.querySelector('attention-playground');
        return (await lab.study('score', {}, { words: ['a', 'dog', '<eos>'] })).answer;
    }"""), abs=1e-6)
    small = playground.root.locator("lab-matter").evaluate("""(view) => [...view.querySelectorAll('button, summary, input:not([type=radio])')]
        .filter((each) => Math.min(each.getBoundingClientRect().width, each.getBoundingClientRect().height) < 43.9).map((each) => each.outerHTML)""")
    assert small == [] and playground.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
