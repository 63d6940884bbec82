"""The arithmetic, opened: every number shown is the engine's, and together they make the share that the picture shows."""

import re

import numpy as np
import pytest

from browser.access.keys import DRAWN
from sightline import Session, load

VIEW = {"view": "arithmetic", "word": 1, "layer": 1, "head": 2, "patch": 35}


@pytest.fixture
def traced(root):
    """traced(playground) → what the engine keeps of the playground's question here, in CPython, from the same pixels."""
    session = Session(load(root / "assets/models/lookout"))

    def ask(playground, **interventions):
        pixels = np.array(playground.page.evaluate("[...document.querySelector('attention-playground').lab.reading.pixels.data]"), np.uint8)
        rgba = np.full((96, 96, 4), 255, np.uint8)
        rgba[..., :3] = pixels.reshape(96, 96, 3)
        return session.ask(session.open(rgba.tobytes(), 96, 96), playground.lab("doc.question"), record=True, **interventions)
    return ask


def numbers(text):
    """Every number of a text as it is printed: "−0.71 … 34.7%" → [-0.71, 34.7]."""
    return [float(number.replace("−", "-")) for number in re.findall(r"−?\d+\.\d+", text)]


def columns(playground, step):
    """The lines of a step's columns of numbers, (32, lines)."""
    rows = playground.root.locator(f'[data-step="{step}"] .columns > li:not(.columns-names)').all_inner_texts()
    return np.array([numbers(row) for row in rows])


def number(playground, name):
    text = playground.root.locator(f'[data-number="{name}"]').inner_text()
    return numbers(text)[0]


def fresh(playground):
    playground.root.locator('.arithmetic-steps[data-stale="false"]').wait_for()


def check_lines(playground, root, steps):
    """What stands beside the numbers are lines of the engine's files, where they say they are."""
    lines = playground.root.locator(".source-lines")
    assert lines.count() >= 7
    for shown in lines.all():
        path, first = re.search(r" in (\S+\.py), line (\d+)", shown.locator(".label").inner_text()).groups()
        source = [line.strip() for line in (root / path).read_text(encoding="utf-8").splitlines()]
        code = [line.strip() for line in shown.locator(".code").inner_text().splitlines() if line.strip()]
        assert source[int(first) - 1] == code[0] and set(code) <= set(source)
    assert all(playground.root.locator(f'[data-step="{step}"] .source-lines').count() for step in steps)


def test_every_number_is_the_engines_and_so_are_the_lines_beside_it(open_playground, traced, root):
    playground = open_playground().wake()
    playground.change(**VIEW)
    fresh(playground)
    result = traced(playground)
    position = 7 + 1                                       # <bos>, six words, <answer>: there the first word is predicted; one on, the second
    kept = {name: result["trace"][f"language.layers.1.cross_attention.{name}"][2] for name in ("query", "key", "value", "weights", "scores", "mixed")}
    query, key, value, weights = kept["query"][position], kept["key"][35], kept["value"][35], kept["weights"][position]
    near = {"atol": 0.0007}

    shown = columns(playground, "product")
    assert np.allclose(shown, np.stack([query, key, query * key], axis=1), **near)
    assert np.isclose(number(playground, "dot"), (query * key).sum(), **near)
    assert abs(shown[:, 2].sum() - number(playground, "dot")) < 0.017, "what is printed adds up, but for 32 roundings"
    up, below, dot = numbers(playground.root.locator('[data-step="product"] .adding').inner_text())
    assert np.isclose(up + below, dot, atol=1e-6)

    score = (query * key).sum() / np.sqrt(32)
    assert np.isclose(number(playground, "score"), score, **near)
    exponentials = np.exp(kept["scores"][position].astype(float) - kept["scores"][position].max())
    assert np.isclose(number(playground, "exponential"), exponentials[35], **near)
    assert np.isclose(number(playground, "total"), exponentials.sum(), **near)
    share = 100 * exponentials[35] / exponentials.sum()
    assert np.isclose(number(playground, "weight"), share, atol=0.051)

    carried = columns(playground, "mixed")
    others = np.delete(weights, 35) @ np.delete(kept["value"], 35, axis=0)
    assert np.allclose(carried, np.stack([value, weights[35] * value, others, kept["mixed"][position]], axis=1), **near)
    assert np.isclose(number(playground, "gate"), result["gates"][1], **near)

    for name in ("weight", "shown"):
        assert playground.root.locator(f'[data-number="{name}"]').inner_text() == playground.root.locator(".receipt dd").last.inner_text()
    label = playground.root.locator('lab-patches [data-patch="35"]').get_attribute("aria-label")
    assert f": {playground.root.locator('[data-number=shown]').inner_text()} of the attention" in label
    check_lines(playground, root, ("product", "score", "weight", "mixed", "gate"))


def opened(playground, of):
    playground.root.get_by_role("radio", name=of).check(force=True)
    playground.root.locator(f'.arithmetic-steps[data-stale="false"] .softmax-table, .arithmetic-steps[data-stale="false"] .patch-chart').first.wait_for()


def choose(playground, name, option):
    playground.root.get_by_role("combobox", name=name, exact=True).select_option(label=option)
    fresh(playground)


def check_edge(playground, kept, row, column, barred=False):
    """What is shown of one edge of self-attention is what the engine kept of it."""
    query, key, value, weights = kept["query"][row], kept["key"][column], kept["value"][column], kept["weights"][row]
    near = {"atol": 0.0007}
    assert np.allclose(columns(playground, "product"), np.stack([query, key, query * key], axis=1), **near)
    assert np.isclose(number(playground, "dot"), (query * key).sum(), **near)
    assert np.isclose(number(playground, "score"), (query * key).sum() / np.sqrt(32), **near)
    others = np.delete(weights, column) @ np.delete(kept["value"][:len(weights)], column, axis=0)
    assert np.allclose(columns(playground, "mixed"), np.stack([value, weights[column] * value, others, kept["mixed"][row]], axis=1), **near)
    receipt = playground.root.locator(".receipt dd").all_inner_texts()
    assert receipt[1] == ("−∞" if barred else playground.root.locator("[data-number=score]").inner_text())
    if not barred:
        exponentials = np.exp(kept["scores"][row].astype(float) - kept["scores"][row].max())
        assert np.isclose(number(playground, "exponential"), exponentials[column], **near) and np.isclose(number(playground, "total"), exponentials.sum(), **near)
        assert receipt[2] == playground.root.locator("[data-number=weight]").inner_text()
    assert playground.root.locator('[data-step="added"] .source-lines').count() == 2


def test_the_lines_beside_the_numbers_can_be_edited(open_playground):
    playground = open_playground().wake()
    playground.change(**VIEW)
    fresh(playground)
    playground.root.locator('[data-step="score"]').get_by_role("button", name="Edit these lines of attend").click()
    assert playground.root.get_by_role("tab", selected=True).inner_text() == "Code"
    assert playground.page.evaluate("document.activeElement.id") == "tab-code"
    playground.page.wait_for_function("document.querySelector('lab-code').editor?.text.includes('def attend(')")
    assert playground.root.get_by_label("Step").input_value() == "attention.attend"
    playground.change(view="arithmetic")
    fresh(playground)
    gate = playground.root.locator('[data-step="gate"]').get_by_role("button", name="Edit these lines of gate_opening")
    playground.page.evaluate(DRAWN)
    gate.press("Enter")
    playground.page.wait_for_function("document.querySelector('lab-code').editor?.text.includes('def gate_opening(')")


def test_words_that_ask_words_are_opened_and_those_ahead_left_out(open_playground, traced, root):
    playground = open_playground().wake()
    playground.change(view="arithmetic", layer=1)
    opened(playground, "Words ask words")
    choose(playground, "Head", "3")
    choose(playground, "Who asks", "6: the")
    choose(playground, "Who is asked", "3: animal")
    trace = traced(playground)["trace"]
    kept = {name: trace[f"language.layers.1.attention.{name}"][2] for name in ("query", "key", "value", "weights", "scores", "mixed")}
    check_edge(playground, kept, 5, 2)
    rows = playground.root.locator(".softmax-table tbody tr")
    assert rows.locator("th").all_text_contents()[:3] == ["<bos>", "what", "animal, asked here"]
    table = [[cell.inner_text() for cell in row.locator("td").all()] for row in rows.all()]
    assert [cells[0] for cells in table[6:]] == ["−∞"] * (len(table) - 6) and {cells[2] for cells in table[6:]} == {"0.0%"}
    shown = np.array([numbers(" ".join(cells[:2])) for cells in table[:6]])
    assert np.allclose(shown, np.stack([kept["scores"][5][:6], np.exp(kept["scores"][5][:6] - kept["scores"][5].max())], axis=1), atol=0.0007)
    assert abs(shown[:, 1].sum() - numbers(playground.root.locator(".softmax-table tfoot").inner_text())[0]) < 0.004
    assert "After “the” come" in playground.root.locator('[data-step="mask"]').inner_text()
    check_lines(playground, root, ("product", "score", "mask", "weight", "mixed", "added"))

    choose(playground, "Who is asked", "7: photo (ahead)")
    assert playground.root.locator("[data-number=masked]").inner_text() == "−∞"
    check_edge(playground, kept, 5, 6, barred=True)
    choose(playground, "Who is asked", "6: the")
    assert "“the” asks itself" in playground.root.locator('[data-step="product"]').inner_text()
    check_edge(playground, kept, 5, 5)

    playground.change(view="decoder")                      # the triangle shows the same edge, and what is chosen there is opened here
    playground.root.locator(".triangle-cell[data-here=true][data-at='5-5']").wait_for()
    playground.root.locator(".triangle-cell[data-at='7-1']").click()
    playground.change(view="arithmetic")
    fresh(playground)
    check_edge(playground, kept, 7, 1)
    playground.change(word=1)                              # another word of the answer is another place that asks
    fresh(playground)
    assert playground.root.get_by_role("combobox", name="Who asks").input_value() == "9: a"


def test_patches_that_ask_patches_are_opened(open_playground, traced):
    playground = open_playground().wake()
    playground.change(view="encoder", patch=27)
    playground.root.get_by_role("radio", name="Layer 4, head 2", exact=True).check(force=True)
    playground.change(view="arithmetic")
    opened(playground, "Patches ask patches")
    trace = traced(playground)["trace"]
    kept = {name: trace[f"vision.layers.3.attention.{name}"][1] for name in ("query", "key", "value", "weights", "scores", "mixed")}
    check_edge(playground, kept, 27, int(kept["weights"][27].argmax()))
    chart = playground.root.locator('[data-step="weight"] .patch-chart').last
    box = chart.bounding_box()
    chart.click(position={"x": box["width"] * 40.5 / 64, "y": 20})
    fresh(playground)
    check_edge(playground, kept, 27, 40)
    assert playground.lab("doc.patch") == 27, "who asks stays"
    playground.change(patch=28)
    fresh(playground)
    check_edge(playground, kept, 28, int(kept["weights"][28].argmax()))


def test_it_is_one_heads_sum_and_offers_the_heads(open_playground):
    playground = open_playground(has_touch=True).wake()
    playground.change(view="arithmetic")                   # the mean of the heads is on show, and no patch is chosen
    fresh(playground)
    joined = playground.root.locator(".joined")
    *heads, mean = [numbers(text)[-1] for text in [*joined.locator("li").all_inner_texts(), joined.locator("p").last.inner_text()]]
    assert abs(sum(heads) / 4 - mean) <= 0.11
    best = heads.index(max(heads))
    assert playground.root.get_by_role("combobox", name="Head", exact=True).evaluate("(select) => select.selectedIndex") == best
    weight = playground.root.locator('[data-step="weight"]')
    assert f"If head {best + 1} were on show, the picture would have" in weight.inner_text()
    joined.get_by_role("button").nth(3).tap()
    assert playground.lab("doc.head") == 3 and joined.count() == 0
    fresh(playground)
    assert "The picture shows" in weight.inner_text()
    playground.change(head="max")
    assert max(heads) == numbers(joined.locator("p").last.inner_text())[-1]


def test_choosing_and_cutting_an_edge(open_playground):
    playground = open_playground().wake()
    playground.change(**VIEW)
    fresh(playground)
    chooser = playground.root.get_by_role("combobox", name="Patch")
    chooser.focus()
    playground.page.keyboard.press("ArrowDown")
    assert playground.lab("doc.patch") == 36
    fresh(playground)
    assert "patch 37 (row 5, column 5)" in playground.root.locator('[data-step="weight"]').inner_text()
    chart = playground.root.locator(".patch-chart").last
    box = chart.bounding_box()
    chart.click(position={"x": box["width"] * 10.5 / 64, "y": 20})
    assert playground.lab("doc.patch") == 10
    playground.root.get_by_role("button", name="The heaviest patch").click()
    assert playground.lab("doc.patch") is None

    playground.change(**VIEW, cut=[{"patch": 35, "layer": 1, "head": 2}], gates=[1, 0.5, 1])
    fresh(playground)                                      # a cut edge has a score, but no weight
    assert "−∞" in playground.root.locator('[data-step="score"]').inner_text()
    assert playground.root.locator(".receipt dd").all_inner_texts()[1:] == ["−∞", "0.0%"]
    assert "you have moved this layer’s gate" in playground.root.locator('[data-step="gate"]').inner_text()
