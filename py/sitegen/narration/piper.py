"""Piper, with a voice file of your own. It tells no times of words: inside a sentence they are shared out by letters."""

import wave

from ..console import BuildError
from .programs import output_of, program

ADVICE = "Install Piper and give its voice with --voice FILE.onnx."
TIMES = "estimated within each sentence"


def speak(sentences, sounds, folder, voice=None):
    """As festival.speak; `sounds` are Festival's and are not used."""
    piper = program("piper", ADVICE)
    if voice is None or not voice.is_file():
        raise BuildError("Piper needs a voice. Name a local file with --voice FILE.onnx.")
    clips = []
    for number, words in enumerate(sentences):
        file = folder / f"{number:04}.wav"
        output_of([piper, "--model", voice, "--output_file", file], "Piper could not speak. It said", " ".join(words))
        with wave.open(str(file)) as clip:
            clips.append((file, shared_out(words, clip.getnframes() / clip.getframerate())))
    return clips


def shared_out(words, duration):
    """Times in proportion to letters, a comma or a full stop counting as three more."""
    weights = [len(word) + 3 * (not word[-1].isalnum()) for word in words]
    times, spent = [], 0
    for weight in weights:
        times.append((duration * spent / sum(weights), duration * (spent + weight) / sum(weights)))
        spent += weight
    return times
