"""Every block gives PyTorch's numbers, over random shapes; test_regenerate.py makes them."""

import numpy as np
import pytest

from sightline import vision
from sightline.attention import Cache, attend, keys_and_values, multi_head_attention
from sightline.blocks import decoder_block, encoder_block
from sightline.bridges import gated_cross_attention
from sightline.config import read_config
from sightline.interventions import Bridges
from sightline.model import Model, read, see
from sightline.ops import gelu, layer_norm, linear, softmax
from sightline.tokenizer import SPECIAL, Tokenizer
from sightline.weights import tree


def agree(ours, theirs, tolerance=1e-5):
    assert ours.dtype == np.float32 and ours.shape == theirs.shape
    np.testing.assert_allclose(ours, theirs, rtol=tolerance, atol=tolerance)


def test_linear(golden, either_product):
    for case in golden("linear"):
        agree(linear(case["x"], case["weight"], case["bias"]), case["y"])
        agree(linear(case["x"], case["weight"]), case["y_plain"])


def test_gelu(golden):
    for case in golden("gelu"):
        agree(gelu(case["x"]), case["y"])


def test_layer_norm(golden):
    for case in golden("layer_norm"):
        agree(layer_norm(case["x"], case["weight"], case["bias"]), case["y"])


def test_softmax(golden):
    for case in golden("softmax"):
        agree(softmax(case["x"]), case["y"])


def test_attend(golden):
    for case in golden("attend"):
        query, key, value = case["query"], case["key"], case["value"]
        agree(attend(query, key, value)[0], case["free"])
        agree(attend(query, key, value, mask=case["mask"])[0], case["masked"])
        agree(attend(query, key, value, scale=0.3)[0], case["scaled"])


def test_multi_head_attention(golden):
    for case in golden("multi_head_attention"):
        w, heads = tree(case), int(case["heads"])
        y, weights = multi_head_attention(case["x"], keys_and_values(case["source"], w, heads), w, heads)
        agree(y, case["y"])
        agree(weights, case["weights"])


def test_encoder_block(golden):
    for case in golden("encoder_block"):
        agree(encoder_block(case["x"], tree(case), int(case["heads"])), case["y"])


def test_decoder_block(golden):
    for case in golden("decoder_block"):
        agree(decoder_block(case["x"], tree(case), int(case["heads"]), Cache()), case["y"])


def test_gated_cross_attention(golden):
    for case in golden("gated_cross_attention"):
        w, heads = tree(case), int(case["heads"])
        keys_values = keys_and_values(case["features"], w.cross_attention, heads)
        y, weights = gated_cross_attention(case["x"], keys_values, w, heads)
        agree(y, case["y"])
        agree(weights, case["weights"])


def test_patchify(golden):
    for case in golden("patchify"):
        np.testing.assert_array_equal(vision.patchify(case["pixels"], int(case["size"])), case["patches"])


def test_embed_patches(golden, either_product):
    for case in golden("embed_patches"):
        agree(vision.embed_patches(case["patches"], tree(case)), case["y"])


def test_vision_transformer(golden):
    for case in golden("vision_transformer"):
        scale = np.float32(case["position_scale"])
        agree(vision.vision_transformer(case["vectors"], case["where"], tree(case), int(case["heads"]),
                                        position_scale=scale), case["y"])


def test_whole_model(golden, either_product):
    """From pixels to logits, against the network that training uses."""
    for case in golden("whole_model"):
        layers, tensors = int(case["layers"]), {name[2:]: case[name] for name in case if name.startswith("w/")}
        sizes = {"width": 16, "layers": layers, "heads": 2, "hidden": 24}
        config = read_config({"name": "golden", "format": 1, "picture": {"size": 36, "patch": 12},
                              "vision": sizes | {"stem": [4, 6]}, "language": sizes | {"context": 12},
                              "position_scale": 0.5, "best_layer": 0})
        words = [*SPECIAL, *(f"word{i}" for i in range(len(tensors["language.embedding.weight"]) - len(SPECIAL)))]
        model = Model(config, Tokenizer(words), tensors)
        view = see(model, vision.embed_patches(vision.patchify(case["pixels"], 12), model.w.vision.stem))
        agree(view.features, case["features"])
        caches = [Cache() for _ in range(layers)]
        logits, _ = read(model, list(case["ids"]), view, caches, Bridges((1.0,) * layers))
        agree(logits, case["logits"])


@pytest.fixture(params=["with BLAS", "without BLAS"])
def either_product(request, monkeypatch):
    """Both ways of multiplying matrices, the browser's too."""
    monkeypatch.setattr("sightline.ops.WITHOUT_BLAS", request.param == "without BLAS")
