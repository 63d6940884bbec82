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

    @cached_property
    def trace(self):
        """Every intermediate by name, picture and text each in one piece; see `Trace`."""
        trace = Trace()
        view = self.picture.encode(self.covered, trace)
        read(self.model, list(self.ids), view, self.fresh_caches(), self.bridges, trace=trace)
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
        logits, _ = read(self.model, list(self.ids), view, self.fresh_caches(), self.bridges)
        return np.array([next_word(logits[place])[self.ids[place + 1]] for place in self.places])
