"""The patch inspector and the encoder's self-attention: every number on the page is the engine's."""

import numpy as np
import pytest

PATCH = 35


def study(playground, method, about):
    """What the engine itself says, arrays as NumPy's."""
    value = playground.page.evaluate("""async ([method, about]) => {
        const value = await document.querySelector('attention-playground').lab.study(method, about);
        return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, each?.data ? { shape: each.shape, data: [...each.data] } : each]));
    }""", [method, about])
    return {name: np.array(each["data"]).reshape(each["shape"]) if isinstance(each, dict) else each for name, each in value.items()}


def number(text):
    return float(text.replace("−", "-").rstrip("%"))


@pytest.fixture
def open_view(open_playground):
    def opened(view, **part):
        playground = open_playground().wake()
        playground.change(view=view, **part)
        return playground, playground.root.locator(f"lab-{view}")
    return opened


def settled(playground, view):
    playground.page.wait_for_function("view => document.querySelector(`lab-${view} [data-stale=false]`)", arg=view)


def test_pixels_vector_and_neighbours_are_the_engines(open_view):
    playground, view = open_view("patch")
    assert "No patch is chosen" in view.inner_text()
    view.locator(f".patch-first [data-patch='{PATCH}']").click()
    settled(playground, "patch")
    assert view.get_by_role("heading", level=2).inner_text() == f"Patch {PATCH + 1}"
    assert "row 5, column 4" in view.locator(".patch-head").inner_text()

    pixels = np.array(playground.page.evaluate("[...document.querySelector('attention-playground').lab.reading.pixels.data]")).reshape(96, 96, 3)
    view.locator(".inspect-pixels").focus()
    for key in ["ArrowRight"] * 4 + ["ArrowDown"] * 2:
        playground.page.keyboard.press(key)
    assert [int(value.inner_text()) for value in view.locator(".inspect-pixels-rgb b").all()] == pixels[4 * 12 + 2, 3 * 12 + 4].tolist()
    shown = playground.page.evaluate("[...document.querySelector('lab-patch-pixels canvas').getContext('2d').getImageData(0, 0, 12, 12).data]")
    assert np.array_equal(np.array(shown).reshape(12, 12, 4)[..., :3], pixels[48:60, 36:48])

    for kind, label in [("vectors", "As it comes from the pixels"), ("features", "After the encoder")]:
        view.get_by_label(label).check(force=True)
        settled(playground, "patch")
        engine = study(playground, "neighbours", {"patch": PATCH, "of": kind})
        said = [number(text) for text in view.locator(".inspect-vector-numbers li").all_text_contents()]
        np.testing.assert_allclose(said, engine["vector"], atol=6e-4)
        assert number(view.locator(".patch-norm b").inner_text()) == pytest.approx(engine["norm"], abs=6e-3)
        order = [patch for patch in np.argsort(-engine["cosine"], kind="stable") if patch != PATCH]
        names = view.locator(".ranked-name").all_inner_texts()
        assert [int(name.split()[1]) - 1 for name in names] == [*order[:6], order[-1]]
        values = [number(text.removeprefix("cosine")) for text in view.locator(".ranked-patch b").all_text_contents()]
        np.testing.assert_allclose(values, engine["cosine"][[*order[:6], order[-1]]], atol=6e-3)
    view.locator(".inspect-vector").focus()
    playground.page.keyboard.press("End")
    assert "Number 128 of 128" in view.locator(".inspect-vector-read").inner_text()
    assert playground.axe("lab-patch") == []
    view.locator(".ranked-patch").first.click()
    assert playground.lab("doc.patch") == order[0], "choosing a neighbour goes there"


def test_a_covered_patch_is_shown_as_the_model_saw_it(open_view):
    playground, view = open_view("patch", patch=PATCH, covered=[PATCH])
    settled(playground, "patch")
    assert "is covered" in view.inner_text()
    colours = playground.page.evaluate("[...document.querySelector('lab-patch-pixels canvas').getContext('2d').getImageData(0, 0, 12, 12).data]")
    mean = np.array(playground.page.evaluate("[...document.querySelector('attention-playground').lab.reading.pixels.data]")).reshape(-1, 3).mean(axis=0)
    assert np.abs(np.array(colours).reshape(-1, 4)[:, :3] - mean).max() <= 0.5


def test_whom_a_patch_attends_to_in_every_layer_and_head(open_view):
    playground, view = open_view("encoder")
    settled(playground, "encoder")
    default = int(view.get_by_role("heading", level=2).inner_text().split()[1]) - 1
    shares = playground.page.evaluate("(({ lab }) => [...lab.reading.shares(lab.word, { layer: lab.doc.layer, head: 'mean' })])(document.querySelector('attention-playground'))")
    assert default == int(np.argmax(shares)), "with none chosen, the most attended one"
    playground.change(patch=PATCH)
    weights = study(playground, "self_attention", {"of": "vision"})["weights"]
    rollout = study(playground, "rollout", {})["encoder"]
    assert view.locator(".head-input").count() == 4 * 6 + 1
    of_layer = weights[2]
    cases = [("Layer 3, head 2", of_layer[1]), ("Layer 3, mean of the heads", of_layer.mean(axis=0)),
             ("Layer 3, largest of the heads", of_layer.max(axis=0)), ("Rollout over all layers", rollout)]
    for name, matrix in cases:
        view.get_by_label(name, exact=True).check(force=True)
        for direction, expected in [("Whom it looks at", matrix[PATCH]), ("Who looks at it", matrix[:, PATCH])]:
            view.get_by_role("radio", name=direction).check(force=True)
            said = view.locator(".patch-chooser .cell").evaluate_all("cells => cells.map((cell) => cell.getAttribute('aria-label'))")
            shares = [number(text.split(": ")[1].lstrip("<>")) / 100 for text in said]
            np.testing.assert_allclose(shares, expected, atol=1e-3)
            top = int(np.argmax(expected))
            assert view.locator(".ranked-name").first.inner_text().startswith(f"Patch {top + 1}")
    assert playground.axe("lab-encoder") == []
    assert "each map reaches full colour at its own strongest patch" in view.locator("lab-encoder-heads").inner_text()
    playground.change(scale="absolute")
    assert "all maps reach full colour at 25.0%" in view.locator("lab-encoder-heads").inner_text()
    view.get_by_role("gridcell", selected=True).focus()
    playground.page.keyboard.press("ArrowRight")
    playground.page.keyboard.press("Enter")
    assert playground.lab("doc.patch") == PATCH + 1
    assert view.get_by_role("heading", level=2).inner_text() == f"Patch {PATCH + 2}"
