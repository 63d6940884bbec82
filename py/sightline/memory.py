"""What has been read once need not be read again: another word forced, another draw, a later gate moved
leave most of the text before them as it was."""


class Memory:
    """What each decoder layer made of each piece of the text that was read last, for one View. Nothing
    older is kept.

    What leaves a layer follows from the picture, the text so far, and what was done to the bridges up
    to that layer; so it is found again as long as these are the same."""

    def __init__(self):
        self.bridges, self.same = None, 0
        self.text, self.before, self.now = (), {}, {}

    def begin(self, bridges):
        """A text is about to be read from its start, over these bridges."""
        self.same = bridges.layers_in_common(self.bridges) if self.bridges else 0
        self.bridges, self.text = bridges, ()
        self.before, self.now = self.now, {}

    def hear(self, ids):
        """The next piece of the text."""
        self.text += tuple(ids)

    def recall(self, layer):
        """What `keep` was given for this layer and the text so far, or None."""
        found = self.before.get((layer, self.text)) if layer < self.same else None
        if found:
            self.now[layer, self.text] = found
        return found

    def keep(self, layer, *made):
        self.now[layer, self.text] = made
