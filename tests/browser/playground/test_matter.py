"""Does it matter? Before and after, cuts, another picture, the honest comparison, importance by removal."""

import re

import pytest

from sightline.studies.ranks import ranks

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


def run_of(playground, element, expression):
    return playground.page.evaluate(f"(() => {{ const {{ run }} = document.querySelector('{element}'); return {expression}; }})()")


def finish(playground, element):
    playground.page.wait_for_function(f"!document.querySelector('{element}').run.running")


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

    press(playground, "Head 3 of layer 2: cut")
    press(playground, "All of layer 1: cut")
    assert playground.lab("doc.cut") == [{"layer": 0}, {"layer": 1, "head": 2}]
    playground.change(gates=[1, 0.5, 1])
    assert now(playground)[1] == pytest.approx(score(playground), abs=6e-4)
    done = playground.root.locator(".ledger-done li > span")
    assert done.all_inner_texts()[:4] == ["18 patches covered", "Layer 1 cut", "Head 3 of layer 2 cut", "Gate of layer 2 at 0.5 × what was learned"]
    press(playground, "Uncover: 18 patches covered")
    assert playground.lab("doc.covered") == [] and playground.lab("doc.cut.length") == 2
    press(playground, "Mend: Layer 1 cut")
    assert playground.lab("doc.cut") == [{"layer": 1, "head": 2}]

    switch = playground.root.get_by_role("button", name="Head 3 of layer 2: cut", exact=True)
    assert switch.get_attribute("aria-pressed") == "true"
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
    switch = playground.root.get_by_role("button", name="Head 3 of layer 2: cut", exact=True)
    assert switch.inner_text() == "on" and "Press it to cut the head" in playground.root.locator(".switchboard caption").inner_text()
    press(playground, "Head 3 of layer 2: cut")
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

    shares = playground.page.evaluate("(() => { const { lab } = document.querySelector('attention-playground'); return [...lab.reading.shares(lab.word, lab.doc)]; })()")
    told = playground.root.locator("lab-occlusion p.found-words", has_text="Spearman").inner_text()
    assert f"{ranks(None, lost, shares)['correlation']:.2f}".replace("-", "−") in told

    playground.page.wait_for_function("document.querySelectorAll('.sinks-table [data-sink=\"true\"]').length === 2")
    rows = playground.root.locator('.sinks-table [data-sink="true"]')
    assert [rows.nth(row).locator("th").inner_text() for row in range(2)] == ["64", "63"], "the corner takes much from every word, for nothing"
    assert "2 patches are sinks" in playground.root.locator(".sinks").inner_text()
    assert [playground.root.locator("lab-patch-map").nth(which).locator(".patch-map-sink").count() for which in range(2)] == [2, 2]
    assert playground.axe("lab-matter", "lab-gates") == []
    playground.root.locator("lab-patch-map").first.click(position={"x": 4, "y": 4})
    assert playground.lab("doc.patch") == 0
    playground.change(question="What animal is in the photo?")
    assert playground.root.locator("lab-occlusion .stale").is_visible()


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
