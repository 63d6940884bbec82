"""The words Lookout knows and the ids they have."""

from __future__ import annotations

from . import questions
from .scenes.cast import Cast

SPECIAL = ("<pad>", "<bos>", "<answer>", "<eos>", "<unk>")
PAD, BOS, ANSWER, EOS, UNK = range(len(SPECIAL))


def vocabulary(cast: Cast) -> list[str]:
    """Special tokens first, then every word of every question and answer, sorted."""
    return [*SPECIAL, *questions.words(cast)]
