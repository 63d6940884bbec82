"""The arithmetic, opened: every number shown is the engine's, and together they make the share that the picture shows."""

import re

import numpy as np
import pytest

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


def check_lines(playground, root):
    """What stands beside the numbers are lines of the engine's files, where they say they are."""
    lines = playground.root.locator(".source-lines")
    assert lines.count() >= 7
    for shown in lines.all():
        path, first = re.search(r" in (\S+\.py), line (\d+)", shown.locator(".label").inner_text()).groups()
        source = [line.strip() for line in (root / path).read_text(encoding="utf-8").splitlines()]
        code = [line.strip() for line in shown.locator(".code").inner_text().splitlines() if line.strip()]
        assert source[int(first) - 1] == code[0] and set(code) <= set(source)
    assert all(playground.root.locator(f'[data-step="{step}"] .source-lines').count() for step in ("product", "score", "weight", "mixed", "gate"))


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
    check_lines(playground, root)


def test_it_is_one_heads_sum_and_offers_the_heads(open_playground):
    playground = open_playground(has_touch=True).wake()
    playground.change(view="arithmetic")                   # the mean of the heads is on show, and no patch is chosen
    fresh(playground)
    joined = playground.root.locator(".joined")
    *heads, mean = [numbers(text)[-1] for text in [*joined.locator("li").all_inner_texts(), joined.locator("p").last.inner_text()]]
    assert abs(sum(heads) / 4 - mean) <= 0.11
    best = heads.index(max(heads))
    assert playground.root.get_by_role("combobox", name="Head", exact=True).evaluate("(select) => select.selectedIndex") == best
    joined.get_by_role("button").nth(3).tap()
    assert playground.lab("doc.head") == 3 and joined.count() == 0
    fresh(playground)
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
