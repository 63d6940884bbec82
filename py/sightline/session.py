"""The façade: open pictures, ask about them. The page, the command line and the evaluation all come in here."""

from functools import cached_property
from itertools import count
from time import perf_counter

import numpy as np

from .attention import Cache
from .errors import ReaderError
from .generation import generate
from .interventions import Cut, check_cuts
from .model import Bridges, read, see
from .ops import tally
from .picture import crop_square, plain_patch, shrink
from .tokenizer import ANSWER, BOS, EOS, SPECIAL
from .trace import Trace, silence
from .vision import embed_patches, patchify

ANSWER_ROOM = 8                                        # positions kept free for the answer


class Picture:
    """An opened picture: `pixels` (size, size, 3) and `patches` (n, patch, patch, 3), both uint8, and `features`
    (n, d), which are computed when first needed and then kept."""

    def __init__(self, id, pixels, model):
        self.id, self.pixels, self.model = id, pixels, model
        self.patches = patchify(pixels, model.config.patch)
        self.views = {}

    @property
    def features(self):
        return self.view().features

    def view(self, covered=frozenset()):
        """What the words may look at, with the covered patches painted in the picture's mean colour. The bare picture's
        view is kept for good, of covered ones the latest."""
        if covered not in self.views:
            bare = {key: view for key, view in self.views.items() if not key}
            self.views = {**bare, covered: self.encode(covered)}
        return self.views[covered]

    def encode(self, covered, trace=silence):
        """A patch becomes a vector by itself, so covering one leaves the other vectors as they are."""
        vectors = self.vectors
        if covered:
            vectors = vectors.copy()
            vectors[list(covered)] = embed_patches(plain_patch(self.patches), self.model.w.vision.stem)
        return see(self.model, vectors, trace=trace)

    @cached_property
    def vectors(self):
        return embed_patches(self.patches, self.model.w.vision.stem)


class Session:
    """A loaded model at work."""

    def __init__(self, model):
        self.model = model
        self.numbers = count(1)
        self.pictures = {}

    def open(self, rgba, width, height):
        """RGBA bytes, row by row from the top, → Picture: the middle square, laid over white, at the model's size."""
        pixels = np.frombuffer(rgba, np.uint8)
        if min(width, height) < 1:
            raise ReaderError(f"This picture is empty ({width} × {height} pixels). Choose another one.")
        if pixels.size != width * height * 4:
            raise ValueError(f"{width} × {height} pixels of RGBA are {width * height * 4} bytes, not {pixels.size}.")
        square = crop_square(pixels.reshape(height, width, 4))
        return Picture(f"picture-{next(self.numbers)}", shrink(square, self.model.config.size), self.model)

    def ask(self, picture, question, *, temperature=0.0, seed=0, top=5, max_words=16, covered=(), cut=(),
            gate_scale=1.0, blind=False, force=(), record=False):
        """Answer a question about a picture; everything is returned as plain values and arrays.

        temperature 0 takes the likeliest word, above 0 draws with `seed`. covered: patch numbers, painted in the
        picture's mean colour before it is encoded. cut: Cuts, or dicts of their fields. gate_scale: a factor for every
        gate, or one per layer. blind: all gates shut. force: words (or ids) that the answer must begin with.
        record: add every intermediate, by name, as "trace". Raises ReaderError for a question that cannot be read,
        ValueError for arguments that make no sense."""
        model = self.model
        tokens = self.read_question(question)
        covered = check_patches(covered, model.config.patches)
        bridges = Bridges(gate_scales(gate_scale, blind, model.config.language.layers), as_cuts(cut, model.config))
        if not 0 <= temperature < np.inf or max_words < 1:
            raise ValueError(f"temperature must be 0 or more and max_words at least 1, not {temperature} and {max_words}.")
        force = self.forced_ids(force)

        started, spent = perf_counter(), tally.multiply_adds
        view = picture.view(covered)
        seen = perf_counter()
        prompt = [BOS, *(token.id for token in tokens), ANSWER]
        answer = generate(model, prompt, view, bridges, temperature=temperature, seed=seed, max_words=max_words,
                          force=force)
        done, spent = perf_counter(), tally.multiply_adds - spent

        language = model.config.language
        looks = [word.look for word in answer.words]
        result = {
            "question": {"text": question, "tokens": [plain_token(token) for token in tokens]},
            "answer": model.tokenizer.text(word.id for word in answer.words),
            "stopped": "end" if answer.ended else "length",
            "grid": list(model.config.grid), "layers": language.layers, "heads": language.heads,
            "best_layer": model.config.best_layer,
            "tokens": [self.plain_word(word, top) for word in answer.words],
            "attention": np.array(looks, np.float32).reshape(-1, language.layers, language.heads, model.config.patches),
            "question_attention": answer.prompt_look,
            "gates": [gate * scale for gate, scale in zip(model.gates, bridges.gate_scales)],
            "timing": {"vision_ms": 1000 * (seen - started), "language_ms": 1000 * (done - seen)},
            "multiply_adds": spent,
        }
        if record:
            result["trace"] = self.replay(picture, covered, answer.ids_read, bridges)
        return result

    def replay(self, picture, covered, ids, bridges):
        """Go through the whole text once more, in one pass, and keep everything."""
        trace = Trace()
        view = picture.encode(covered, trace)
        read(self.model, ids, view, [Cache() for _ in view.keys_values], bridges, trace=trace)
        return trace.arrays

    def read_question(self, question):
        tokens = self.model.tokenizer.read(question)
        most = self.model.config.language.context - ANSWER_ROOM - 2          # <bos> and <answer> stand around it
        if not tokens:
            raise ReaderError("There is no question yet. Type one, for example: What animal is in the photo?")
        if len(tokens) > most:
            raise ReaderError(f"This question has {len(tokens)} words; the model reads at most {most}. Ask a shorter one.")
        return tokens

    def forced_ids(self, force):
        """Words or ids → ids. Raises ReaderError for a word that the model cannot say."""
        words, ids = self.model.tokenizer.words, self.model.tokenizer.ids
        wanted = force.split() if isinstance(force, str) else force
        chosen = [ids.get(word) if isinstance(word, str) else word for word in wanted]
        for word, id in zip(wanted, chosen):
            if id is None:
                raise ReaderError(f"The model does not know the word '{word}', so it cannot be made to say it.")
            if id != EOS and not len(SPECIAL) <= id < len(words):
                raise ValueError(f"Word {id} cannot be said; words are numbered {len(SPECIAL)} to {len(words) - 1}.")
        return chosen

    def plain_word(self, word, top):
        """An answer word with its probability and, as runners-up, the `top` likeliest others."""
        words, p = self.model.tokenizer.words, word.probabilities
        others = [id for id in np.argsort(-p, kind="stable")[:top + 1] if id != word.id and p[id] > 0][:top]
        return {"text": words[word.id], "id": word.id, "probability": float(p[word.id]), "forced": word.forced,
                "runners_up": [{"text": words[id], "probability": float(p[id])} for id in others]}

    def call(self, method, params):
        """Messages from the page: "models", "open", "ask" and "close"; pictures go by their id."""
        if method == "models":
            config, words = self.model.config, self.model.tokenizer.words
            return {"models": [{"name": config.name, "parameters": self.model.parameters, "size": config.size,
                                "patch": config.patch, "grid": list(config.grid), "layers": config.language.layers,
                                "heads": config.language.heads, "best_layer": config.best_layer,
                                "gates": self.model.gates, "vocabulary": words, "card": self.model.card}]}
        if method == "open":
            picture = self.open(**params)
            self.pictures[picture.id] = picture
            return {"id": picture.id, "pixels": picture.pixels, "vectors": picture.vectors}
        if method == "ask":
            rest = dict(params)
            return self.ask(self.opened(rest.pop("picture")), **rest)
        if method == "close":
            self.opened(params["picture"])
            del self.pictures[params["picture"]]
            return {}
        raise ValueError(f"There is no method '{method}'; there are models, open, ask and close.")

    def opened(self, id):
        if id not in self.pictures:
            raise ReaderError("This picture is no longer open. Choose it again.")
        return self.pictures[id]


def plain_token(token):
    return {"text": token.text, "id": token.id, "known": token.known, "suggestions": list(token.suggestions)}


def check_patches(covered, count):
    covered = frozenset(int(patch) for patch in covered)
    if covered and not 0 <= min(covered) <= max(covered) < count:
        raise ValueError(f"Patches are numbered 0 to {count - 1}; {sorted(covered)} cannot be covered.")
    return covered


def as_cuts(cuts, config):
    cuts = tuple(cut if isinstance(cut, Cut) else Cut(**cut) for cut in cuts)
    check_cuts(cuts, query=config.language.context, patch=config.patches, layer=config.language.layers,
               head=config.language.heads)
    return cuts


def gate_scales(scale, blind, layers):
    """One factor per layer, from a single one or a list."""
    scales = np.zeros(layers) if blind else np.broadcast_to(np.asarray(scale, float), np.shape(scale) or (layers,))
    if scales.shape != (layers,) or not np.isfinite(scales).all():
        raise ValueError(f"gate_scale must be one number or {layers}, not {scale!r}.")
    return tuple(float(s) for s in scales)
