"""The benchmark's yardstick, not part of the engine: the same model as one would first write it down, every product an `@`.

It does the same work as the engine (the picture is encoded once, words that were read are remembered) without any care
for how NumPy in WebAssembly likes its arrays: x · W + b with W of shape (in, out), as the papers write it.
"""

import numpy as np

NEVER_SAID, BOS, ANSWER, EOS = [0, 1, 2, 4], 1, 2, 3


def as_written(tensors):
    """The model's tensors with every matrix that is multiplied by in the shape (in, out)."""
    looked_up = ("language.embedding.weight", "language.position.weight")
    return {name: np.ascontiguousarray(array.T) if array.ndim == 2 and name not in looked_up else array
            for name, array in tensors.items()}


def answer(patches, ids, t, config, max_words=16):
    """Patches (64, 12, 12, 3), question ids, tensors from as_written, config.json → answer ids and, per word, where it
    looked (layers, heads, 64)."""
    features = see(patches, t, config)
    layers, past, words, looks, new = config["language"]["layers"], {}, [], [], [BOS, *ids, ANSWER]
    start = 0
    while len(words) < max_words and start + len(new) <= config["language"]["context"]:
        x = t["language.embedding.weight"][new] + t["language.position.weight"][start:start + len(new)]
        look = []
        for i in range(layers):
            name = f"language.layers.{i}"
            seen, weights = attention(norm(x, t, f"{name}.cross_attention_norm"), features, t, f"{name}.cross_attention", config)
            x = x + np.tanh(t[f"{name}.cross_attention_gate"]) * seen
            y = norm(x, t, f"{name}.attention_norm")
            past[i] = np.concatenate([past[i], y]) if i in past else y
            mask = np.tri(len(x), len(past[i]), start, dtype=bool)
            x = x + attention(y, past[i], t, f"{name}.attention", config, mask)[0]
            x = x + feed_forward(norm(x, t, f"{name}.feed_forward_norm"), t, name)
            look.append(weights[:, -1])
        logits = norm(x, t, "language.norm")[-1] @ t["language.embedding.weight"].T
        logits[NEVER_SAID] = -np.inf
        start += len(new)
        word = int(logits.argmax())
        if word == EOS:
            break
        words.append(word)
        looks.append(np.stack(look))
        new = [word]
    return words, np.array(looks)


def see(patches, t, config):
    x = patches.astype(np.float32) / 127.5 - 1
    x = gelu(convolve(x, t["vision.stem.conv1.weight"], t["vision.stem.conv1.bias"]))
    x = gelu(convolve(x, t["vision.stem.conv2.weight"], t["vision.stem.conv2.bias"]))
    x = linear(x.reshape(len(x), -1), t, "vision.stem.project")
    where = positions(int(len(x) ** 0.5), x.shape[1])
    x = x + where
    for i in range(config["vision"]["layers"]):
        name = f"vision.layers.{i}"
        y = norm(x, t, f"{name}.attention_norm")
        x = x + attention(y, y, t, f"{name}.attention", config)[0]
        x = x + feed_forward(norm(x, t, f"{name}.feed_forward_norm"), t, name)
    return norm(x, t, "vision.norm") + np.float32(config["position_scale"]) * where


def attention(x, source, t, name, config, mask=None):
    heads = config["language"]["heads"]
    q, k, v = (split(linear(rows, t, f"{name}.{part}"), heads)
               for rows, part in ((x, "query"), (source, "key"), (source, "value")))
    scores = q @ k.transpose(0, 2, 1) / np.float32(np.sqrt(q.shape[-1]))
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    mixed = (weights @ v).transpose(1, 0, 2).reshape(len(x), -1)
    return linear(mixed, t, f"{name}.output"), weights


def split(x, heads):
    return x.reshape(len(x), heads, -1).transpose(1, 0, 2)


def feed_forward(x, t, name):
    return linear(gelu(linear(x, t, f"{name}.feed_forward.up")), t, f"{name}.feed_forward.down")


def linear(x, t, name):
    return x @ t[f"{name}.weight"] + t[f"{name}.bias"]


def norm(x, t, name):
    x = (x - x.mean(axis=-1, keepdims=True)) / np.sqrt(x.var(axis=-1, keepdims=True) + 1e-5)
    return x * t[f"{name}.weight"] + t[f"{name}.bias"]


def gelu(x):
    return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi).astype(np.float32) * (x + 0.044715 * x**3)))


def convolve(x, weight, bias):
    n, height, width, channels = x.shape
    padded = np.pad(x, ((0, 0), (1, 1), (1, 1), (0, 0)))
    windows = [padded[:, r:r + height:2, c:c + width:2] for r in range(3) for c in range(3)]
    return np.stack(windows, axis=3).reshape(n, height // 2, width // 2, 9 * channels) @ weight + bias


def positions(side, width):
    frequency = 100.0 ** (-np.arange(width // 4) / (width // 4))
    row, column = (axis.reshape(-1, 1) * frequency for axis in np.mgrid[:side, :side])
    return np.concatenate([np.sin(row), np.cos(row), np.sin(column), np.cos(column)], axis=1).astype(np.float32)
