"""Clips and pauses in one row: the whole narration as samples, and the time at which each word is spoken."""

import wave

from ..console import BuildError

PAUSES = {"sentence": 0.12, "paragraph": 0.55, "chapter": 1.2}   # seconds after each; the voice adds a breath of its own
LEAD = 0.3                                                       # silence at the very start


def lay_out(script, clips, target):
    """Write the clips, one per sentence, with pauses to the sound file `target` → [(start, end)] of every spoken word."""
    pauses = pauses_after(script)
    times, position, kind = [], 0, None
    with wave.open(str(target), "wb") as row:
        for number, (file, words) in enumerate(clips):
            with wave.open(str(file)) as clip:
                shape = clip.getnchannels(), clip.getsampwidth(), clip.getframerate()
                samples = clip.readframes(clip.getnframes())
            if kind is None:
                kind = shape
                row.setnchannels(1), row.setsampwidth(2), row.setframerate(shape[2])
                position += silence(row, LEAD)
            if shape != kind or shape[:2] != (1, 2):
                raise BuildError("The synthesiser's clips differ in kind, or are not 16 bit and mono.")
            rate = shape[2]
            times += [(position / rate + start, position / rate + end) for start, end in words]
            row.writeframesraw(samples)
            position += len(samples) // 2 + silence(row, pauses[number])
    return times


def pauses_after(script):
    """The pause after each sentence, in seconds."""
    pauses = []
    for chapter in script.chapters:
        for paragraph in chapter.paragraphs:
            pauses += [PAUSES["sentence"]] * (len(paragraph) - 1) + [PAUSES["paragraph"]]
        pauses[-1] = PAUSES["chapter"]
    return pauses


def silence(row, seconds):
    count = round(seconds * row.getframerate())
    row.writeframesraw(bytes(2 * count))
    return count


def timings(script, counts, times):
    """The times of the spoken words → chapters, words and cues with theirs; counts: how many are spoken per word."""
    words, position = [], 0
    for text, count in zip(script.words, counts, strict=True):
        start, end = times[position][0], times[position + count - 1][1]
        words.append([round(start, 3), round(end, 3), text])
        position += count
    chapters, sentences, paragraphs, index = [], [], [], 0
    for chapter in script.chapters:
        chapters.append({"id": chapter.id, "title": chapter.title, "start": words[index][0], "word": index})
        for paragraph in chapter.paragraphs:
            paragraphs.append(index)
            for sentence in paragraph:
                sentences.append(index)
                index += len(sentence)
    cues = [{"time": words[cue.word][0], "name": cue.name, "args": list(cue.args), "word": cue.word} for cue in script.cues]
    return {"chapters": chapters, "paragraphs": paragraphs, "sentences": sentences, "cues": cues, "words": words}
