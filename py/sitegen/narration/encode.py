"""From the synthesiser's samples to the one file that is shipped: even loudness, MP3, mono."""

import json

from .programs import output_of, program

ADVICE = "On Debian and Ubuntu: apt install ffmpeg."
LOUDNESS = "loudnorm=I=-18:TP=-2:LRA=11"                  # LUFS, dB true peak, loudness range
BITRATE, RATE = "48k", "32000"


def encode(ffmpeg, source, target):
    """Measure, bring the loudness to that of LOUDNESS, its peaks held down, and write the MP3. No word moves in time."""
    quiet = [ffmpeg, "-nostdin", "-hide_banner", "-y", "-i", source]
    said = output_of([*quiet, "-af", f"{LOUDNESS}:print_format=json", "-f", "null", "-"], "ffmpeg could not measure")
    found = json.loads(said[said.rindex("{"):said.rindex("}") + 1])
    measured = ":".join(f"measured_{name}={found[f'input_{key}']}" for name, key in
                        [("I", "i"), ("TP", "tp"), ("LRA", "lra"), ("thresh", "thresh")])
    output_of([*quiet, "-af", f"{LOUDNESS}:{measured}:offset={found['target_offset']}:linear=true", "-ar", RATE, "-ac", "1",
               "-c:a", "libmp3lame", "-b:a", BITRATE, "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact",
               target], "ffmpeg could not write the MP3")


def find_ffmpeg():
    return program("ffmpeg", ADVICE)
