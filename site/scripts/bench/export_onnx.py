"""The benchmark's other yardstick: the same network as two ONNX graphs, made from the same weights.

    python export_onnx.py MODEL_FOLDER OUT.onnx      writes OUT.see.onnx (picture → keys and values of each bridge)
                                                     and OUT.read.onnx (words → logits, and where each looked)
"""

import json
import sys
from pathlib import Path

import numpy as np
from onnx_file import INT64, Graph

from sightline.vision import positions
from sightline.weights import unpack


def main(folder, out):
    folder, out = Path(folder), Path(out)
    tensors = unpack((folder / "weights.safetensors").read_bytes())
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    for name, graph in (("see", see(tensors, config)), ("read", read(tensors, config))):
        out.with_suffix(f".{name}.onnx").write_bytes(graph.file())


def see(t, config):
    """Patches (64, 12, 12, 3) of 0 … 255 → for each decoder layer key_i (heads, 32, 64) and value_i (heads, 64, 32)."""
    g, heads, patch = Graph("see"), config["vision"]["heads"], config["picture"]["patch"]
    n = (config["picture"]["size"] // patch) ** 2
    x = g.op("Sub", g.op("Div", g.input("patches", (n, patch, patch, 3)), np.float32(127.5)), np.float32(1))
    x = g.op("Transpose", x, perm=[0, 3, 1, 2])
    for part in ("conv1", "conv2"):
        weight = t[f"vision.stem.{part}.weight"]
        kernel = weight.reshape(len(weight), 3, 3, -1).transpose(0, 3, 1, 2)
        x = g.op("Conv", x, kernel, t[f"vision.stem.{part}.bias"], strides=[2, 2], pads=[1, 1, 1, 1], kernel_shape=[3, 3])
        x = gelu(g, x)
    x = g.op("Reshape", g.op("Transpose", x, perm=[0, 2, 3, 1]), np.array([n, -1]))
    where = positions(*[config["picture"]["size"] // patch] * 2, config["vision"]["width"])
    x = g.op("Add", linear(g, x, t, "vision.stem.project"), where)
    for i in range(config["vision"]["layers"]):
        name = f"vision.layers.{i}"
        y = norm(g, x, t, f"{name}.attention_norm")
        mixed, _ = attend(g, query(g, y, t, f"{name}.attention", heads), keys(g, y, t, f"{name}.attention", heads),
                          values(g, y, t, f"{name}.attention", heads))
        x = g.op("Add", x, linear(g, mixed, t, f"{name}.attention.output"))
        x = feed_forward(g, x, t, name)
    x = g.op("Add", norm(g, x, t, "vision.norm"), np.float32(config["position_scale"]) * where)
    for i in range(config["language"]["layers"]):
        name, d = f"language.layers.{i}.cross_attention", config["language"]["width"] // heads
        g.output(f"key_{i}", keys(g, x, t, name, heads), (heads, d, n))
        g.output(f"value_{i}", values(g, x, t, name, heads), (heads, n, d))
    return g


def read(t, config):
    """Word ids (n,), their positions (n,), a mask (n, all) of 0 and −∞, keys and values of the bridges and of the words
    before → logits (n, vocabulary), where each word looked, and the longer keys and values."""
    g, size, n_patches = Graph("read"), config["language"], (config["picture"]["size"] // config["picture"]["patch"]) ** 2
    heads, d = size["heads"], size["width"] // size["heads"]
    words = t["language.embedding.weight"]
    ids, place = g.input("ids", ("n",), INT64), g.input("positions", ("n",), INT64)
    mask = g.input("mask", ("n", "all"))
    x = g.op("Add", g.op("Gather", words, ids), g.op("Gather", t["language.position.weight"], place))
    for i in range(size["layers"]):
        name = f"language.layers.{i}"
        y = norm(g, x, t, f"{name}.cross_attention_norm")
        seen, weights = attend(g, query(g, y, t, f"{name}.cross_attention", heads),
                               g.input(f"key_{i}", (heads, d, n_patches)), g.input(f"value_{i}", (heads, n_patches, d)))
        g.output(f"weights_{i}", weights, (heads, "n", n_patches))
        seen = linear(g, seen, t, f"{name}.cross_attention.output")
        x = g.op("Add", x, g.op("Mul", seen, np.tanh(t[f"{name}.cross_attention_gate"])))
        y = norm(g, x, t, f"{name}.attention_norm")
        key = g.op("Concat", g.input(f"past_key_{i}", (heads, d, "past")), keys(g, y, t, f"{name}.attention", heads), axis=2)
        value = g.op("Concat", g.input(f"past_value_{i}", (heads, "past", d)), values(g, y, t, f"{name}.attention", heads), axis=1)
        g.output(f"next_key_{i}", key, (heads, d, "all"))
        g.output(f"next_value_{i}", value, (heads, "all", d))
        mixed, _ = attend(g, query(g, y, t, f"{name}.attention", heads), key, value, mask)
        x = feed_forward(g, g.op("Add", x, linear(g, mixed, t, f"{name}.attention.output")), t, name)
    logits = g.op("MatMul", norm(g, x, t, "language.norm"), np.ascontiguousarray(words.T))
    g.output("logits", logits, ("n", len(words)))
    return g


def attend(g, q, k, v, mask=None):
    """q (heads, n, d), k (heads, d, m), v (heads, m, d) → mixed (n, heads·d) and weights."""
    scores = g.op("MatMul", q, k)
    weights = g.op("Softmax", g.op("Add", scores, mask) if mask else scores, axis=-1)
    mixed = g.op("Transpose", g.op("MatMul", weights, v), perm=[1, 0, 2])
    return g.op("Reshape", mixed, np.array([0, -1])), weights


def query(g, x, t, name, heads):
    """(n, d) → (heads, n, d/heads); the scale is folded into the weights, as an exporter would."""
    width = len(t[f"{name}.query.bias"])
    scale = np.float32((width // heads) ** -0.5)
    scaled = {f"{name}.query.{part}": t[f"{name}.query.{part}"] * scale for part in ("weight", "bias")}
    return split(g, linear(g, x, scaled, f"{name}.query"), heads, [1, 0, 2])


def keys(g, x, t, name, heads):
    return split(g, linear(g, x, t, f"{name}.key"), heads, [1, 2, 0])


def values(g, x, t, name, heads):
    return split(g, linear(g, x, t, f"{name}.value"), heads, [1, 0, 2])


def split(g, x, heads, perm):
    return g.op("Transpose", g.op("Reshape", x, np.array([0, heads, -1])), perm=perm)


def feed_forward(g, x, t, name):
    y = norm(g, x, t, f"{name}.feed_forward_norm")
    y = linear(g, gelu(g, linear(g, y, t, f"{name}.feed_forward.up")), t, f"{name}.feed_forward.down")
    return g.op("Add", x, y)


def linear(g, x, t, name):
    return g.op("Add", g.op("MatMul", x, np.ascontiguousarray(t[f"{name}.weight"].T)), t[f"{name}.bias"])


def norm(g, x, t, name):
    return g.op("LayerNormalization", x, t[f"{name}.weight"], t[f"{name}.bias"], axis=-1, epsilon=1e-5)


def gelu(g, x):
    return g.op("Gelu", x, approximate="tanh")


if __name__ == "__main__":
    main(*sys.argv[1:])
