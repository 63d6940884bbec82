"""Recording what happens inside, by name; and not recording it, at no cost."""

import numpy as np


class Trace:
    """Keeps a copy of every array it is shown, by dotted name: `vision.layers.0.attention.query`."""

    def __init__(self, prefix="", arrays=None):
        self.prefix = prefix
        self.arrays = {} if arrays is None else arrays

    def within(self, name):
        """The same record, with `name.` put before every name."""
        return Trace(f"{self.prefix}{name}.", self.arrays)

    def keep(self, **arrays):
        """Copy the arrays: what is computed next may overwrite them."""
        for name, array in arrays.items():
            self.arrays[self.prefix + name] = np.array(array)

    def keep_residual(self, x):
        """The residual stream x (n, d) as it leaves a layer, and how long each vector is (n,)."""
        self.keep(residual=x, residual_norm=np.sqrt(np.square(x).sum(axis=-1)))


class Silence:
    """A trace that keeps nothing: no copies, no names, no arithmetic."""

    def within(self, name):
        return self

    def keep(self, **arrays):
        pass

    def keep_residual(self, x):
        pass


silence = Silence()
