"""The façade: open pictures, ask about them. The page, the command line and the evaluation come here."""

from itertools import count
from time import perf_counter

import numpy as np

from .arrangement import Arrangement
from .errors import ReaderError
from .generation import generate
from .hand import attend_by_hand
from .inquiry import Inquiry
from .interventions import as_bridges
from .ops import tally
from .picture import Picture
from .resize import crop_square, shrink
from .studies import STUDIES
from .tokenizer import ANSWER, BOS, EOS, SPECIAL
from .vision import positions
from .workshop import steps, workshop

ANSWER_ROOM = 12  # positions kept free for the answer: "a dog and a cat and a pig in a forest"


class Session:
    """A loaded model at work."""

    def __init__(self, model):
        self.model = model
        self.numbers = count(1)
        self.pictures = {}
        self.studied = None  # the latest inquiry: several studies look into one answer

    def open(self, rgba, width, height, like=None):
        """RGBA bytes, row by row from the top, → Picture: the middle square, laid over white, at the
        model's size. like: a Picture from which little has changed; what has not is not computed anew.
        Raises ReaderError for an empty picture, ValueError for too few bytes."""
        pixels = np.frombuffer(rgba, np.uint8)
        if min(width, height) < 1:
            raise ReaderError(f"This picture is empty ({width} × {height} pixels). Choose another.")
        if pixels.size != width * height * 4:
            raise ValueError(f"{width} × {height} pixels of RGBA are {width * height * 4} bytes, "
                             f"not {pixels.size}.")
        square = crop_square(pixels.reshape(height, width, 4))
        small = shrink(square, self.model.config.size)
        picture = Picture(f"picture-{next(self.numbers)}", small, self.model)
        if like is not None:
            picture.take_vectors(like)
        return picture

    def arrange(self, picture, patches, places=None):
        """The picture with its patches (indices) handed over in this order, each at its own place or at
        the one that `places` gives → Arrangement. Raises ValueError as that does."""
        places = patches if places is None else places
        return Arrangement(f"picture-{next(self.numbers)}", picture, list(patches), list(places))

    def ask(self, picture, question, *, temperature=0.0, seed=0, top=5, max_words=16, covered=(),
            cut=(), gate_scale=1.0, blind=False, force=(), record=False):
        """Answer a question about a picture; returns plain values and arrays.

        temperature: 0 takes the likeliest word, above 0 draws with `seed`. top: how many runners-up
        to name. covered: patches painted in the picture's mean colour before it is encoded. cut:
        cross-attention edges, Cuts or dicts of their fields. gate_scale: a factor for every gate or
        one per layer. blind: all gates shut. force: words, or ids, that the answer begins with.
        record: add every intermediate by name as "trace". Raises ReaderError for a question that
        cannot be read, ValueError for arguments that make no sense."""
        model, config = self.model, self.model.config
        if not 0 <= temperature < np.inf or max_words < 1:
            raise ValueError("temperature must be 0 or more and max_words at least 1, "
                             f"not {temperature} and {max_words}.")
        tokens, force = self.read_question(question), self.forced_ids(force)
        covered = as_patches(covered, len(picture.patches))
        bridges = as_bridges(gate_scale, blind, cut, config)

        started, spent = perf_counter(), tally.multiply_adds
        view = picture.view(covered)
        seen = perf_counter()
        prompt = [BOS, *(token.id for token in tokens), ANSWER]
        answer = generate(model, prompt, view, bridges, temperature=temperature, seed=seed,
                          max_words=max_words, force=force)
        done, spent = perf_counter(), tally.multiply_adds - spent

        layers, heads = config.language.layers, config.language.heads
        looks = np.array([word.look for word in answer.words], np.float32)
        result = {
            "question": {"text": question, "tokens": [plain_token(token) for token in tokens]},
            "answer": model.tokenizer.text(word.id for word in answer.words),
            "stopped": "end" if answer.end else "length",
            "grid": list(config.grid), "layers": layers, "heads": heads,
            "best_layer": config.best_layer,
            "tokens": [self.plain_word(word, top) for word in answer.words],
            "end": answer.end and self.plain_word(answer.end, top),
            "attention": looks.reshape(-1, layers, heads, answer.prompt_look.shape[-1]),
            "question_attention": answer.prompt_look,
            "gates": [gate * scale for gate, scale in zip(model.gates, bridges.gate_scales)],
            "timing": {"vision_ms": 1000 * (seen - started), "language_ms": 1000 * (done - seen)},
            "multiply_adds": spent,
        }
        if record:
            said = tuple(answer.ids_read)
            result["trace"] = Inquiry(picture, said, len(prompt), covered, bridges).trace
        return result

    def inquiry(self, picture, question, words, *, covered=(), cut=(), gate_scale=1.0, blind=False):
        """A question with its answer (ids of its words), to be studied. Raises as `ask` does."""
        config = self.model.config
        tokens, words = self.read_question(question), self.forced_ids(words)
        ids = (BOS, *(token.id for token in tokens), ANSWER, *words)
        if len(ids) > config.language.context + 1:  # the last word is said, but not read again
            raise ValueError(f"Question and answer have {len(ids)} tokens; "
                             f"the model has room for {config.language.context}.")
        return Inquiry(picture, ids, len(tokens) + 2, as_patches(covered, len(picture.patches)),
                       as_bridges(gate_scale, blind, cut, config))

    def read_question(self, question):
        """Text → Tokens. Raises ReaderError if there are none, or more than the model can read."""
        tokens = self.model.tokenizer.read(question)
        most = self.model.config.language.context - ANSWER_ROOM - 2  # <bos> and <answer> around it
        if not tokens:
            raise ReaderError("There is no question yet. "
                              "Type one, for example: What animal is in the photo?")
        if len(tokens) > most:
            raise ReaderError(f"This question has {len(tokens)} words; the model reads at most {most}. "
                              "Ask a shorter one.")
        return tokens

    def forced_ids(self, force):
        """Words or ids → ids. Raises ReaderError for a word that the model does not know."""
        words, ids = self.model.tokenizer.words, self.model.tokenizer.ids
        wanted = force.split() if isinstance(force, str) else force
        chosen = [ids.get(word) if isinstance(word, str) else word for word in wanted]
        for word, id in zip(wanted, chosen):
            if id is None:
                raise ReaderError(f"The model does not know the word '{word}', "
                                  "so it cannot be made to say it.")
            if id != EOS and not len(SPECIAL) <= id < len(words):
                raise ValueError(f"Word {id} cannot be said; "
                                 f"words are numbered {len(SPECIAL)} to {len(words) - 1}.")
        return chosen

    def plain_word(self, word, top):
        """An answer word, its probability, and as runners-up the `top` likeliest others."""
        words, p = self.model.tokenizer.words, word.probabilities
        likeliest = np.argsort(-p, kind="stable")[:top + 1]
        others = [id for id in likeliest if id != word.id and p[id] > 0][:top]
        return {"text": words[word.id], "id": word.id, "probability": float(p[word.id]),
                "forced": word.forced,
                "runners_up": [{"text": words[id], "probability": float(p[id])} for id in others]}

    def call(self, method, params):
        """Messages from the page: "models", "open", "ask", "close", "attend" (see attend_by_hand), "steps" and
        "edit" (see `workshop`), or the name of a study. Pictures go by their id, and "ask" may bring an
        `arrangement` of the patches. A study is told the inquiry (picture, question, words, covered, cut,
        gate_scale) and, as "about", what else it wants to know."""
        if method == "models":
            return {"models": [self.describe()]}
        if method == "open":
            rest = dict(params)
            like = self.pictures.get(rest.pop("like", None))  # one that is gone is no help, but no harm
            picture = self.open(**rest, like=like)
            self.pictures[picture.id] = picture
            return {"id": picture.id, "pixels": picture.pixels, "vectors": picture.vectors}
        if method == "ask":
            rest = dict(params)
            picture, arrangement = self.opened(rest.pop("picture")), rest.pop("arrangement", None)
            return self.ask(self.arrange(picture, **arrangement) if arrangement else picture, **rest)
        if method == "close":
            del self.pictures[self.opened(params["picture"]).id]
            self.studied = None
            return {}
        if method == "attend":
            return attend_by_hand(**params)
        if method == "steps":
            return {"steps": steps()}
        if method == "edit":
            return workshop.try_out(self, **params)
        if method in STUDIES:
            rest = dict(params)
            about, picture = rest.pop("about", {}), self.opened(rest.pop("picture"))
            inquiry = self.inquiry(picture, **rest)
            if inquiry != self.studied:
                if self.studied and self.studied.picture is not picture:
                    self.studied.picture.traces.clear()  # megabytes each
                self.studied = inquiry
            return STUDIES[method](self.studied, **about)
        raise ValueError(f"There is no method '{method}'; there are models, open, ask, close, attend, steps, edit, "
                         f"{', '.join(STUDIES)}.")

    def opened(self, id):
        if id not in self.pictures:
            raise ReaderError("This picture is no longer open. Choose it again.")
        return self.pictures[id]

    def forget(self):
        """Keep nothing that was computed: the engine's own code has changed."""
        config, self.studied = self.model.config, None
        self.model.where = positions(*config.grid, config.vision.width)
        self.pictures = {id: Picture(id, picture.pixels, self.model) for id, picture in self.pictures.items()}

    def describe(self):
        """What the page should know of the model before anything is asked."""
        config = self.model.config
        return {"name": config.name, "parameters": self.model.parameters, "size": config.size,
                "patch": config.patch, "grid": list(config.grid), "layers": config.language.layers,
                "heads": config.language.heads, "best_layer": config.best_layer,
                "gates": self.model.gates, "vocabulary": self.model.tokenizer.words,
                "card": self.model.card}


def plain_token(token):
    return {"text": token.text, "id": token.id, "known": token.known,
            "suggestions": list(token.suggestions)}


def as_patches(covered, count):
    covered = frozenset(int(patch) for patch in covered)
    if covered and not 0 <= min(covered) <= max(covered) < count:
        raise ValueError(f"{sorted(covered)} cannot be covered; "
                         f"patches are numbered 0 to {count - 1}.")
    return covered
