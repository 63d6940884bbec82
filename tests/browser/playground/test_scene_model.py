"""What a scene is: whatever claims to be one is cleaned, a seed always makes the same one, and it is always drawn alike."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.project import this_project
from sitegen.tools import esbuild

numbers = st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.integers(-2000, 2000), st.none(), st.text(max_size=4))
sprites = st.sampled_from(["noto/dog", "twemoji/cat", "noto/dodo", "noto/__proto__", "noto", "../cat", "", 7, None])
items = st.one_of(st.none(), st.text(max_size=5), st.fixed_dictionaries(
    {"sprite": sprites, "x": numbers, "y": numbers, "size": numbers, "turn": numbers}, optional={"flip": numbers, "__proto__": st.just({"size": 9})}))
scenes = st.fixed_dictionaries({"place": st.sampled_from(["grass-11", "sea-5", "grass-999", "__proto__", "constructor", 3, None]),
                                "items": st.one_of(st.lists(items, max_size=20), st.none(), st.just({"length": 4}), st.text(max_size=3))})
anything = st.recursive(st.one_of(st.none(), st.booleans(), st.text(max_size=8), st.floats(allow_nan=False, allow_infinity=False)),
                        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["place", "items", "x"]), inner)), max_leaves=8)


@pytest.fixture
def modules(open_playground, tmp_path):
    """modules(expression in `modules`, argument) → its value, in the page."""
    playground = open_playground()
    bundle = tmp_path / "scene.js"
    esbuild(this_project(), this_project().root / "tests/browser/playground/scene.js", "--bundle", "--format=iife", "--global-name=modules", f"--outfile={bundle}")
    playground.page.evaluate(f"{bundle.read_text()}; globalThis.modules = modules;")
    return lambda expression, argument=None: playground.page.evaluate(f"async (given) => {expression}", argument)


def test_hostile_scenes_become_scenes_or_nothing(modules):
    limits = modules("modules.LIMITS")

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.nested_given])
    @given(st.lists(st.one_of(scenes, anything), min_size=20, max_size=40))
    def check(values):
        cleaned = modules("given.map((value) => { const clean = modules.cleanScene(JSON.parse(value)); return [clean, modules.cleanScene(clean)]; })",
                          [json.dumps(value) for value in values])
        for value, (clean, again) in zip(values, cleaned):
            assert again == clean
            if clean is None:
                continue
            assert clean["place"] == value["place"] in {"grass-11", "sea-5"} and len(clean["items"]) <= limits["items"]
            for item in clean["items"]:
                assert set(item) == {"sprite", "x", "y", "size", "flip", "turn"} and item["sprite"] in {"noto/dog", "twemoji/cat"}
                for name, (low, high) in {"x": limits["middle"], "y": limits["middle"], "size": limits["size"], "turn": limits["turn"]}.items():
                    assert isinstance(item[name], int) and low <= item[name] <= high
                assert isinstance(item["flip"], bool)

    check()
    whole = {"place": "grass-11", "items": [{"sprite": "noto/dog", "x": 1, "y": 1000, "size": 60, "flip": True, "turn": -179}] * 12}
    assert modules("modules.cleanScene(given)", whole) == whole
    assert modules("[undefined, null, 3, 'scene', [], {}].map((value) => modules.cleanScene(value))") == [None] * 6
    assert not modules("'size' in {}")


def test_a_seed_makes_one_scene_and_a_sensible_one(modules):
    made = modules("Array.from({ length: 300 }, (_, seed) => [seed, seed].map(modules.surprise))")
    assert all(first == second for first, second in made)
    scenes = [scene for scene, _ in made]
    assert modules("given.map((scene) => modules.cleanScene(scene))", scenes) == scenes
    assert len({json.dumps(scene) for scene in scenes}) == 300
    assert {scene["place"].split("-")[0] for scene in scenes} == {"grass", "snow", "sand", "sea", "sky", "forest", "room", "night", "street"}
    assert all(1 <= len(scene["items"]) <= 5 for scene in scenes)
    stands = modules("Object.fromEntries([...modules.readStage().sprites.values()].map(({ id, stands }) => [id, stands]))")
    for scene in scenes:
        allowed = {"sea": {"water", "air"}, "sky": {"air"}}.get(scene["place"].split("-")[0], {"ground", "air"})
        assert all(allowed & set(stands[item["sprite"]]) for item in scene["items"]), scene
        assert len({item["sprite"].split("/")[0] for item in scene["items"]}) == 1


def test_a_scene_is_always_drawn_alike_and_its_parts_show(modules):
    draw = """(async () => {
        const sum = async (scene) => Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', (await modules.drawScene(scene)).rgba))).join();
        const item = { sprite: 'noto/dog', x: 500, y: 600, size: 400, flip: false, turn: 0 };
        const scene = (part, place = 'grass-11') => ({ place, items: [{ ...item, ...part }] });
        const one = await modules.drawScene(scene({}));
        const parts = [{}, { x: 520 }, { y: 640 }, { size: 420 }, { flip: true }, { turn: 20 }, { sprite: 'twemoji/dog' }];
        const sums = [];
        for (const part of parts) sums.push(await sum(scene(part)));
        sums.push(await sum(scene({}, 'snow-8')));
        return { size: [one.width, one.height, one.rgba.length], opaque: one.rgba.every((value, at) => at % 4 < 3 || value === 255), sums, again: await sum(scene({})) };
    })()"""
    drawn = modules(draw)
    assert drawn["size"] == [288, 288, 4 * 288 * 288] and drawn["opaque"]
    assert drawn["again"] == drawn["sums"][0] and len(set(drawn["sums"])) == len(drawn["sums"])


def test_scenes_in_words(modules):
    scene = {"place": "grass-11", "items": [{"sprite": "noto/owl", "x": 100, "y": 100, "size": 300, "flip": False, "turn": 0},
                                            {"sprite": "noto/fox-head", "x": 500, "y": 500, "size": 300, "flip": False, "turn": 0}]}
    assert modules("modules.sceneWords(given)", scene) == "A drawn picture, on grass: an owl on the left, at the top; a head of a fox in the middle."
    assert modules("modules.sceneWords(given)", {**scene, "items": []}) == "A drawn picture with nothing in it, on grass."
