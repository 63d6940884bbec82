"""What can go wrong, said to the reader."""


class ReaderError(Exception):
    """A sentence for the person at the page or terminal: what happened, with what, what to do."""


class WeightsError(ReaderError):
    """The weights file is damaged or does not belong to this model; the sentence names the tensor."""
