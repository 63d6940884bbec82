"""The same patches, handed to the encoder in another way: shuffled, left out, or twice."""

from .picture import Picture

MOST = 256  # rows: every patch four times


class Arrangement(Picture):
    """A picture of which the encoder reads other rows than the 64 patches in their places: row i is the
    patch `patches[i]`, said to lie at the place `places[i]`. All that a Picture can do, it can do too;
    "patch" then means a row. Raises ValueError for rows that make no sense."""

    def __init__(self, id, picture, patches, places):
        count = len(picture.patches)
        if not 1 <= len(patches) == len(places) <= MOST:
            raise ValueError(f"An arrangement has 1 to {MOST} patches and as many places, "
                             f"not {len(patches)} and {len(places)}.")
        if not all(0 <= index < count for index in (*patches, *places)):
            raise ValueError(f"Patches and places are numbered 0 to {count - 1}.")
        self.id, self.pixels, self.model = id, picture.pixels, picture.model
        self.patches, self.vectors = picture.patches[patches], picture.vectors[patches]
        self.where = self.model.where[places]
        self.views, self.traces = {}, {}
