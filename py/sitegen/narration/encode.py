"""From the synthesiser's samples to the two files that are shipped: even loudness, mono, as Opus and as MP3."""

import json

from .programs import output_of, program

ADVICE = "On Debian and Ubuntu: apt install ffmpeg."
LOUDNESS = "loudnorm=I=-18:TP=-2:LRA=11"                  # LUFS, dB true peak, loudness range
REPRODUCIBLE = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"]
FORMS = {                                                 # a constant rate keeps seeking exact in MP3; WebM has an index
    "narration.webm": ["-ar", "48000", "-c:a", "libopus", "-b:a", "15k", "-application", "voip", "-frame_duration", "60"],
    "narration.mp3": ["-ar", "32000", "-c:a", "libmp3lame", "-b:a", "48k"],
}


def encode(ffmpeg, source, folder):
    """Measure, bring the loudness to that of LOUDNESS, its peaks held down, and write both forms into the folder. No word
    moves in time."""
    quiet = [ffmpeg, "-nostdin", "-hide_banner", "-y", "-i", source]
    said = output_of([*quiet, "-af", f"{LOUDNESS}:print_format=json", "-f", "null", "-"], "ffmpeg could not measure")
    found = json.loads(said[said.rindex("{"):said.rindex("}") + 1])
    measured = ":".join(f"measured_{name}={found[f'input_{key}']}" for name, key in
                        [("I", "i"), ("TP", "tp"), ("LRA", "lra"), ("thresh", "thresh")])
    evened = [*quiet, "-af", f"{LOUDNESS}:{measured}:offset={found['target_offset']}:linear=true", "-ac", "1"]
    for name, form in FORMS.items():
        output_of([*evened, *form, *REPRODUCIBLE, folder / name], f"ffmpeg could not write {name}")


def find_ffmpeg():
    return program("ffmpeg", ADVICE)
