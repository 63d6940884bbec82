"""A rendered narration on its way into the site: the sound, the times of its words as a script, and the transcript."""

import json
from dataclasses import dataclass

from ..console import BuildError
from .script import read_script

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
    """What the page is told; `sound` and `times` are names of assets."""

    sound: str
    times: str
    duration: float
    parts: list[Part]
    words: int


def publish(project, output, slug):
    """Put a lesson's recording into the output → Narration, or None for a lesson that is not narrated."""
    if not (project.site / "lessons" / slug / "narration.md").is_file():
        return None
    script, folder = read_script(project, slug), project.assets / "narration" / slug
    for name in ("narration.mp3", "timings.json"):
        if not (folder / name).is_file():
            raise BuildError(f"The narration of {slug} has no {name}. {ADVICE} {slug}")
    made = json.loads((folder / "timings.json").read_text(encoding="utf-8"))
    if [text for *_, text in made["words"]] != script.words:
        raise BuildError(f"The recording of {slug} says other words than its script. {ADVICE} {slug}")
    sound, times = f"narration/{slug}.mp3", f"narration/{slug}.js"
    output.add_asset(sound, folder / "narration.mp3")
    output.add_asset(times, times_script(slug, made).encode())
    return Narration(sound, times, made["duration"], parts_of(script, made["words"]), len(script.words))


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
