"""Rewrites the golden files with PyTorch's own modules. Run with `pytest -m regenerate` where PyTorch is installed.

Only what `torch.nn` computes goes in, so parity means parity with the reference and not with a second copy of ours."""

from pathlib import Path

import numpy as np
import pytest

pytestmark = pytest.mark.regenerate

GOLDEN = Path(__file__).parent / "golden"
CASES = 4


@pytest.fixture
def torch():
    import torch

    torch.manual_seed(23)
    return torch


def write(block, cases):
    GOLDEN.mkdir(exist_ok=True)
    arrays = {f"{number}/{name}": value.detach().numpy() if hasattr(value, "detach") else np.asarray(value)
              for number, case in enumerate(cases) for name, value in case.items()}
    np.savez_compressed(GOLDEN / f"{block}.npz", **arrays)


def size(torch, low, high):
    return int(torch.randint(low, high + 1, ()))


def shaken(torch, module):
    """Random numbers in every parameter, the norms' and biases' too, which PyTorch starts at 1 and 0."""
    for name, parameter in module.named_parameters():
        parameter.data = torch.randn_like(parameter) * (parameter.shape[-1] ** -0.5 if parameter.dim() > 1 else 0.3)
        if "norm" in name and name.endswith("weight"):
            parameter.data += 1
    return module.eval()


def test_ops(torch):
    functional = torch.nn.functional
    linear, gelu, norm, softmax = [], [], [], []
    for _ in range(CASES):
        rows, inputs, outputs = size(torch, 1, 20), size(torch, 1, 40), size(torch, 1, 40)
        x = torch.randn(size(torch, 1, 3), rows, inputs)
        weight, bias = torch.randn(outputs, inputs), torch.randn(outputs)
        linear.append({"x": x, "weight": weight, "bias": bias, "y": functional.linear(x, weight, bias),
                       "y_plain": functional.linear(x, weight)})
        gelu.append({"x": 4 * x, "y": functional.gelu(4 * x, approximate="tanh")})
        weight, bias = torch.randn(2, inputs + 1)
        x = 3 * torch.randn(rows, inputs + 1) + 5
        norm.append({"x": x, "weight": weight, "bias": bias,
                     "y": functional.layer_norm(x, (inputs + 1,), weight, bias, 1e-5)})
        softmax.append({"x": 10 * x, "y": functional.softmax(10 * x, -1)})
    write("linear", linear), write("gelu", gelu), write("layer_norm", norm), write("softmax", softmax)


def test_attend(torch):
    cases = []
    for number in range(2 * CASES):
        batch = [(), (3,), (2, 3)][number % 3]
        queries, keys, d, d_value = size(torch, 1, 9), size(torch, 1, 9), size(torch, 1, 12), size(torch, 1, 12)
        query, key = torch.randn(*batch, queries, d), torch.randn(*batch, keys, d)
        value = torch.randn(*batch, keys, d_value)
        mask = torch.rand(*batch, queries, keys) < 0.6
        mask[..., 0] = True                            # PyTorch gives NaN for a row that may look nowhere
        attention = torch.nn.functional.scaled_dot_product_attention
        cases.append({"query": query, "key": key, "value": value, "mask": mask,
                      "free": attention(query, key, value), "masked": attention(query, key, value, attn_mask=mask),
                      "scaled": attention(query, key, value, scale=0.3)})
    write("attend", cases)


def attention_weights(module, prefix=""):
    """nn.MultiheadAttention keeps query, key and value stacked in one matrix."""
    case = {}
    for part, weight, bias in zip(("query", "key", "value"), module.in_proj_weight.chunk(3), module.in_proj_bias.chunk(3)):
        case |= {f"{prefix}{part}.weight": weight, f"{prefix}{part}.bias": bias}
    return case | {f"{prefix}output.weight": module.out_proj.weight, f"{prefix}output.bias": module.out_proj.bias}


def block_weights(layer, prefix=""):
    """nn.TransformerEncoderLayer's parameters under our names."""
    case = attention_weights(layer.self_attn, f"{prefix}attention.")
    for ours, theirs in [("attention_norm", layer.norm1), ("feed_forward_norm", layer.norm2),
                         ("feed_forward.up", layer.linear1), ("feed_forward.down", layer.linear2)]:
        case |= {f"{prefix}{ours}.weight": theirs.weight, f"{prefix}{ours}.bias": theirs.bias}
    return case


def new_layer(torch, width, heads, hidden):
    gelu = torch.nn.GELU(approximate="tanh")
    return shaken(torch, torch.nn.TransformerEncoderLayer(width, heads, hidden, dropout=0, activation=gelu,
                                                          norm_first=True, batch_first=True))


def test_multi_head_attention(torch):
    cases = []
    for _ in range(CASES):
        heads = size(torch, 1, 4)
        width, queries, keys = heads * size(torch, 1, 6), size(torch, 1, 9), size(torch, 1, 9)
        module = shaken(torch, torch.nn.MultiheadAttention(width, heads, batch_first=True))
        x, source = torch.randn(queries, width), torch.randn(keys, width)
        y, weights = module(x, source, source, average_attn_weights=False)
        cases.append({"heads": heads, "x": x, "source": source, "y": y, "weights": weights} | attention_weights(module))
    write("multi_head_attention", cases)


def test_blocks(torch):
    encoder, decoder = [], []
    for _ in range(CASES):
        heads = size(torch, 1, 4)
        width, rows = heads * size(torch, 2, 6), size(torch, 1, 9)
        layer = new_layer(torch, width, heads, size(torch, 3, 30))
        x = torch.randn(1, rows, width)
        later = torch.triu(torch.ones(rows, rows, dtype=bool), 1)
        encoder.append({"heads": heads, "x": x[0], "y": layer(x)[0]} | block_weights(layer))
        decoder.append({"heads": heads, "x": x[0], "y": layer(x, src_mask=later)[0]} | block_weights(layer))
    write("encoder_block", encoder), write("decoder_block", decoder)


def test_gated_cross_attention(torch):
    cases = []
    for _ in range(CASES):
        heads = size(torch, 1, 4)
        width, words, patches = heads * size(torch, 2, 6), size(torch, 1, 9), size(torch, 1, 12)
        module = shaken(torch, torch.nn.MultiheadAttention(width, heads, batch_first=True))
        norm = shaken(torch, torch.nn.LayerNorm(width))
        x, features, gate = torch.randn(words, width), torch.randn(patches, width), torch.randn(1)
        update, weights = module(norm(x), features, features, average_attn_weights=False)
        cases.append({"heads": heads, "x": x, "features": features, "cross_attention_gate": gate,
                      "y": x + torch.tanh(gate) * update, "weights": weights,
                      "cross_attention_norm.weight": norm.weight, "cross_attention_norm.bias": norm.bias}
                     | attention_weights(module, "cross_attention."))
    write("gated_cross_attention", cases)


def test_patches(torch):
    patchify, stem = [], []
    for patch in (4, 5, 8, 12):
        rows, columns = size(torch, 1, 4), size(torch, 1, 4)
        pixels = torch.randint(0, 256, (rows * patch, columns * patch, 3), dtype=torch.uint8)
        folded = torch.nn.functional.unfold(pixels.permute(2, 0, 1)[None].float(), patch, stride=patch)[0].T
        patches = folded.reshape(-1, 3, patch, patch)
        patchify.append({"pixels": pixels, "size": patch, "patches": patches.permute(0, 2, 3, 1)})

        conv1 = shaken(torch, torch.nn.Conv2d(3, size(torch, 1, 6), 3, stride=2, padding=1))
        conv2 = shaken(torch, torch.nn.Conv2d(conv1.out_channels, size(torch, 1, 6), 3, stride=2, padding=1))
        gelu = torch.nn.GELU(approximate="tanh")
        x = gelu(conv2(gelu(conv1(patches / 127.5 - 1)))).permute(0, 2, 3, 1).flatten(1)
        project = shaken(torch, torch.nn.Linear(x.shape[1], 16))
        case = {"patches": patches.permute(0, 2, 3, 1), "y": project(x),
                "project.weight": project.weight, "project.bias": project.bias}
        for name, conv in (("conv1", conv1), ("conv2", conv2)):
            case |= {f"{name}.weight": kernel_rows(conv.weight), f"{name}.bias": conv.bias}
        stem.append(case)
    write("patchify", patchify), write("embed_patches", stem)


def kernel_rows(weight):
    """(out, in, row, column) → (out, row · column · in)."""
    return weight.permute(0, 2, 3, 1).flatten(1)


def test_vision_transformer(torch):
    cases = []
    for _ in range(CASES):
        heads, layers = size(torch, 1, 3), size(torch, 1, 3)
        width, patches, position_scale = heads * size(torch, 2, 6), size(torch, 2, 9), 0.5
        case = {"heads": heads, "position_scale": position_scale, "vectors": torch.randn(patches, width),
                "where": torch.randn(patches, width)}
        x = (case["vectors"] + case["where"])[None]
        for i in range(layers):
            layer = new_layer(torch, width, heads, 12)
            x = layer(x)
            case |= block_weights(layer, f"layers.{i}.")
        norm = shaken(torch, torch.nn.LayerNorm(width))
        cases.append(case | {"y": norm(x)[0] + position_scale * case["where"], "norm.weight": norm.weight,
                             "norm.bias": norm.bias})
    write("vision_transformer", cases)


def test_whole_model(torch):
    """The training code's own network, with random weights, from pixels to logits."""
    from training.model import Lookout, Shape

    cases = []
    for words, layers in ((11, 1), (17, 3)):
        shape = Shape(vocabulary=words, classes=2, size=36, width=16, heads=2, hidden=24, vision_layers=layers,
                      language_layers=layers, stem=(4, 6), context=12)
        model = shaken(torch, Lookout(shape))
        pixels = torch.randint(0, 256, (36, 36, 3), dtype=torch.uint8)
        ids = torch.randint(0, words, (9,))
        features = model.vision.place(model.vision(pixels[None] / 127.5 - 1))
        mask = torch.ones(9, 9, dtype=bool).tril()[None, None]
        logits = model.language(ids[None], torch.arange(9)[None], mask, features)
        case = {"pixels": pixels, "ids": ids, "layers": layers, "features": features[0], "logits": logits[0]}
        for name, parameter in model.named_parameters():
            if not name.startswith("patch_class"):
                case[f"w/{name}"] = kernel_rows(parameter) if parameter.dim() == 4 else parameter
        cases.append(case)
    write("whole_model", cases)
