"""`build.py narrate`: a lesson's script → assets/narration/LESSON: narration.webm, narration.mp3 and timings.json."""

import json
import tempfile
from functools import partial
from pathlib import Path

from ..console import BuildError, say, step
from . import festival, piper
from .encode import FORMS, encode, find_ffmpeg
from .lexicon import read_lexicon, script_hash
from .mp3 import mp3_duration
from .script import read_script
from .timeline import lay_out, timings

SYNTHESISERS = {"festival": festival, "piper": piper}


def narrate(project, slug, synthesiser="festival", voice=None):
    """Render one lesson's narration anew."""
    script, lexicon = read_script(project, slug), read_lexicon(project)
    if synthesiser == "festival" and voice:
        raise BuildError("Festival's voice is fixed. --voice belongs to --synthesiser piper.")
    chosen = SYNTHESISERS[synthesiser]
    speak = partial(chosen.speak, voice=voice) if synthesiser == "piper" else chosen.speak
    ffmpeg, folder = find_ffmpeg(), project.assets / "narration" / slug
    spoken = [[lexicon.spoken(word) for word in sentence] for sentence in script.sentences]
    flat = [[part for parts in sentence for part in parts] for sentence in spoken]
    counts = [len(parts) for sentence in spoken for parts in sentence]
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        with step(f"Speaking {len(script.words)} words with {synthesiser}"):
            clips = speak(flat, lexicon.sounds(word for words in flat for word in words), work)
            times = lay_out(script, clips, work / "narration.wav")
        with step("Evening the loudness and writing Opus and MP3"):
            encode(ffmpeg, work / "narration.wav", work)
        sounds = {name: (work / name).read_bytes() for name in FORMS}
    about = {"script_hash": script_hash(script, lexicon), "synthesiser": synthesiser, "word_times": chosen.TIMES,
             "duration": round(mp3_duration(sounds["narration.mp3"]), 3)}
    folder.mkdir(parents=True, exist_ok=True)
    for name, sound in sounds.items():
        (folder / name).write_bytes(sound)
    (folder / "timings.json").write_text(as_json({**about, **timings(script, counts, times)}), encoding="utf-8")
    minutes, seconds = divmod(round(about["duration"]), 60)
    sizes = " and ".join(f"{len(sound) / 1e6:.1f} MB" for sound in sounds.values())
    say(f"    {minutes}:{seconds:02} minutes, {sizes}")


def as_json(content):
    """One entry a line, so that a change can be read."""
    def value(entry):
        if isinstance(entry, list) and entry and isinstance(entry[0], (list, dict)):
            return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in entry) + "\n]"
        return json.dumps(entry, ensure_ascii=False)
    return "{\n" + ",\n".join(f"{json.dumps(name)}: {value(entry)}" for name, entry in content.items()) + "\n}\n"
