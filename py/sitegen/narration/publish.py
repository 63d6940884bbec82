"""A rendered narration on its way into the site: the sound in two forms, the times of its words as a script, and the transcript."""

import json
from dataclasses import dataclass
from pathlib import Path

from ..console import BuildError
from .script import read_script

KINDS = {"narration.webm": "audio/webm; codecs=opus", "narration.mp3": "audio/mpeg"}     # a browser takes the first it can play
ADVICE = "Speak the script anew: python3 build.py narrate"


@dataclass(frozen=True)
class Part:
    """A chapter for the page: where it starts, and its paragraphs as lists of (index of the first word, sentence)."""

    id: str
    title: str
    start: float
    word: int
    paragraphs: list[list[tuple[int, str]]]


@dataclass(frozen=True)
class Narration:
    """What the page is told; `sounds` (in Opus, and in MP3 for whoever cannot play that) and `times` are names of assets."""

    sounds: dict[str, str]
    times: str
    duration: float
    parts: list[Part]
    words: int


def publish(project, output, slug):
    """Put a lesson's recording into the output → Narration, or None for a lesson that is not narrated."""
    if not (project.site / "lessons" / slug / "narration.md").is_file():
        return None
    script, folder = read_script(project, slug), project.assets / "narration" / slug
    for name in (*KINDS, "timings.json"):
        if not (folder / name).is_file():
            raise BuildError(f"The narration of {slug} has no {name}. {ADVICE} {slug}")
    made = json.loads((folder / "timings.json").read_text(encoding="utf-8"))
    if [text for *_, text in made["words"]] != script.words:
        raise BuildError(f"The recording of {slug} says other words than its script. {ADVICE} {slug}")
    sounds = {kind: f"narration/{slug}{Path(name).suffix}" for name, kind in KINDS.items()}
    for name, asset in zip(KINDS, sounds.values()):
        output.add_asset(asset, folder / name)
    times = f"narration/{slug}.js"
    output.add_asset(times, times_script(slug, made).encode())
    return Narration(sounds, times, made["duration"], parts_of(script, made["words"]), len(script.words))


def times_script(slug, made):
    """The times as a classic script: for each word the silence before it and its length, in milliseconds, and the cues."""
    row, end = [], 0
    for start, stop, _ in made["words"]:
        start, stop = round(start * 1000), round(stop * 1000)
        row += [start - end, stop - start]
        end = stop
    cues = [[cue["word"], cue["name"], *cue["args"]] for cue in made["cues"]]
    content = json.dumps({"times": row, "cues": cues}, separators=(",", ":"))
    return f"sightlineNarration({json.dumps(slug)},{content});\n"


def parts_of(script, words):
    parts, index = [], 0
    for chapter in script.chapters:
        first, paragraphs = index, []
        for paragraph in chapter.paragraphs:
            paragraphs.append([])
            for sentence in paragraph:
                paragraphs[-1].append((index, " ".join(sentence)))
                index += len(sentence)
        parts.append(Part(chapter.id, chapter.title, words[first][0], first, paragraphs))
    return parts


def clock(seconds):
    """125.9 → 2:05"""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"
