"""An opened picture, and what the model makes of it, computed once and kept."""

from functools import cached_property

import numpy as np

from .model import see
from .trace import Trace, silence
from .vision import embed_patches, patchify


COVERED_VIEWS = 4  # kept: a reader goes to and fro between what was covered a moment ago and what is now


class Picture:
    """A picture at the model's size: `pixels` (size, size, 3) and `patches` (n, patch, patch, 3),
    both uint8; each patch's own vector in `vectors` (n, d), where it lies in `where` (n, d), and what
    the vision transformer makes of them in `features` (n, d)."""

    def __init__(self, id, pixels, model):
        self.id, self.pixels, self.model = id, pixels, model
        self.patches, self.where = patchify(pixels, model.config.patch), model.where
        self.views, self.traces = {}, {}

    @cached_property
    def vectors(self):
        return embed_patches(self.patches, self.model.w.vision.stem)

    def take_vectors(self, like):
        """A patch becomes a vector by itself, so those that look as they do in the picture `like`, in the
        same place, have theirs there already."""
        new = (self.patches != like.patches).any(axis=(1, 2, 3))  # (n, size, size, 3) → (n,)
        self.vectors = like.vectors.copy()
        if new.any():
            self.vectors[new] = embed_patches(self.patches[new], self.model.w.vision.stem)

    @property
    def features(self):
        return self.view().features

    def view(self, covered=frozenset()):
        """What the words may look at, with the covered patches painted in the picture's mean colour.
        The bare picture's view is kept for good, and of covered ones the latest few."""
        if covered not in self.views:
            self.keep(covered, self.encode(covered))
        return self.views[covered]

    def keep(self, covered, view):
        others = [key for key in self.views if key and key != covered]
        for old in others[:1 - COVERED_VIEWS]:
            del self.views[old]
        self.views[covered] = view

    def trace(self, covered=frozenset()):
        """Every intermediate of the encoder by name, see `Trace`. The latest is kept: it stays the same
        whatever is asked and whichever gate or edge is moved."""
        if covered not in self.traces:
            trace = Trace()
            view = self.encode(covered, trace)
            self.traces = {covered: trace.arrays}
            if covered not in self.views:
                self.keep(covered, view)
        return self.traces[covered]

    def encode(self, covered, trace=silence):
        """Painting before encoding: a patch becomes a vector by itself, so only the covered ones'
        vectors change, and all of them to the same."""
        vectors = self.vectors
        if covered:
            vectors = vectors.copy()
            vectors[list(covered)] = embed_patches(plain_patch(self.patches),
                                                   self.model.w.vision.stem)
        return see(self.model, vectors, where=self.where, trace=trace)


def plain_patch(patches):
    """A patch (1, size, size, 3) in the mean colour of all patches: how a covered patch looks."""
    colour = patches.mean(axis=(0, 1, 2), dtype=np.float64)  # (patches, size, size, 3) → (3,)
    return np.broadcast_to(colour.astype(np.float32), (1, *patches.shape[1:]))
