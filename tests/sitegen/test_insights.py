"""The small figures' numbers are the engine's own, add up as the figures say, and are computed once."""

import base64
import io
import re

import numpy as np
import pytest
from PIL import Image

from sightline import attend
from sitegen import insights
from sitegen.answers import open_picture
from sitegen.drawing import bars, degrees, path, percent, placed, signed, tanh_curve
from sitegen.engine import model_folders
from sitegen.gallery import default_picture, read_gallery
from sitegen.insights import Insights
from sitegen.insights.numbers import adding_up, shares
from sitegen.insights.patches import enlarged
from sitegen.output import Output
from sitegen.project import this_project

DOG = {"word": "dog", "layer": 2, "head": 2, "most": 3, "others": [[2, 4], [7, 2]]}


@pytest.fixture(scope="module")
def lookout():
    """The shipped model on the default picture, asked without the cache."""
    project = this_project()
    [folder] = [folder for folder in model_folders(project) if folder.name == "lookout"]
    return Insights(project, Output(), folder, default_picture(read_gallery(project)))


@pytest.fixture(scope="module")
def asked(lookout):
    return lookout.session.ask(lookout.opened, lookout.question, record=True)


@pytest.fixture
def tiny(mini):
    return Insights(mini, Output(), mini.models / "tiny", default_picture(read_gallery(mini)))


def test_a_patch_and_a_word_are_vectors_of_one_kind(lookout):
    found = insights.patch_to_vector(lookout, row=4, column=5, word="dog")
    model = lookout.session.model
    assert np.allclose(found["vector"], lookout.opened.vectors[28], atol=1e-5)
    assert np.allclose(found["word"]["vector"], model.w.language.embedding.weight[model.tokenizer.ids["dog"]], atol=1e-5)
    assert found["numbers"] == 432 and len(found["vector"]) == len(found["word"]["vector"]) == 128
    assert [np.prod(maps) for maps in found["maps"]] == [1152, 576]
    pixel = found["pixel"]
    assert pixel["values"] == lookout.opened.pixels[36 + pixel["row"] - 1, 48 + pixel["column"] - 1].tolist()
    assert np.asarray(Image.open(io.BytesIO(base64.b64decode(found["images"]["pixels"]))))[::20, ::20].tolist() == \
        lookout.opened.patches[28].tolist()


def test_products_scores_and_shares_add_up(lookout, asked):
    found = insights.query_meets_keys(lookout, **DOG)
    look = asked["attention"][-1, 1, 1]
    assert [key["patch"] for key in found["keys"][:3]] == np.argsort(-look)[:3].tolist()
    for key in found["keys"]:
        assert np.allclose(np.multiply(found["query"], key["key"]), key["products"], atol=1e-4)
        assert key["product"] == pytest.approx(sum(key["products"]), abs=1e-3)
        assert key["score"] == pytest.approx(key["product"] / 32 ** 0.5, abs=1e-4)
        assert key["weight"] == pytest.approx(look[key["patch"]], abs=1e-6)
        assert key["share"] == pytest.approx(100 * key["weight"], abs=0.01)
    spread = -(asked["attention"][-1, 1] * np.log(asked["attention"][-1, 1])).sum(axis=-1)
    assert spread.argmin() == DOG["head"] - 1                # as the caption says of this head
    everyone = [*found["keys"], found["rest"]]
    assert round(sum(each["share"] for each in everyone), 2) == 100
    assert sum(each["weight"] for each in everyone) == pytest.approx(1, abs=1e-5)
    assert len(found["keys"]) + found["rest"]["count"] == found["patches"] == 64
    assert np.allclose(np.sum([each["handed_over"] for each in everyone], axis=0), found["mixed"], atol=1e-4)
    assert np.allclose(found["mixed"], asked["trace"]["language.layers.1.cross_attention.mixed"][1, -2], atol=1e-5)


def test_softmax_of_all_scores_gives_the_shares(lookout, asked):
    found = insights.query_meets_keys(lookout, **DOG)
    scores = asked["trace"]["language.layers.1.cross_attention.scores"][1, -2].astype(float)
    total = np.exp(scores).sum()
    assert [np.exp(key["score"]) / total for key in found["keys"]] == \
        pytest.approx([key["weight"] for key in found["keys"]], abs=1e-5)


@pytest.mark.parametrize("weights", [[1 / 3] * 3, [0.5, 0.3, 0.2], [0.99996, 0.00002, 0.00002]])
def test_printed_shares_make_a_hundred(weights):
    assert round(sum(shares(weights)), 2) == 100
    assert shares(weights) == pytest.approx([100 * weight for weight in weights], abs=0.01)


def test_the_sweep_runs_from_blind_over_learned(lookout, asked):
    found = insights.gate_sweep(lookout, word="dog")
    blind = lookout.session.ask(lookout.opened, lookout.question, blind=True)
    first, learned, last = (found["steps"][i] for i in (0, 20, 30))
    assert (first["scale"], learned["scale"], last["scale"]) == (0, 1, 1.5)
    assert first["answer"] == blind["answer"] and first["openings"] == [0, 0, 0]
    assert first["says"] == blind["tokens"][1]["text"]
    assert first["says_probability"] == pytest.approx(blind["tokens"][1]["probability"])
    assert learned["answer"] == asked["answer"]
    assert learned["probability"] == pytest.approx(asked["tokens"][1]["probability"])
    assert learned["openings"] == found["openings"] == pytest.approx(np.tanh(found["gates"]))
    assert last["openings"] == pytest.approx([1.5 * gate for gate in asked["gates"]])


def test_the_captions_of_the_sweep_are_true(lookout, root):
    chance = {step["scale"]: step["probability"] for step in insights.gate_sweep(lookout, word="dog")["steps"]}
    assert chance[0.25] < 0.05 and chance[0.35] > 0.99       # a third of what was learned is enough
    lesson = (root / "site/lessons/23-cross-attention/lesson.md").read_text(encoding="utf-8")
    [start] = re.findall(r"started_at = ([\d.]+)", lesson)
    assert f"cross_attention_gate = nn.Parameter(torch.full((1,), {start}))" in (root / "py/training/model.py").read_text()


def test_nothing_is_computed_twice(mini, tiny, monkeypatch):
    first = tiny.patch_to_vector(1, 2, "red")
    monkeypatch.setattr(Insights, "session", property(lambda self: pytest.fail("the engine was loaded again")))
    again = Insights(mini, Output(), mini.models / "tiny", default_picture(read_gallery(mini)))
    assert again.patch_to_vector(1, 2, "red") == first
    assert "figures/patch-1-2-pixels.png" in again.output.assets


@pytest.mark.parametrize("touch", ["assets/models/tiny/weights.safetensors", "py/sightline/ops.py", "assets/gallery/red.png"])
def test_nothing_stale_is_shown(mini, tiny, touch):
    before = tiny.fingerprint
    with (mini.root / touch).open("ab") as file:
        file.write(b"\n")
    assert Insights(mini, Output(), mini.models / "tiny", default_picture(read_gallery(mini))).fingerprint != before


def test_bars_go_up_and_down():
    assert bars([1, -0.5, 0], 1, 2) == "M0.12 1h.76v-0.50h-.76z"
    assert bars([1, -0.5, 0], -1, 2) == "M1.12 1h.76v0.25h-.76z"
    assert signed(-0.714) == "−0.71" and signed(2.5, 3) == "2.500"


def test_charts_keep_their_text_at_reading_size():
    assert placed(0.5, -1, 2) == "50.00%" and placed(1, 1.35, -0.65) == "17.50%"
    assert path([(0, 1), (2.5, 3)]) == "M0.00 1.00L2.50 3.00"
    assert tanh_curve((-1, 1), (-1, 1), steps=2) == "M0.00 88.08L50.00 50.00L100.00 11.92"


@pytest.mark.parametrize("share, text", [(0, "0.0%"), (0.0001, "<0.1%"), (0.123, "12.3%"), (0.9999, ">99.9%"), (1, "100.0%")])
def test_percent(share, text):
    assert percent(share) == text


def test_enlarged_pixels_are_squares():
    image = Image.open(io.BytesIO(base64.b64decode(enlarged(np.full((2, 3, 3), 7), 4))))
    assert image.size == (12, 8) and image.getpixel((11, 7)) == (7, 7, 7)


def test_a_token_enters_as_its_row_plus_the_row_of_its_place(lookout):
    found = insights.tokens_to_vectors(lookout, question="Where is the dog?")
    w = lookout.session.model.w.language
    assert [token["text"] for token in found["tokens"]] == ["where", "is", "the", "dog"]
    for place, token in enumerate(found["tokens"], start=1):
        assert token["place"] == place
        assert np.allclose(token["sum"], w.embedding.weight[token["id"]] + w.position.weight[place], atol=1e-5)


def test_heads_that_look_evenly_look_as_far_as_the_grid_lets_them(lookout, monkeypatch):
    config = lookout.session.model.config
    even = np.full((config.vision.heads, config.patches, config.patches), 1 / config.patches)
    traced = {f"vision.layers.{i}.attention.weights": even for i in range(config.vision.layers)}
    traced |= {f"vision.layers.{i}.residual_norm": np.ones(config.patches) for i in range(config.vision.layers)}
    monkeypatch.setattr(lookout, "gallery", [lookout.picture])
    monkeypatch.setattr(type(lookout.session), "ask", lambda *_, **__: {"trace": traced})
    found = insights.attention_distance(lookout, pictures=[])
    assert all(abs(head["distance"] - found["even"]) < 1e-6 and abs(head["near"] - found["even_near"]) < 1e-6
               for layer in found["layers"] for head in layer)
    assert found["longest"] == [1.0] * config.vision.layers


def test_what_attention_costs_is_what_the_engine_counts(lookout):
    found = insights.costs(lookout)
    language = lookout.session.model.config.language
    n, d = language.context, language.width
    assert found["counted"] == {"whole": 2 * n * n * d * language.layers, "cached": 2 * n * d * language.layers}
    assert found["cache"] == 2 * d * language.layers
    assert all(pair["whole"] == pair["cached"] ** 2 for pair in found["pairs"])


def test_attention_by_hand_adds_up_as_it_is_printed(lookout):
    query, key, value = [[1.0, 0.8]], [[-0.9, 1.4], [-1.4, -0.6], [0.6, -1.2]], [[-1.1, 0.7], [-0.5, -1.2], [1.0, -0.7]]
    found = lookout.by_hand(query, key, value)
    output, weights, _ = attend(*(np.asarray(each, np.float32) for each in (query, key, value)))
    assert np.allclose(found["numbers"]["weights"], weights, atol=1e-6) and np.allclose(found["numbers"]["output"], output, atol=1e-6)
    assert found["shares"][0] == pytest.approx(100 * weights[0], abs=0.1) and round(sum(found["shares"][0]), 1) == 100
    assert np.sum(found["parts"][0], axis=0) == pytest.approx(found["mixed"][0]) and found["mixed"][0] == pytest.approx(output[0], abs=0.006)


def test_numbers_are_rounded_to_their_sum():
    assert adding_up([0.125, 0.125, -0.25], 2) == [0.13, 0.12, -0.25]
    assert adding_up([-0.336, -0.336, -0.336], 1) == [-0.3, -0.3, -0.4]
    assert [degrees(cosine) for cosine in (1.0000001, 0.5, 0, -1)] == [0, 60, 90, 180]


def test_what_lesson_12_says_of_scores_and_heads(lookout, root):
    prose = (root / "site/lessons/12-attention/lesson.md").read_text(encoding="utf-8")
    trace = lookout.session.ask(lookout.opened, "Where is the dog?", record=True)["trace"]
    n = len(["<bos>", "where", "is", "the", "dog", "<answer>"])
    scores, weights = trace["language.layers.0.attention.scores"], trace["language.layers.1.attention.weights"]
    spread = scores[:, :n, :n][:, np.tril(np.ones((n, n), bool))].std()
    assert f"have a standard deviation of {spread * 32 ** 0.5:.1f} before the division and {spread:.1f} after it" in prose
    speaking = weights[:, n - 1]                           # what the last place before the answer looks at
    assert f"head 1 puts {speaking[0, 1]:.0%} of its weight on *where*" in prose
    assert speaking[2, 4] > 0.99 and f"And head 2 puts {speaking[1, 0]:.0%} on the start mark" in prose
    model = lookout.session.model
    assert f"a [vocabulary]{{term=\"vocabulary\"}} of {len(model.tokenizer.words)} tokens" in prose
    assert f"In Lookout that is 2 × 3 × 128 = {insights.costs(lookout)['cache']} numbers." in prose


def test_a_word_that_asks_another_adds_up_as_it_is_printed(lookout):
    found = insights.word_meets_word(lookout, "Where is the dog?", layer=2, head=1, asks="<answer>", asked="where")
    trace = lookout.session.ask(lookout.opened, "Where is the dog?", record=True)["trace"]
    query, key, weights = (trace[f"language.layers.1.attention.{name}"][0] for name in ("query", "key", "weights"))
    assert np.allclose(found["products"], query[5] * key[1], atol=1e-4) and found["dot"] == pytest.approx(sum(found["products"]), abs=1e-3)
    assert found["score"] == pytest.approx(found["dot"] / 32 ** 0.5, abs=1e-4)
    so_far = found["so_far"]
    assert [word["text"] for word in so_far] == ["<bos>", "where", "is", "the", "dog", "<answer>"] and found["ahead"] == ["in", "the", "middle"]
    assert [word["share"] for word in so_far] == pytest.approx((100 * weights[5, :6]).tolist(), abs=0.011)
    assert round(sum(word["share"] for word in so_far), 2) == 100
    assert [word["power"] for word in so_far] == pytest.approx(np.exp([word["score"] - so_far[1]["score"] for word in so_far]).tolist())
    assert found["total"] == pytest.approx(sum(word["power"] for word in so_far))


def test_what_lesson_04_says_of_patches_that_are_alike(lookout, root):
    prose = (root / "site/lessons/04-vision-transformers/lesson.md").read_text(encoding="utf-8")
    found = insights.patches_alike(lookout, row=4, column=3)
    places = {stage: [(near["row"], near["column"]) for near in found[stage]["nearest"]] for stage in ("before", "after")}
    meadow, head = {(row, column) for row in (7, 8) for column in (1, 2, 3, 7, 8)}, {(3, 4), (3, 5), (4, 4), (5, 4), (5, 5)}
    assert set(places["before"]) <= meadow and f"most like dark, plain meadow, at {found['before']['nearest'][0]['cosine']:.2f}" in prose
    assert places["after"][0] == (4, 6) and f"is the *other* ear, at {found['after']['nearest'][0]['cosine']:.2f}" in prose
    assert set(places["after"][1:]) == head and "the next five are pieces of the dog’s head" in prose
    before, after = np.mean([list(likeness_and_colour(lookout.session, picture)) for picture in read_gallery(this_project())], axis=0)
    assert f"with a rank correlation of {before:.2f}" in prose and f"that correlation is down to {after:.2f}" in prose


def test_what_lesson_04_says_of_a_patch_with_many_votes(lookout, root):
    prose = (root / "site/lessons/04-vision-transformers/lesson.md").read_text(encoding="utf-8")
    assert "Sixty-four more of the dog’s crown, row 3, column 4, and Lookout sees a snake; sixty-four more of the sky’s top left corner, and it still sees a dog." in prose
    for patch, answer in ((19, "a snake"), (0, "a dog")):
        rows = [*range(64), *[patch] * 64]
        assert lookout.session.ask(lookout.session.arrange(lookout.opened, rows, rows), lookout.question)["answer"] == answer


def likeness_and_colour(session, picture):
    """Over all pairs of a picture's patches: the rank correlation of their vectors' cosine with how near their mean colours are, before
    and after the encoder."""
    opened = open_picture(session, picture)
    trace = session.ask(opened, picture.questions[0], record=True)["trace"]
    colour = opened.patches.astype(float).mean(axis=(1, 2))
    pairs = np.triu_indices(len(colour), 1)
    ranks = lambda square: square[pairs].argsort().argsort()
    near = ranks(-np.linalg.norm(colour[:, None] - colour, axis=-1))
    for rows in (trace["vision.vectors"], trace["vision.features"]):
        unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        yield np.corrcoef(ranks(unit @ unit.T), near)[0, 1]


def test_what_lesson_04_says_of_heads(root):
    prose = (root / "site/lessons/04-vision-transformers/lesson.md").read_text(encoding="utf-8")
    project = this_project()
    gallery = read_gallery(project)
    [folder] = [folder for folder in model_folders(project) if folder.name == "lookout"]
    found = Insights(project, Output(), folder, default_picture(gallery), gallery).attention_distance()
    first, second, _, last = ([head["distance"] for head in layer] for layer in found["layers"])
    assert f"Its fourth [head]{{term=\"head\"}} gives {found['layers'][0][3]['near']:.0%} of its weight" in prose
    assert f"if it had no preference, that would be {found['even_near']:.0%}" in prose
    assert f"looks {first[0]:.1f} patches far on average, nearly as far as the {found['even']:.1f} of a head" in prose
    assert f"all four heads between {min(second):.1f} and {max(second):.1f}" in prose
    assert f"all four look far, between {min(last):.1f} and {max(last):.1f}" in prose
    assert f"on average {found['longest'][-1]:.1f} times as long as the middle one" in prose
