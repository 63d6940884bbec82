"""What a drawing is made from: one word of an answer, the picture it was asked about, and where its attention went."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """One word's share for every patch of the picture, row after row; they sum to one."""

    word: str
    question: str
    shares: list[float]
    columns: int
    alt: str

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


def percent(share):
    return f"{100 * share:.1f}%"
