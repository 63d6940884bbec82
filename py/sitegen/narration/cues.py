"""Cues: what the narration asks of the page while it speaks. A player that does not know how to follow one skips it."""

import re
from dataclasses import dataclass

NUMBER, NAME = r"[1-9]\d*", r"[a-z][a-z0-9-]*"
CUES = {                       # name → the pattern of each argument, and what the page is asked to do
    "scroll": ([NAME], "bring the heading with this id into view"),
    "figure": ([NAME], "bring the figure of this name into view"),
    "slice": ([], "cut the picture of the live figure into patches"),
    "ask": ([], "ask the model the question of the live figure"),
    "word": ([NUMBER], "choose the n-th word of the answer, counted from 1"),
    "head": ([NUMBER, NUMBER], "show one head: its layer and its number, both counted from 1"),
}


@dataclass(frozen=True)
class Cue:
    """A wish that falls due when the word with this index is spoken."""

    name: str
    args: tuple[str, ...]
    word: int


def read_cue(text, word):
    """'head 2 3' → Cue. Raises ValueError with a sentence if there is no such cue."""
    name, *args = text.split() or [""]
    if name not in CUES:
        raise ValueError(f"'{name}' is no cue. There are {', '.join(CUES)}.")
    patterns, _ = CUES[name]
    if len(args) != len(patterns) or not all(map(re.fullmatch, patterns, args)):
        raise ValueError(f"The cue '{text}' is incomplete or has a wrong argument: '{name}' takes {len(patterns)}.")
    return Cue(name, tuple(args), word)
