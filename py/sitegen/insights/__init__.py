"""What the small figures show: single vectors, scores and sweeps of the default picture's first question, taken from the engine.

A template asks for what it draws. Answers are kept by the hash of everything they depend on, so an unchanged build computes
nothing and a site without these figures never loads the engine for them.
"""

import json
from base64 import b64decode
from functools import cached_property
from pathlib import Path

from ..answers import open_model, open_picture, shared_fingerprint
from ..kept import kept_json
from ..output import digest
from .alikeness import patches_alike
from .costs import costs
from .distances import attention_distance
from .gates import gate_sweep
from .hand import by_hand
from .keys import query_meets_keys
from .meetings import word_meets_word
from .patches import patch_to_vector
from .selves import patch_among_patches, words_among_themselves
from .slices import slices
from .tokens import tokens_to_vectors


class Insights:
    """What goes on in the model over one picture and question; every method returns plain values for a template."""

    def __init__(self, project, output, folder, picture, gallery=()):
        self.project, self.output, self.folder, self.picture, self.gallery = project, output, folder, picture, gallery
        self.question = picture.questions[0]

    @cached_property
    def session(self):
        return open_model(self.folder)

    @cached_property
    def opened(self):
        return open_picture(self.session, self.picture)

    @cached_property
    def fingerprint(self):
        own = [digest(path) for path in (self.picture.file, *sorted(Path(__file__).parent.glob("*.py")))]
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

    def tokens_to_vectors(self, question):
        """How a question enters: of each token its number, its row of the table, and the row of its place."""
        return self.kept(tokens_to_vectors, question=question)

    def attention_distance(self):
        """How far each head of the encoder looks, in patches, over the whole gallery."""
        return self.kept(attention_distance, pictures=[digest(picture.file) for picture in self.gallery])

    def costs(self):
        """What a longer row costs: pairs that are compared, and multiply–adds that the engine counted."""
        return self.kept(costs)

    def words_among_themselves(self, question):
        """Who of a question's words looked at whom, layer by layer and head by head."""
        return self.kept(words_among_themselves, question=question)

    def word_meets_word(self, question, layer, head, asks, asked):
        """One word of a question that asks another (layer and head from 1): their products, and the softmax of all that it asked."""
        return self.kept(word_meets_word, question=question, layer=layer, head=head, asks=asks, asked=asked)

    def patch_among_patches(self, row, column):
        """Whom one patch (row and column from 1) looked at in the encoder, layer by layer and head by head."""
        return self.kept(patch_among_patches, row=row, column=column)

    def patches_alike(self, row, column):
        """Which patches are like one (row and column from 1), before the encoder and after it."""
        return self.kept(patches_alike, row=row, column=column)

    def by_hand(self, query, key, value, **more):
        """What attention makes of a few vectors of the author's own; too little to be worth keeping."""
        return by_hand(query, key, value, **more)

    def slices(self):
        """What an encoder like this model's would cost at every patch size that divides the picture."""
        return self.kept(slices)

    def add_image(self, name, content):
        if name not in self.output.assets:
            self.output.add_asset(name, content)
