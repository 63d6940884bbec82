"""The words Lookout knows and the ids they have: the engine's special tokens first, then ours, sorted."""

from __future__ import annotations

from sightline.tokenizer import ANSWER, BOS, EOS, SPECIAL, UNKNOWN

from . import questions
from .scenes.cast import Cast

__all__ = ["ANSWER", "BOS", "EOS", "UNKNOWN", "vocabulary"]


def vocabulary(cast: Cast) -> list[str]:
    """Every word of every question and answer about this cast, in the order of their ids."""
    return [*SPECIAL, *questions.words(cast)]
