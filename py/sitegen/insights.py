"""What the small figures show: single vectors, scores and sweeps of the default picture's first question, taken from the engine.

A template asks for what it draws. Answers are kept by the hash of everything they depend on, so an unchanged build computes
nothing and a site without these figures never loads the engine for them.
"""

import io
import json
from base64 import b64decode, b64encode
from functools import cached_property
from pathlib import Path

from .answers import open_model, open_picture, shared_fingerprint
from .kept import kept_json
from .output import digest

MAP_INK = (200, 96, 42)                                # reads on light and on dark paper; the map itself is its alpha
CHANNELS = {"red": (235, 96, 78), "green": (104, 178, 92), "blue": (92, 124, 226)}
SWEEP = [step / 20 for step in range(31)]              # 0, 0.05 … 1.5 times what was learned


class Insights:
    """What goes on in the model over one picture and question; every method returns plain values for a template."""

    def __init__(self, project, output, folder, picture):
        self.project, self.output, self.folder, self.picture = project, output, folder, picture
        self.question = picture.questions[0]

    @cached_property
    def session(self):
        return open_model(self.folder)

    @cached_property
    def opened(self):
        return open_picture(self.session, self.picture)

    @cached_property
    def fingerprint(self):
        own = [digest(path) for path in (self.picture.file, Path(__file__))]
        return " ".join([shared_fingerprint(self.project, self.folder), *own, self.question])

    def kept(self, compute, **arguments):
        """compute(self, **arguments) as JSON, from the cache if it was ever computed."""
        key = f"{self.fingerprint} {compute.__name__} {json.dumps(arguments)}"
        path = self.project.cache / "insights" / f"{digest(key.encode(), 32)}.json"
        return kept_json(path, lambda: compute(self, **arguments))

    def patch_to_vector(self, row, column, word):
        """The patch at row and column (from 1) on its way to its vector, and the vector of a word to hold beside it."""
        found = self.kept(patch_to_vector, row=row, column=column, word=word)
        for name, png in found.pop("images").items():
            self.add_image(f"figures/patch-{row}-{column}-{name}.png", b64decode(png))
        return found

    def query_meets_keys(self, word, layer, head, most, others):
        """The query that led to an answer word (layer and head from 1), the keys of so many patches that got most of its
        weight, and those of others, chosen by [row, column]."""
        return self.kept(query_meets_keys, word=word, layer=layer, head=head, most=most, others=others)

    def gate_sweep(self, word):
        """How likely an answer word is while all gates are opened from nothing to half again what was learned."""
        return self.kept(gate_sweep, word=word)

    def add_image(self, name, content):
        if name not in self.output.assets:
            self.output.add_asset(name, content)


def patch_to_vector(self, row, column, word):
    from sightline.ops import gelu
    from sightline.vision import convolve
    model, config = self.session.model, self.session.model.config
    index = (row - 1) * config.grid[1] + column - 1
    patch, stem = self.opened.patches[index], model.w.vision.stem
    first = gelu(convolve(patch[None] / 127.5 - 1.0, *stem.conv1))           # as embed_patches does, step by step
    second = gelu(convolve(first, *stem.conv2))
    id = model.tokenizer.ids[word]
    planes = {name: patch[..., [channel]] / 255 * ink for channel, (name, ink) in enumerate(CHANNELS.items())}
    return {
        "row": row, "column": column, "size": config.patch, "numbers": patch.size, "rows": config.grid[0], "columns": config.grid[1],
        "pixel": marked_pixel(patch), "maps": [list(maps.shape[1:]) for maps in (first, second)],
        "vector": decimals(self.opened.vectors[index]),
        "word": {"text": word, "id": id, "vocabulary": len(model.tokenizer.words),
                 "vector": decimals(model.w.language.embedding.weight[id])},
        "images": {"pixels": enlarged(patch, 20), **{name: enlarged(plane, 8) for name, plane in planes.items()},
                   "maps-1": enlarged(tiles(first[0], 8), 5), "maps-2": enlarged(tiles(second[0], 8), 6)},
    }


def marked_pixel(patch):
    """The pixel of strongest colour: where it is (from 1), and its red, green and blue."""
    spread = patch.max(axis=-1).astype(int) - patch.min(axis=-1)
    row, column = divmod(int(spread.argmax()), patch.shape[1])
    return {"row": row + 1, "column": column + 1, "values": patch[row, column].tolist()}


def tiles(maps, across):
    """Feature maps (height, width, n) as one sheet of ink with gaps between them; the more active, the more opaque."""
    import numpy as np
    height, width, n = maps.shape
    sheet = np.zeros((-(-n // across) * (height + 1) - 1, across * (width + 1) - 1, 4), np.uint8)
    sheet[..., :3] = MAP_INK
    for i in range(n):
        top, left = i // across * (height + 1), i % across * (width + 1)
        sheet[top:top + height, left:left + width, 3] = 24 + 231 * np.clip(maps[..., i] / maps.max(), 0, 1) ** 0.6
    return sheet


def enlarged(pixels, times):
    """An array of pixels, each drawn as a square, as a PNG file in base64."""
    from PIL import Image
    image = Image.fromarray(pixels.astype("uint8"))
    image = image.resize((image.width * times, image.height * times), Image.Resampling.NEAREST)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return b64encode(buffer.getvalue()).decode()


def query_meets_keys(self, word, layer, head, most, others):
    import numpy as np
    columns = self.session.model.config.grid[1]
    result = self.session.ask(self.opened, self.question, record=True)
    words = [token["text"] for token in result["tokens"]]
    position = len(result["question"]["tokens"]) + 1 + words.index(word)     # <bos>, the question, <answer>, then the words
    trace = result["trace"]
    query, keys, values, scores, weights, mixed = (
        trace[f"language.layers.{layer - 1}.cross_attention.{name}"][head - 1]
        for name in ("query", "key", "value", "scores", "weights", "mixed"))
    query, scores, weights, mixed = query[position], scores[position], weights[position], mixed[position]
    handed_over = weights[:, None] * values                                  # (patches, d), which add up to `mixed`

    shown = [*np.argsort(-weights)[:most].tolist(), *((row - 1) * columns + column - 1 for row, column in others)]
    rest = [patch for patch in range(weights.size) if patch not in shown]
    *each, left = shares([*weights[shown], weights[rest].sum()])
    return {
        "word": word, "before": words[words.index(word) - 1], "layer": layer, "head": head, "patches": weights.size,
        "query": decimals(query), "mixed": decimals(mixed),
        "keys": [{"patch": patch, "row": patch // columns + 1, "column": patch % columns + 1, "key": decimals(keys[patch]),
                  "products": decimals(query * keys[patch]), "product": float(query @ keys[patch]),
                  "score": float(scores[patch]), "weight": float(weights[patch]), "share": share,
                  "handed_over": decimals(handed_over[patch])} for patch, share in zip(shown, each)],
        "rest": {"count": len(rest), "weight": float(weights[rest].sum()), "share": left,
                 "handed_over": decimals(handed_over[rest].sum(axis=0))},
    }


def shares(weights):
    """Weights that sum to one as percentages with two decimals that sum to 100.00: what rounding down leaves over goes to
    those that lost most."""
    exact = [10_000 * float(weight) for weight in weights]
    whole = [int(number) for number in exact]
    by_loss = sorted(range(len(exact)), key=lambda i: whole[i] - exact[i])
    for i in by_loss[:10_000 - sum(whole)]:
        whole[i] += 1
    return [number / 100 for number in whole]


def gate_sweep(self, word):
    learned = self.session.ask(self.opened, self.question)
    words = [token["text"] for token in learned["tokens"]]
    before = words[:words.index(word)]
    return {
        "word": word, "before": before, "question": self.question,
        "gates": [float(layer.cross_attention_gate[0]) for layer in self.session.model.w.language.layers],
        "openings": self.session.model.gates,
        "steps": [swept(self, scale, [*before, word]) for scale in SWEEP],
    }


def swept(self, scale, words):
    """All gates times scale: how likely the last word is after those before it, what the model would say there, and what it
    answers when nothing is put in its mouth."""
    forced = self.session.ask(self.opened, self.question, gate_scale=scale, force=words, max_words=len(words))
    last = forced["tokens"][-1]
    says = max([last, *last["runners_up"]], key=lambda each: each["probability"])
    return {"scale": scale, "openings": forced["gates"], "probability": last["probability"],
            "says": says["text"], "says_probability": says["probability"],
            "answer": self.session.ask(self.opened, self.question, gate_scale=scale)["answer"]}


def decimals(vector):
    return [round(float(number), 5) for number in vector]
