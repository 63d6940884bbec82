"""One question, asked and answered: what every study of it (where it looked, whether it matters) starts from."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from .attention import Cache
from .generation import next_word
from .interventions import Bridges
from .model import read
from .picture import Picture
from .trace import Trace


@dataclass(frozen=True)
class Inquiry:
    """A picture, the text of question and answer, and whatever was done to the way between them.

    ids: the whole text, <bos> question <answer> and the answer's words; start: the position of the
    answer's first word in it. The word at position p was predicted at position p − 1."""

    picture: Picture
    ids: tuple[int, ...]
    start: int
    covered: frozenset
    bridges: Bridges

    @property
    def model(self):
        return self.picture.model

    @property
    def places(self):
        """The positions that predicted the answer's words."""
        return range(self.start - 1, len(self.ids) - 1)

    @property
    def ids_read(self):
        """The text that the model reads: all of it, unless the last word comes after its context. Nothing
        is predicted from that one."""
        return list(self.ids[:self.model.config.language.context])

    @property
    def tokens(self):
        """The words that the model reads, in its own spelling."""
        return [self.model.tokenizer.words[id] for id in self.ids_read]

    @cached_property
    def trace(self):
        """Every intermediate by name, picture and text each in one piece; see `Trace`."""
        trace = Trace(arrays=dict(self.picture.trace(self.covered)))
        view = self.picture.view(self.covered)
        read(self.model, self.ids_read, view, self.fresh_caches(), self.bridges, trace=trace)
        return trace.arrays

    def fresh_caches(self):
        return [Cache() for _ in self.model.w.language.layers]

    def with_covered(self, patches):
        """The same with these patches covered as well."""
        return replace(self, covered=self.covered | frozenset(patches))

    def word_probabilities(self):
        """The probability of each answer word, given the words before it: (words,). One pass over the
        text, whatever the words are: this asks about an answer, it does not look for one."""
        view = self.picture.view(self.covered)
        logits, _ = read(self.model, self.ids_read, view, self.fresh_caches(), self.bridges)
        return np.array([next_word(logits[place])[self.ids[place + 1]] for place in self.places])

    def check(self, side="language", **indices):
        """Refuse, by ValueError, a position, a patch, or a layer or head of the side ("language" or "vision"),
        that does not exist."""
        stack = getattr(self.model.config, side)
        counts = {"position": len(self.ids_read), "patch": self.model.config.patches,
                  "layer": stack.layers, "head": stack.heads}
        for name, index in indices.items():
            if index not in range(counts[name]):
                raise ValueError(f"There is no {name} {index}; they are numbered 0 to {counts[name] - 1}.")
