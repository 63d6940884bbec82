"""What a drawing is made from: one word of an answer, the picture it was asked about, and where its attention went."""

from base64 import b64decode
from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """One word's share for every patch of the picture, row after row; they sum to one."""

    word: str
    question: str
    shares: list[float]
    columns: int
    alt: str
    layer: int = 1             # whose heads the shares are the mean of, counted from 1

    @property
    def rows(self):
        return len(self.shares) // self.columns

    @property
    def even(self):
        """What each patch would get if the word looked at all of them alike."""
        return 1 / len(self.shares)

    @property
    def lit(self):
        """The patches with more than an even share, the most first."""
        return sorted((patch for patch, share in enumerate(self.shares) if share > self.even), key=lambda patch: -self.shares[patch])

    def place(self, patch):
        """(column, row)"""
        return patch % self.columns, patch // self.columns


@dataclass(frozen=True)
class Heads:
    """The same word's shares head by head: shares[layer][head][patch]."""

    look: Look
    shares: list

    @property
    def count(self):
        return sum(len(layer) for layer in self.shares)

    @property
    def mean(self):
        """The mean of all heads, patch by patch."""
        return [sum(values) / self.count for values in zip(*(head for layer in self.shares for head in layer))]

    @property
    def narrowest(self):
        """The head that put most on one patch: (layer, head, patch), each counted from 0."""
        return max(((layer, head, patch) for layer, heads in enumerate(self.shares) for head, shares in enumerate(heads)
                    for patch in range(len(shares))), key=lambda at: self.shares[at[0]][at[1]][at[2]])


def unpacked(array):
    """A JSON array of answers.py ({"shape", "base64"}) as nested lists."""
    values = memoryview(b64decode(array["base64"])).cast("f", array["shape"])
    return values.tolist()
